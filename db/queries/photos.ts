/** Reading the projected photos, and the register of originals on disk. */
import type { PhotoHash, RecordId } from '#core/ids.ts';
import type { PhotoClock } from '#core/photo/photo-clock.ts';
import type { PhotoEvidence, PhotoKind, PhotoMediaType } from '#core/photo/photo-groups.ts';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type PhotoRow = {
  readonly id: RecordId;
  readonly parcel: RecordId | null;
  readonly sha256: PhotoHash;
  readonly file_name: string;
  readonly byte_length: number;
  readonly media_type: PhotoMediaType;
  readonly width_px: number;
  readonly height_px: number;
  readonly kind: PhotoKind;
  readonly caption: string | null;
  readonly evidence: string;
  /** The correction of its time, `{shiftS, reason}`. */
  readonly clock: string | null;
  /** How it came in without a card, `{from, at}`. */
  readonly origin: string | null;
  readonly heads: string;
  readonly deleted: number;
  /** People have written something of it differently. */
  readonly conflict: number;
  readonly present: number;
  /** Who took it in. */
  readonly added_by: string | null;
  readonly clockwise_deg: ClockwiseDeg;
  /** Of drawn copies: bytes and record of the original. */
  readonly sketch_of: PhotoHash | null;
  readonly sketch_of_photo: RecordId | null;
};

/** What the file says of itself. */
export function evidenceIn({ evidence }: Pick<PhotoRow, 'evidence'>): PhotoEvidence {
  return JSON.parse(evidence);
}

/** The correction of its time, also one that was taken back. */
export function clockIn({ clock }: Pick<PhotoRow, 'clock'>): PhotoClock | undefined {
  return clock === null ? undefined : JSON.parse(clock);
}

const SELECT =
  'SELECT photo.*, (SELECT 1 FROM photo_file AS f WHERE f.sha256 = photo.sha256) IS NOT NULL AS present FROM photo';

export function photosOfParcel(database: Db, parcel: RecordId): PhotoRow[] {
  return prepared(database, `${SELECT} WHERE parcel = ? AND deleted = 0 ORDER BY id`).all(
    parcel,
  ) as PhotoRow[];
}

/** Photos that nobody has given to a parcel, in the order they came. Drawn copies go where their originals go. */
export function photosOfNoParcel(database: Db, limit: number): PhotoRow[] {
  return prepared(
    database,
    `${SELECT} WHERE parcel IS NULL AND deleted = 0 AND sketch_of IS NULL ORDER BY id LIMIT ?`,
  ).all(limit) as PhotoRow[];
}

/** All that were not taken off, parcel by parcel; those of none come last. */
export function allPhotos(database: Db): PhotoRow[] {
  return prepared(
    database,
    `${SELECT} WHERE deleted = 0 ORDER BY parcel IS NULL, parcel, id`,
  ).all() as PhotoRow[];
}

export function countPhotosOfNoParcel(database: Db): number {
  return prepared(
    database,
    'SELECT count(*) FROM photo WHERE parcel IS NULL AND deleted = 0 AND sketch_of IS NULL',
  )
    .pluck()
    .get() as number;
}

/** A photo of a deleted parcel waits with it: it is shown nowhere, and stands in no other's way. */
export const ofNoDeletedParcel = (photo: string): string =>
  `NOT EXISTS (SELECT 1 FROM parcel WHERE parcel.id = ${photo}.parcel AND parcel.deleted = 1)`;

/** The photo of these bytes that is with the parcel, or anywhere for one that is with none, and was not taken off. */
export function knownPhoto(database: Db, parcel: RecordId | null, sha256: PhotoHash): PhotoRow | undefined {
  return prepared(
    database,
    `${SELECT} WHERE sha256 = @sha256 AND deleted = 0
     AND (parcel = @parcel OR (@parcel IS NULL AND ${ofNoDeletedParcel('photo')})) ORDER BY id LIMIT 1`,
  ).get({ sha256, parcel }) as PhotoRow | undefined;
}

