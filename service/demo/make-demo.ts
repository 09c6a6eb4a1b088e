/**
 * A sample for people to try and for benchmarks to measure: two surveyors' workspaces and the office's, which has taken in a
 * package of each. Made through the same service as real work, with a clock and randomness of its own, so that the same
 * seed gives the same survey.
 */
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '#core/contract/base.ts';
import type { RecordId } from '#core/ids.ts';
import { ensureFolder, writeDurably } from '#db/files/durable-write.ts';
import { parcelRow } from '#db/queries/parcels.ts';
import { divisions } from '#seeds/index.ts';
import type { Environment } from '../environment.ts';
import { AppError } from '../failure.ts';
import { throwIfCancelled } from '../jobs.ts';
import { write } from '../operations.ts';
import { exportPackage } from '../packages/export-package.ts';
import { importPackage } from '../packages/import-package.ts';
import { addParcel } from '../parcels.ts';
import { addPhotos } from '../photos/photos.ts';
import { createSession } from '../session.ts';
import { unitNumbers } from '../unit-numbers.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type DemoParcel, demoParcels } from './demo-data.ts';
import { demoPhoto, demoPhotoPlans } from './demo-photos.ts';
import { demoRandom } from './demo-random.ts';

export type DemoRequest = {
  readonly parcels: number;
  /** At most as many as a parcel needs to be complete: three, or four for works and shops. */
  readonly photosPerParcel: number;
  readonly seed: number;
  readonly programVersion: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

export type Demo = { readonly fields: readonly string[]; readonly office: string };

/** Who surveys which townships: 吴兴, 南浔 and 德清 one, 长兴 and 安吉 the other. Both have room for half of 100,000 parcels. */
const SURVEYORS = [
  { folder: 'field-1', name: '沈建国', townshipCode: '330502100', counties: ['330502', '330503', '330521'] },
  { folder: 'field-2', name: '陆秀英', townshipCode: '330522101', counties: ['330522', '330523'] },
] as const;
const OFFICE = { folder: 'office', name: '市局内业组', townshipCode: '330502100' } as const;
const START = Date.UTC(2026, 2, 2, 0, 30);
const PARCELS_A_TRANSACTION = 2000;

/** @param folder empty or new; gets `field-1`, `field-2` and `office` */
export async function makeDemo(folder: string, request: DemoRequest): Promise<Demo> {
  const { parcels, seed, signal = new AbortController().signal, onProgress: progress = () => {} } = request;
  await ensureFolder(folder);
  const control = { signal, progress };
  const packages: string[] = [];
  const shares = [Math.ceil(parcels / 2), Math.floor(parcels / 2)];
  let done = 0;
  for (const [i, surveyor] of SURVEYORS.entries()) {
    const session = createSession(demoEnvironment(join(folder, '.devices', surveyor.folder), request, i));
    try {
      const workspace = await session.create({
        role: 'field',
        folder: join(folder, surveyor.folder),
        surveyor: surveyor.name,
        townshipCode: surveyor.townshipCode,
      });
      const townshipCodes = divisions
        .filter(
          ({ level, parent }) =>
            level === 'township' && (surveyor.counties as readonly string[]).includes(parent),
        )
        .map(({ code }) => code);
      const batch: DemoParcel[] = [];
      for (const parcel of demoParcels({ seed: seed * 2 + i, count: shares[i] ?? 0, townshipCodes })) {
        batch.push(parcel);
        if (batch.length < PARCELS_A_TRANSACTION) continue;
        done += await storeBatch(workspace, batch.splice(0), request);
        progress({ phase: 'demo', done, total: parcels, unit: 'parcels' });
        throwIfCancelled(signal);
      }
      done += await storeBatch(workspace, batch, request);
      progress({ phase: 'demo', done, total: parcels, unit: 'parcels' });
      packages.push((await exportPackage(workspace, undefined, control)).path);
    } catch (error) {
      // A sample of no parcels has nothing to send, and is still a sample.
      if (!(error instanceof AppError) || error.code !== 'package.nothing-to-send') throw error;
    } finally {
      await session.close();
    }
  }
  const session = createSession(
    demoEnvironment(join(folder, '.devices', OFFICE.folder), request, SURVEYORS.length),
  );
  try {
    const office = await session.create({
      role: 'office',
      folder: join(folder, OFFICE.folder),
      surveyor: OFFICE.name,
      townshipCode: OFFICE.townshipCode,
    });
    for (const path of packages) await importPackage(office, { kind: 'path', path }, control);
  } finally {
    await session.close();
  }
  return {
    fields: SURVEYORS.map((surveyor) => join(folder, surveyor.folder)),
    office: join(folder, OFFICE.folder),
  };
}

async function storeBatch(
  workspace: OpenWorkspace,
  batch: readonly DemoParcel[],
  request: DemoRequest,
): Promise<number> {
  const numbers = unitNumbers(workspace);
  const made = write(workspace, ['parcels'], (writer) =>
    batch.map((parcel) => ({
      parcel,
      id: addParcel(workspace, writer, numbers, parcel.attributes, { boundary: parcel.boundary }).id,
    })),
  );
  if (request.photosPerParcel > 0) {
    for (const { parcel, id } of made) await storePhotos(workspace, parcel, id, request);
  }
  const finished = made.filter(
    ({ parcel, id }) => parcel.finished && parcelRow(workspace.database, id)?.error_count === 0,
  );
  write(workspace, ['parcels'], (writer) => {
    for (const { id } of finished) writer.review(id, 'completed');
  });
  return batch.length;
}

async function storePhotos(
  workspace: OpenWorkspace,
  parcel: DemoParcel,
  id: RecordId,
  request: DemoRequest,
): Promise<void> {
  const control = { signal: request.signal ?? new AbortController().signal, progress: () => {} };
  for (const plan of demoPhotoPlans({ seed: request.seed, parcel }).slice(0, request.photosPerParcel)) {
    const photo = await demoPhoto({ seed: request.seed, plan });
    const path = join(workspace.folders.uploads, photo.fileName);
    await writeDurably(path, photo.bytes);
    await addPhotos(workspace, id, plan.kind, [{ kind: 'path', path }], control);
    await rm(path);
  }
}

/** A clock that goes on by a second whenever it is read, and randomness of the seed. */
function demoEnvironment(
  dataFolder: string,
  { seed, programVersion }: DemoRequest,
  place: number,
): Environment {
  const random = demoRandom(seed, 'environment', place);
  let reads = 0;
  return {
    now: () => new Date(START + 1000 * reads++),
    randomBytes: (length) => Uint8Array.from({ length }, () => random.whole(0, 255)),
    dataFolder,
    documentsFolder: dataFolder,
    ballastBytes: 0,
    programVersion,
    deviceName: hostname(),
    log: ({ reference, error }) => {
      throw new Error(`internal ${reference}`, { cause: error });
    },
  };
}
