/**
 * Takes a folder of photos into a new workspace, or only reads what their cameras wrote, and says on standard output, as JSON, how long
 * that took and how much memory at most. In a process of its own, for whoever made the photos has used memory himself.
 * Arguments: `import` or `metadata`, the folder of the photos, a folder to work in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { leadingPart } from '#core/photo/leading-part.ts';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { importPhotoFolder } from '#service/photos/import-photos.ts';
import { readEvidence } from '#service/photos/read-evidence.ts';
import { createSession } from '#service/session.ts';
import { millisecondsOf } from './benchmark.ts';

export type ImporterSays = { readonly ms: number; readonly peakBytes: number; readonly takenAt: string[] };

const AT_A_TIME = 3;
const HEAD_BYTES = 128 * 1024;
const BYTES_A_KILOBYTE = 1024;
const [task, photos = '', folder = ''] = process.argv.slice(2);
const takenAt: string[] = [];

const ms = task === 'metadata' ? await readAll() : await takeIn();
// Of this program alone: what getrusage says begins with what its parent used.
const peakKilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
const peakBytes = Number(peakKilobytes) * BYTES_A_KILOBYTE;
process.stdout.write(JSON.stringify({ ms, peakBytes, takenAt } satisfies ImporterSays));

/** Several files at a time, as an import does. */
async function readAll(): Promise<number> {
  const names = readdirSync(photos).toSorted();
  let begun = 0;
  const worker = async (): Promise<void> => {
    for (let i = begun++; i < names.length; i = begun++) {
      const head = await headOf(join(photos, names[i] ?? ''));
      takenAt[i] = readEvidence(leadingPart(head), true).takenAt ?? '';
    }
  };
  return await millisecondsOf(() => Promise.all(Array.from({ length: AT_A_TIME }, worker)));
}

/** The beginning of a file, which holds the metadata of a JPEG. */
async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function takeIn(): Promise<number> {
  const session = createSession(
    machineEnvironment({ programVersion: 'bench', dataFolder: join(folder, 'data') }),
  );
  const workspace = await session.create({
    folder: join(folder, 'ws'),
    role: 'field',
    surveyor: 'bench',
    townshipCode: '330502100',
  });
  const control = { signal: new AbortController().signal, progress: () => undefined };
  const took = await millisecondsOf(async () => {
    const { added, refused } = await importPhotoFolder(workspace, photos, control);
    if (refused.length > 0 || added === 0) throw new Error(JSON.stringify(refused));
  });
  await session.close();
  return took;
}
