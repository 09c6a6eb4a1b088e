/** All migrations in order. To add one: a file `<next ten>-<name>.ts`, its line here, its before/after test, a new golden schema. */
import { initial } from './010-initial.ts';
import { parcelSearch } from './020-parcel-search.ts';
import { parcelContacts } from './030-parcel-contacts.ts';
import { editions } from './040-editions.ts';
import { cheapChanges } from './050-cheap-changes.ts';
import { drawingDrafts } from './060-drawing-drafts.ts';
import { photoGallery } from './070-photo-gallery.ts';
import { photoClock } from './080-photo-clock.ts';
import { photoProof } from './090-photo-proof.ts';
import { onlineMaps } from './100-online-maps.ts';
import { listIds } from './110-list-ids.ts';
import { countedPhotos } from './120-counted-photos.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [
  initial,
  parcelSearch,
  parcelContacts,
  editions,
  cheapChanges,
  drawingDrafts,
  photoGallery,
  photoClock,
  photoProof,
  onlineMaps,
  listIds,
  countedPhotos,
];

export const NEWEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0;
