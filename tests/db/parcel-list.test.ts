import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIST_COLUMN_NAMES, type ListColumnName } from '#core/parcel/list-columns.ts';
import { PARCEL_STATES } from '#core/parcel/parcel-state.ts';
import type { Db } from '#db/connection.ts';
import {
  countByState,
  countParcels,
  idsOfParcels,
  keyOfRow,
  type ListFilter,
  occurringValues,
  type PageKey,
  pageOfParcels,
} from '#db/queries/parcel-list.ts';
import { aDatabaseWith, type RowWish } from './parcel-rows.ts';

type Order = { readonly by: ListColumnName; readonly descending: boolean };
const BY_UNIT_NO: Order = { by: 'unitNo', descending: false };

/** All pages put together, as row numbers. */
function allPages(database: Db, filter: ListFilter, sort: Order, limit: number, total: number): number[] {
  const fids: number[] = [];
  let after: PageKey | undefined;
  for (let turns = 0; turns < 1000; turns++) {
    const rows = pageOfParcels(database, { filter, sort, limit, total, after });
    fids.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return fids;
    after = keyOfRow(database, last, sort);
  }
  throw new Error('the pages do not end');
}

const aRow: fc.Arbitrary<RowWish> = fc.record({
  state: fc.constantFrom(...PARCEL_STATES),
  deleted: fc.boolean(),
  conflict: fc.boolean(),
  errors: fc.nat(2),
  warnings: fc.nat(2),
  photos: fc.nat(2),
  changedAt: fc.constantFrom('2025-03-01T01:00:00.000Z', '2025-03-02T01:00:00.000Z'),
  unitNo: fc.constantFrom(null, '', 'a', 'b', '织'),
  name: fc.constantFrom(null, '织造厂', '织造', '厂'),
  keyAreaNo: fc.constantFrom(1, 2),
  surveyedOn: fc.constantFrom('2025-03-01', '2025-03-02'),
  areaSqM: fc.constantFrom(100, 100.5, 2000),
});

/** A total on either side of where an index is walked. */
const aTotal = fc.constantFrom(0, 1_000_000);

test('the pages of any size hold each row once, in every order, with any filter, searched or not', async () => {
  for (const rows of fc.sample(fc.array(aRow, { maxLength: 40 }), 15)) {
    const database = await aDatabaseWith(rows);
    const alive = rows.flatMap(({ deleted }, i) => (deleted ? [] : [i + 1]));
    fc.assert(
      fc.property(
        fc.constantFrom(...LIST_COLUMN_NAMES),
        fc.boolean(),
        fc.constantFrom(1, 2, 3, 7, 100),
        fc.constantFrom<ListFilter>({}, { search: '织' }, { states: ['draft', 'returned'] }),
        aTotal,
        (by, descending, limit, filter, total) => {
          const sort = { by, descending };
          const pages = allPages(database, filter, sort, limit, total);
          expect(new Set(pages).size).toBe(pages.length);
          expect(pages).toHaveLength(countParcels(database, filter).total);
          if (Object.keys(filter).length === 0) expect(pages.toSorted((a, b) => a - b)).toEqual(alive);
          const turned = allPages(database, filter, { by, descending: !descending }, limit, total);
          expect(turned).toEqual(pages.toReversed());
        },
      ),
      { numRuns: 40 },
    );
  }
});

test('a page that begins after so many rows is what paging there would have given', async () => {
  const database = await aDatabaseWith(fc.sample(aRow, 60));
  const { total } = countParcels(database, {});
  for (const sort of [BY_UNIT_NO, { by: 'name', descending: true } as const]) {
    const all = allPages(database, {}, sort, 1000, total);
    for (let skip = 0; skip <= total + 3; skip += 3) {
      const rows = pageOfParcels(database, { filter: {}, sort, limit: 7, total, skip });
      expect(rows).toEqual(all.slice(skip, skip + 7));
    }
  }
});

