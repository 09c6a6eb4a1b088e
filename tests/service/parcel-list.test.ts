import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { LIST_COLUMN_NAMES } from '#core/parcel/list-columns.ts';
import { findServedFile } from '#service/files.ts';
import { runCommand } from '#service/host/cli/run.ts';
import { aCompletableParcel, aParcel, completeParcel, removeParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client, reopen } from '#tests/helpers/a-workspace.ts';
import { finish, problemsOf } from '#tests/helpers/calls.ts';
import { zhCN } from '#texts/zh-CN/index.ts';

const named = (client: Client, name: string, more: object = {}) =>
  aParcel(client, { attributes: { identity: { name, ...more } } });
const everything = { filter: {}, except: [] };
/** Nothing has come from others into a workspace of its own. */
const knownUpTo = 0;
const numbersOf = (items: readonly { readonly name?: string | undefined }[]) => items.map(({ name }) => name);

describe('the list', () => {
  test('finds by any text of the record, also after the workspace was opened anew', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const { id } = await aParcel(client, {
      attributes: {
        identity: {
          name: '恒丰织造',
          address: '织里镇大港路 9 号',
          parcelCodes: ['330502100001GB00012'],
          realEstateUnitNos: ['330502100001GB00012F00010001'],
        },
        tenure: {
          rightHolder: '沈建国',
          currentUser: '陆秀英',
          titleCertificateNo: '浙（2020）湖州市不动产权第0000001号',
          approvalNo: '湖土字〔1999〕12号',
        },
        economics: { enterprises: [{ name: '𠮷祥木业' }] },
        process: { remarks: '大门朝南\n有承租企业' },
      },
    });
    await named(client, '别的');
    await reopen(workspace);
    const searches = [
      '织造',
      '大港路',
      'gb00012',
      'Ｆ0001',
      '建国',
      '陆',
      '(2020)',
      '〔1999〕',
      '𠮷',
      '承租',
      '朝南 恒丰',
    ];
    for (const search of searches) {
      const { items, total } = await client.parcel.list({ search });
      expect([search, items.map((item) => item.id), total]).toEqual([search, [id], 1]);
    }
    expect((await client.parcel.list({ search: '330502001-000' })).total).toBe(2);
    expect((await client.parcel.list({ search: '朝南有承租' })).total).toBe(0);
  });

  test('gives the text that was written last, and none of a removed parcel', async () => {
    const { client } = await aWorkspace();
    const { id, values, groups } = await named(client, '旧名称');
    await client.parcel.writeGroup({
      id,
      group: 'identity',
      value: { ...values.identity, name: '新名称' },
      heads: groups.identity?.heads ?? [],
    });
    expect((await client.parcel.list({ search: '旧名' })).total).toBe(0);
    expect((await client.parcel.list({ search: '新名' })).total).toBe(1);
    await removeParcel(client, id);
    expect((await client.parcel.list({ search: '新名' })).total).toBe(0);
    expect((await finish(client.workspace.check())).problems).toEqual([]);
  });

  test('is checked against the operations: an index that forgot a parcel is noticed', async () => {
    const { client, opened } = await aWorkspace();
    const { id } = await named(client, '织造');
    opened().database.exec('DELETE FROM parcel_texts');
    expect((await finish(client.workspace.check())).problems).toEqual([
      { code: 'check.projection-differs', params: { record: id } },
    ]);
  });

  test('goes on from a cursor in its own order only', async () => {
    const { client } = await aWorkspace();
    for (const name of ['丙', '甲', '乙']) await named(client, name);
    const sort = { by: 'name', descending: true } as const;
    const first = await client.parcel.list({ limit: 2, sort });
    const rest = await client.parcel.list({ limit: 2, sort, after: first.next ?? '' });
    expect(numbersOf([...first.items, ...rest.items])).toEqual(['甲', '乙', '丙'].toSorted().toReversed());
    expect(rest.next).toBeUndefined();
    expect(await problemsOf('input.invalid', client.parcel.list({ after: first.next ?? '' }))).toHaveLength(
      1,
    );
    expect(numbersOf((await client.parcel.list({ sort, skip: 1 })).items)).toEqual(
      numbersOf([...first.items, ...rest.items].slice(1)),
    );
  });

  test('counts states under the other conditions, and leaves sums out when they are not wanted', async () => {
    const { client } = await aWorkspace();
    await aCompletableParcel(client, 0).then(({ id }) => completeParcel(client, id));
    await aParcel(client, { attributes: { classification: { category: 'village' } }, square: 1 });
    await aParcel(client, { attributes: { classification: { category: 'mine' } }, square: 2 });
    const page = await client.parcel.list({ categories: ['village'], states: ['draft'], areaFromSqM: 5000 });
    expect([page.total, page.byState]).toEqual([1, { draft: 1, completed: 1 }]);
    expect(page.totalPlanarAreaSqM).toBeCloseTo(6000, 3);
    const short = await client.parcel.list({ categories: ['village'], sums: false });
    expect([short.total, short.byState, short.totalPlanarAreaSqM]).toEqual([2, undefined, undefined]);
  });

  test('takes days of change as days in China', async () => {
    const { client } = await aWorkspace({ startsAt: '2025-03-01T16:30:00.000Z' });
    await named(client, '织造');
    const total = async (changedFrom: string, changedTo: string) =>
      (await client.parcel.list({ changedFrom, changedTo })).total;
    expect(await total('2025-03-02', '2025-03-02')).toBe(1);
    expect(await total('2025-03-01', '2025-03-01')).toBe(0);
  });

  test('says what occurs', async () => {
    const { client } = await aWorkspace({ surveyor: '沈伟' });
    await named(client, '织造', { keyAreaNo: 7 });
    expect(await client.parcel.occurring()).toEqual({
      surveyors: ['沈伟'],
      townshipCodes: ['330502001'],
      keyAreaNos: [7],
      categories: [],
    });
  });
});

