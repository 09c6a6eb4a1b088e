/** The least that storing parcels can take: their very rows put by bare SQL into a new database with the same tables and indexes. */
import { createDatabase, type Db } from '#db/connection.ts';
import { millisecondsOf } from './benchmark.ts';

/**
 * @param path of the database that is made
 * @param more.tokens what the search index gets of each parcel, in order of their rows; none leaves the index out
 * @param more.operations whether the operations are stored that the rows were made of
 * @returns how long it took, in milliseconds
 */
export async function storeRowsBare(
  from: Db,
  path: string,
  more: { readonly tokens?: readonly string[]; readonly operations?: boolean } = {},
): Promise<number> {
  const { tokens = [] } = more;
  const rows = from.prepare('SELECT * FROM parcel').all() as Record<string, unknown>[];
  const boxes = from.prepare('SELECT * FROM parcel_box').all();
  const hashes = tokens.length > 0 ? from.prepare('SELECT * FROM parcel_texts').all() : [];
  const operations = more.operations ? from.prepare('SELECT * FROM operation ORDER BY op').all() : [];
  const bare = createDatabase(path, { now: () => new Date() });
  const insert = bare.prepare(
    `INSERT INTO parcel VALUES (${Object.keys(rows[0] ?? {})
      .map((column) => `@${column}`)
      .join(', ')})`,
  );
  const insertBox = bare.prepare(
    'INSERT INTO parcel_box VALUES (@fid, @min_lon, @max_lon, @min_lat, @max_lat)',
  );
  const insertOperation = bare.prepare(
    'INSERT INTO operation VALUES (@op, @hash, @replica, @seq, @prev, @kind, @record, @group_name, @local, @line)',
  );
  const insertTokens = bare.prepare('INSERT INTO parcel_search (rowid, tokens) VALUES (?, ?)');
  const insertHash = bare.prepare('INSERT INTO parcel_texts VALUES (@fid, @hash)');
  const bareMs = await millisecondsOf(() =>
    bare.transaction(() => {
      for (const operation of operations) insertOperation.run(operation);
      for (const row of rows) insert.run(row);
      for (const box of boxes) insertBox.run(box);
      tokens.forEach((text, i) => {
        insertTokens.run(i + 1, text);
      });
      for (const hash of hashes) insertHash.run(hash);
    })(),
  );
  bare.close();
  return bareMs;
}
