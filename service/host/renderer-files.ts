/**
 * The window's own files (out/renderer), for the HTTP host and the `takan:` scheme. Only what lies inside the folder
 * is served, whatever the path says.
 */
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { respondFromDisk } from './disk-response.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Answers a GET or HEAD for a file of the window. A path without an extension that is no file is a page of the
 * window (its own router reads it), so it gets index.html.
 * @param folder absolute path of the built window
 */
export async function respondWithRendererFile(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'method not allowed');
  const path = toPathInside(folder, new URL(request.url).pathname);
  if (path === undefined) return plain(400, 'bad path');
  const isPage = path === folder || extname(path) === '';
  const file = isPage ? resolve(folder, 'index.html') : path;
  const mediaType = MEDIA_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  // The bundler puts a hash of the content into the names below assets/.
  const immutable = relative(folder, file).replaceAll('\\', '/').startsWith('assets/');
  return (await respondFromDisk({ path: file, mediaType, immutable }, request)) ?? plain(404, 'not found');
}

/** The absolute path that a URL path names inside the folder; undefined when it names one outside, or none at all. */
export function toPathInside(folder: string, urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const path = resolve(folder, `.${decoded.startsWith('/') ? '' : '/'}${decoded}`);
  const inside = relative(folder, path);
  if (inside === '..' || inside.startsWith('../') || inside.startsWith('..\\') || isAbsolute(inside))
    return undefined;
  return path;
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
