/** Pixels of HEIC pictures, which sharp cannot decode: its libraries leave HEVC out for its patents. See docs/decisions/0018. */
import { Worker } from 'node:worker_threads';

export type HeicPicture = {
  /** Upright: the turning and mirroring that the file asks for is done. */
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
};

/** A picture of 12 megapixels takes a second and a quarter of a gigabyte: so many at a time, the others wait. */
const AT_A_TIME = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** @throws Error when the file holds no picture that libheif can decode */
export async function decodeHeic(bytes: Uint8Array): Promise<HeicPicture> {
  if (running >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  const worker = new Worker(new URL('./heic-worker.ts', import.meta.url), {
    workerData: bytes,
    // The library talks to the console of what it does not like; that is told by an error here.
    stdout: true,
    stderr: true,
  });
  try {
    return await new Promise<HeicPicture>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the decoding thread ended with code ${code}`)));
    });
  } finally {
    await worker.terminate();
    running -= 1;
    waiting.shift()?.();
  }
}
