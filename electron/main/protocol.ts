/**
 * `takan://app/…`: the window's own files out of the program's folder, everything of the workspace out of the data
 * process, both with the same headers as over HTTP.
 */
import type { MessagePortMain, Protocol } from 'electron';
import { isDataPath } from '#core/contract/host.ts';
import { withSecurityHeaders } from '#service/host/content-security.ts';
import { type ChunkPort, fetchOverPort } from '#service/host/port-fetch.ts';
import { respondWithRendererFile } from '#service/host/renderer-files.ts';
import { isAppUrl, SCHEME } from './origin.ts';

/** Before the app is ready: makes the scheme an origin of its own, with fetch and streamed bodies. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export type ProtocolOptions = {
  readonly rendererFolder: string;
  readonly channel: () => { readonly port1: MessagePortMain; readonly port2: MessagePortMain };
  /** Hands a port to the data process; false while it is down. */
  readonly sendToData: (port: MessagePortMain) => boolean;
};

export function handleScheme(protocol: Protocol, options: ProtocolOptions): void {
  protocol.handle(SCHEME, async (request) => withSecurityHeaders(await answer(request, options)));
}

async function answer(request: Request, options: ProtocolOptions): Promise<Response> {
  if (!isAppUrl(request.url)) return new Response('not found', { status: 404 });
  const { pathname } = new URL(request.url);
  if (!isDataPath(pathname)) return respondWithRendererFile(options.rendererFolder, request);
  const { port1, port2 } = options.channel();
  if (!options.sendToData(port2)) {
    port1.close();
    return new Response('the data process is starting', { status: 503, headers: { 'retry-after': '1' } });
  }
  try {
    return await fetchOverPort(port1 as ChunkPort, request);
  } catch {
    return new Response('the data process went away', { status: 503, headers: { 'retry-after': '1' } });
  }
}
