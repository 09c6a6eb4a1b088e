import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIST_COLUMN_NAMES } from '#core/parcel/list-columns.ts';
import type { ParcelFilter } from '#core/parcel/list-filter.ts';
import { toSearchForm } from '#core/parcel/search-text.ts';
import { createDatabase, type Db, openDatabase } from '#db/connection.ts';
import { initial } from '#db/migrations/010-initial.ts';
import { forgetParcelTexts, indexMissingTexts, indexTexts, takeTexts } from '#db/projection/parcel-search.ts';
import { countFound, countParcels, idsOfParcels } from '#db/queries/parcel-list.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';
import { aDatabaseWith, anEmptyDatabase } from './parcel-rows.ts';

const BY_UNIT_NO = { by: 'unitNo', descending: false } as const;
const find = (database: Db, search: string, filter: ParcelFilter = {}): string[] =>
  idsOfParcels(database, { ...filter, search }, BY_UNIT_NO, 1000);

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
    ['ＡＢＣ', ['ABC']],
    ['棉 100', ['100% 棉', '100 棉']],
    ["' OR 1=1 --", []],
    ["'; DROP TABLE parcel; --", []],
    ['\\%', []],
    ['*', []],
    ['a*', []],
    ['tokens:a', []],
    ['a OR c', []],
    ['NEAR(a b)', []],
    ['^a', []],
    ['-', []],
    ['{', []],
  ])('for %s finds exactly what contains it', async (search, found) => {
    const database = await aDatabaseWith(names.map((name) => ({ name })));
    const ids = find(database, search);
    expect(ids.map((id) => names[Number(id.split(' ')[1])]).toSorted()).toEqual(found.toSorted());
    expect(countParcels(database, { search }).total).toBe(found.length);
  });

  test('finds rare characters, emoji, digits and Latin of any width, one character or many', async () => {
    const database = await aDatabaseWith([{ name: '𠮷野家😀 Ｎｏ．12' }, { name: '吉野家 No.13' }]);
    expect(find(database, '𠮷')).toEqual(['parcel 0']);
    expect(find(database, '𠮷野')).toEqual(['parcel 0']);
    expect(find(database, '😀')).toEqual(['parcel 0']);
    expect(find(database, 'no.1')).toEqual(['parcel 0', 'parcel 1']);
    expect(find(database, '12')).toEqual(['parcel 0']);
    expect(find(database, '\ud83d')).toEqual([]);
  });

  test('never finds across two texts', async () => {
    const database = await aDatabaseWith([{ texts: ['织造', '厂房'] }]);
    expect(find(database, '造厂')).toEqual([]);
    expect(find(database, '厂房 织造')).toEqual(['parcel 0']);
  });

  test('asked again after something else finds the same, and after a change what is there now', async () => {
    const database = await aDatabaseWith([
      { name: '织造厂', townshipCode: '330502100' },
      { name: '织布厂', townshipCode: '330502101' },
      { name: '印染厂', townshipCode: '330502100' },
    ]);
    const filtered = () => countParcels(database, { search: '织', townshipCodes: ['330502100'] }).total;
    for (const _ of [1, 2]) {
      expect(find(database, '织')).toEqual(['parcel 0', 'parcel 1']);
      expect(find(database, '厂')).toHaveLength(3);
      expect(find(database, '印')).toEqual(['parcel 2']);
    }
    expect(filtered()).toBe(1);
    forgetParcelTexts(database, 1);
    expect(find(database, '织')).toEqual(['parcel 1']);
    expect(find(database, '厂')).toHaveLength(2);
    expect(filtered()).toBe(0);
  });

  test('goes along with every filter and sort', async () => {
    const database = await aDatabaseWith([
      { name: '织造一', state: 'returned', errors: 1 },
      { name: '织造二' },
      { name: '印染' },
    ]);
    expect(find(database, '织造', { states: ['returned'] })).toEqual(['parcel 0']);
    expect(find(database, '织造', { issues: 'none' })).toEqual(['parcel 1']);
    for (const by of LIST_COLUMN_NAMES) {
      for (const descending of [true, false]) {
        expect(idsOfParcels(database, { search: '造' }, { by, descending }, 10)).toHaveLength(2);
      }
    }
  });
});

