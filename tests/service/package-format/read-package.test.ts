import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { photoNameIn } from '#core/package/package-layout.ts';
import { PACKAGE_PROBLEM_CODES, type PackageProblem } from '#core/package/package-problems.ts';
import { PACKAGE_LIMITS, type PackageLimits } from '#service/packages/format/package-limits.ts';
import { readPackage, verifyPackage } from '#service/packages/format/read-package.ts';
import { signSshsig } from '#service/packages/format/sshsig.ts';
import {
  aDeviceKey,
  aHandMadePackage,
  aPhoto,
  type HandMade,
  PACKAGE_ID,
  sha256Of,
} from '#tests/helpers/package-builder.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const PHOTO = photoNameIn(sha256Of(aPhoto(0)), 'image/jpeg');
const OTHER_PHOTO = photoNameIn(sha256Of(aPhoto(1)), 'image/jpeg');

async function fileOf(bytes: Buffer): Promise<string> {
  const path = join(await temporaryFolder(), 'a.takan');
  await writeFile(path, bytes);
  return path;
}

async function problemsIn(
  made: HandMade,
  limits: PackageLimits = PACKAGE_LIMITS,
): Promise<readonly PackageProblem[]> {
  const { problems } = await verifyPackage(await fileOf(aHandMadePackage(made)), limits);
  for (const { code, params } of problems)
    expect(PACKAGE_PROBLEM_CODES[code].safeParse(params).success).toBe(true);
  return problems;
}

const codesIn = async (made: HandMade): Promise<readonly string[]> =>
  (await problemsIn(made)).map(({ code }) => code);

const whole = (name: string): string => `${PACKAGE_ID}/${name}`;

test('a package laid out by hand is sound', async () => {
  const path = await fileOf(aHandMadePackage());
  expect(await verifyPackage(path)).toMatchObject({ problems: [], signature: { state: 'valid' }, files: 9 });
  const contents = await readPackage(path);
  expect(contents.photos.map(({ sha256 }) => sha256)).toEqual([sha256Of(aPhoto(0)), sha256Of(aPhoto(1))]);
  await contents.close();
});

test('packed again by another program with compression, it still is', async () => {
  const names = ['data/ops.jsonl', PHOTO, 'meta/package.json'];
  const lies = Object.fromEntries(names.map((name) => [name, { deflated: true }]));
  expect(await problemsIn({ lies })).toEqual([]);
});

