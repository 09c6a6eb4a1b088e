/** A file that is with a parcel twice counts once: parcels that have such are counted anew. */
import type { Migration } from './migration.ts';

export const countedPhotos: Migration = {
  version: 120,
  name: 'counted-photos',
  up: (database) => {
    database.exec(`
INSERT OR IGNORE INTO to_project SELECT parcel FROM photo
  WHERE deleted = 0 AND sketch_of IS NULL AND parcel IS NOT NULL GROUP BY parcel, sha256 HAVING count(*) > 1;
`);
  },
};
