/** The row of a photo, made of its operations. */
import type { RecordId } from '#core/ids.ts';
import type { RecordState } from '#core/merge/record-state.ts';
import type { PhotoClock } from '#core/photo/photo-clock.ts';
import { fromPhotoOperationGroup, type PhotoFile, type PhotoKind } from '#core/photo/photo-groups.ts';
import type { ClockwiseDeg, PhotoSketch } from '#core/photo/sketch.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { hasConflict, headsText } from './own-part.ts';

/** @returns the parcels it belonged to before and belongs to now */
export function projectPhoto(database: Db, state: RecordState): RecordId[] {
  const before = prepared(database, 'SELECT parcel FROM photo WHERE id = ?').pluck().get(state.record) as
    | RecordId
    | null
    | undefined;
  const values = photoValuesOf(state);
  const file = values.file as PhotoFile | undefined;
  if (!file) {
    // What people said of a photo arrived before the photo: its operations stay and are shown when it comes.
    prepared(database, 'DELETE FROM photo WHERE id = ?').run(state.record);
    return before ? [before] : [];
  }
  const assignment = values.assignment as { parcel?: RecordId; kind: PhotoKind } | undefined;
  const caption = values.caption as { text: string } | undefined;
  const clock = values.clock as PhotoClock | undefined;
  const rotation = values.rotation as { clockwiseDeg: ClockwiseDeg } | undefined;
  const sketch = values.sketch as PhotoSketch | undefined;
  prepared(
    database,
    `INSERT OR REPLACE INTO photo (id, parcel, sha256, file_name, byte_length, media_type, width_px, height_px, kind, caption,
       evidence, clock, origin, heads, deleted, conflict, added_by, clockwise_deg, sketch_of, sketch_of_photo)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    state.record,
    assignment?.parcel ?? null,
    file.sha256,
    file.fileName,
    file.byteLength,
    file.mediaType,
    file.widthPx,
    file.heightPx,
    assignment?.kind ?? 'other',
    caption?.text ?? null,
    JSON.stringify(file.evidence),
    clock ? JSON.stringify(clock) : null,
    file.origin ? JSON.stringify(file.origin) : null,
    headsText(state),
    state.deleted ? 1 : 0,
    hasConflict(state) ? 1 : 0,
    state.groups.get('photo.file')?.heads[0]?.op.by ?? null,
    rotation?.clockwiseDeg ?? 0,
    sketch?.of ?? null,
    sketch?.ofPhoto ?? null,
  );
  return [before, assignment?.parcel].filter((parcel): parcel is RecordId => typeof parcel === 'string');
}

function photoValuesOf(state: RecordState): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, group] of state.groups) {
    const known = fromPhotoOperationGroup(name);
    if (known) values[known] = group.value;
  }
  return values;
}
