import type { Migration } from './migration.ts';

/**
 * Where boundaries of two parcels overlap or miss each other by a sliver: part of the projection, in both directions, so that the
 * findings of either are counted without measuring again. Parcels that are there already are to be projected anew.
 */
const contacts = `
CREATE TABLE parcel_contact (
  parcel TEXT NOT NULL, other TEXT NOT NULL,
  overlap_sq_m REAL NOT NULL, sliver_m REAL NOT NULL, sliver_width_m REAL NOT NULL,
  PRIMARY KEY (parcel, other)
) STRICT, WITHOUT ROWID;

-- The settings that all of them were measured under.
CREATE TABLE contact_measure (one INTEGER PRIMARY KEY CHECK (one = 1), limits TEXT NOT NULL) STRICT;

-- Records whose rows a migration could not make, for it knows nothing of rules and shapes; done when the workspace is opened.
CREATE TABLE to_project (record TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO to_project SELECT id FROM parcel;
`;

export const parcelContacts: Migration = {
  version: 30,
  name: 'parcel contacts',
  up: (database) => database.exec(contacts),
};
