/**
 * What the gallery goes by: who took a photo in, which way up it is shown, and from which original a drawn copy comes. Turnings and copies
 * that arrived before this program knew them are shown now.
 */
import type { Migration } from './migration.ts';

export const photoGallery: Migration = {
  version: 70,
  name: 'photo-gallery',
  up: (database) => {
    database.exec(`
ALTER TABLE photo ADD COLUMN added_by TEXT;
ALTER TABLE photo ADD COLUMN clockwise_deg INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN sketch_of TEXT;
ALTER TABLE photo ADD COLUMN sketch_of_photo TEXT;
CREATE INDEX photo_by_original ON photo (sketch_of_photo) WHERE sketch_of_photo IS NOT NULL;
UPDATE photo SET added_by = (
  SELECT json_extract(line, '$.by') FROM operation WHERE hash = json_extract(photo.heads, '$."photo.file"[0]')
);
INSERT OR IGNORE INTO to_project SELECT DISTINCT record FROM operation
  WHERE group_name IN ('photo.rotation', 'photo.sketch') OR (group_name = 'photo.beginning' AND instr(line, '"photo.sketch":') > 0);
`);
  },
};
