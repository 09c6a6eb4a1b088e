/** Walking through the live parcels after a change of the lists: all of them in pages, and in how many each code of a field stands. */
import type { RecordId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type CodeUse = { readonly code: string; readonly parcels: number };

/** A column with one code. @param column of the parcel's table, from the table of fields */
export function usesOfColumn(database: Db, column: string): CodeUse[] {
  return prepared(
    database,
    `SELECT ${column} AS code, count(*) AS parcels FROM parcel WHERE deleted = 0 AND ${column} IS NOT NULL GROUP BY ${column}`,
  ).all() as CodeUse[];
}

/** A column with codes joined by 、 */
export function usesOfJoinedColumn(database: Db, column: string): CodeUse[] {
  return summed(
    usesOfColumn(database, column).flatMap(({ code, parcels }) =>
      code.split('、').map((each) => ({ code: each, parcels })),
    ),
  );
}

/** The grades of the enterprises; a parcel with several of one grade counts once. */
export function usesOfGrades(database: Db): CodeUse[] {
  return prepared(
    database,
    `SELECT json_extract(enterprise.value, '$.performanceGrade') AS code, count(DISTINCT parcel.fid) AS parcels
     FROM parcel, json_each(parcel.enterprises) AS enterprise
     WHERE deleted = 0 AND code IS NOT NULL GROUP BY code`,
  ).all() as CodeUse[];
}

/** Land classes of one scheme: the row holds the code, the scheme stands in the record's own value. */
export function usesOfLandClass(
  database: Db,
  column: string,
  field: string,
  scheme: string,
  codes: readonly string[],
): CodeUse[] {
  return prepared(
    database,
    `SELECT ${column} AS code, count(*) AS parcels FROM parcel
     JOIN operation ON hash = json_extract(heads, '$."parcel.use"[0]')
     WHERE deleted = 0 AND ${column} IN (SELECT value FROM json_each(@codes))
       AND coalesce(
         json_extract(line, '$.value.' || @field || '.scheme'),
         json_extract(line, '$.value.groups."parcel.use".' || @field || '.scheme')
       ) = @scheme GROUP BY ${column}`,
  ).all({ codes: JSON.stringify(codes), field, scheme }) as CodeUse[];
}

function summed(uses: readonly CodeUse[]): CodeUse[] {
  const byCode = new Map<string, number>();
  for (const { code, parcels } of uses) byCode.set(code, (byCode.get(code) ?? 0) + parcels);
  return [...byCode].map(([code, parcels]) => ({ code, parcels }));
}

/** Live parcels after a row, in the order of their rows. */
export function pageOfParcelIds(
  database: Db,
  after: number,
  limit: number,
): { readonly fid: number; readonly id: RecordId }[] {
  return prepared(
    database,
    'SELECT fid, id FROM parcel WHERE fid > ? AND deleted = 0 ORDER BY fid LIMIT ?',
  ).all(after, limit) as { fid: number; id: RecordId }[];
}
