/** The narrow list knows whose row each of its rows is: so a page of it is read without a look at the wide rows. */
import type { Migration } from './migration.ts';

const COLUMNS = [
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
  ...['surveyed_on', 'changed_at', 'planar_area_sq_m', 'photo_count', 'registered_area_sq_m', 'plan_year'],
  ...['usage_status', 'mode', 'stage', 'unit_no', 'name', 'right_holder', 'current_user', 'address'],
  ...['photos_missing', 'id'],
];
const insert = `INSERT INTO parcel_list (fid, ${COLUMNS.join(', ')}) VALUES (new.fid, ${COLUMNS.map((column) => `new.${column}`).join(', ')});`;

export const listIds: Migration = {
  version: 110,
  name: 'list-ids',
  up: (database) => {
    database.exec(`
ALTER TABLE parcel_list ADD COLUMN id TEXT NOT NULL DEFAULT '';
UPDATE parcel_list SET id = (SELECT id FROM parcel WHERE parcel.fid = parcel_list.fid);
DROP TRIGGER parcel_list_insert;
CREATE TRIGGER parcel_list_insert AFTER INSERT ON parcel WHEN new.deleted = 0 BEGIN
  ${insert}
END;
DROP TRIGGER parcel_list_return;
CREATE TRIGGER parcel_list_return AFTER UPDATE OF deleted ON parcel WHEN old.deleted = 1 AND new.deleted = 0 BEGIN
  ${insert}
END;
`);
  },
};
