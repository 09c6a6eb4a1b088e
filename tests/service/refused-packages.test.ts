import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '#core/contract/failures.ts';
import { type Boundary, toBoundary } from '#core/geo/boundary.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { type Draft, nextOperation } from '#core/merge/authoring.ts';
import { hashLine, type Operation, toLine } from '#core/merge/operation.ts';
import { hashText } from '#service/operations.ts';
import { readPackage } from '#service/packages/format/read-package.ts';
import { signSshsig, toOpenSshPublicKey } from '#service/packages/format/sshsig.ts';
import { addPhotos, aParcel, COMPLETE } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish, problemsOf } from '#tests/helpers/calls.ts';
import {
  aDeviceKey,
  aHandMadePackage,
  aManifest,
  PACKAGE_ID,
  sha256Of,
} from '#tests/helpers/package-builder.ts';
import { exportFrom, importInto, packageFile } from '#tests/helpers/packages.ts';
import { allTables } from '#tests/helpers/store-contents.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const anOffice = () => aWorkspace({ role: 'office', seed: 90 });

async function aPackage(): Promise<Buffer> {
  const field = await aWorkspace({ seed: 1 });
  const { id } = await aParcel(field.client, { attributes: COMPLETE, square: 0 });
  await addPhotos(field.client, id, 'panorama', 'north-east.jpg');
  return readFileSync(await exportFrom(field));
}

/** Verifies and takes in the bytes; nothing may change, and the bytes are kept. @returns what was found, by code */
async function problemsWith(office: TestWorkspace, bytes: Buffer): Promise<readonly Problem[]> {
  const path = join(await temporaryFolder(), '数据包.takan');
  writeFileSync(path, bytes);
  const before = allTables(office.opened().database);
  const photos = readdirSync(join(office.folder, 'photos'), { recursive: true });
  const problems = await problemsOf('package.refused', importInto(office, path));
  expect(allTables(office.opened().database)).toEqual(before);
  expect(readdirSync(join(office.folder, 'photos'), { recursive: true })).toEqual(photos);
  const kept = readFileSync(join(office.folder, 'quarantine', `${sha256Of(bytes)}.takan`));
  expect(kept.equals(bytes)).toBe(true);
  return problems;
}

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

/** What a package says, sealed by one hash over all others; undefined when it is refused. */
async function sealOf(bytes: Buffer) {
  const path = join(await temporaryFolder(), '数据包.takan');
  writeFileSync(path, bytes);
  const contents = await readPackage(path).catch(() => undefined);
  await contents?.close();
  return contents && { names: contents.names, seal: contents.tagManifestSha256, signed: contents.signature };
}

test('a package altered by one bit is refused, changes nothing, and is kept; a bit of the zip that says nothing changes nothing', async () => {
  const office = await anOffice();
  const bytes = await aPackage();
  const intact = await sealOf(bytes);
  let refused = 0;
  for (let at = 40; at < bytes.length; at += Math.floor(bytes.length / 40)) {
    const altered = Buffer.from(bytes);
    altered[at] = (altered[at] ?? 0) ^ 1;
    const seal = await sealOf(altered);
    if (seal) expect(seal, `byte ${at}`).toEqual(intact);
    else {
      expect((await problemsWith(office, altered)).length).toBeGreaterThan(0);
      refused += 1;
    }
  }
  // Times and modes in the zip's own records are a few bytes in a hundred.
  expect(refused).toBeGreaterThan(30);
});

test('a sound package is taken in although the copy kept of it has been spoiled, and the copy is sound again', async () => {
  const office = await anOffice();
  const bytes = await aPackage();
  const path = join(await temporaryFolder(), '数据包.takan');
  writeFileSync(path, bytes);
  await importInto(office, path);
  const kept = join(office.folder, 'quarantine', `${sha256Of(bytes)}.takan`);
  const spoiled = Buffer.from(bytes);
  spoiled[1000] = (spoiled[1000] ?? 0) ^ 1;
  writeFileSync(kept, spoiled);
  expect(await importInto(office, path)).toMatchObject({ alreadyImported: true });
  expect(readFileSync(kept).equals(bytes)).toBe(true);
});

