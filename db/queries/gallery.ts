/** All photos at once, narrow: what the gallery orders, groups and filters by. */
import type { PhotoHash, RecordId } from '#core/ids.ts';
import type { GalleryFilter } from '#core/photo/gallery.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { CALLED } from './called.ts';
import { ofNoDeletedParcel } from './photos.ts';

export type GalleryRow = {
  readonly id: RecordId;
  readonly parcel: RecordId | null;
  readonly unit_no: string | null;
  readonly called: string | null;
  readonly sha256: PhotoHash;
  readonly file_name: string;
  readonly kind: PhotoKind;
  /** A drawn copy has the time of its original. */
  readonly taken_at: string | null;
  /** How the camera's clock was put right, as JSON; of a drawn copy that of its original. */
  readonly clock: string | null;
  readonly sketch_of: PhotoHash | null;
};

const TAKEN = "json_extract(p.evidence, '$.takenAt')";

/** In no order. What only the rules about photos can tell (warnings) is not asked for here. */
export function galleryRows(database: Db, filter: GalleryFilter): GalleryRow[] {
  const { parcel, withoutParcel, kinds, sketches, addedBy } = filter;
  return prepared(
    database,
    `SELECT p.id, p.parcel, parcel.unit_no, ${CALLED} AS called,
       p.sha256, p.file_name, p.kind, p.sketch_of,
       CASE WHEN p.sketch_of IS NULL THEN ${TAKEN}
         ELSE (SELECT json_extract(o.evidence, '$.takenAt') FROM photo AS o WHERE o.id = p.sketch_of_photo) END AS taken_at,
       CASE WHEN p.sketch_of IS NULL THEN p.clock
         ELSE (SELECT o.clock FROM photo AS o WHERE o.id = p.sketch_of_photo) END AS clock
     FROM photo AS p LEFT JOIN parcel ON parcel.id = p.parcel
     WHERE p.deleted = 0 AND coalesce(parcel.deleted, 0) = 0
       AND (@parcel IS NULL OR p.parcel = @parcel)
       AND (@withoutParcel = 0 OR p.parcel IS NULL)
       AND (@kinds IS NULL OR p.kind IN (SELECT value FROM json_each(@kinds)))
       AND (@sketches IS NULL OR (p.sketch_of IS NOT NULL) = @sketches)
       AND (@addedBy IS NULL OR p.added_by = @addedBy)`,
  ).all({
    parcel: parcel ?? null,
    withoutParcel: withoutParcel ? 1 : 0,
    kinds: kinds ? JSON.stringify(kinds) : null,
    sketches: sketches === undefined ? null : sketches ? 1 : 0,
    addedBy: addedBy ?? null,
  }) as GalleryRow[];
}

/** Who took photos in that are still there, the busiest first. */
export function photographers(database: Db): { readonly name: string; readonly count: number }[] {
  return prepared(
    database,
    `SELECT added_by AS name, count(*) AS count FROM photo
     WHERE deleted = 0 AND added_by IS NOT NULL AND ${ofNoDeletedParcel('photo')}
     GROUP BY added_by ORDER BY count DESC, name`,
  ).all() as { name: string; count: number }[];
}

/** Where original photos were taken from, of those that say so. */
export function viewPoints(
  database: Db,
): { readonly id: RecordId; readonly lon: number; readonly lat: number; readonly azimuth: number | null }[] {
  return prepared(
    database,
    `SELECT p.id, json_extract(p.evidence, '$.lon') AS lon, json_extract(p.evidence, '$.lat') AS lat,
       json_extract(p.evidence, '$.azimuthDeg') AS azimuth
     FROM photo AS p
     WHERE p.deleted = 0 AND ${ofNoDeletedParcel('p')} AND p.sketch_of IS NULL
       AND lon IS NOT NULL AND lat IS NOT NULL`,
  ).all() as { id: RecordId; lon: number; lat: number; azimuth: number | null }[];
}

/** Drawn copies of these photos that lie where their originals lie. */
export function sketchesBeside(
  database: Db,
  original: RecordId,
): { readonly id: RecordId; readonly kind: PhotoKind }[] {
  return prepared(
    database,
    `SELECT copy.id, copy.kind FROM photo AS copy JOIN photo AS o ON o.id = copy.sketch_of_photo
     WHERE copy.sketch_of_photo = ? AND copy.deleted = 0 AND copy.parcel IS o.parcel`,
  ).all(original) as { id: RecordId; kind: PhotoKind }[];
}

/** Any drawn copy of these bytes: what is one stays one wherever it is taken in again. */
export function sketchOfBytes(database: Db, sha256: PhotoHash): RecordId | undefined {
  return prepared(database, 'SELECT id FROM photo WHERE sha256 = ? AND sketch_of IS NOT NULL LIMIT 1')
    .pluck()
    .get(sha256) as RecordId | undefined;
}
