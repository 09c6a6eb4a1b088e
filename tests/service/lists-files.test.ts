import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Json, sameJson } from '#core/json.ts';
import { LISTS_FORMAT, LISTS_NAMESPACE } from '#core/reference/lists-file.ts';
import type { ReferenceData } from '#core/reference/reference-data.ts';
import { signSshsig } from '#service/packages/format/sshsig.ts';
import { aParcel, COMPLETE } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish, problemsOf } from '#tests/helpers/calls.ts';
import { added, publish, renamed, retired } from '#tests/helpers/editions.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';
import { allTables } from '#tests/helpers/store-contents.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const anOffice = (seed = 90) => aWorkspace({ role: 'office', seed, startsAt: '2026-03-01T01:00:00.000Z' });
const aField = () => aWorkspace({ seed: 1 });
const file = (path: string) => ({ kind: 'path' as const, path });

async function exportLists({ client }: TestWorkspace): Promise<string> {
  return (await client.reference.export({ folder: await temporaryFolder() })).path;
}

/** The lists are the same but for the order of lists, which is nobody's. */
const sorted = (reference: ReferenceData) => ({
  ...reference,
  codeLists: reference.codeLists.toSorted((a, b) => (a.list < b.list ? -1 : 1)),
});

test('what the office publishes comes into force in the field, whole, and a second time changes nothing', async () => {
  const office = await anOffice();
  const field = await aField();
  const { id } = await aParcel(field.client, { attributes: COMPLETE, square: 0 });
  await publish(
    office.client,
    '2026-03-01',
    renamed('usageStatus', '2', '闲置'),
    retired('category', 'village'),
    (draft) => ({
      ...draft,
      divisions: [...draft.divisions, { code: '330502001001', name: '月河社区' }],
    }),
  );
  const path = await exportLists(office);
  expect(basename(path)).toBe('踏勘_代码表_2026-03-01_20260301.takan-lists');
  const found = await field.client.reference.inspect({ file: file(path) });
  expect(found).toMatchObject({
    state: 'newer',
    signature: { device: 'first' },
    inUse: [{ code: 'village', parcels: 1 }],
  });
  expect(found.changes.lists.map(({ list }) => list).toSorted()).toEqual([
    'category',
    'divisions',
    'usageStatus',
  ]);
  const taken = await finish(field.client.reference.import({ file: file(path) }));
  expect(taken).toMatchObject({ alreadyKnown: false, parcels: 1, edition: { version: '2026-03-01' } });
  expect(sorted(await field.client.reference.all())).toEqual(sorted(await office.client.reference.all()));
  expect((await field.client.parcel.get({ id })).issues).toContainEqual(
    expect.objectContaining({ rule: 'retired-code', severity: 'warning' }),
  );
  const before = allTables(field.opened().database);
  expect(await field.client.reference.inspect({ file: file(path) })).toMatchObject({ state: 'known' });
  expect(await finish(field.client.reference.import({ file: file(path) }))).toMatchObject({
    alreadyKnown: true,
  });
  expect(allTables(field.opened().database)).toEqual(before);
});

test('a field that was passed over by an edition lacks nothing: names of every edition are in the newest', async () => {
  const office = await anOffice();
  const field = await aField();
  await publish(office.client, 'b', renamed('category', 'mine', '矿山'));
  await publish(office.client, 'c', renamed('category', 'mine', '废弃矿山'));
  await finish(field.client.reference.import({ file: file(await exportLists(office)) }));
  const { editions } = await field.client.reference.editions();
  expect(editions.map(({ version }) => version)).toEqual(['c', 'b', '踏勘自带 1']);
  const { codeLists } = await field.client.reference.all();
  const mine = codeLists.find(({ list }) => list === 'category')?.items.find(({ code }) => code === 'mine');
  expect(mine?.was).toEqual([
    { until: 1, name: '矿地' },
    { until: 2, name: '矿山' },
  ]);
});

