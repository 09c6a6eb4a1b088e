/** Everything a database holds, for tests that say "nothing has changed" or "both came to the same". */
import type { Db } from '#db/connection.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** All rows of all ordinary tables. */
export function allTables(database: Db): Tables {
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [name, database.prepare(`SELECT * FROM "${name}"`).all() as Row[]]),
  );
}

/** Projected rows by id. Numbers of rows are left out: they depend on the order of arrival and mean nothing. */
export function projectedRows(database: Db): Tables {
  const withoutRow = ({ fid: _, ...columns }: Row): Row => columns;
  const of = (table: 'parcel' | 'photo') =>
    (database.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Row[]).map(withoutRow);
  const boxes = database
    .prepare(
      'SELECT id, min_lon, max_lon, min_lat, max_lat FROM parcel_box JOIN parcel USING (fid) ORDER BY id',
    )
    .all() as Row[];
  return { parcel: of('parcel'), photo: of('photo'), parcel_box: boxes };
}
