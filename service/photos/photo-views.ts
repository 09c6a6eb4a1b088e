/** Photos as they are shown: what the camera wrote, what people say, and what is remarkable about them. */
import type { PhotoClockView, PhotoView } from '#core/contract/parcel.ts';
import type { PhotoSeen } from '#core/contract/seen.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { sameJson } from '#core/json.ts';
import { setsOf } from '#core/merge/beginning.ts';
import { correctedEvidence } from '#core/photo/photo-clock.ts';
import { fromPhotoOperationGroup, type PhotoOrigin } from '#core/photo/photo-groups.ts';
import {
  DIFFERING_GROUPS,
  differenceWarnings,
  type ParcelOfPhoto,
  type PhotoWarning,
  photoWarnings,
} from '#core/photo/photo-warnings.ts';
import type { Db } from '#db/connection.ts';
import { gkRingsFromBlob } from '#db/projection/geopackage-geometry.ts';
import { deletionsOf, operationByHash } from '#db/queries/operations.ts';
import { parcelForPhotos } from '#db/queries/parcels.ts';
import { damageOf } from '#db/queries/photo-checks.ts';
import {
  clockIn,
  evidenceIn,
  otherParcelsWith,
  type PhotoRow,
  photoById,
  photosOfNoParcel,
  photosOfParcel,
} from '#db/queries/photos.ts';
import { AppError } from '../failure.ts';
import { sourceOf, sourceOfOperation } from '../provenance.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

export function photoViews(workspace: OpenWorkspace, parcel: RecordId): PhotoView[] {
  const rows = photosOfParcel(workspace.database, parcel);
  if (rows.length === 0) return [];
  const held = parcelOfPhotos(workspace, parcel);
  return rows.map((row) => toPhotoView(workspace, row, held));
}

export function unassignedViews(workspace: OpenWorkspace, limit: number): PhotoView[] {
  return photosOfNoParcel(workspace.database, limit).map((row) => toPhotoView(workspace, row, {}));
}

/** @throws AppError `record.not-found`, also for one that was taken off */
export function requirePhoto(workspace: OpenWorkspace, id: RecordId): PhotoView {
  const row = photoById(workspace.database, id);
  if (!row || row.deleted === 1) throw new AppError('record.not-found', { record: id });
  return viewOf(workspace, row);
}

export function viewOf(workspace: OpenWorkspace, row: PhotoRow): PhotoView {
  return toPhotoView(workspace, row, row.parcel ? parcelOfPhotos(workspace, row.parcel) : {});
}

/** In the order of the ids; photos that are gone are left out. */
export function viewsOf(workspace: OpenWorkspace, ids: readonly RecordId[]): PhotoView[] {
  const parcelOf = rememberedParcels(workspace);
  return ids.flatMap((id) => {
    const row = photoById(workspace.database, id);
    return row && row.deleted === 0 ? [toPhotoView(workspace, row, parcelOf(row.parcel))] : [];
  });
}

/** Which of these photos have something remarkable about them, without showing them. */
export function remarkablePhotos(
  workspace: OpenWorkspace,
  photos: readonly { readonly id: RecordId }[],
): ReadonlySet<RecordId> {
  const parcelOf = rememberedParcels(workspace);
  return new Set(
    photos.flatMap(({ id }) => {
      const row = photoById(workspace.database, id);
      return row && warningsOf(workspace, row, parcelOf(row.parcel)).length > 0 ? [id] : [];
    }),
  );
}

function rememberedParcels(workspace: OpenWorkspace): (parcel: RecordId | null) => ParcelOfPhoto {
  const known = new Map<RecordId, ParcelOfPhoto>();
  return (id) => {
    if (!id) return {};
    const parcel = known.get(id) ?? parcelOfPhotos(workspace, id);
    known.set(id, parcel);
    return parcel;
  };
}

function parcelOfPhotos({ database }: OpenWorkspace, id: RecordId): ParcelOfPhoto {
  const row = parcelForPhotos(database, id);
  return {
    ...(row?.geometry ? { rings: gkRingsFromBlob(row.geometry) } : {}),
    ...(row?.surveyed_on ? { surveyedOn: row.surveyed_on } : {}),
  };
}