test('field and office read the same of a record that remembers its version', async () => {
  const office = await anOffice();
  const field = await aField();
  await publish(office.client, 'b', renamed('category', 'mine', '矿山'));
  await finish(field.client.reference.import({ file: file(await exportLists(office)) }));
  const { id } = await aParcel(field.client, { attributes: COMPLETE, square: 0 });
  await importInto(office, await exportFrom(field));
  const [here, there] = [await office.client.parcel.get({ id }), await field.client.parcel.get({ id })];
  expect(here.values.process?.listVersion).toBe('b');
  expect(here.values).toEqual(there.values);
  expect(here.issues).toEqual(there.issues);
});

test('an older file is refused, and one of another office under the same number', async () => {
  const [office, other, field] = [await anOffice(90), await anOffice(91), await aField()];
  await publish(office.client, 'b', renamed('category', 'mine', '矿山'));
  const older = await exportLists(office);
  await publish(office.client, 'c', renamed('category', 'mine', '矿'));
  await finish(field.client.reference.import({ file: file(await exportLists(office)) }));
  await publish(other.client, 'x', added('tenure', 'mixed', '混合'));
  const foreign = await exportLists(other);
  await publish(other.client, 'y', added('tenure', 'mixed2', '混合二'));
  await publish(other.client, 'z', added('tenure', 'mixed3', '混合三'));
  const before = allTables(field.opened().database);
  const codes = async (path: string) =>
    (await problemsOf('reference.refused', finish(field.client.reference.import({ file: file(path) })))).map(
      ({ code }) => code,
    );
  expect(await codes(older)).toEqual(['reference.older']);
  expect(await codes(foreign)).toEqual(['reference.other-history']);
  expect(await codes(await exportLists(other))).toEqual(['reference.other-history']);
  expect(allTables(field.opened().database)).toEqual(before);
});

test('another device of the office is told as such before its file is taken in', async () => {
  const [office, field] = [await anOffice(90), await aField()];
  const newLaptop = await anOffice(91);
  await publish(office.client, 'b', renamed('category', 'mine', '矿山'));
  const first = await exportLists(office);
  for (const { client } of [field, newLaptop]) await finish(client.reference.import({ file: file(first) }));
  await publish(newLaptop.client, 'c', renamed('category', 'mine', '矿'));
  const found = await field.client.reference.inspect({ file: file(await exportLists(newLaptop)) });
  expect(found.signature.device).toBe('other');
  expect(found.signature.fingerprint).toMatch(/^SHA256:/);
});

/** Signs any payload as an office would that follows no rules. */
async function forged(
  office: TestWorkspace,
  change: (line: { [key: string]: Json }) => Json | string,
): Promise<string> {
  const [line = ''] = readFileSync(await exportLists(office), 'utf8').split('\n');
  const made = change(JSON.parse(line) as { [key: string]: Json });
  const signed = `${typeof made === 'string' ? made : JSON.stringify(made)}\n`;
  const path = join(await temporaryFolder(), 'x.takan-lists');
  writeFileSync(
    path,
    signed + signSshsig(Buffer.from(signed), office.opened().device.privateKey, LISTS_NAMESPACE),
  );
  return path;
}

const payloadWith =
  (change: (payload: { [key: string]: Json }) => { readonly [key: string]: Json }) =>
  (line: { [key: string]: Json }): Json => ({
    ...line,
    payload: { ...(line.payload as object), ...change(line.payload as { [key: string]: Json }) },
  });

const EDITION_2 = {
  edition: 2,
  version: 'b',
  source: '某文',
  issuer: '市局',
  issuedAt: '2026-03-01T00:00:00.000Z',
};

