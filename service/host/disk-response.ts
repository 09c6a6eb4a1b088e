/**
 * A file on disk as an HTTP answer: streamed, with a validator, so that a page of two hundred thumbnails costs two
 * hundred short answers the second time. Used for the window's own files and for photos alike.
 */
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** A thumbnail is read in one go: a stream for each of fifty would take longer than they do. */
const AT_ONCE_BYTES = 128 * 1024;

export type DiskFile = {
  readonly path: string;
  readonly mediaType: string;
  /** True when the address names the bytes (a hash in it): kept for a year without asking again. */
  readonly immutable: boolean;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * Answers GET and HEAD with the file.
 * @returns undefined when there is no such file (or it is a folder); other disk errors are thrown
 */
export async function respondFromDisk(file: DiskFile, request: Request): Promise<Response | undefined> {
  const handle = await open(file.path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return undefined;
    throw error;
  });
  if (!handle) return undefined;
  let streaming = false;
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return undefined;
    const etag = `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`;
    const headers = new Headers({
      'content-type': file.mediaType,
      'x-content-type-options': 'nosniff',
      'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      etag,
      ...file.headers,
    });
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    headers.set('content-length', String(stat.size));
    if (request.method === 'HEAD' || stat.size === 0) return new Response(null, { headers });
    if (stat.size <= AT_ONCE_BYTES) {
      const bytes = Buffer.allocUnsafe(stat.size);
      const { bytesRead } = await handle.read(bytes, 0, stat.size, 0);
      // The length was promised: what became shorter meanwhile is no answer.
      if (bytesRead < stat.size) throw new Error(`${file.path} became shorter while it was read`);
      return new Response(bytes, { headers });
    }
    streaming = true;
    // The length was promised: a file that grows meanwhile must not make the answer longer.
    const stream = handle.createReadStream({ end: stat.size - 1, highWaterMark: 256 * 1024 });
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers });
  } finally {
    if (!streaming) await handle.close();
  }
}
