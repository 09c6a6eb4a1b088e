import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { createDatabase } from '#db/connection.ts';
import { columnOf, FIELD_COLUMNS, fieldCells } from '#db/projection/parcel-columns.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

async function columnsOf(table: string): Promise<Map<string, string>> {
  const database = createDatabase(join(await temporaryFolder(), 'survey.gpkg'), { now: () => new Date(0) });
  const columns = database.pragma(`table_xinfo(${table})`) as { name: string; type: string }[];
  database.close();
  return new Map(columns.map(({ name, type }) => [name, type]));
}

const NOT_OF_A_FIELD = [
  ...['fid', 'id', 'state', 'deleted', 'conflict', 'heads', 'error_count', 'warning_count', 'photo_count'],
  'photos_missing',
  ...['changed_at', 'planar_area_sq_m', 'ellipsoidal_area_sq_m', 'geometry'],
];

test('the table has a column for each field of a parcel and no other', async () => {
  const columns = [...(await columnsOf('parcel')).keys()];
  const expected = [...NOT_OF_A_FIELD, ...FIELD_COLUMNS.map(({ column }) => column)];
  expect(columns.toSorted()).toEqual(expected.toSorted());
  expect(new Set(columns).size).toBe(columns.length);
});

test('a field is named the same as its column, in snake case', () => {
  expect(columnOf('unitNo')).toBe('unit_no');
  expect(columnOf('registeredAreaSqM')).toBe('registered_area_sq_m');
  expect(columnOf('taxPaidPerMuWanYuan')).toBe('tax_paid_per_mu_wan_yuan');
});

test('no two fields would share a column', () => {
  const columns = PARCEL_FIELDS.map(({ field }) => columnOf(field));
  expect(new Set(columns).size).toBe(columns.length);
});

test('each field with a name of the province stands under it in the layer DCDYTB', async () => {
  const columns = await columnsOf('DCDYTB');
  const coded = PARCEL_FIELDS.filter(({ dcdytb }) => dcdytb);
  expect(coded.length).toBeGreaterThan(30);
  for (const { dcdytb = '' } of coded) expect([...columns.keys()]).toContain(dcdytb);
});

test('the layer gives the value of the very field that carries the name', async () => {
  const database = createDatabase(join(await temporaryFolder(), 'survey.gpkg'), { now: () => new Date(0) });
  const coded = PARCEL_FIELDS.filter(({ dcdytb, input }) => dcdytb && input !== 'yesNo');
  const types = await columnsOf('parcel');
  const values = coded.map(({ field }, i) =>
    types.get(columnOf(field)) === 'TEXT' ? `value ${i}` : i + 0.5,
  );
  const names = coded.map(({ field }) => columnOf(field));
  database
    .prepare(
      `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, geometry,
         ${names.join(', ')}) VALUES ('a', 'draft', 0, 0, '{}', 0, 0, 0, '', x'00', ${names.map(() => '?').join(', ')})`,
    )
    .run(...values);
  const row = database.prepare('SELECT * FROM DCDYTB').get() as Record<string, unknown>;
  database.close();
  expect(coded.map(({ dcdytb = '' }) => row[dcdytb])).toEqual(values);
});

test('the yes and no of the province are words, and unknown is neither', async () => {
  const database = createDatabase(join(await temporaryFolder(), 'survey.gpkg'), { now: () => new Date(0) });
  for (const [id, flag] of [
    ['a', 1],
    ['b', 0],
    ['c', null],
  ] as const) {
    database
      .prepare(
        `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, geometry,
           is_low_efficiency, is_san_di, is_cleared_land, in_urban_village_renewal)
         VALUES (?, 'draft', 0, 0, '{}', 0, 0, 0, '', x'00', ?, ?, ?, ?)`,
      )
      .run(id, flag, flag, flag, flag);
  }
  const rows = database.prepare('SELECT SFDX, SFSD, SFCHTD, SFCZC FROM DCDYTB ORDER BY UUID').raw().all();
  database.close();
  expect(rows).toEqual([
    ['是', '是', '是', '是'],
    ['否', '否', '否', '否'],
    [null, null, null, null],
  ]);
});

test('values become columns: texts and numbers as they are, the code of a land class, lists joined', () => {
  const cells = fieldCells({
    identity: { unitNo: "0042'; DROP TABLE parcel", parcelCodes: ['a', 'b'], realEstateUnitNos: [] },
    classification: { isLowEfficiency: true, isSanDi: false },
    use: { currentLandClass: { scheme: 'land_sea_use_2023', code: '0601' }, floorAreaRatio: 0 },
    economics: { enterprises: [{ name: '甲' }] },
  });
  const columns = new Map(FIELD_COLUMNS.map(({ column }, i) => [column, cells[i]]));
  expect(columns.get('unit_no')).toBe("0042'; DROP TABLE parcel");
  expect(columns.get('parcel_codes')).toBe('a、b');
  expect(columns.get('real_estate_unit_nos')).toBeNull();
  expect(columns.get('is_low_efficiency')).toBe(1);
  expect(columns.get('is_san_di')).toBe(0);
  expect(columns.get('is_cleared_land')).toBeNull();
  expect(columns.get('current_land_class')).toBe('0601');
  expect(columns.get('floor_area_ratio')).toBe(0);
  expect(JSON.parse(String(columns.get('enterprises')))).toEqual([{ name: '甲' }]);
});
