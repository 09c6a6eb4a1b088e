/** A server of map tiles on this machine, as an online map has one: its answers can be spoilt, and what was asked of it is kept. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export type TileServer = {
  /** With places for the tile and for the key. */
  readonly template: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** What it answers from now on. */
  answers: 'tiles' | 'refusal' | 'nonsense' | 'error' | 'none';
  /** How often somebody connected. */
  connections: number;
  readonly stop: () => Promise<void>;
};

export async function aTileServer(colour = '#8fb7d8'): Promise<TileServer> {
  const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: colour } })
    .png()
    .toBuffer();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { answers } = tiles;
    if (answers === 'tiles')
      response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'a=b' }).end(picture);
    else if (answers === 'nonsense')
      response.writeHead(200, { 'content-type': 'image/png' }).end('<script>alert(1)</script>');
    else {
      const status = { refusal: 403, error: 500, none: 404 }[answers];
      response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>'.repeat(20_000));
    }
  });
  server.on('connection', () => tiles.connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const tiles: TileServer = {
    template: `http://127.0.0.1:${port}/tiles/{z}/{y}/{x}?tk={key}`,
    asked,
    answers: 'tiles',
    connections: 0,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return tiles;
}
