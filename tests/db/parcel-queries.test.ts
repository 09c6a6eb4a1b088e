import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDatabase, type Db } from '#db/connection.ts';
import { highestSerial, parcelsByUnitNo, unitNosInUse } from '#db/queries/parcels.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

type Wish = {
  readonly unitNo: string;
  readonly deleted?: boolean;
};

async function aDatabaseWith(...wishes: readonly Wish[]): Promise<Db> {
  const database = createDatabase(join(await temporaryFolder(), 'survey.gpkg'), { now: () => new Date(0) });
  onTestFinished(() => {
    database.close();
  });
  const insert = database.prepare(
    `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, unit_no)
     VALUES (?, 'draft', ?, 0, '{}', 0, 0, 0, '2025-03-01T01:00:00.000Z', ?)`,
  );
  database.transaction(() => {
    wishes.forEach(({ unitNo, deleted = false }, i) => {
      insert.run(`parcel ${i}`, deleted ? 1 : 0, unitNo);
    });
  })();
  return database;
}

test('a number is looked up among the parcels that are not deleted', async () => {
  const database = await aDatabaseWith({ unitNo: 'a' }, { unitNo: 'b', deleted: true }, { unitNo: 'a' });
  expect(parcelsByUnitNo(database, 'a')).toEqual(['parcel 0', 'parcel 2']);
  expect(parcelsByUnitNo(database, 'b')).toEqual([]);
});

test('many numbers are looked up together, whatever they are made of', async () => {
  const database = await aDatabaseWith(
    { unitNo: 'a' },
    { unitNo: 'b', deleted: true },
    { unitNo: '1' },
    { unitNo: '苕溪"1' },
  );
  expect([...unitNosInUse(database, ['1', 'b', '苕溪"1', 'a', 'c', ''])]).toEqual(['1', '苕溪"1', 'a']);
  expect([...unitNosInUse(database, [])]).toEqual([]);
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
