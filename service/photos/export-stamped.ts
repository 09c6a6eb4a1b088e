/** Stamped copies in full size, written into a folder under names that tell what they show. Nothing that is there is replaced. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toFileStamp } from '#core/china-time.ts';
import type { StampExport, StampExportWish } from '#core/contract/photo-stamp.ts';
import { sameFileKey } from '#core/file-name.ts';
import type { RecordId } from '#core/ids.ts';
import { takenAtOf } from '#core/photo/photo-clock.ts';
import { toldApart, toStampedFileName } from '#core/photo/stamped-file-name.ts';
import { ensureFolder, writeDurably } from '#db/files/durable-write.ts';
import { parcelsByUnitNo } from '#db/queries/parcels.ts';
import { allPhotos, type PhotoRow, photoById, photosOfParcel } from '#db/queries/photos.ts';
import { stamp as stampTexts } from '#texts/zh-CN/stamp.ts';
import { requireSpace } from '../disk-space.ts';
import { AppError } from '../failure.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import { requireFolder } from '../require-folder.ts';
import { requireParcel } from '../require-parcel.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { originalAtHand } from './original.ts';
import { stampPicture } from './stamp-picture.ts';
import { stampFactsOf, stampLinesOf, stampTemplateOf } from './stamped-copies.ts';

/** A copy may be larger than its original, where that is a HEIC or was compressed more. */
const COPY_PER_ORIGINAL = 2.5;

/**
 * Each copy is whole before the next is begun, so cancelling leaves those that were finished.
 * @throws AppError `photo.nothing-to-stamp`, `record.not-found`, `file.folder-not-found`, `workspace.disk-full`
 */
export async function exportStamped(
  workspace: OpenWorkspace,
  wish: StampExportWish,
  { progress, signal }: JobControl,
): Promise<StampExport> {
  // A drawn copy is no evidence, and is not to look like one.
  const rows = chosenRows(workspace, wish).filter(({ sketch_of }) => sketch_of === null);
  if (rows.length === 0) throw new AppError('photo.nothing-to-stamp', {});
  const parent = wish.folder ? requireFolder(wish.folder) : workspace.folders.outbox;
  const neededBytes = rows.reduce((sum, row) => sum + row.byte_length * COPY_PER_ORIGINAL, 0);
  await requireSpace(parent, Math.ceil(neededBytes));
  const folder = wish.folder ? parent : await ownFolder(workspace, parent);
  const template = stampTemplateOf(workspace);
  const taken = new Set(readdirSync(folder).map(sameFileKey));
  const numbers = new Map<RecordId | null, number>();
  const refused: StampExport['refused'] = [];
  let photos = 0;
  let byteLength = 0;
  for (const [done, row] of rows.entries()) {
    throwIfCancelled(signal);
    progress({ phase: 'photos.stamp', done, total: rows.length, unit: 'photos' });
    const number = (numbers.get(row.parcel) ?? 0) + 1;
    numbers.set(row.parcel, number);
    const original = originalAtHand(workspace, row.sha256);
    if (!original) {
      refused.push({ fileName: row.file_name, problem: { code: 'photo.not-arrived', params: {} } });
      continue;
    }
    const bytes = await stampPicture(original, {
      lines: stampLinesOf(workspace, row),
      template,
      clockwiseDeg: row.clockwise_deg,
    }).catch(() => undefined);
    if (!bytes) {
      refused.push({ fileName: row.file_name, problem: { code: 'photo.no-picture', params: {} } });
      continue;
    }
    const name = toldApart(nameOf(workspace, row, number), (each) => taken.has(sameFileKey(each)));
    taken.add(sameFileKey(name));
    await writeDurably(join(folder, name), bytes, { signal });
    photos += 1;
    byteLength += bytes.length;
  }
  progress({ phase: 'photos.stamp', done: rows.length, total: rows.length, unit: 'photos' });
  return { folder, folderName: basename(folder), photos, byteLength, refused };
}

function chosenRows(workspace: OpenWorkspace, { photos, parcels, unitNos }: StampExportWish): PhotoRow[] {
  const { database } = workspace;
  if (photos)
    return photos.map((id) => {
      const row = photoById(database, id);
      if (!row || row.deleted === 1) throw new AppError('record.not-found', { record: id });
      return row;
    });
  const ofUnits = unitNos?.flatMap((unitNo) => {
    const found = parcelsByUnitNo(database, unitNo);
    if (found.length === 0) throw new AppError('record.not-found', { record: unitNo });
    return found;
  });
  const of = parcels ?? ofUnits;
  if (!of) return allPhotos(database);
  return of.flatMap((parcel) => {
    requireParcel(workspace, parcel);
    return photosOfParcel(database, parcel);
  });
}

/** In the outbox, for hosts that cannot ask for a folder. */
async function ownFolder({ env }: OpenWorkspace, parent: string): Promise<string> {
  const time = toFileStamp(env.now());
  for (let number = 1; ; number += 1) {
    const folder = join(parent, `stamped-photos-${time}${number > 1 ? `-${number}` : ''}`);
    if (existsSync(folder)) continue;
    await ensureFolder(folder);
    return folder;
  }
}

function nameOf(workspace: OpenWorkspace, row: PhotoRow, number: number): string {
  const { evidence, clock, unitNo, kind = row.kind } = stampFactsOf(workspace, row);
  return toStampedFileName({
    unitNo,
    noUnit: stampTexts.noUnit,
    kind,
    number,
    takenAt: takenAtOf({ evidence, clock }),
    azimuthDeg: evidence.azimuthDeg,
  });
}