describe('many at once', () => {
  test('are completed where there is no error; the others are told with their reason', async () => {
    const { client } = await aWorkspace();
    const good = await aCompletableParcel(client, 0);
    const done = await aCompletableParcel(client, 1);
    await completeParcel(client, done.id);
    const bad = await named(client, '缺项');
    const result = await finish(client.parcel.completeMany({ knownUpTo, selection: everything }));
    const example = (parcel: typeof good) => [{ id: parcel.id, unitNo: parcel.values.identity?.unitNo }];
    expect(result).toEqual({
      done: 1,
      unchanged: 0,
      refused: [
        { reason: 'errors', count: 1, examples: example(bad) },
        { reason: 'state', count: 1, examples: example(done) },
      ],
    });
    expect((await client.parcel.get({ id: good.id })).state).toBe('completed');
    expect((await client.parcel.get({ id: bad.id })).state).toBe('draft');
  });

  test('get a key area, except those that were handed over; cleared again it is gone', async () => {
    const { client } = await aWorkspace();
    const done = await aCompletableParcel(client, 0);
    await completeParcel(client, done.id);
    const open = await named(client, '织造');
    const already = await named(client, '印染', { keyAreaNo: 5 });
    const result = await finish(
      client.parcel.setKeyAreaMany({ knownUpTo, selection: everything, keyAreaNo: 5 }),
    );
    expect([result.done, result.unchanged, result.refused.map(({ reason }) => reason)]).toEqual([
      1,
      1,
      ['state'],
    ]);
    expect((await client.parcel.get({ id: open.id })).values.identity).toMatchObject({
      name: '织造',
      keyAreaNo: 5,
    });
    expect((await client.parcel.get({ id: done.id })).state).toBe('completed');
    await finish(client.parcel.setKeyAreaMany({ knownUpTo, selection: { ids: [open.id, already.id] } }));
    expect((await client.parcel.list({ keyAreaNos: [5] })).total).toBe(0);
  });

  test('are removed by filter without those excepted; one that is gone already is told', async () => {
    const { client } = await aWorkspace();
    const ids: RecordId[] = [];
    for (const name of ['织造一', '织造二', '印染']) ids.push((await named(client, name)).id);
    const [one, two] = ids as [RecordId, RecordId];
    const selection = { filter: { search: '织造' }, except: [two] };
    expect(await finish(client.parcel.removeMany({ knownUpTo, selection }))).toMatchObject({
      done: 1,
      refused: [],
    });
    expect(numbersOf((await client.parcel.list({})).items)).toEqual(['织造二', '印染']);
    const again = await finish(client.parcel.removeMany({ knownUpTo, selection: { ids: [one, two] } }));
    expect(again).toMatchObject({ done: 1, refused: [{ reason: 'gone', count: 1 }] });
  });

  test('in hundreds are done in batches and tell their progress', async () => {
    const { client } = await aWorkspace();
    const records = Array.from({ length: 120 }, (_, i) => ({ line: i + 1, record: { name: `第${i}` } }));
    await client.parcel.addMany({ fileName: 'many.jsonl', records });
    const job = await client.parcel.setKeyAreaMany({ knownUpTo, selection: everything, keyAreaNo: 3 });
    const done: number[] = [];
    for (;;) {
      const step = await job.next();
      if (step.done) {
        expect(step.value.done).toBe(120);
        break;
      }
      expect(step.value).toMatchObject({ phase: 'parcels.bulk', total: 120 });
      done.push(step.value.done);
    }
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect((await client.parcel.list({ keyAreaNos: [3] })).total).toBe(120);
  });
});

