/** The main job by command line alone: from an empty home to the office's list, comparing what is stored with what went in. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { gk120, lonLat } from '../../core/geo/coordinates.ts';
import { toGk120 } from '../../core/geo/projection.ts';
import { anEmptyHome, type Home, takan, takanJson } from '../helpers/program.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const txt = (name: string): string => join(FIXTURES, 'txt', name);
const photo = (name: string): string => join(FIXTURES, 'photos', name);

type Parcel = {
  id: string;
  unitNo: string;
  name: string;
  townshipCode: string;
  state: string;
  planarAreaSqM: number;
  ellipsoidalAreaSqM: number;
  rings: [number, number][][];
  photos: { sha256: string; kind: string; takenAt: string; lon: number; lat: number; azimuth: number }[];
};
type ImportedBoundaries = {
  created: { unitNo: string }[];
  warnings: { code: string }[];
  refused: { code: string; line: number }[];
};

const RECORD = {
  name: '湖州××织造有限公司',
  address: '织里镇大港路1088号',
  category: 'industrial',
  isLowEfficiency: true,
  usageStatus: '2',
  idleReason: '企业停产，厂房空置',
  currentLandClass: { scheme: 'third_national_survey_working', code: '0601' },
  tenure: 'state',
  rightHolder: '湖州××织造有限公司',
  reasons: { reasons: ['vacantBuildings'] },
};

let home: Home;
test.beforeAll(() => {
  home = anEmptyHome();
});
test.afterAll(() => home.remove());

test('a surveyor records parcels and hands them to the office, by command line alone', async () => {
  const field = join(home.folder, 'field');
  const office = join(home.folder, 'office');
  takanJson(home, 'init', field, '--role', 'field', '--surveyor', '沈建国', '--township', '330502100');

  const basic = takanJson<ImportedBoundaries>(
    home,
    'boundary',
    'import',
    field,
    txt('01_basic_zone40_utf8.txt'),
  );
  expect(basic.created).toHaveLength(1);
  const hole = takanJson<ImportedBoundaries>(
    home,
    'boundary',
    'import',
    field,
    txt('03_hole_continuous_numbers.txt'),
  );
  const gbk = takanJson<ImportedBoundaries>(home, 'boundary', 'import', field, txt('02_basic_gbk_crlf.txt'));
  const bare = takanJson<ImportedBoundaries>(
    home,
    'boundary',
    'import',
    field,
    txt('07_no_zone_prefix_empty_zone.txt'),
  );
  expect(bare.warnings.map(({ code }) => code)).toContain('boundary.zone-prefix-missing');
  const inSqM = takanJson<ImportedBoundaries>(
    home,
    'boundary',
    'import',
    field,
    txt('08_fullwidth_brackets_bom.txt'),
  );
  expect(inSqM.warnings.map(({ code }) => code)).toContain('boundary.area-in-square-metres');

  const refused = takan(home, 'boundary', 'import', field, txt('11_bad_count.txt'), '--json');
  expect(refused.code).toBe(1);
  expect((JSON.parse(refused.out) as ImportedBoundaries).refused).toMatchObject([
    { line: 13, code: 'boundary.count-mismatch' },
  ]);
  expect(JSON.parse(refused.err)).toMatchObject({
    code: 'boundary.refused',
    message: expect.stringContaining('第 13 行'),
  });

  const records = join(home.folder, 'records.json');
  // Beside the samples, which all lie on the same ground: what overlaps another parcel cannot be completed.
  const rings = [
    [
      [120.12, 30.87],
      [120.122, 30.87],
      [120.122, 30.872],
      [120.12, 30.872],
      [120.12, 30.87],
    ],
  ];
  writeFileSync(records, JSON.stringify([{ ...RECORD, rings }]));
  const added = takanJson<{ created: { unitNo: string }[] }>(
    home,
    'parcels',
    'add',
    field,
    '--file',
    records,
  );
  const unitNo = added.created[0]?.unitNo ?? '';
  expect(unitNo).toMatch(/^330502100-\d{4}$/);
  takanJson(home, 'photos', 'add', field, unitNo, photo('north-east.jpg'), '--kind', 'panorama');
  takanJson(home, 'parcels', 'complete', field, unitNo);

  const listed = takanJson<Parcel[]>(home, 'parcels', 'list', field);
  expect(listed).toHaveLength(6);
  const byUnitNo = new Map(listed.map((parcel) => [parcel.unitNo, parcel]));
  const square = byUnitNo.get(basic.created[0]?.unitNo ?? '');
  expect(square).toMatchObject({ name: '湖州测试地块一', townshipCode: '330502100', state: 'draft' });
  expect(square?.planarAreaSqM).toBeCloseTo(30_000, 2);
  expectRing(square?.rings[0], [
    [3416652.118, 509563.204],
    [3416652.118, 509763.204],
    [3416502.118, 509763.204],
    [3416502.118, 509563.204],
  ]);
  const withHole = byUnitNo.get(hole.created[0]?.unitNo ?? '');
  expect(withHole?.rings).toHaveLength(2);
  expect(withHole?.planarAreaSqM).toBeCloseTo(26_400, 2);
  expect(byUnitNo.get(gbk.created[0]?.unitNo ?? '')?.name).toBe('湖州测试地块一');
  const own = byUnitNo.get(unitNo);
  expect(own?.state).toBe('completed');
  const bytes = readFileSync(photo('north-east.jpg'));
  const expected = JSON.parse(readFileSync(photo('expected.json'), 'utf8')) as Record<string, unknown>[];
  const exiftool = expected.find(({ SourceFile }) => String(SourceFile).endsWith('north-east.jpg')) ?? {};
  expect(own?.photos).toHaveLength(1);
  expect(own?.photos[0]).toMatchObject({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    kind: 'panorama',
  });
  expect(own?.photos[0]?.lon).toBeCloseTo(Number(exiftool.GPSLongitude), 8);
  expect(own?.photos[0]?.lat).toBeCloseTo(Number(exiftool.GPSLatitude), 8);
  expect(own?.photos[0]?.azimuth).toBeCloseTo(Number(exiftool.GPSImgDirection), 6);

  const pdf = join(home.folder, 'sheets.pdf');
  expect(takanJson(home, 'sheets', 'print', field, '--out', pdf, '--unit', unitNo)).toMatchObject({
    parcels: 1,
    pages: 2,
  });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  const stick = join(home.folder, 'stick');
  mkdirSync(stick);
  takanJson(home, 'package', 'export', field, '--out', stick);
  const [fileName = ''] = readdirSync(stick);
  const file = join(stick, fileName);
  expect(fileName).toMatch(/^踏勘_织里镇_沈建国_\d{8}-\d{4}_[0-9a-f]{6}\.takan$/);
  expect(takanJson(home, 'package', 'inspect', file)).toMatchObject({
    manifest: { counts: { parcels: 6, photos: 1 } },
  });
  // By the same clock as its name.
  const [, day, time] = /_(\d{8})-(\d{4})_/.exec(fileName) ?? [];
  expect(takan(home, 'package', 'inspect', file).out.replaceAll(/[-:]/g, '')).toContain(`${day} ${time}`);
  expect(takanJson(home, 'package', 'verify', file)).toMatchObject({ sound: true });
  expect(
    takanJson<Parcel[]>(home, 'parcels', 'list', field).find((parcel) => parcel.unitNo === unitNo)?.state,
  ).toBe('submitted');

  takanJson(home, 'init', office, '--role', 'office', '--surveyor', '李敏', '--township', '330502100');
  expect(takanJson(home, 'package', 'import', office, file)).toMatchObject({
    newParcels: 6,
    conflicts: 0,
    alreadyImported: false,
  });
  const received = takanJson<Parcel[]>(home, 'parcels', 'list', office);
  expect(received.map(({ rings: own, ...rest }) => ({ ...rest, rings: own }))).toEqual(
    takanJson<Parcel[]>(home, 'parcels', 'list', field),
  );
  const shown = takanJson<{
    groups: Record<string, { source: { by: string; package: { fileName: string } } }>;
  }>(home, 'parcels', 'show', office, unitNo);
  expect(shown.groups.tenure?.source).toMatchObject({ by: '沈建国', package: { fileName } });
  expect(takanJson(home, 'package', 'import', office, file)).toMatchObject({
    alreadyImported: true,
    newOperations: 0,
  });
  expect(takanJson<Parcel[]>(home, 'parcels', 'list', office)).toEqual(received);
  expect(takanJson(home, 'check', office)).toMatchObject({ healthy: true });
  expect(takanJson(home, 'check', field)).toMatchObject({ healthy: true });
});

test('what is refused or asked for wrongly ends with 1 or 2, and a reason in Chinese', () => {
  const nowhere = takan(home, 'info', join(home.folder, 'nowhere'), '--json');
  expect(nowhere.code).toBe(1);
  expect(JSON.parse(nowhere.err)).toMatchObject({
    code: 'workspace.not-found',
    message: expect.stringMatching(/找不到工作区/),
  });
  expect(takan(home, 'fly').code).toBe(2);
  expect(
    takan(
      home,
      'init',
      join(home.folder, 'x'),
      '--role',
      'boss',
      '--surveyor',
      'x',
      '--township',
      '330502100',
    ).code,
  ).toBe(2);
  for (const words of [['--help'], ['init', '--help'], ['package', 'import', '--help']]) {
    expect(takan(home, ...words)).toMatchObject({ code: 0, err: '' });
  }
});

/** The ring has these corners [north, east] in metres, in any rotation, and is closed. */
function expectRing(
  ring: [number, number][] | undefined,
  corners: readonly (readonly [number, number])[],
): void {
  expect(ring?.at(0)).toEqual(ring?.at(-1));
  const metres = (ring ?? []).slice(0, -1).map(([lon, lat]) => toGk120(lonLat(lon, lat)));
  expect(metres).toHaveLength(corners.length);
  for (const [north, east] of corners) {
    const corner = gk120(north, east);
    const near = metres.filter(
      (point) => Math.hypot(point.northM - corner.northM, point.eastM - corner.eastM) < 0.0005,
    );
    expect(near).toHaveLength(1);
  }
}
