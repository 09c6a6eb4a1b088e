/**
 * A narrow table for the list and a full-text index for its search. The list filters, counts, sums and sorts by
 * `parcel_list` alone, for a row of `parcel` holds a boundary and all heads, which no list should read past. It is kept by
 * triggers, so it cannot differ from the parcels that are there. `parcel_search` needs texts cut by the program: the
 * projection writes it, and beside it in `parcel_texts` a hash of what was cut; a parcel without one is cut at the next
 * opening, as are all those that were there before this migration.
 */
import type { Migration } from './migration.ts';

const columns = [
  'state TEXT NOT NULL',
  'category TEXT',
  'township_code TEXT',
  'key_area_no INTEGER',
  'surveyor TEXT',
  'error_count INTEGER NOT NULL',
  'warning_count INTEGER NOT NULL',
  'conflict INTEGER NOT NULL',
  'surveyed_on TEXT',
  'changed_at TEXT NOT NULL',
  'planar_area_sq_m REAL',
  'photo_count INTEGER NOT NULL',
  'registered_area_sq_m REAL',
  'plan_year INTEGER',
  'usage_status TEXT',
  'mode TEXT',
  'stage TEXT',
  'unit_no TEXT',
  'name TEXT',
  'right_holder TEXT',
  'current_user TEXT',
  'address TEXT',
] as const;
const names = columns.map((column) => column.slice(0, column.indexOf(' ')));

const list = `
CREATE TABLE parcel_list (
  fid INTEGER PRIMARY KEY,
  ${columns.join(',\n  ')}
) STRICT;
INSERT INTO parcel_list SELECT fid, ${names.join(', ')} FROM parcel WHERE deleted = 0;
-- Counts and sums under any filter read nothing but this.
CREATE INDEX parcel_list_filters ON parcel_list (${names.slice(0, names.indexOf('planar_area_sq_m') + 1).join(', ')});
CREATE INDEX parcel_list_by_unit_no ON parcel_list (coalesce(unit_no, ''), fid);
CREATE INDEX parcel_list_by_change ON parcel_list (changed_at, fid);
CREATE TRIGGER parcel_list_insert AFTER INSERT ON parcel WHEN new.deleted = 0 BEGIN
  INSERT INTO parcel_list VALUES (new.fid, ${names.map((name) => `new.${name}`).join(', ')});
END;
CREATE TRIGGER parcel_list_update AFTER UPDATE ON parcel BEGIN
  DELETE FROM parcel_list WHERE fid = old.fid;
  INSERT INTO parcel_list SELECT new.fid, ${names.map((name) => `new.${name}`).join(', ')} WHERE new.deleted = 0;
END;
CREATE TRIGGER parcel_list_delete AFTER DELETE ON parcel BEGIN
  DELETE FROM parcel_list WHERE fid = old.fid;
END;
-- Their work is done by those above.
DROP INDEX parcel_by_state;
DROP INDEX parcel_sums;
`;

const search = `
CREATE VIRTUAL TABLE parcel_search USING fts5 (
  tokens, content = '', contentless_delete = 1, prefix = '1', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE parcel_texts (fid INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;
`;

export const parcelSearch: Migration = {
  version: 20,
  name: 'parcel search',
  up: (database) => {
    for (const part of [list, search]) database.exec(part);
  },
};
