import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { createDatabase, type Db } from '#db/connection.ts';
import {
  countParcels,
  highestSerial,
  type PageKey,
  pageOfParcels,
  parcelsByUnitNo,
} from '#db/queries/parcels.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

type Wish = {
  readonly unitNo?: string | null;
  readonly name?: string;
  readonly deleted?: boolean;
  readonly state?: string;
};

async function aDatabaseWith(...wishes: readonly Wish[]): Promise<Db> {
  const database = createDatabase(join(await temporaryFolder(), 'survey.gpkg'), { now: () => new Date(0) });
  onTestFinished(() => {
    database.close();
  });
  const insert = database.prepare(
    `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, unit_no, name)
     VALUES (?, ?, ?, 0, '{}', 0, 0, 0, '2025-03-01T01:00:00.000Z', ?, ?)`,
  );
  database.transaction(() => {
    wishes.forEach(({ unitNo = null, name = null, deleted = false, state = 'draft' }, i) => {
      insert.run(`parcel ${i}`, state, deleted ? 1 : 0, unitNo, name);
    });
  })();
  return database;
}

/** All pages put together, as ids. */
function allPages(database: Db, limit: number): RecordId[] {
  const ids: RecordId[] = [];
  let key: PageKey | undefined;
  for (let turns = 0; turns < 1000; turns++) {
    const rows = pageOfParcels(database, {}, key, limit);
    ids.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < limit) return ids;
    key = { unitNo: last.unit_no ?? '', fid: last.fid };
  }
  throw new Error('the pages do not end');
}

describe('pages by key', () => {
  test.each([1, 2, 3, 7, 100])(
    'of %i give each parcel once, also with equal numbers, empty ones and none',
    async (limit) => {
      const numbers = ['b', null, 'a', 'b', '', 'b', null, 'c', 'b', 'a', null];
      const database = await aDatabaseWith(...numbers.map((unitNo) => ({ unitNo })));
      const pages = allPages(database, limit);
      expect(pages).toHaveLength(numbers.length);
      expect(new Set(pages).size).toBe(numbers.length);
      const sorted = pages.map((id) => numbers[Number(id.split(' ')[1])] ?? '');
      expect(sorted).toEqual(sorted.toSorted());
    },
  );

  test('leave deleted parcels out', async () => {
    const database = await aDatabaseWith({ unitNo: 'a' }, { unitNo: 'b', deleted: true }, { unitNo: 'c' });
    expect(allPages(database, 1)).toEqual(['parcel 0', 'parcel 2']);
    expect(parcelsByUnitNo(database, 'b')).toEqual([]);
  });

  test('read an index in order and sort nothing, so that the last page costs what the first does', async () => {
    const database = await aDatabaseWith();
    const plan = (state: string) =>
      database
        .prepare(
          `EXPLAIN QUERY PLAN SELECT parcel.fid FROM parcel LEFT JOIN parcel_box USING (fid)
           WHERE deleted = 0 ${state} AND (coalesce(unit_no, ''), parcel.fid) > ('x', 3)
           ORDER BY coalesce(unit_no, ''), parcel.fid LIMIT 10`,
        )
        .all()
        .map((row) => (row as { detail: string }).detail)
        .join('\n');
    for (const text of [plan(''), plan("AND state = 'draft'")]) {
      expect(text).toMatch(/USING (COVERING )?INDEX parcel_by_/);
      expect(text).not.toContain('TEMP B-TREE');
    }
  });
});

describe('searching', () => {
  const names = ['100% 棉', '100 棉', 'a_b', 'axb', 'c\\d', 'c/d', "O'Brien", '"双引号"', '织造—厂', 'ABC'];

  test.each([
    ['%', ['100% 棉']],
    ['0%', ['100% 棉']],
    ['_', ['a_b']],
    ['\\', ['c\\d']],
    ["'", ["O'Brien"]],
    ['"', ['"双引号"']],
    ['造—', ['织造—厂']],
    ['abc', ['ABC']],
    ["' OR 1=1 --", []],
    ["'; DROP TABLE parcel; --", []],
    ['\\%', []],
  ])('for %s finds exactly what contains it', async (search, found) => {
    const database = await aDatabaseWith(...names.map((name) => ({ name })));
    const rows = pageOfParcels(database, { search }, undefined, 100);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(found.toSorted());
    expect(countParcels(database, { search }).total).toBe(found.length);
  });

  test('a search that is SQL leaves the tables as they are', async () => {
    const database = await aDatabaseWith({ name: 'a' });
    pageOfParcels(database, { search: "x%' ; DELETE FROM parcel; --" }, undefined, 10);
    expect(countParcels(database, {}).total).toBe(1);
  });
});

describe('the highest serial number', () => {
  test('counts deleted parcels, and only numbers of the township made of digits', async () => {
    const unitNos = [
      '330502001-0007',
      '330502001-12',
      '330502001-0099x',
      '330502002-0500',
      '330502001-',
      'A-1',
    ];
    const database = await aDatabaseWith(...unitNos.map((unitNo) => ({ unitNo })), {
      unitNo: '330502001-0031',
      deleted: true,
    });
    expect(highestSerial(database, '330502001')).toBe(31);
    expect(highestSerial(database, '330502003')).toBe(0);
  });

  test('does not count a number too long to be counted on', async () => {
    const database = await aDatabaseWith(
      { unitNo: '330502001-0003' },
      { unitNo: `330502001-${'9'.repeat(20)}` },
    );
    expect(highestSerial(database, '330502001')).toBe(3);
  });
});
