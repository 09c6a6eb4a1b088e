/**
 * The thread that prints: photos, typesetting and joining, a batch at a time, into the file it was given. It asks for
 * another batch when it is done with one, and never holds more than two.
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import type { Bookmark } from './pdf-joiner.ts';
import { createPdfJoiner } from './pdf-joiner.ts';
import { type PrintPhoto, toPrintPhoto } from './print-photo.ts';
import type { PrintBatch, ToWorker, WorkerInput, WorkerReport } from './print-protocol.ts';
import { toRuns } from './sheet-runs.ts';
import { createTypesetter } from './typesetter.ts';

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread');
const report = (message: WorkerReport): void => port.postMessage(message);

const { partFile, printedAt } = workerData as WorkerInput;
// Every photo is read once; a cache would only hold on to memory.
sharp.cache(false);
sharp.concurrency(1);

const file = openSync(partFile, 'w');
const typesetter = createTypesetter();
const joiner = createPdfJoiner((bytes) => {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
});
const bookmarks: Bookmark[] = [];
let pages = 0;
let sheets = 0;
let title: string | undefined;

// One step after the other, while the photos of the batch behind are already being made on sharp's own threads.
let steps = Promise.resolve();
port.on('message', (message: ToWorker) => {
  const photos = message.kind === 'batch' ? makePhotos(message) : undefined;
  steps = steps
    .then(async () => (message.kind === 'batch' && photos ? print(message, await photos) : finish()))
    .catch((error: unknown) => report({ kind: 'failed', message: String(error) }));
});
report({ kind: 'next' });
report({ kind: 'next' });

/** Each photo once, by its hash and how it is turned. */
async function makePhotos({
  sheets: batch,
  photoPaths,
}: PrintBatch): Promise<ReadonlyMap<string, PrintPhoto>> {
  const pictures = new Map(
    batch.flatMap(({ form }) =>
      form.photos.flatMap((photo) => (photo ? [[photo.picture, photo] as const] : [])),
    ),
  );
  return new Map(
    await Promise.all(
      [...pictures].map(
        async ([picture, { sha256, clockwiseDeg }]) =>
          [picture, await toPrintPhoto(photoPaths[sha256], clockwiseDeg)] as const,
      ),
    ),
  );
}

async function print({ sheets: batch }: PrintBatch, photos: ReadonlyMap<string, PrintPhoto>): Promise<void> {
  for (const runs of toRuns(batch)) {
    joiner.add(typesetter.typeset(runs, photos).pdf);
    // Typst's documents are released by the event loop, not by the collector alone.
    await setImmediate();
  }
  for (const sheet of batch) {
    title ??= sheet.form.title;
    bookmarks.push({ title: sheet.unitNo, page: pages });
    pages += sheet.pages;
  }
  sheets += batch.length;
  report({ kind: 'progress', done: sheets });
  report({ kind: 'next' });
}

function finish(): void {
  if (title === undefined) throw new Error('there is nothing to print');
  joiner.finish({ title, createdAt: printedAt, bookmarks });
  fsyncSync(file);
  closeSync(file);
  report({ kind: 'done', pages, sheets });
}
