/** How the originals were when their bytes were last held against their names. Of this machine's disk, and no survey data. */
import type { PackageId, PhotoHash } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { CALLED } from './called.ts';
import type { PackageRow } from './packages.ts';
import type { PhotoFileRow } from './photos.ts';

export type CheckedState = 'sound' | 'damaged' | 'missing';

export function notePhotoCheck(database: Db, sha256: PhotoHash, state: CheckedState, at: string): void {
  prepared(database, 'INSERT OR REPLACE INTO photo_check VALUES (?, ?, ?)').run(sha256, state, at);
}

/** What is known to be wrong with an original; undefined where nothing is. */
export function damageOf(database: Db, sha256: PhotoHash): Exclude<CheckedState, 'sound'> | undefined {
  return prepared(database, "SELECT state FROM photo_check WHERE sha256 = ? AND state <> 'sound'")
    .pluck()
    .get(sha256) as Exclude<CheckedState, 'sound'> | undefined;
}

export type UnsoundRow = PhotoFileRow & {
  readonly state: Exclude<CheckedState, 'sound'>;
  readonly checked_at: string;
};

/** Originals in use that were found damaged or missing. */
export function unsoundPhotoFiles(database: Db): UnsoundRow[] {
  return prepared(
    database,
    `SELECT f.sha256, f.byte_length, f.media_type, c.state, c.checked_at FROM photo_check AS c
     JOIN photo_file AS f ON f.sha256 = c.sha256
     WHERE c.state <> 'sound' AND EXISTS (SELECT 1 FROM photo WHERE photo.sha256 = c.sha256 AND deleted = 0)
     ORDER BY c.sha256`,
  ).all() as UnsoundRow[];
}

/** Originals that were never checked or not since a moment, those that have waited longest first. */
export function photoFilesToCheck(database: Db, checkedBefore: string, limit: number): PhotoFileRow[] {
  return prepared(
    database,
    `SELECT f.sha256, f.byte_length, f.media_type FROM photo_file AS f LEFT JOIN photo_check AS c ON c.sha256 = f.sha256
     WHERE c.checked_at IS NULL OR c.checked_at < ? ORDER BY coalesce(c.checked_at, f.stored_at), f.sha256 LIMIT ?`,
  ).all(checkedBefore, limit) as PhotoFileRow[];
}

export type CheckSummary = {
  readonly files: number;
  readonly bytes: number;
  readonly checked: number;
  readonly oldest: string | null;
};

/** How many originals there are, how many of them have ever been checked, and when the one was that has waited longest. */
export function photoCheckSummary(database: Db): CheckSummary {
  return prepared(
    database,
    `SELECT count(*) AS files, coalesce(sum(byte_length), 0) AS bytes, count(c.sha256) AS checked, min(c.checked_at) AS oldest
     FROM photo_file AS f LEFT JOIN photo_check AS c ON c.sha256 = f.sha256`,
  ).get() as CheckSummary;
}

/** Where a package was written to on this machine, or onto a stick in it. */
export function notePackagePlace(database: Db, id: PackageId, path: string): void {
  prepared(database, 'INSERT OR REPLACE INTO package_place VALUES (?, ?)').run(id, path);
}

export type PackageWithPlace = PackageRow & { readonly path: string | null };

/**
 * Packages that carry the operation by which a photo of these bytes began, and so most likely its bytes; the newest first. What a
 * package left out stands in its manifest.
 */
export function packagesSpeakingOf(database: Db, sha256: PhotoHash): PackageWithPlace[] {
  return prepared(
    database,
    `SELECT DISTINCT package.*, place.path FROM photo JOIN operation ON operation.record = photo.id
     JOIN package_operation AS carried ON carried.op = operation.op JOIN package ON package.id = carried.package
     LEFT JOIN package_place AS place ON place.package = package.id
     WHERE photo.sha256 = ? ORDER BY package.at DESC, package.id DESC`,
  ).all(sha256) as PackageWithPlace[];
}

export type PhotoUse = {
  readonly id: string;
  readonly file_name: string;
  readonly parcel: string | null;
  readonly unit_no: string | null;
  readonly called: string | null;
};

/** The photos of these bytes that were not taken off, and whose they are. */
export function usesOfPhoto(database: Db, sha256: PhotoHash): PhotoUse[] {
  return prepared(
    database,
    `SELECT photo.id, photo.file_name, photo.parcel, parcel.unit_no,
       ${CALLED} AS called
     FROM photo LEFT JOIN parcel ON parcel.id = photo.parcel WHERE sha256 = ? AND photo.deleted = 0 ORDER BY photo.id`,
  ).all(sha256) as PhotoUse[];
}
