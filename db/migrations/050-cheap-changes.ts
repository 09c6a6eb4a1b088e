/**
 * What one typed letter costs. The narrow list was written anew, with its three indexes, at each change of a parcel; now each trigger
 * writes the columns that it is about. And a changed text is noted here and cut before the next search: an empty hash says that the
 * index holds what the texts were, or nothing yet.
 */
import type { Migration } from './migration.ts';

/** Columns of the list that stand in an index of it, except those that have a trigger of their own. */
const FILTERED = [
  'state',
  'category',
  'township_code',
  'key_area_no',
  'surveyor',
  'error_count',
  'warning_count',
  'conflict',
  'surveyed_on',
  'planar_area_sq_m',
] as const;
const SHOWN = [
  'photo_count',
  'registered_area_sq_m',
  'plan_year',
  'usage_status',
  'mode',
  'stage',
  'name',
  'right_holder',
  'current_user',
  'address',
] as const;

const follow = (name: string, columns: readonly string[]): string => `
CREATE TRIGGER parcel_list_${name} AFTER UPDATE OF ${columns.join(', ')} ON parcel WHEN old.deleted = 0 AND new.deleted = 0 BEGIN
  UPDATE parcel_list SET ${columns.map((column) => `${column} = new.${column}`).join(', ')} WHERE fid = new.fid;
END;`;

const ALL = [...FILTERED, 'changed_at', 'unit_no', ...SHOWN];

const triggers = `
DROP TRIGGER parcel_list_update;
CREATE TRIGGER parcel_list_leave AFTER UPDATE OF deleted ON parcel WHEN old.deleted = 0 AND new.deleted = 1 BEGIN
  DELETE FROM parcel_list WHERE fid = old.fid;
END;
CREATE TRIGGER parcel_list_return AFTER UPDATE OF deleted ON parcel WHEN old.deleted = 1 AND new.deleted = 0 BEGIN
  INSERT INTO parcel_list (fid, ${ALL.join(', ')}) VALUES (new.fid, ${ALL.map((column) => `new.${column}`).join(', ')});
END;
${follow('change', ['changed_at'])}
${follow('number', ['unit_no'])}
${follow('filters', FILTERED)}
${follow('texts', SHOWN)}
`;

const waiting = `CREATE INDEX parcel_texts_waiting ON parcel_texts (fid) WHERE hash = x''`;

export const cheapChanges: Migration = {
  version: 50,
  name: 'cheap changes',
  up: (database) => {
    for (const part of [triggers, waiting]) database.exec(part);
  },
};
