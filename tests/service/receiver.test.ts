/** A receiver in the network, played by a real server on this machine. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { receiverLines } from '#service/position/receiver-lines.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith } from '#tests/helpers/calls.ts';
import { linesOf } from '#tests/helpers/nmea.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** @returns where it listens, and the connections made to it */
async function aReceiver(talk: (socket: Socket) => void): Promise<{ port: number; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, sockets };
}

const LINES = linesOf({ time: '061230.00', lonDeg: 120.1, latDeg: 30.87 });

test('its lines come as they were sent, however the network cuts them, until it ends', async () => {
  const sent = `${LINES.join('\r\n')}\r\n`;
  const { port } = await aReceiver((socket) => {
    for (const piece of sent.match(/.{1,7}/gs) ?? []) socket.write(piece);
    socket.end();
  });
  const { client } = await aWorkspace();
  const received: string[] = [];
  for await (const { lines } of await client.position.listen({ host: '127.0.0.1', port }))
    received.push(...lines);
  expect(received).toEqual(LINES);
});

test('a window that gives up closes the connection', async () => {
  const { port, sockets } = await aReceiver((socket) => socket.write(`${LINES[0]}\r\n`));
  const { client } = await aWorkspace();
  const giveUp = new AbortController();
  const lines = await client.position.listen({ host: '127.0.0.1', port }, { signal: giveUp.signal });
  expect(await lines.next()).toEqual({ done: false, value: { lines: [LINES[0]] } });
  const closed = new Promise((resolve) => sockets[0]?.on('close', resolve));
  giveUp.abort();
  await lines.return?.();
  await closed;
});

test('a window that gives up before there is a connection is told of no failure', async () => {
  const { port } = await aReceiver(() => {});
  const address = { host: '127.0.0.1', port };
  const giveUp = new AbortController();
  const waiting = receiverLines(address, giveUp.signal).next();
  giveUp.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await receiverLines({ ...address, port: 1 }, giveUp.signal).next()).toMatchObject({ done: true });
});

test('one that is not there, and one that falls silent, are told by name', async () => {
  const { port } = await aReceiver((socket) => socket.write(`${LINES[0]}\r\n`));
  const address = { host: '127.0.0.1', port };
  const silent = receiverLines(address, undefined, { silentAfterMs: 50 });
  await silent.next();
  await expect(silent.next()).rejects.toMatchObject({ code: 'position.silent', params: address });

  const { client } = await aWorkspace();
  for (const close of closing.splice(0)) close();
  const call = client.position.listen(address).then((lines) => lines.next());
  expect(await failureWith('position.not-reachable', call)).toEqual(address);
});

test.each([
  { host: '', port: 1 },
  { host: 'http://x', port: 1 },
  { host: '127.0.0.1', port: 0 },
  { host: '127.0.0.1', port: 65_536 },
])('%j is no address', async (address) => {
  const { client } = await aWorkspace();
  expect((await failureOf(client.position.listen(address))).code).toBe('input.invalid');
});
