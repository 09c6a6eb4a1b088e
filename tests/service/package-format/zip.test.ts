import { createHash } from 'node:crypto';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PackageProblem } from '#core/package/package-problems.ts';
import { PackageProblemError } from '#service/packages/format/problem-error.ts';
import { openZip, type ZipLimits, type ZipReader } from '#service/packages/format/zip-reader.ts';
import { openZipWriter, type ZipWriterOptions } from '#service/packages/format/zip-writer.ts';
import { type RawEntry, rawZip } from '#tests/helpers/raw-zip.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const LIMITS: ZipLimits = { entries: 1000, entryBytes: 50_000_000, totalBytes: 80_000_000, ratio: 200 };
const modifiedAt = new Date('2025-03-01T01:08:30Z');

async function write(
  target: string,
  files: Readonly<Record<string, Buffer>>,
  options: Partial<ZipWriterOptions> = {},
): Promise<string> {
  const zip = await openZipWriter(target, { modifiedAt, ...options });
  for (const [name, bytes] of Object.entries(files)) await zip.add(name, bytes);
  return (await zip.finish()).sha256;
}

async function contentsOf(zip: ZipReader): Promise<Record<string, Buffer>> {
  const contents: Record<string, Buffer> = {};
  for (const [name, entry] of zip.entries) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry.chunks()) chunks.push(Buffer.from(chunk));
    contents[name] = Buffer.concat(chunks);
  }
  return contents;
}

async function read(path: string, limits = LIMITS): Promise<Record<string, Buffer>> {
  const zip = await openZip(path, { mayBeNamed: () => true, limits });
  try {
    return await contentsOf(zip);
  } finally {
    await zip.close();
  }
}

async function problemsOf(work: Promise<unknown>): Promise<readonly PackageProblem[]> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error instanceof PackageProblemError) return error.problems;
  throw error ?? new Error('nothing was refused');
}

async function problemsOfRaw(
  entries: readonly RawEntry[],
  limits = LIMITS,
): Promise<readonly PackageProblem[]> {
  const path = join(await temporaryFolder(), 'a.zip');
  await writeFile(path, rawZip(entries));
  return await problemsOf(read(path, limits));
}

const codesOfRaw = async (entries: readonly RawEntry[], limits = LIMITS): Promise<readonly string[]> =>
  (await problemsOfRaw(entries, limits)).map(({ code }) => code);

const a = (overrides: Partial<RawEntry> = {}): RawEntry => ({
  name: 'a.txt',
  bytes: Buffer.from('aaaa'),
  ...overrides,
});