describe('each way of spoiling a package has its own code', () => {
  const altered = aPhoto(0);
  altered[100] = (altered[100] ?? 0) ^ 1;
  const ops = Buffer.from('{}\n');

  test.each<[string, HandMade, readonly string[]]>([
    ['an altered photo', { afterwards: { [PHOTO]: altered } }, ['package.file-altered']],
    ['altered operations', { afterwards: { 'data/ops.jsonl': ops } }, ['package.file-altered']],
    [
      'an altered description',
      {
        afterwards: {
          'bagit.txt': Buffer.from('BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\n'),
        },
      },
      ['package.file-altered'],
    ],
    ['a missing photo', { afterwards: { [PHOTO]: undefined } }, ['package.file-missing']],
    ['missing operations', { files: { 'data/ops.jsonl': undefined } }, ['package.file-missing']],
    ['a missing description', { files: { 'meta/package.json': undefined } }, ['package.file-missing']],
    ['a file that nobody listed', { afterwards: { 'data/view.gpkg': ops } }, ['package.file-extra']],
    ['a name that packages do not have', { files: { 'data/run.exe': ops } }, ['package.name-not-allowed']],
    ['CON.txt', { others: [{ name: whole('data/CON.txt'), bytes: ops }] }, ['package.name-not-portable']],
    [
      'a line feed in a name',
      { others: [{ name: whole('data/a\nb.json'), bytes: ops }] },
      ['package.name-control-character'],
    ],
    ['a way out', { others: [{ name: whole('../x.json'), bytes: ops }] }, ['package.name-leaves-folder']],
    ['a link', { lies: { [PHOTO]: { mode: 0o120777 } } }, ['package.link-entry']],
    ['a name twice', { others: [{ name: whole(PHOTO), bytes: altered }] }, ['package.name-duplicate']],
    ['a wrong CRC', { lies: { [PHOTO]: { crc32: 1 } } }, ['package.entry-crc']],
    [
      'a bomb',
      { lies: { 'data/ops.jsonl': { bytes: Buffer.alloc(9_000_000), deflated: true } } },
      ['package.ratio-too-high'],
    ],
    ['two top folders', { others: [{ name: 'other/bagit.txt', bytes: ops }] }, ['package.root-folder']],
    ['a top folder that is no id', { root: 'photos' }, ['package.root-folder']],
    [
      'another declaration',
      { files: { 'bagit.txt': Buffer.from('BagIt-Version: 2.0\n') } },
      ['package.bag-declaration'],
    ],
    [
      'a description that is no JSON',
      { files: { 'meta/package.json': Buffer.from('{') } },
      ['package.meta-unreadable'],
    ],
    [
      'a description that is no UTF-8',
      { files: { 'meta/package.json': Buffer.from([0xb1, 0xe0]) } },
      ['package.text-not-utf8', 'package.meta-unreadable'],
    ],
    [
      'a photo under the hash of another',
      { files: { [PHOTO]: aPhoto(1), [OTHER_PHOTO]: aPhoto(1) } },
      ['package.photo-name-differs'],
    ],
    [
      'another signature',
      { afterwards: { 'tagmanifest-sha256.txt.sig': Buffer.from('x') } },
      ['package.signature-invalid'],
    ],
    ['no key to the signature', { files: { 'meta/device.pub': undefined } }, ['package.signature-invalid']],
  ])('%s', async (_, made, codes) => {
    expect(await codesIn(made)).toEqual(codes);
  });

  test('the manifest leads out of the package', async () => {
    const manifest = Buffer.from(`${sha256Of(ops)}  data/../../etc/passwd\n`);
    expect(await codesIn({ files: { 'manifest-sha256.txt': manifest } })).toContain('package.manifest-name');
  });

  test('an altered payload manifest breaks the chain from the signature', async () => {
    const path = await fileOf(aHandMadePackage({ afterwards: { [PHOTO]: altered } }));
    const sound = await readPackage(await fileOf(aHandMadePackage()));
    const manifest = await sound.readFile('manifest-sha256.txt');
    await sound.close();
    const fitting = Buffer.from((manifest ?? '').toString().replace(sha256Of(aPhoto(0)), sha256Of(altered)));
    expect((await verifyPackage(path)).problems).toHaveLength(1);
    expect(await codesIn({ afterwards: { [PHOTO]: altered, 'manifest-sha256.txt': fitting } })).toEqual([
      'package.photo-name-differs',
      'package.file-altered',
    ]);
  });

  test('an altered tag manifest is not what was signed', async () => {
    const path = await fileOf(aHandMadePackage());
    const sound = await readPackage(path);
    const tags = (await sound.readFile('tagmanifest-sha256.txt')) ?? Buffer.alloc(0);
    await sound.close();
    const afterwards = { 'tagmanifest-sha256.txt': Buffer.concat([tags, Buffer.from('\n')]) };
    expect(await codesIn({ afterwards })).toEqual(['package.manifest-line', 'package.signature-invalid']);
    const resigned = Buffer.from(signSshsig(Buffer.from('other bytes'), aDeviceKey()));
    expect(await problemsIn({ afterwards: { 'tagmanifest-sha256.txt.sig': resigned } })).toEqual([
      { code: 'package.signature-invalid', params: { reason: 'mismatch' } },
    ]);
  });
});