/** Texts of few characters, so that words repeat, with all that could be an operator, a fold or a break. */
const aText = fc
  .array(
    fc.constantFrom(
      ...[
        '织',
        '造',
        '厂',
        '1',
        '2',
        'a',
        'A',
        'Ａ',
        'ß',
        'İ',
        'Σ',
        'é',
        'e\u0301',
        '〇',
        '𠀀',
        '𪚥',
        '😀',
        '\ud83d',
      ],
      ...[
        '"',
        '*',
        '%',
        '_',
        "'",
        ' ',
        '\u3000',
        '\n',
        '-',
        '^',
        '(',
        ')',
        ':',
        '\\',
        '、',
        'OR',
        'NOT',
        '\u0000',
      ],
      ...['\ue000', '\ue001', '\ue033', '\uf900', '\u0300', '한', 'か'],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

test('finds what reading every text through finds, whatever is typed', async () => {
  const database = await anEmptyDatabase();
  const insert = database.prepare(
    `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at)
     VALUES (?, 'draft', 0, 0, '{}', 0, 0, 0, '')`,
  );
  for (let fid = 1; fid <= 12; fid++) insert.run(`parcel ${fid}`);
  database.exec('CREATE TABLE read_through (fid INTEGER, text TEXT)');
  const keep = database.prepare('INSERT INTO read_through VALUES (?, ?)');
  // LIKE with every sign of it escaped; a text of SQLite ends at a NUL, so that character is looked for as another.
  const visible = (text: string) => toSearchForm(text).replaceAll('\u0000', '\uffff').toWellFormed();
  const like = (word: string) => `%${visible(word).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  fc.assert(
    fc.property(
      fc.array(fc.array(aText, { maxLength: 3 }), { minLength: 12, maxLength: 12 }),
      fc.array(aText, { minLength: 1, maxLength: 6 }),
      (rows, searches) => {
        database.exec('DELETE FROM read_through');
        rows.forEach((texts, i) => {
          indexTexts(database, new Map([[i + 1, texts]]));
          for (const text of texts) keep.run(i + 1, visible(text));
        });
        for (const search of searches) {
          const words = toSearchForm(search)
            .split(/\s+/u)
            .filter((word) => word !== '' && !/\p{Cs}/u.test(word));
          if (words.length === 0 || /\p{Cs}/u.test(search)) continue;
          const each = words.map(() => "SELECT fid FROM read_through WHERE text LIKE ? ESCAPE '\\'");
          const expected = database
            .prepare(`SELECT count(DISTINCT fid) FROM (${each.join(' INTERSECT ')})`)
            .pluck()
            .get(...words.map(like));
          expect(countParcels(database, { search }).total, JSON.stringify(search)).toBe(expected);
          expect(countFound(database, { search }), search).toBe(expected);
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe('the index', () => {
  test('follows a change of texts and forgets a parcel', async () => {
    const database = await aDatabaseWith([{ name: '织造' }, { name: '印染' }]);
    indexTexts(database, new Map([[1, ['童装']]]));
    expect([find(database, '织造'), find(database, '童装'), find(database, '印')]).toEqual([
      [],
      ['parcel 0'],
      ['parcel 1'],
    ]);
    forgetParcelTexts(database, 1);
    expect(find(database, '童装')).toEqual([]);
    indexTexts(database, new Map([[1, ['童装']]]));
    expect(find(database, '童装')).toEqual(['parcel 0']);
  });

  test('takes a few changed texts in at the next search, and many at once', async () => {
    const database = await aDatabaseWith(Array.from({ length: 20 }, () => ({ name: '织造' })));
    const indexed = (word: string) =>
      database
        .prepare('SELECT count(*) FROM parcel_search WHERE parcel_search MATCH ?')
        .pluck()
        .get(`"${word}"`);
    const rename = (fids: readonly number[], name: string) => {
      for (const fid of fids) database.prepare('UPDATE parcel SET name = ? WHERE fid = ?').run(name, fid);
      takeTexts(database, new Map(fids.map((fid) => [fid, [name]])));
    };
    rename([1, 2], '童装');
    expect(indexed('童装')).toBe(0);
    expect([find(database, '童装'), find(database, '织造').length]).toEqual([['parcel 0', 'parcel 1'], 18]);
    // Typed and taken back before anybody searched.
    rename([1], '印染');
    rename([1], '童装');
    expect(find(database, '童装')).toEqual(['parcel 0', 'parcel 1']);
    rename([2], '印染');
    forgetParcelTexts(database, 2);
    expect([find(database, '印染'), find(database, '童装')]).toEqual([[], ['parcel 0']]);
    rename(
      Array.from({ length: 20 }, (_, i) => i + 1),
      '童装',
    );
    expect(indexed('童装')).toBe(20);
  });

  test('is left alone by a change of anything else', async () => {
    const database = await aDatabaseWith([{ name: '织造' }]);
    const before = database.prepare('SELECT total_changes()').pluck().get() as number;
    indexTexts(database, new Map([[1, ['织造']]]));
    expect(database.prepare('SELECT total_changes()').pluck().get()).toBe(before);
  });

  test('of a workspace from before there was one is made at opening, and its list is there', async () => {
    const path = join(await temporaryFolder(), 'survey.gpkg');
    const now = () => new Date(0);
    const old = createDatabase(path, { now, migrations: [initial] });
    old.exec(
      `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, unit_no,
         name, parcel_codes, enterprises, planar_area_sq_m)
       VALUES ('a', 'draft', 0, 0, '{}', 0, 0, 0, '', '0001', '织造厂', '甲、乙', '[{"name":"童装公司"}]', 100),
              ('b', 'returned', 0, 0, '{}', 0, 0, 0, '', '0002', '印染厂', NULL, NULL, 50),
              ('c', 'draft', 1, 0, '{}', 0, 0, 0, '', '0003', '删除的厂', NULL, NULL, 1000)`,
    );
    old.close();
    const database = openDatabase(path, { now });
    expect(countParcels(database, {})).toEqual({ total: 2, planarAreaSqM: 150 });
    expect(find(database, '厂')).toEqual([]);
    expect(indexMissingTexts(database)).toBe(2);
    expect(find(database, '厂')).toEqual(['a', 'b']);
    expect([find(database, '童装'), find(database, '甲、乙'), find(database, '0002')]).toEqual([
      ['a'],
      ['a'],
      ['b'],
    ]);
    expect(indexMissingTexts(database)).toBe(0);
    database.close();
  });
});
