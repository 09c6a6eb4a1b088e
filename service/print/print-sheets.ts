/**
 * Prints parcel sheets into one PDF, however many: in a worker thread, in batches, so that the service goes on answering
 * and memory stays bounded. The target appears only when it is complete.
 */
import { rename, rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SheetData } from '#core/sheet/sheet-data.ts';
import type { PrintBatch, ToWorker, WorkerInput, WorkerReport } from './print-protocol.ts';

export type PrintRequest = {
  /** At least one. Taken as they are needed, so they can be made as they are taken. */
  readonly sheets: Iterable<SheetData> | AsyncIterable<SheetData>;
  /** Where a photo's original lies; undefined while its bytes have not arrived. */
  readonly photoPath: (sha256: string) => string | undefined;
  /** The PDF to make, in an existing folder. One that is there is replaced. */
  readonly target: string;
  /** Local time with offset: the PDF's date. The same sheets with the same date give the same bytes. */
  readonly printedAt: string;
  readonly onProgress?: (sheetsDone: number) => void;
  /** Aborting ends the thread and leaves nothing behind; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
};

export type Printed = { readonly pages: number; readonly sheets: number };

/** A batch ends at so many sheets, or at so many pages when parcels have thousands of points. */
const BATCH_SHEETS = 12;
const BATCH_PAGES = 40;

/**
 * @throws the signal's reason when aborted; RangeError without any sheet; Error with a code of the file system, or with
 * the typesetter's message. In every case the target is as it was.
 */
export async function printSheets(request: PrintRequest): Promise<Printed> {
  const { signal, target } = request;
  signal?.throwIfAborted();
  const batches = toBatches(request);
  const first = await batches.next();
  if (first.done) throw new RangeError('there are no sheets to print');
  const partFile = `${target}.part`;
  try {
    const printed = await printBatches(first.value, batches, partFile, request);
    await rename(partFile, target);
    return printed;
  } catch (error) {
    await rm(partFile, { force: true });
    throw error;
  }
}

async function printBatches(
  first: PrintBatch,
  rest: AsyncIterator<PrintBatch>,
  partFile: string,
  { signal, onProgress, printedAt }: PrintRequest,
): Promise<Printed> {
  const workerData: WorkerInput = { partFile, printedAt };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  const send = (message: ToWorker): void => worker.postMessage(message);
  const { promise, resolve, reject } = Promise.withResolvers<Printed>();
  const onAbort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the printing thread ended with code ${code}`)));

  let waiting: PrintBatch | undefined = first;
  let isAllSent = false;
  const sendNext = async (): Promise<void> => {
    const known = waiting;
    waiting = undefined;
    const batch = known ?? (await rest.next()).value;
    if (batch) send(batch);
    else if (!isAllSent) {
      isAllSent = true;
      send({ kind: 'end' });
    }
  };
  worker.on('message', (message: WorkerReport) => {
    switch (message.kind) {
      case 'next':
        sendNext().catch(reject);
        return;
      case 'progress':
        onProgress?.(message.done);
        return;
      case 'done':
        resolve({ pages: message.pages, sheets: message.sheets });
        return;
      case 'failed':
        reject(new Error(message.message));
        return;
      default:
        message satisfies never;
    }
  });
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

async function* toBatches({ sheets, photoPath }: PrintRequest): AsyncGenerator<PrintBatch, undefined> {
  let batch: SheetData[] = [];
  let pages = 0;
  for await (const sheet of sheets) {
    if (batch.length > 0 && (batch.length >= BATCH_SHEETS || pages + sheet.pages > BATCH_PAGES)) {
      yield toBatch(batch, photoPath);
      batch = [];
      pages = 0;
    }
    batch.push(sheet);
    pages += sheet.pages;
    // Making a sheet takes milliseconds; whoever else waits for this thread comes in between.
    await setImmediate();
  }
  if (batch.length > 0) yield toBatch(batch, photoPath);
}

function toBatch(sheets: readonly SheetData[], photoPath: PrintRequest['photoPath']): PrintBatch {
  const photoPaths: Record<string, string> = {};
  for (const photo of sheets.flatMap(({ form }) => form.photos)) {
    const path = photo && photoPath(photo.sha256);
    if (path) photoPaths[photo.sha256] = path;
  }
  return { kind: 'batch', sheets, photoPaths };
}