test('a package cut off anywhere is refused', async () => {
  const office = await anOffice();
  const bytes = await aPackage();
  for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
    const [problem] = await problemsWith(office, bytes.subarray(0, Math.floor(bytes.length * part)));
    expect(problem?.code).toMatch(/^package\.(empty-file|truncated)$/);
  }
});

test('what is no package at all is refused', async () => {
  const office = await anOffice();
  expect(codes(await problemsWith(office, Buffer.from('not a package')))).toEqual(['package.not-a-zip']);
});

test('a file that is not there is told as that', async () => {
  const office = await anOffice();
  expect((await failureOf(importInto(office, '/nowhere/a.takan'))).code).toBe('file.not-found');
});

const aBoundary = (change: Partial<Boundary> = {}, furtherNorth = 0): Boundary => ({
  ...toBoundary(
    [
      [
        [120.1, 30.871],
        [120.101, 30.871],
        [120.1, 30.87],
      ].map(([lon = 0, lat = 0]) => ({ at: lonLat(lon, lat + furtherNorth), method: 'rtk' as const })),
    ],
    'CGCS2000',
  ),
  ...change,
});
const AT_THE_POLES = {
  ...aBoundary({ planarAreaSqM: 0, ellipsoidalAreaSqM: 0 }),
  rings: [
    {
      points: [90, -90, 90].map((lat, i) => ({ no: `J${i + 1}`, lon: 180 - 90 * i, lat, method: 'rtk' })),
    },
  ],
};

const NESTED = '['.repeat(50_000) + ']'.repeat(50_000);

type Forgery = {
  /** The lines of the package; by default a parcel with one group. */
  readonly lines?: readonly string[];
  readonly manifest?: Parameters<typeof aManifest>[0];
  readonly signed?: boolean;
  readonly files?: Readonly<Record<string, Buffer | undefined>>;
  /** Put in after the manifests were made. */
  readonly afterwards?: Readonly<Record<string, Buffer | undefined>>;
};

const REPLICA = '01954f3a-7c00-7abc-8def-0123456789cd';
const RECORD = '01954f3a-7c00-7abc-8def-0123456789ad';
const draft = (change: object = {}): Draft =>
  ({
    replica: REPLICA,
    at: '2025-03-01T01:00:00.000Z',
    by: '沈伟',
    kind: 'set',
    record: RECORD,
    group: 'parcel.identity',
    value: { unitNo: 'X-1' },
    seen: {},
    ...change,
  }) as unknown as Draft;

/** Chained operations of one replica. */
function chainOf(...drafts: readonly Draft[]): { readonly lines: string[]; readonly ops: Operation[] } {
  let last: { seq: number; hash: ReturnType<typeof hashLine> } | undefined;
  const lines: string[] = [];
  const ops: Operation[] = [];
  for (const each of drafts) {
    const op = nextOperation(last, each);
    const line = toLine(op);
    last = { seq: op.seq, hash: hashLine(line, hashText) };
    lines.push(line);
    ops.push(op);
  }
  return { lines, ops };
}

function aForgedPackage({
  lines = chainOf(draft()).lines,
  manifest = {},
  files = {},
  afterwards = {},
  signed = true,
}: Forgery): Buffer {
  const headOp = hashLine(lines.at(-1) ?? '', hashText);
  const meta = aManifest({
    replicas: [{ replica: REPLICA, seqFrom: 1, seqTo: lines.length, prevOp: null, headOp }],
    counts: { operations: lines.length, parcels: 1, photos: 0, photoBytes: 0 },
    ...manifest,
  });
  return aHandMadePackage({
    files: {
      'data/ops.jsonl': Buffer.from(`${lines.join('\n')}\n`),
      'meta/package.json': Buffer.from(JSON.stringify(meta)),
      ...files,
    },
    signed,
    afterwards,
  });
}

