/** Online maps the office has set, those of the edition in force, each as it is in the reference data. */
import type { Migration } from './migration.ts';

export const onlineMaps: Migration = {
  version: 100,
  name: 'online-maps',
  up: (database) => {
    database.exec(`
CREATE TABLE online_map (position INTEGER PRIMARY KEY, map TEXT NOT NULL) STRICT;
`);
  },
};