/** A drawn copy is no evidence: there is nothing to hold against it but that people differ. */
function warningsOf({ database }: OpenWorkspace, row: PhotoRow, parcel: ParcelOfPhoto): PhotoWarning[] {
  const differences = differenceWarnings(differencesOf(database, row));
  if (row.sketch_of) return [...differences];
  const evidence = correctedEvidence({ evidence: evidenceIn(row), clock: clockIn(row) });
  const otherParcels = otherParcelsWith(database, row.sha256, row.parcel);
  const original = damageOf(database, row.sha256);
  return [
    ...differences,
    ...photoWarnings(
      { evidence, widthPx: row.width_px, heightPx: row.height_px, otherParcels, original },
      parcel,
    ),
  ];
}

/** Who wrote which groups differently. */
function differencesOf(database: Db, row: PhotoRow) {
  const heads: Readonly<Record<string, readonly OpHash[]>> = row.conflict === 1 ? JSON.parse(row.heads) : {};
  return new Map(
    DIFFERING_GROUPS.flatMap((group) => {
      const name = `photo.${group}`;
      const said = (heads[name] ?? []).flatMap((hash) => operationByHash(database, hash) ?? []);
      const sets = setsOf(said).filter(({ op }) => op.group === name);
      const isSame = sets.every(({ op }) => sameJson(op.value, sets[0]?.op.value ?? null));
      return isSame ? [] : [[group, sets.map(({ op }) => op.by)] as const];
    }),
  );
}

function toPhotoView(workspace: OpenWorkspace, row: PhotoRow, parcel: ParcelOfPhoto): PhotoView {
  const heads = JSON.parse(row.heads) as Record<string, OpHash[]>;
  const head = (heads['photo.assignment'] ?? heads['photo.file'])?.[0];
  if (!head) throw new Error(`photo ${row.id} has no operation`);
  const clock = clockInForce(workspace.database, row, heads['photo.clock'] ?? []);
  return {
    id: row.id,
    ...(row.parcel ? { parcel: row.parcel } : {}),
    sha256: row.sha256,
    fileName: row.file_name,
    byteLength: row.byte_length,
    widthPx: row.width_px,
    heightPx: row.height_px,
    kind: row.kind,
    ...(row.caption ? { caption: row.caption } : {}),
    evidence: evidenceIn(row),
    ...(clock ? { clock } : {}),
    ...(row.origin ? { origin: JSON.parse(row.origin) as PhotoOrigin } : {}),
    ...(row.clockwise_deg === 0 ? {} : { clockwiseDeg: row.clockwise_deg }),
    ...(row.sketch_of && row.sketch_of_photo
      ? { sketch: { of: row.sketch_of, ofPhoto: row.sketch_of_photo } }
      : {}),
    warnings: [...warningsOf(workspace, row, parcel)],
    present: row.present === 1,
    source: sourceOf(workspace.database, head),
    heads: headsToSee(workspace.database, row.id, heads),
  };
}

function headsToSee(database: Db, id: RecordId, byGroup: Readonly<Record<string, OpHash[]>>): PhotoSeen {
  const seen: PhotoSeen = { deletions: deletionsOf(database, id) };
  for (const [name, heads] of Object.entries(byGroup)) {
    const group = fromPhotoOperationGroup(name);
    if (group) seen[group] = heads;
  }
  return seen;
}

/** The correction in force; nothing for one that was taken back, unless somebody else says otherwise. */
function clockInForce(database: Db, row: PhotoRow, heads: readonly OpHash[]): PhotoClockView | undefined {
  const clock = clockIn(row);
  if (!clock) return undefined;
  const said = heads.flatMap((hash) => operationByHash(database, hash) ?? []);
  const own = said.find(({ op }) => sameJson(op.value, clock));
  const conflict = said.some(({ op }) => !sameJson(op.value, clock));
  if (!own || (clock.shiftS === 0 && !conflict)) return undefined;
  return { ...clock, source: sourceOfOperation(database, own), conflict };
}