describe('writing and reading again', () => {
  test('any files come back as they were, by every path through the writer', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'a.zip');
    const name = fc.stringMatching(/^[a-z0-9]{1,8}$/).map((text) => `f-${text}`);
    const bytes = fc.uint8Array({ maxLength: 5000 }).map((array) => Buffer.from(array));
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, bytes, { maxKeys: 8 }),
        fc.boolean(),
        fc.nat(3000),
        async (files, forceZip64, heldBytes) => {
          const sha256 = await write(path, files, { forceZip64, heldBytes });
          expect(await read(path)).toEqual(files);
          expect(
            createHash('sha256')
              .update(await readFile(path))
              .digest('hex'),
          ).toBe(sha256);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the same content at the same stamped time gives the same bytes', async () => {
    const folder = await temporaryFolder();
    const files = { '照片.txt': Buffer.from('x'), b: Buffer.alloc(70_000, 'b') };
    expect(await write(join(folder, 'a'), files)).toBe(await write(join(folder, 'b'), files));
  });

  test('a file larger than the write buffer is streamed from its path and hashed on the way', async () => {
    const folder = await temporaryFolder();
    const bytes = Buffer.alloc(20_000_000, '宗地');
    await writeFile(join(folder, 'large'), bytes);
    const zip = await openZipWriter(join(folder, 'a.zip'), { modifiedAt });
    const written = await zip.add('large', { path: join(folder, 'large') });
    await zip.finish();
    expect(written).toEqual({
      byteLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect((await read(join(folder, 'a.zip'))).large?.equals(bytes)).toBe(true);
  });

  test('more than 65,535 entries', { timeout: 60_000 }, async () => {
    const path = join(await temporaryFolder(), 'a.zip');
    const zip = await openZipWriter(path, { modifiedAt });
    for (let number = 0; number < 66_000; number++) await zip.add(`f${number}`, Buffer.from(`${number}`));
    await zip.finish();
    const reader = await openZip(path, { mayBeNamed: () => true, limits: { ...LIMITS, entries: 70_000 } });
    expect(reader.entries.size).toBe(66_000);
    const chunks: string[] = [];
    for await (const chunk of reader.entries.get('f65999')?.chunks() ?? [])
      chunks.push(Buffer.from(chunk).toString());
    expect(chunks.join('')).toBe('65999');
    await reader.close();
  });

  test('cancelled or failed, it leaves nothing behind', async () => {
    const folder = await temporaryFolder();
    const controller = new AbortController();
    const zip = await openZipWriter(join(folder, 'a.zip'), { modifiedAt, signal: controller.signal });
    await zip.add('a', Buffer.alloc(10));
    controller.abort();
    await expect(zip.add('b', Buffer.alloc(10))).rejects.toHaveProperty('name', 'AbortError');
    await expect(zip.finish()).rejects.toHaveProperty('name', 'AbortError');
    await zip.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  test('progress counts the bytes of content', async () => {
    const seen: number[] = [];
    const files = { a: Buffer.alloc(10), b: Buffer.alloc(5) };
    await write(join(await temporaryFolder(), 'a.zip'), files, { onProgress: (bytes) => seen.push(bytes) });
    expect(seen).toEqual([10, 15]);
  });

  test('a name is given once', async () => {
    const zip = await openZipWriter(join(await temporaryFolder(), 'a.zip'), { modifiedAt });
    await zip.add('a', Buffer.alloc(1));
    await expect(zip.add('a', Buffer.alloc(1))).rejects.toThrow(RangeError);
    await zip.discard();
  });

  test('deflated entries made by others are read', async () => {
    const path = join(await temporaryFolder(), 'a.zip');
    const bytes = Buffer.from('{"seq":1}\n'.repeat(30_000));
    await writeFile(
      path,
      rawZip([a({ bytes, deflated: true }), a({ name: 'empty', bytes: Buffer.alloc(0), deflated: true })]),
    );
    expect(await read(path)).toEqual({ 'a.txt': bytes, empty: Buffer.alloc(0) });
  });
});

describe('files that are no zip', () => {
  test.each([
    ['no bytes at all', Buffer.alloc(0), 'package.empty-file'],
    ['one byte', Buffer.from('P'), 'package.not-a-zip'],
    ['a photo', Buffer.alloc(5000, 0xd8), 'package.not-a-zip'],
    [
      'the beginning of a zip',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5000)]),
      'package.truncated',
    ],
  ])('%s', async (_, bytes, code) => {
    const path = join(await temporaryFolder(), 'a.zip');
    await writeFile(path, bytes);
    expect(await problemsOf(read(path))).toEqual([{ code, params: {} }]);
  });

  test('a file that is not there', async () => {
    expect(await problemsOf(read('/nowhere/a.zip'))).toEqual([
      { code: 'package.unreadable', params: { errno: 'ENOENT' } },
    ]);
  });

  test('a folder', async () => {
    expect(await problemsOf(read(await temporaryFolder()))).toEqual([
      { code: 'package.unreadable', params: { errno: 'EISDIR' } },
    ]);
  });

  test('cut off anywhere, it is refused', async () => {
    const path = join(await temporaryFolder(), 'a.zip');
    await write(path, { a: Buffer.alloc(3000, 'a'), b: Buffer.alloc(3000, 'b') });
    const whole = await readFile(path);
    for (let length = whole.length - 1; length > 0; length -= 97) {
      await truncate(path, length);
      const [problem] = await problemsOf(read(path));
      expect(problem?.code).toMatch(/^package\.(truncated|not-a-zip)$/);
    }
  });

  test('any byte altered in a stored zip is noticed, or touches nothing that is read', async () => {
    const path = join(await temporaryFolder(), 'a.zip');
    const files = { a: Buffer.from('aaaa'), b: Buffer.alloc(300, 'b') };
    await write(path, files);
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at++) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 0x10;
      await writeFile(path, altered);
      const outcome = await read(path).catch((error: unknown) => error);
      if (!(outcome instanceof PackageProblemError)) {
        expect(outcome).toEqual(files);
      }
    }
  });
});

