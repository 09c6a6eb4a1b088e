import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aParcel, removeParcel, squareText } from '#tests/helpers/a-parcel.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith, problemsOf } from '#tests/helpers/calls.ts';
import { txtFixture } from '#tests/helpers/fixtures.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const SAMPLES = {
  '01': '01_basic_zone40_utf8.txt',
  '02': '02_basic_gbk_crlf.txt',
  '03': '03_hole_continuous_numbers.txt',
  '04': '04_hole_numbers_restart_J1.txt',
  '07': '07_no_zone_prefix_empty_zone.txt',
  '08': '08_fullwidth_brackets_bom.txt',
  '10': '10_extra_fields_13col.txt',
} as const;
const REFUSED = '11_bad_count.txt';

const file = (name: string) => ({ kind: 'path' as const, path: txtFixture(name) });
const text = (of: string) => ({ kind: 'text' as const, text: of });
const expected = JSON.parse(readFileSync(txtFixture('expected.json'), 'utf8')) as Record<string, string>;

/** The area that expected.json states, in m²; sample 02 is sample 01 in another encoding, 04 is 03 with other numbers. */
const areaOf = (sample: keyof typeof SAMPLES): number => {
  const stated = expected[sample]?.replace(/^= (\d\d).*/, (_, same: string) => expected[same] ?? '') ?? '';
  return Number(/([\d.]+) m2/.exec(stated)?.[1] ?? 30_000);
};

describe('exchange files', () => {
  test.each(Object.entries(SAMPLES))('sample %s is read and taken in as stated', async (number, name) => {
    const { client } = await aWorkspace();
    const reading = await client.boundary.read({ source: file(name) });
    expect(reading).toMatchObject({ form: 'exchange-text', refused: [] });
    expect((await client.workspace.info()).counts.operations).toBe(0);

    const { created, warnings } = await client.boundary.importParcels({ source: file(name) });
    expect(created).toHaveLength(reading.plots.length);
    expect(warnings).toEqual(reading.warnings);
    const [first] = created;
    if (!first) throw new Error('nothing was made');
    expect(first.planarAreaSqM).toBeCloseTo(areaOf(number as keyof typeof SAMPLES), 2);
    const { values } = await client.parcel.get({ id: first.id });
    expect(values.boundary).toEqual(reading.plots[0]?.boundary);
    expect(values.boundary?.rings).toHaveLength(number === '03' || number === '04' ? 2 : 1);
    expect(values.identity?.name).toBe(reading.plots[0]?.name);
  });

  test('the encodings are told apart', async () => {
    const { client } = await aWorkspace();
    const encodingOf = async (name: string) => (await client.boundary.read({ source: file(name) })).encoding;
    expect(await encodingOf(SAMPLES['01'])).toBe('utf-8');
    expect(await encodingOf(SAMPLES['02'])).toBe('gb18030');
    expect(await encodingOf(SAMPLES['08'])).toBe('utf-8');
  });

  test('warnings are those that were stated: zone left empty, area not in hectares', async () => {
    const { client } = await aWorkspace();
    const codesOf = async (name: string) =>
      (await client.boundary.read({ source: file(name) })).warnings.map(({ code }) => code);
    expect(await codesOf(SAMPLES['07'])).toContain('boundary.zone-missing');
    expect(await codesOf(SAMPLES['08'])).toContain('boundary.area-in-square-metres');
    expect(await codesOf(SAMPLES['01'])).toEqual([]);
  });

  test('one that is refused stores nothing, and says the line', async () => {
    const { client } = await aWorkspace();
    const reading = await client.boundary.read({ source: file(REFUSED) });
    expect(reading.plots).toEqual([]);
    const problems = await problemsOf(
      'boundary.refused',
      client.boundary.importParcels({ source: file(REFUSED) }),
    );
    expect(problems).toEqual(reading.refused);
    expect(problems).toMatchObject([{ code: 'boundary.count-mismatch', params: { declared: 9, rows: 5 } }]);
    expect(problems[0]?.line).toBeGreaterThan(0);
    expect((await client.workspace.info()).counts.operations).toBe(0);
  });

  test('one with a good plot and a bad one is refused whole', async () => {
    const { client } = await aWorkspace();
    const good = readFileSync(txtFixture(SAMPLES['01']), 'utf8');
    const path = join(await temporaryFolder(), 'two.txt');
    writeFileSync(path, `${good.trimEnd()}\r\n5,1.0,B2,乙,面,,工业,0601,@\r\nJ1,1,abc,40500000\r\n`);
    await failureWith('boundary.refused', client.boundary.importParcels({ source: { kind: 'path', path } }));
    expect((await client.parcel.list({})).total).toBe(0);
  });

  test('the same bytes again, under another name or pasted, make no second parcel and say so', async () => {
    const { client } = await aWorkspace();
    const { created } = await client.boundary.importParcels({ source: file(SAMPLES['01']) });
    const path = join(await temporaryFolder(), '另一个名字.txt');
    copyFileSync(txtFixture(SAMPLES['01']), path);
    const { operations } = (await client.workspace.info()).counts;
    for (const source of [
      file(SAMPLES['01']),
      { kind: 'path' as const, path },
      text(readFileSync(path, 'utf8')),
    ]) {
      const again = await client.boundary.importParcels({ source });
      expect(again.created).toEqual([]);
      expect(again.warnings.at(-1)).toMatchObject({
        code: 'boundary.file-taken-in-before',
        params: { parcels: created.length },
      });
    }
    expect((await client.workspace.info()).counts.operations).toBe(operations);
  });

  test('the same file can be taken in again after its parcels were removed', async () => {
    const { client } = await aWorkspace();
    const [first] = (await client.boundary.importParcels({ source: file(SAMPLES['01']) })).created;
    if (!first) throw new Error('nothing was made');
    await removeParcel(client, first.id);
    expect((await client.boundary.importParcels({ source: file(SAMPLES['01']) })).created).toHaveLength(1);
  });
});

