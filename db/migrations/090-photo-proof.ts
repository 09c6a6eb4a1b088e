/**
 * How each original was when its bytes were last held against its name, and where packages were written to, so that a damaged one can be
 * looked for. Both are of this machine, no survey data. And how many photos a parcel lacks by the office's rules, for the list.
 */
import type { Migration } from './migration.ts';

const proof = `
CREATE TABLE photo_check (
  sha256 TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('sound', 'damaged', 'missing')), checked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_check_unsound ON photo_check (sha256) WHERE state <> 'sound';
CREATE TABLE package_place (package TEXT PRIMARY KEY, path TEXT NOT NULL) STRICT;
`;

const FILTERS = [
  ...[
    'state',
    'category',
    'township_code',
    'key_area_no',
    'surveyor',
    'error_count',
    'warning_count',
    'conflict',
  ],
  ...['surveyed_on', 'changed_at', 'planar_area_sq_m'],
];
const ALL = [
  ...FILTERS,
  ...['photo_count', 'registered_area_sq_m', 'plan_year', 'usage_status', 'mode', 'stage', 'unit_no', 'name'],
  ...['right_holder', 'current_user', 'address', 'photos_missing'],
];
const insert = `INSERT INTO parcel_list (fid, ${ALL.join(', ')}) VALUES (new.fid, ${ALL.map((column) => `new.${column}`).join(', ')});`;

const missing = `
ALTER TABLE parcel ADD COLUMN photos_missing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE parcel_list ADD COLUMN photos_missing INTEGER NOT NULL DEFAULT 0;
DROP INDEX parcel_list_filters;
CREATE INDEX parcel_list_filters ON parcel_list (${FILTERS.join(', ')}, photos_missing);
DROP TRIGGER parcel_list_insert;
CREATE TRIGGER parcel_list_insert AFTER INSERT ON parcel WHEN new.deleted = 0 BEGIN
  ${insert}
END;
DROP TRIGGER parcel_list_return;
CREATE TRIGGER parcel_list_return AFTER UPDATE OF deleted ON parcel WHEN old.deleted = 1 AND new.deleted = 0 BEGIN
  ${insert}
END;
CREATE TRIGGER parcel_list_photos AFTER UPDATE OF photos_missing ON parcel WHEN old.deleted = 0 AND new.deleted = 0 BEGIN
  UPDATE parcel_list SET photos_missing = new.photos_missing WHERE fid = new.fid;
END;
-- For the parcels that are there, by the rules in force.
UPDATE parcel SET photos_missing = (
  SELECT coalesce(sum(max(0, (asked.value ->> 'needed') - (
    SELECT count(*) FROM photo WHERE photo.parcel = parcel.id AND photo.deleted = 0 AND photo.kind = asked.value ->> 'kind'
  ))), 0)
  FROM rule_settings, json_each(rule_settings.settings, '$.minimumPhotos') AS asked
  WHERE rule_settings.edition = (SELECT max(edition) FROM rule_settings)
    AND (asked.value -> 'categories' IS NULL OR coalesce(parcel.category, '') IN
      (SELECT value FROM json_each(asked.value, '$.categories')))
);
`;

export const photoProof: Migration = {
  version: 90,
  name: 'photo-proof',
  up: (database) => {
    for (const part of [proof, missing]) database.exec(part);
  },
};
