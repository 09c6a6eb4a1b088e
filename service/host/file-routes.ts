/**
 * Photos, made files, tiles of the map and uploads by URL: one WHATWG handler for both hosts. The HTTP server calls it directly, the
 * desktop's `takan:` scheme through a port (see port-fetch.ts), so that no byte of a workspace is read anywhere else.
 */

import { FILE_ROUTES, isDataPath } from '#core/contract/host.ts';
import { AppError } from '#service/failure.ts';
import { findServedFile, receiveUpload } from '#service/files.ts';
import { toFailure } from '#service/implementer.ts';
import type { Session } from '#service/session.ts';
import { FILE_SECURITY_POLICY } from './content-security.ts';
import { respondFromDisk } from './disk-response.ts';
import { isTilePath, serveTile } from './tile-routes.ts';

const FILE_NAME_LIMIT = 255;

/**
 * Answers what lies below FILE_ROUTES.
 * A failure of the catalogue answers 422 with `{ code, params }`, as the procedures fail.
 * @returns undefined for any other path
 */
export async function handleFileRequest(session: Session, request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (!isDataPath(pathname)) return undefined;
  try {
    if (pathname === FILE_ROUTES.uploads) return await takeUpload(session, request);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    if (isTilePath(pathname)) return (await serveTile(session, pathname)) ?? notThere();
    return await serve(session, request, pathname);
  } catch (error) {
    // Nobody waits for the answer any more: what broke off is no fault of the program's.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    const failure = toFailure(error, session.env, session.opened()?.folder);
    return json(failure.code === 'internal' ? 500 : 422, failure);
  }
}

async function takeUpload(session: Session, request: Request): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
  if (parseFileName(request.headers.get('x-file-name')) === undefined)
    return json(400, { error: 'x-file-name is missing or is no file name' });
  const body = request.body ?? new Blob([]).stream();
  const announced = Number(request.headers.get('content-length') ?? 0);
  return json(200, await receiveUpload(session, body, Number.isSafeInteger(announced) ? announced : 0));
}

async function serve(session: Session, request: Request, pathname: string): Promise<Response> {
  const file = await findServedFile(session, pathname);
  const answer =
    file &&
    (await respondFromDisk(
      {
        path: file.path,
        mediaType: file.mediaType,
        immutable: file.immutable,
        headers: {
          'content-security-policy': FILE_SECURITY_POLICY,
          ...(file.downloadName === undefined
            ? {}
            : { 'content-disposition': toAttachment(file.downloadName) }),
        },
      },
      request,
    ));
  return answer ?? notThere();
}

function notThere(): Response {
  return json(404, new AppError('file.no-longer-there', {}).toFailure());
}

/** The name a percent-encoded header carries; undefined when it is none, or would reach out of a folder. */
export function parseFileName(header: string | null): string | undefined {
  if (header === null) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(header);
  } catch {
    return undefined;
  }
  const isName = name !== '' && name !== '.' && name !== '..' && !/[\\/\p{Cc}]/u.test(name);
  return isName && name.length <= FILE_NAME_LIMIT ? name : undefined;
}

/** A `content-disposition` that saves under a name in any language (RFC 6266), with a plain stand-in for old readers. */
export function toAttachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