test('a page of a search is the same whether an index is walked for it or its finds are sorted', async () => {
  const rows = Array.from({ length: 4000 }, (_, i) => ({
    name: i % 3 === 0 ? '印染厂' : '织造厂',
    // Out of their order, some without, and some twice.
    unitNo: i % 7 === 0 ? null : `330502100-${(i * 1237) % 2500}`,
    changedAt: `2025-03-0${1 + (i % 5)}T01:00:00.000Z`,
  }));
  const database = await aDatabaseWith(rows);
  const filter = { search: '织' };
  const found = countParcels(database, filter).total;
  expect(found).toBe(2666);
  const orders = (['unitNo', 'changedAt'] as const).flatMap((by) =>
    [false, true].map((descending) => ({ by, descending })),
  );
  for (const sort of orders) {
    const sorted = pageOfParcels(database, { filter, sort, limit: 4000, total: 0 });
    expect(sorted).toHaveLength(found);
    expect(allPages(database, filter, sort, 900, found)).toEqual(sorted);
    for (const skip of [0, 1, 700, 1333, 2000, 2660, 2666]) {
      const page = pageOfParcels(database, { filter, sort, limit: 100, total: found, skip });
      expect(page).toEqual(sorted.slice(skip, skip + 100));
    }
  }
});

describe('an order', () => {
  test('of numbers is by their size, with what is not filled in first', async () => {
    const database = await aDatabaseWith([{ areaSqM: 1000 }, {}, { areaSqM: 99 }, { areaSqM: 0 }]);
    const ids = idsOfParcels(database, {}, { by: 'planarAreaSqM', descending: false }, 10);
    expect(ids).toEqual(['parcel 1', 'parcel 3', 'parcel 2', 'parcel 0']);
  });

  test('of states is that of the work, and errors weigh more than warnings', async () => {
    const states = PARCEL_STATES.toReversed();
    const database = await aDatabaseWith(
      states.map((state, i) => ({ state, errors: i === 2 ? 1 : 0, warnings: i === 0 ? 999 : 0 })),
    );
    const inOrder = idsOfParcels(database, {}, { by: 'state', descending: false }, 10);
    expect(inOrder.map((id) => states[Number(id.split(' ')[1])])).toEqual(PARCEL_STATES);
    expect(idsOfParcels(database, {}, { by: 'issues', descending: true }, 2)).toEqual([
      'parcel 2',
      'parcel 0',
    ]);
  });
});

describe('a filter', () => {
  const rows: readonly RowWish[] = [
    {
      state: 'draft',
      category: 'industrial',
      townshipCode: '330502100',
      keyAreaNo: 1,
      surveyor: '沈伟',
      errors: 1,
    },
    {
      state: 'completed',
      category: 'village',
      townshipCode: '330502101',
      keyAreaNo: 2,
      surveyor: "O'B",
      warnings: 2,
    },
    { state: 'returned', category: 'industrial', townshipCode: '330502100', conflict: true, areaSqM: 2000 },
    { surveyedOn: '2025-03-02', changedAt: '2025-03-02T16:00:00.000Z', areaSqM: 1000 },
    {
      surveyedOn: '2025-03-03',
      changedAt: '2025-03-03T15:59:59.999Z',
      deleted: true,
      category: 'industrial',
    },
  ];

  test.each<[string, ListFilter, readonly number[]]>([
    ['nothing', {}, [0, 1, 2, 3]],
    ['one state', { states: ['completed'] }, [1]],
    ['several states', { states: ['completed', 'returned'] }, [1, 2]],
    ['no state named', { states: [] }, [0, 1, 2, 3]],
    ['category', { categories: ['industrial'] }, [0, 2]],
    ['categories and state', { categories: ['industrial', 'village'], states: ['draft'] }, [0]],
    ['townships', { townshipCodes: ['330502101', '1'] }, [1]],
    ['key areas', { keyAreaNos: [2, 9] }, [1]],
    ['surveyor', { surveyors: ["O'B"] }, [1]],
    ['errors', { issues: 'errors' }, [0]],
    ['warnings', { issues: 'warnings' }, [1]],
    ['no finding', { issues: 'none' }, [2, 3]],
    ['conflict', { issues: 'conflict' }, [2]],
    ['surveyed from', { surveyedFrom: '2025-03-02' }, [3]],
    ['surveyed to', { surveyedTo: '2025-03-01' }, []],
    ['changed since', { changedSince: '2025-03-02T00:00:00.000Z' }, [3]],
    ['changed before', { changedBefore: '2025-03-02T16:00:00.000Z' }, [0, 1, 2]],
    ['area from', { areaFromSqM: 1000 }, [2, 3]],
    ['area to', { areaToSqM: 1999.9 }, [3]],
    ['SQL in a value', { surveyors: ["x') OR 1=1 --"], categories: ["'; DROP TABLE parcel; --"] }, []],
  ])('by %s', async (_, filter, expected) => {
    const database = await aDatabaseWith(rows);
    expect(idsOfParcels(database, filter, BY_UNIT_NO, 10)).toEqual(expected.map((i) => `parcel ${i}`));
    const sum = expected.reduce((total, i) => total + (rows[i]?.areaSqM ?? 0), 0);
    expect(countParcels(database, filter)).toEqual({ total: expected.length, planarAreaSqM: sum });
  });

  test('by state does not change what is counted in the other states', async () => {
    const database = await aDatabaseWith(rows);
    const counts = countByState(database, { categories: ['industrial'], states: ['draft'] });
    expect(counts.map(({ state, count }) => [state, count])).toEqual([
      ['draft', 1],
      ['returned', 1],
    ]);
  });

  test('is chosen from what occurs', async () => {
    expect(occurringValues(await aDatabaseWith(rows))).toEqual({
      surveyors: ["O'B", '沈伟'],
      townshipCodes: ['330502100', '330502101'],
      keyAreaNos: [1, 2],
      categories: ['industrial', 'village'],
    });
  });
});

