/** A database with parcels put in row by row, as the projection would, and their texts indexed. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import { createDatabase, type Db } from '#db/connection.ts';
import { indexTexts } from '#db/projection/parcel-search.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

export type RowWish = {
  readonly state?: ParcelState;
  readonly deleted?: boolean;
  readonly conflict?: boolean;
  readonly errors?: number;
  readonly warnings?: number;
  readonly photos?: number;
  readonly changedAt?: string;
  readonly unitNo?: string | null;
  readonly name?: string | null;
  readonly townshipCode?: string;
  readonly category?: string;
  readonly keyAreaNo?: number;
  readonly surveyor?: string;
  readonly surveyedOn?: string;
  readonly areaSqM?: number;
  /** What is searched for; the name when absent. */
  readonly texts?: readonly string[];
};

export async function anEmptyDatabase(): Promise<Db> {
  const database = createDatabase(join(await temporaryFolder(), 'survey.gpkg'), { now: () => new Date(0) });
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** The rows get the ids `parcel 0`, `parcel 1` … */
export async function aDatabaseWith(wishes: readonly RowWish[]): Promise<Db> {
  const database = await anEmptyDatabase();
  const insert = database
    .prepare(
      `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, unit_no,
         name, township_code, category, key_area_no, surveyor, surveyed_on, planar_area_sq_m)
       VALUES (?, ?, ?, ?, '{}', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING fid`,
    )
    .pluck();
  database.transaction(() => {
    wishes.forEach((wish, i) => {
      const fid = insert.get(
        `parcel ${i}`,
        wish.state ?? 'draft',
        wish.deleted ? 1 : 0,
        wish.conflict ? 1 : 0,
        wish.errors ?? 0,
        wish.warnings ?? 0,
        wish.photos ?? 0,
        wish.changedAt ?? '2025-03-01T01:00:00.000Z',
        wish.unitNo ?? null,
        wish.name ?? null,
        wish.townshipCode ?? null,
        wish.category ?? null,
        wish.keyAreaNo ?? null,
        wish.surveyor ?? null,
        wish.surveyedOn ?? null,
        wish.areaSqM ?? null,
      ) as number;
      if (!wish.deleted) indexTexts(database, new Map([[fid, wish.texts ?? (wish.name ? [wish.name] : [])]]));
    });
  })();
  return database;
}
