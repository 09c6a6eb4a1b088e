/** Lines that are being drawn on the map and are no boundary yet. The column `parcel` holds what names a line: service/drawing-drafts.ts. */
import type { Migration } from './migration.ts';

export const drawingDrafts: Migration = {
  version: 60,
  name: 'drawing-drafts',
  up: (database) => {
    database.exec(`
CREATE TABLE drawing_draft (
  parcel TEXT PRIMARY KEY, purpose TEXT NOT NULL, line TEXT NOT NULL, kept_at TEXT NOT NULL
) STRICT;
`);
  },
};