test('the narrow table follows every change of a parcel, whatever changes together', async () => {
  const database = await aDatabaseWith([{ unitNo: 'a' }, { unitNo: 'b' }, { unitNo: 'c', deleted: true }]);
  const all = database.pragma('table_info(parcel_list)') as { name: string; type: string }[];
  // Whose row it is stays.
  const columns = all.filter(({ name }) => name !== 'fid' && name !== 'id');
  const named = all.map(({ name }) => name).join(', ');
  const listed = database.prepare(`SELECT ${named} FROM parcel_list ORDER BY fid`);
  const live = database.prepare(`SELECT ${named} FROM parcel WHERE deleted = 0 ORDER BY fid`);
  const cellOf = (type: string, value: number) => (type === 'TEXT' ? `v${value}` : value);
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          fid: fc.integer({ min: 1, max: 3 }),
          deleted: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined }),
          changed: fc.uniqueArray(fc.nat(columns.length - 1), { maxLength: 5 }),
          value: fc.nat(9),
        }),
        { maxLength: 8 },
      ),
      (changes) => {
        for (const { fid, deleted, changed, value } of changes) {
          const cells = changed.flatMap((i) => columns[i] ?? []);
          const settings = [
            ...(deleted === undefined ? [] : [`deleted = ${deleted}`]),
            ...cells.map(({ name }) => `${name} = ?`),
          ];
          if (settings.length === 0) continue;
          database
            .prepare(`UPDATE parcel SET ${settings.join(', ')} WHERE fid = ?`)
            .run(...cells.map(({ type }) => cellOf(type, value)), fid);
          expect(listed.all()).toEqual(live.all());
        }
      },
    ),
    { numRuns: 200 },
  );
  database.exec('DELETE FROM parcel WHERE fid = 1');
  expect(listed.all()).toEqual(live.all());
});

test('counting and the first page read no wide row, and in the order of numbers nothing is sorted', async () => {
  const database = await aDatabaseWith([]);
  const plan = (sql: string) =>
    (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n');
  const page = plan(
    `SELECT coalesce(unit_no, ''), fid FROM parcel_list INDEXED BY parcel_list_by_unit_no
     WHERE coalesce(unit_no, '') >= 'x' AND (coalesce(unit_no, ''), fid) > ('x', 3) ORDER BY coalesce(unit_no, ''), fid LIMIT 10`,
  );
  expect(page).toContain('SEARCH parcel_list USING');
  expect(page).not.toContain('TEMP B-TREE');
  const counts = plan(
    `SELECT state, count(*), total(planar_area_sq_m) FROM parcel_list INDEXED BY parcel_list_filters
     WHERE category IN (SELECT value FROM json_each('[]')) GROUP BY state`,
  );
  expect(counts).toContain('USING COVERING INDEX parcel_list_filters');
  expect(counts).not.toContain('TEMP B-TREE');
});