test('a package made by hand, properly, is taken in', async () => {
  const office = await anOffice();
  const path = join(await temporaryFolder(), 'a.takan');
  writeFileSync(path, aForgedPackage({}));
  expect(await importInto(office, path)).toMatchObject({
    packageId: PACKAGE_ID,
    newOperations: 1,
    newParcels: 1,
  });
  expect((await finish(office.client.workspace.check())).problems).toEqual([]);
});

test.each([0, 58])(
  'a boundary is taken in with the areas of its points, %d° north of Huzhou, and written out again',
  async (furtherNorth) => {
    const office = await anOffice();
    const path = join(await temporaryFolder(), 'a.takan');
    const value = aBoundary({}, furtherNorth);
    writeFileSync(path, aForgedPackage({ lines: chainOf(draft({ group: 'parcel.boundary', value })).lines }));
    await importInto(office, path);
    expect((await office.client.parcel.details({})).items[0]?.values).toEqual({ boundary: value });
    const wish = { selection: { filter: {} }, format: 'txt' as const };
    expect((await finish(office.client.boundary.exportFile(wish))).parcels).toBe(1);
  },
);

test.each<[string, Forgery, string]>([
  ['without a signature', { signed: false }, 'package.signature-missing'],
  [
    'with the signature of another key than the one in it',
    { files: { 'meta/device.pub': Buffer.from(`${toOpenSshPublicKey(aDeviceKey(9))}\n`) } },
    'package.signature-invalid',
  ],
  [
    'with a signature over other bytes',
    {
      afterwards: {
        'tagmanifest-sha256.txt.sig': Buffer.from(signSshsig(Buffer.from('other'), aDeviceKey())),
      },
    },
    'package.signature-invalid',
  ],
  ['for field laptops', { manifest: { audience: 'field' } }, 'package.kind-not-for-here'],
  ['of a later kind', { manifest: { kind: 'return' } }, 'package.kind-not-for-here'],
  ['of a newer program', { manifest: { version: 2 } }, 'package.version-newer'],
  ['of another program', { manifest: { format: 'other' } }, 'package.format-unknown'],
  [
    'that names another id than its folder',
    { manifest: { packageId: '01954f3a-7c00-7abc-8def-0123456789ff' } },
    'package.id-differs',
  ],
  [
    'whose operations lack one',
    { lines: chainOf(draft(), draft({ by: '李' })).lines.slice(1) },
    'package.chain-differs',
  ],
  [
    'whose operations are of a replica it does not name',
    { lines: chainOf(draft({ replica: '01954f3a-7c00-7abc-8def-0123456789aa' })).lines },
    'package.chain-differs',
  ],
  ['with a line that is no JSON', { lines: ['{"replica":'] }, 'record.not-json'],
  [
    'with an operation without a value',
    { lines: chainOf(draft({ value: undefined })).lines },
    'record.wrong-form',
  ],
  [
    'with an unknown kind of operation',
    { lines: chainOf(draft({ kind: 'forget' })).lines },
    'record.wrong-form',
  ],
  [
    'with a value that does not fit its group',
    { lines: chainOf(draft({ value: { unitNo: 5 } })).lines },
    'record.wrong-type',
  ],
  [
    'with a field that no group has',
    { lines: chainOf(draft({ value: { x: 1 } })).lines },
    'record.unknown-field',
  ],
  [
    'with an area that is not that of the boundary points',
    { lines: chainOf(draft({ group: 'parcel.boundary', value: aBoundary({ planarAreaSqM: 1e308 }) })).lines },
    'package.area-differs',
  ],
  [
    'with boundary points where no projection leads',
    { lines: chainOf(draft({ group: 'parcel.boundary', value: AT_THE_POLES })).lines },
    'package.area-differs',
  ],
  [
    'with a value nested without end',
    {
      lines: chainOf(draft({ group: 'parcel.soil', value: '?' })).lines.map((line) =>
        line.replace('"?"', NESTED),
      ),
    },
    'record.wrong-form',
  ],
  [
    'with a value that names the prototype of objects',
    { lines: chainOf(draft({ group: 'parcel.soil', value: JSON.parse('{"__proto__":{"a":1}}') })).lines },
    'record.wrong-form',
  ],
  [
    'with a member hidden in an operation',
    { lines: chainOf(draft()).lines.map((line) => line.replace('"seen"', '"by":"李","seen"')) },
    'record.wrong-form',
  ],
])('a package %s is refused', async (_, forgery, code) => {
  const office = await anOffice();
  const bytes = aForgedPackage(forgery);
  expect(codes(await problemsWith(office, bytes))).toContain(code);
});