describe('hostile zips are refused before anything is unpacked', () => {
  test.each<[string, RawEntry, string]>([
    ['a link', a({ mode: 0o120777 }), 'package.link-entry'],
    ['a folder by mode', a({ mode: 0o040755 }), 'package.directory-entry'],
    ['a folder by name', a({ name: 'a/', bytes: Buffer.alloc(0) }), 'package.directory-entry'],
    ['a device', a({ mode: 0o060644 }), 'package.special-entry'],
    ['an absolute name', a({ name: '/etc/passwd' }), 'package.name-absolute'],
    ['a drive letter', a({ name: 'C:/x' }), 'package.name-absolute'],
    ['a network path', a({ name: '\\\\host\\x' }), 'package.name-absolute'],
    ['a way out', a({ name: 'a/../../x' }), 'package.name-leaves-folder'],
    ['a way out with backslashes', a({ name: 'a\\..\\x' }), 'package.name-leaves-folder'],
    ['an empty part', a({ name: 'a//x' }), 'package.name-leaves-folder'],
    ['no name', a({ name: '' }), 'package.name-leaves-folder'],
    ['a line feed', a({ name: 'a\nb' }), 'package.name-control-character'],
    ['a NUL', a({ name: 'a\0.txt' }), 'package.name-control-character'],
    ['a reversed ending', a({ name: 'a\u202Etxt.exe' }), 'package.name-control-character'],
    ['CON.txt', a({ name: 'CON.txt' }), 'package.name-not-portable'],
    ['nul as a folder', a({ name: 'x/nul/y' }), 'package.name-not-portable'],
    ['a trailing dot', a({ name: 'a.' }), 'package.name-not-portable'],
    ['a stream of NTFS', a({ name: 'x/a:b' }), 'package.name-not-portable'],
    ['a backslash', a({ name: 'x\\y' }), 'package.name-not-portable'],
    ['bytes that are no UTF-8', a({ name: Buffer.from([0xff, 0x41]) }), 'package.name-not-utf8'],
    ['encryption', a({ flags: 0x0801 }), 'package.entry-encrypted'],
    ['another method', a({ method: 14 }), 'package.entry-method'],
    ['sizes that differ though stored', a({ declaredBytes: 5 }), 'package.entry-size'],
  ])('%s', async (_, entry, code) => {
    expect(await codesOfRaw([entry])).toEqual([code]);
  });

  test('a name that the caller does not expect', async () => {
    const path = join(await temporaryFolder(), 'a.zip');
    await writeFile(path, rawZip([a(), a({ name: 'b.txt' })]));
    expect(
      await problemsOf(openZip(path, { mayBeNamed: (name) => name === 'a.txt', limits: LIMITS })),
    ).toEqual([{ code: 'package.name-not-allowed', params: { file: 'b.txt' } }]);
  });

  test('the same name twice, also by case and by Unicode form', async () => {
    const twice = (name: string, other: string): Promise<readonly string[]> =>
      codesOfRaw([a({ name }), a({ name: other })]);
    expect(await twice('a.txt', 'a.txt')).toEqual(['package.name-duplicate']);
    expect(await twice('A.txt', 'a.TXT')).toEqual(['package.name-duplicate']);
    expect(await twice('caf\u00e9', 'cafe\u0301')).toEqual(['package.name-duplicate']);
  });

  test('a bomb', async () => {
    const bytes = Buffer.alloc(2_000_000);
    expect(await codesOfRaw([a({ bytes, deflated: true })])).toEqual(['package.ratio-too-high']);
  });

  test('many names for the same bytes', async () => {
    expect(await codesOfRaw([a(), a({ name: 'b', sameBytesAs: 0, localName: 'a.txt' })])).toEqual([
      'package.entries-overlap',
    ]);
  });

  test('too many, too large, too much', async () => {
    expect(await codesOfRaw([a(), a({ name: 'b' })], { ...LIMITS, entries: 1 })).toEqual([
      'package.too-many-entries',
    ]);
    expect(await codesOfRaw([a()], { ...LIMITS, entryBytes: 3 })).toEqual(['package.entry-too-large']);
    expect(await codesOfRaw([a(), a({ name: 'b' })], { ...LIMITS, totalBytes: 7 })).toEqual([
      'package.total-too-large',
    ]);
  });

  test('everything is told at once, but not without end', async () => {
    expect(await codesOfRaw([a({ mode: 0o120777 }), a({ name: 'CON' }), a({ name: '/x' })])).toEqual([
      'package.link-entry',
      'package.name-not-portable',
      'package.name-absolute',
    ]);
    const many = Array.from({ length: 900 }, (_, number) => a({ name: `/x${number}` }));
    expect(await codesOfRaw(many)).toHaveLength(200);
  });
});

describe('bytes that are not what the table of contents says', () => {
  const bytes = Buffer.from('界址点'.repeat(50));
  test.each<[string, Partial<RawEntry>, string]>([
    ['a wrong CRC', { crc32: 1 }, 'package.entry-crc'],
    ['a wrong CRC, deflated', { crc32: 1, deflated: true }, 'package.entry-crc'],
    ['more than declared', { deflated: true, declaredBytes: 10 }, 'package.entry-size'],
    ['less than declared', { deflated: true, declaredBytes: 10_000 }, 'package.entry-size'],
    ['not deflate at all', { method: 8 }, 'package.entry-undecodable'],
    ['another name before the bytes', { localName: 'b.txt' }, 'package.entry-header-differs'],
  ])('%s', async (_, lie, code) => {
    expect(await codesOfRaw([a({ bytes, ...lie })])).toEqual([code]);
  });
});