describe('the table as a file', () => {
  test('holds the chosen columns in the order of the list, in words, and nothing that would be executed', async () => {
    const { client, session } = await aWorkspace();
    await aParcel(client, {
      attributes: {
        identity: { name: '=HYPERLINK("http://x")', keyAreaNo: 1 },
        classification: { category: 'industrial' },
        tenure: { rightHolder: '甲,"乙"', registeredAreaSqM: 2000 },
      },
      square: 0,
    });
    await named(client, '织造');
    const made = await finish(
      client.parcel.exportCsv({
        selection: everything,
        columns: [
          'name',
          'rightHolder',
          'state',
          'planarAreaSqM',
          'registeredAreaSqM',
          'category',
          'townshipCode',
          'changedAt',
        ],
        sort: { by: 'unitNo', descending: true },
      }),
    );
    expect(made.parcels).toBe(2);
    const lines = readFileSync(made.path, 'utf8').split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('\ufeff名称,产权人,状态,面积（亩）,登记面积（亩）,类别,乡镇（街道）,修改时间');
    expect(lines[1]).toMatch(/^织造,,草稿,,,,月河街道,\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(lines[2]).toContain(`"'=HYPERLINK(""http://x"")","甲,""乙""",草稿,9.0000,3.0000,工业,月河街道,`);
    const served = await findServedFile(session, made.url);
    expect([served?.path, served?.mediaType]).toEqual([made.path, 'text/csv; charset=utf-8']);
  });

  test('of some parcels holds those alone, in English where that is wanted', async () => {
    const { client } = await aWorkspace();
    const { id } = await named(client, '织造');
    await named(client, '印染');
    const made = await finish(
      client.parcel.exportCsv({ selection: { ids: [id] }, columns: ['name', 'state'], language: 'en' }),
    );
    expect(readFileSync(made.path, 'utf8')).toBe('\ufeffName,State\r\n织造,draft\r\n');
  });

  test('and the list itself are made by command line, under the same conditions', async () => {
    const { client, env, folder } = await aWorkspace();
    await named(client, '织造');
    await named(client, '印染');
    await client.workspace.close();
    const run = async (...words: readonly string[]) => {
      let out = '';
      let err = '';
      const terminal = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
      const code = await runCommand(words, env, terminal, new AbortController().signal);
      return { code, out, err };
    };
    const listed = await run('parcels', 'list', folder, '--search', '织', '--state', 'draft', '--json');
    expect((JSON.parse(listed.out) as { name: string }[]).map(({ name }) => name)).toEqual(['织造']);
    const file = `${folder}-list.csv`;
    const written = await run('parcels', 'csv', folder, '--out', file, '--search', '印染', '--json');
    expect([written.code, (JSON.parse(written.out) as { parcels: number }).parcels]).toEqual([0, 1]);
    const heads = readFileSync(file, 'utf8').split('\r\n')[0]?.slice(1).split(',');
    expect(heads).toEqual(LIST_COLUMN_NAMES.map((name) => zhCN.listColumns[name]));
    expect((await run('parcels', 'list', folder, '--state', 'new')).code).toBe(2);
  });
});