test.each<[string, (line: { [key: string]: Json }) => Json | string, string]>([
  ['is no JSON', () => 'lists', 'reference.not-lists'],
  ['is of another kind', (line) => ({ ...line, format: 'takan' }), 'reference.not-lists'],
  ['is of a newer program', (line) => ({ ...line, formatVersion: 2 }), 'reference.format-newer'],
  ['has a member too many', (line) => ({ ...line, more: 1 }), 'reference.invalid'],
  [
    'lacks a list',
    payloadWith(({ codeLists }) => ({ codeLists: (codeLists as Json[]).slice(1) })),
    'reference.list-missing',
  ],
  [
    'has an edition of no number',
    payloadWith(() => ({ edition: { ...EDITION_2, edition: '2' } })),
    'reference.invalid',
  ],
  [
    'has a name that never ends',
    payloadWith(() => ({ edition: { ...EDITION_2, version: 'b'.repeat(41) } })),
    'reference.invalid',
  ],
  [
    'has half a character',
    payloadWith(() => ({ edition: { ...EDITION_2, issuer: '市\ud800局' } })),
    'reference.invalid',
  ],
  [
    'has a code twice',
    payloadWith(({ divisions }) => ({
      edition: EDITION_2,
      divisions: [...(divisions as Json[]), (divisions as Json[])[0] ?? null],
    })),
    'reference.duplicate-code',
  ],
  [
    'has a member of a hostile name',
    payloadWith(({ divisions }) => ({
      edition: EDITION_2,
      divisions: [
        ...(divisions as Json[]),
        JSON.parse(
          '{"__proto__":{"x":1},"code":"330502100201","name":"村","level":"village","parent":"330502100"}',
        ) as Json,
      ],
    })),
    'reference.invalid',
  ],
  [
    'requires a field that is none',
    payloadWith(({ ruleSettings }) => {
      const settings = (ruleSettings as { settings: object }).settings;
      return {
        edition: EDITION_2,
        ruleSettings: { ...(ruleSettings as object), settings: { ...settings, requiredFields: ['a.b'] } },
      };
    }),
    'reference.invalid',
  ],
])('a signed file that %s is refused and changes nothing', async (_, change, code) => {
  const [office, field] = [await anOffice(), await aField()];
  const path = await forged(office, change);
  const before = allTables(field.opened().database);
  for (const call of [
    field.client.reference.inspect({ file: file(path) }),
    finish(field.client.reference.import({ file: file(path) })),
  ])
    expect((await problemsOf('reference.refused', call)).map((each) => each.code)).toContain(code);
  expect(allTables(field.opened().database)).toEqual(before);
});

test('a file altered, cut off, unsigned, signed for something else, or no text is refused', async () => {
  const [office, field] = [await anOffice(), await aField()];
  await publish(office.client, 'b', renamed('category', 'mine', '矿山'));
  const bytes = readFileSync(await exportLists(office));
  const end = bytes.indexOf('\n');
  const line = bytes.subarray(0, end + 1);
  const altered = Buffer.from(bytes.toString().replace('矿山', '矿洞'));
  const forPackages = signSshsig(line, office.opened().device.privateKey);
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [altered, 'reference.signature-invalid'],
    [bytes.subarray(0, bytes.length - 40), 'reference.signature-invalid'],
    [line, 'reference.signature-missing'],
    [bytes.subarray(0, end), 'reference.signature-missing'],
    [Buffer.concat([line, Buffer.from(forPackages)]), 'reference.signature-invalid'],
    [bytes.subarray(0, Math.floor(end / 2)), 'reference.not-lists'],
    [Buffer.alloc(0), 'reference.not-lists'],
    [Buffer.from([0xff, 0xfe, 0x7b]), 'reference.not-text'],
    [Buffer.alloc(16 * 1024 * 1024 + 1, 0x20), 'reference.too-large'],
  ];
  const before = allTables(field.opened().database);
  for (const [content, code] of cases) {
    const path = join(await temporaryFolder(), 'x.takan-lists');
    writeFileSync(path, content);
    const problems = await problemsOf(
      'reference.refused',
      finish(field.client.reference.import({ file: file(path) })),
    );
    expect(problems.map((each) => each.code)).toEqual([code]);
  }
  expect(allTables(field.opened().database)).toEqual(before);
});

test('the file is one line and its signature, and the folder has to be there', async () => {
  const office = await anOffice();
  const text = readFileSync(await exportLists(office), 'utf8');
  const [line = '', begin] = text.split('\n');
  expect(JSON.parse(line)).toMatchObject({ format: LISTS_FORMAT, formatVersion: 1 });
  expect(sameJson((JSON.parse(line) as { payload: Json }).payload, await office.client.reference.all())).toBe(
    true,
  );
  expect(begin).toBe('-----BEGIN SSH SIGNATURE-----');
  const failure = await failureOf(office.client.reference.export({ folder: '/nowhere/at/all' }));
  expect(failure.code).toBe('file.folder-not-found');
});