/** `<bytes> <file name>` of every photo: what of a card has most likely been taken in before. */
export function namesAndLengths(database: Db): Set<string> {
  return new Set(
    prepared(database, "SELECT DISTINCT byte_length || ' ' || file_name FROM photo")
      .pluck()
      .all() as string[],
  );
}

/** How many parcels besides this one, and not deleted, have a photo of these bytes. */
export function otherParcelsWith(database: Db, sha256: PhotoHash, parcel: RecordId | null): number {
  return prepared(
    database,
    `SELECT count(DISTINCT parcel) FROM photo WHERE sha256 = ? AND deleted = 0 AND parcel <> coalesce(?, '')
     AND ${ofNoDeletedParcel('photo')}`,
  )
    .pluck()
    .get(sha256, parcel) as number;
}

/** When photos of parcels were taken, as their cameras wrote it, and by how much that was corrected. */
export function timesOfAssignedPhotos(
  database: Db,
): { readonly parcel: RecordId; readonly taken_at: string; readonly shift_s: number }[] {
  return prepared(
    database,
    `SELECT parcel, json_extract(evidence, '$.takenAt') AS taken_at,
       coalesce(json_extract(clock, '$.shiftS'), 0) AS shift_s FROM photo
     WHERE parcel IS NOT NULL AND deleted = 0 AND taken_at IS NOT NULL`,
  ).all() as { parcel: RecordId; taken_at: string; shift_s: number }[];
}

/** All photos of one camera, in the order they came, those of parcels too. */
export function photosOfCamera(database: Db, deviceModel: string, limit: number): PhotoRow[] {
  return prepared(
    database,
    `${SELECT} WHERE json_extract(evidence, '$.deviceModel') = ? AND deleted = 0 ORDER BY id LIMIT ?`,
  ).all(deviceModel, limit) as PhotoRow[];
}

export function photoById(database: Db, id: RecordId): PhotoRow | undefined {
  return prepared(database, `${SELECT} WHERE id = ?`).get(id) as PhotoRow | undefined;
}

export function countPhotos(database: Db): number {
  return prepared(database, `SELECT count(*) FROM photo WHERE deleted = 0 AND ${ofNoDeletedParcel('photo')}`)
    .pluck()
    .get() as number;
}

export type PhotoFileRow = {
  readonly sha256: PhotoHash;
  readonly byte_length: number;
  readonly media_type: PhotoMediaType;
};

/** Says that a sound original is here: what was known to be wrong with it before is mended. */
export function registerPhotoFile(database: Db, file: PhotoFileRow, storedAt: string): void {
  prepared(database, "DELETE FROM photo_check WHERE sha256 = ? AND state <> 'sound'").run(file.sha256);
  prepared(
    database,
    'INSERT OR IGNORE INTO photo_file VALUES (@sha256, @byte_length, @media_type, @stored_at)',
  ).run({
    ...file,
    stored_at: storedAt,
  });
}

export function photoFile(database: Db, sha256: string): PhotoFileRow | undefined {
  return prepared(database, 'SELECT sha256, byte_length, media_type FROM photo_file WHERE sha256 = ?').get(
    sha256,
  ) as PhotoFileRow | undefined;
}

export function allPhotoFiles(database: Db): PhotoFileRow[] {
  return prepared(
    database,
    'SELECT sha256, byte_length, media_type FROM photo_file ORDER BY sha256',
  ).all() as PhotoFileRow[];
}

/** Originals that some photo not taken off speaks of. */
export function photoFilesInUse(database: Db): PhotoFileRow[] {
  return prepared(
    database,
    `SELECT sha256, byte_length, media_type FROM photo_file
     WHERE sha256 IN (SELECT sha256 FROM photo WHERE deleted = 0) ORDER BY sha256`,
  ).all() as PhotoFileRow[];
}

/** Originals that some photo in account speaks of but that are not here. */
export function missingPhotoFiles(database: Db): PhotoHash[] {
  return prepared(
    database,
    'SELECT DISTINCT sha256 FROM photo WHERE deleted = 0 AND sha256 NOT IN (SELECT sha256 FROM photo_file) ORDER BY sha256',
  )
    .pluck()
    .all() as PhotoHash[];
}