test('all problems are told, each naming its file', async () => {
  const problems = await problemsIn({
    afterwards: { [PHOTO]: Buffer.from('x'), [OTHER_PHOTO]: undefined, 'data/view.gpkg': Buffer.from('y') },
    lies: { 'data/ops.jsonl': { crc32: 5 } },
  });
  expect(problems).toEqual([
    { code: 'package.file-missing', params: { file: OTHER_PHOTO } },
    { code: 'package.file-extra', params: { file: 'data/view.gpkg' } },
    { code: 'package.entry-crc', params: { file: 'data/ops.jsonl' } },
    {
      code: 'package.file-altered',
      params: { file: PHOTO, expectedSha256: sha256Of(aPhoto(0)), actualSha256: sha256Of(Buffer.from('x')) },
    },
  ]);
});

describe('reading', () => {
  test('stops at the first stage with a problem', async () => {
    const afterwards = { [PHOTO]: Buffer.from('x'), [OTHER_PHOTO]: undefined };
    const reading = readPackage(await fileOf(aHandMadePackage({ afterwards })));
    await expect(reading).rejects.toMatchObject({
      problems: [{ code: 'package.file-missing', params: { file: OTHER_PHOTO } }],
    });
  });

  test('an altered photo is refused before anything can be taken out', async () => {
    const reading = readPackage(
      await fileOf(aHandMadePackage({ afterwards: { [PHOTO]: Buffer.from('x') } })),
    );
    await expect(reading).rejects.toMatchObject({ problems: [{ code: 'package.file-altered' }] });
  });

  test('a photo altered after it was verified is noticed when it is taken out', async () => {
    const bytes = aHandMadePackage();
    const path = await fileOf(bytes);
    const contents = await readPackage(path);
    const at = bytes.indexOf(aPhoto(0));
    bytes[at + 5] = (bytes[at + 5] ?? 0) ^ 1;
    await writeFile(path, bytes, { flag: 'r+' });
    const extracting = contents.extract(sha256Of(aPhoto(0)), `${path}.jpg`);
    await expect(extracting).rejects.toMatchObject({ problems: [{ code: 'package.entry-crc' }] });
    await contents.close();
  });

  test('a line of operations without end is refused', async () => {
    const files = { 'data/ops.jsonl': Buffer.alloc(600_000, 'x') };
    const limits = { ...PACKAGE_LIMITS, operationLineBytes: 300_000 };
    const contents = await readPackage(await fileOf(aHandMadePackage({ files })), limits);
    await expect(contents.opLines().next()).rejects.toMatchObject({
      problems: [{ code: 'package.operation-line-too-long', params: { file: 'data/ops.jsonl', line: 1 } }],
    });
    await contents.close();
  });

  test('a description of a hundred megabytes is not read', async () => {
    const limits = { ...PACKAGE_LIMITS, tagFileBytes: 100 };
    const problems = await problemsIn({}, limits);
    expect(problems.map(({ code }) => code)).toContain('package.entry-too-large');
  });

  test('can be cancelled', async () => {
    const controller = new AbortController();
    const options = { signal: controller.signal, onProgress: () => controller.abort() };
    const path = await fileOf(aHandMadePackage());
    await expect(readPackage(path, PACKAGE_LIMITS, options)).rejects.toHaveProperty('name', 'AbortError');
    await expect(verifyPackage(path, PACKAGE_LIMITS, options)).rejects.toHaveProperty('name', 'AbortError');
  });

  test.each([
    ['no bytes', Buffer.alloc(0), 'package.empty-file'],
    ['a photo', aPhoto(1), 'package.not-a-zip'],
    ['half a package', aHandMadePackage().subarray(0, 2000), 'package.truncated'],
  ])('%s is refused', async (_, bytes, code) => {
    const path = await fileOf(bytes);
    expect(await verifyPackage(path)).toEqual({ problems: [{ code, params: {} }], files: 0, bytes: 0 });
    await expect(readPackage(path)).rejects.toMatchObject({ problems: [{ code, params: {} }] });
  });
});
