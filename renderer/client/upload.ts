/** Hands a file to the service by URL: bytes never travel through procedures. */
import { z } from 'zod';
import type { FileSource } from '#core/contract/base.ts';
import { failureSchema } from '#core/contract/failures.ts';
import { FILE_ROUTES } from '#core/contract/host.ts';
import { ConnectionLost, FailureError } from './failure.ts';
import { originOf } from './file-origin.ts';

const answerSchema = z.object({ upload: z.string(), byteLength: z.int() });

/**
 * Sends the file's bytes and resolves, once they are durable, to what procedures take as their file.
 * Throws `FailureError` with the service's reason, `ConnectionLost` where there was no proper answer, or an `AbortError` when the signal fired.
 */
export async function uploadFile(file: File, signal?: AbortSignal): Promise<FileSource> {
  const response = await fetch(FILE_ROUTES.uploads, {
    method: 'POST',
    headers: { 'x-file-name': encodeURIComponent(file.name), 'content-type': 'application/octet-stream' },
    body: file,
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) {
    const failure = failureSchema.safeParse(await response.json().catch(() => undefined));
    if (failure.success) throw new FailureError(failure.data);
    throw new ConnectionLost(`upload answered with ${response.status}`);
  }
  const answer = answerSchema.parse(await response.json());
  const origin = originOf(file);
  return {
    kind: 'upload',
    upload: answer.upload,
    fileName: file.name,
    ...(origin ? { origin } : {}),
  };
}
