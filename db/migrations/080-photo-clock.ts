/** The correction of a photo's time beside what its camera wrote, and whether it was pasted or taken with the program. Corrections that arrived before this program knew them are shown now. */
import type { Migration } from './migration.ts';

export const photoClock: Migration = {
  version: 80,
  name: 'photo-clock',
  up: (database) => {
    database.exec(`
ALTER TABLE photo ADD COLUMN clock TEXT;
ALTER TABLE photo ADD COLUMN origin TEXT;
INSERT OR IGNORE INTO to_project SELECT DISTINCT record FROM operation WHERE group_name = 'photo.clock';
`);
  },
};
