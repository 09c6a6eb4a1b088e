/**
 * The program for a browser on the same machine: the window's files, the procedures below /rpc, photos and uploads,
 * on 127.0.0.1 only. The command line's `serve` and `npm start` without Electron both run this.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { router } from '#service/router.ts';
import type { Session } from '#service/session.ts';
import { withSecurityHeaders } from './content-security.ts';
import { entryPage } from './entry-page.ts';
import { handleFileRequest } from './file-routes.ts';
import { createGuard, type Verdict } from './http-guard.ts';
import { respondWithRendererFile } from './renderer-files.ts';

/** A pasted list of 5 million characters, escaped, is the largest input; files travel by /uploads and have no limit here. */
const RPC_BODY_LIMIT_BYTES = 32 * 1024 * 1024;
/** How long answers under way may take to end when the host is closed; then they are cut, and jobs behind them cancelled. */
const CLOSE_GRACE_MS = 1000;

export type HttpHost = {
  /** The address to open, with the one-time token in it. */
  readonly url: string;
  /** Ends the answers under way and frees the port. The session stays the caller's to close. */
  close(): Promise<void>;
};

export type HttpHostOptions = {
  readonly session: Session;
  /** Absolute path of the built window, out/renderer. */
  readonly rendererFolder: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** One-time secret of at least 16 characters, from the caller's source of randomness. */
  readonly token: string;
};

/** Starts serving. Rejects with the error of `listen` when the port is taken. */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const { session, rendererFolder } = options;
  const rpc = new RPCHandler(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: RPC_BODY_LIMIT_BYTES })],
  });
  const server = createServer();
  // A package from a slow stick may take longer than Node's five minutes; nobody but this machine's user can connect.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const guard = createGuard(options.token, port);

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      // The person went away, or the disk failed midway: there is no way to say so but to cut the answer.
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verdict = guard.judge(request);
    if (verdict.kind !== 'allowed') return send(response, respondToVerdict(verdict, request));
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname === '/rpc' || pathname.startsWith('/rpc/')) {
      response.setHeader('cache-control', 'no-store');
      response.setHeader('x-content-type-options', 'nosniff');
      const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context: { session } });
      if (!matched) await send(response, new Response('no such procedure', { status: 404 }));
      return;
    }
    const asked = toRequest(request, response, origin);
    const answered =
      (await handleFileRequest(session, asked)) ?? (await respondWithRendererFile(rendererFolder, asked));
    await send(response, withSecurityHeaders(answered));
  }

  return {
    url: `${origin}/?token=${encodeURIComponent(options.token)}`,
    close: () =>
      new Promise((resolve, reject) => {
        const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
        server.close((error) => {
          clearTimeout(cut);
          if (error) reject(error);
          else resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function respondToVerdict(
  verdict: Exclude<Verdict, { kind: 'allowed' }>,
  request: IncomingMessage,
): Response {
  if (verdict.kind === 'refused') {
    const isPage = (request.headers.accept ?? '').includes('text/html');
    const status = verdict.why === 'no-cookie' ? 401 : 403;
    const answer =
      isPage && verdict.why !== 'host'
        ? entryPage(status)
        : new Response(`refused: ${verdict.why}`, { status, headers: { 'content-type': 'text/plain' } });
    return withSecurityHeaders(answer);
  }
  const headers = new Headers({ location: '/', 'cache-control': 'no-store' });
  if (verdict.kind === 'entered') headers.set('set-cookie', verdict.cookie);
  return withSecurityHeaders(new Response(null, { status: 303, headers }));
}

function toRequest(request: IncomingMessage, response: ServerResponse, origin: string): Request {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(new URL(request.url ?? '/', origin), {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headersDistinct).flatMap(([name, values]) =>
      (values ?? []).map((value): [string, string] => [name, value]),
    ),
    signal: gone.signal,
    ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  });
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response);
  else response.end();
}