describe('a boundary for a parcel', () => {
  test('replaces the one before only for somebody who had it before him', async () => {
    const { client } = await aWorkspace();
    const { id, groups } = await aParcel(client, { square: 0 });
    const stale = client.boundary.write({ id, source: text(squareText(1)), heads: [] });
    expect(await failureOf(stale)).toEqual({
      code: 'record.changed-meanwhile',
      params: { record: id, group: 'parcel.boundary' },
    });
    const heads = groups.boundary?.heads ?? [];
    const moved = await client.boundary.write({ id, source: text(squareText(1)), heads });
    expect(moved.values.boundary).not.toEqual((await aParcel(client, { square: 0 })).values.boundary);
    expect(moved.groups.boundary?.heads).not.toEqual(heads);
  });

  test('of a plot that the source does not have is refused', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const call = client.boundary.write({ id, source: text(squareText(0)), plot: 1, heads: [] });
    expect(await failureWith('boundary.no-such-plot', call)).toEqual({ plot: 2, plots: 1 });
  });

  test.each([
    ['nothing', ''],
    ['no numbers', '这里没有坐标'],
    ['two points', '3416500,500000\n3416560,500000'],
    ['zeros', '0,0\n0,0\n0,0'],
    ['numbers without end', `${'9'.repeat(400)},1\n2,3\n4,5`],
    ['SQL', "'); DROP TABLE parcel; --"],
  ])('of a text with %s is refused and the parcel stays as it was', async (_, pasted) => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { square: 0 });
    const before = await client.parcel.get({ id });
    const heads = before.groups.boundary?.heads ?? [];
    await failureWith('boundary.refused', client.boundary.write({ id, source: text(pasted), heads }));
    expect(await client.parcel.get({ id })).toEqual(before);
  });

  test.each([
    ['a picture', Buffer.from([0xff, 0xd8, 0, 1, 2])],
    ['an empty file', Buffer.alloc(0)],
    ['neither UTF-8 nor GBK', Buffer.from([0x81, 0x20, 0xff, 0xff])],
  ])('of a file that is %s is refused', async (_, bytes) => {
    const { client } = await aWorkspace();
    const path = join(await temporaryFolder(), 'points.txt');
    writeFileSync(path, bytes);
    await failureWith('boundary.refused', client.boundary.importParcels({ source: { kind: 'path', path } }));
  });

  test('of a file that is not there, is a folder or an upload nobody made is told as that', async () => {
    const { client } = await aWorkspace();
    const folder = await temporaryFolder();
    const codeOf = async (source: Parameters<typeof client.boundary.read>[0]['source']) =>
      (await failureOf(client.boundary.read({ source }))).code;
    expect(await codeOf({ kind: 'path', path: join(folder, 'none.txt') })).toBe('file.not-found');
    expect(await codeOf({ kind: 'path', path: folder })).toBe('file.unreadable');
    for (const upload of ['00000000-0000-0000-0000-000000000000', '../survey.gpkg', '..', '.'])
      expect(await codeOf({ kind: 'upload', upload, fileName: 'a.txt' })).toBe('file.no-longer-there');
  });
});