test('wrong operations are told by their lines, all of them', async () => {
  const office = await anOffice();
  const { lines } = chainOf(
    draft({ value: { unitNo: 5 } }),
    draft(),
    draft({ value: { townshipCode: 'x' } }),
  );
  const path = join(await temporaryFolder(), 'a.takan');
  writeFileSync(path, aForgedPackage({ lines }));
  const { sound, problems } = await finish(office.client.package.verify(packageFile(path)));
  expect(sound).toBe(false);
  expect(problems.map(({ line, file, field }) => [line, file, field])).toEqual([
    [1, 'data/ops.jsonl', 'unitNo'],
    [3, 'data/ops.jsonl', 'townshipCode'],
  ]);
});

test('a group that this program does not know is kept and harms nothing', async () => {
  const office = await anOffice();
  const path = join(await temporaryFolder(), 'a.takan');
  const { lines } = chainOf(draft(), draft({ group: 'parcel.soil', value: { ph: 7 } }));
  writeFileSync(path, aForgedPackage({ lines }));
  expect((await importInto(office, path)).newOperations).toBe(2);
  expect((await office.client.parcel.details({})).items[0]?.values).toEqual({ identity: { unitNo: 'X-1' } });
  expect((await finish(office.client.workspace.check())).problems).toEqual([]);
});

test('a parcel that a later package calls a photo stays a parcel, and the store is healthy', async () => {
  const office = await anOffice();
  const folder = await temporaryFolder();
  const assignment = { parcel: RECORD, kind: 'panorama' };
  const packages = [
    chainOf(draft()),
    chainOf(draft(), draft({ group: 'photo.assignment', value: assignment })),
  ];
  for (const [i, { lines }] of packages.entries()) {
    const path = join(folder, `${i}.takan`);
    writeFileSync(path, aForgedPackage({ lines }));
    await importInto(office, path);
    expect((await office.client.parcel.list({})).items.map(({ id }) => id as string)).toEqual([RECORD]);
    expect((await finish(office.client.workspace.check())).problems).toEqual([]);
  }
});

test('a withdrawal inside a package has no effect', async () => {
  const office = await anOffice();
  const path = join(await temporaryFolder(), 'a.takan');
  const withdrawal = {
    kind: 'withdraw',
    record: PACKAGE_ID,
    group: 'package.withdrawal',
    value: { package: PACKAGE_ID, reason: '' },
  };
  writeFileSync(path, aForgedPackage({ lines: chainOf(draft(), draft(withdrawal)).lines }));
  await importInto(office, path);
  expect((await office.client.parcel.list({})).total).toBe(1);
  expect((await office.client.package.list())[0]?.withdrawn).toBe(false);
});

test('a package of this very workspace is refused', async () => {
  const office = await anOffice();
  const { workspaceId } = await office.client.workspace.info();
  const path = join(await temporaryFolder(), 'a.takan');
  writeFileSync(path, aForgedPackage({ manifest: { workspaceId } }));
  expect((await failureOf(importInto(office, path))).code).toBe('package.from-this-workspace');
});
