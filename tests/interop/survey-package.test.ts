/** A survey package in the hands of programs that everybody has: nobody shall need this one to check or unpack it. */
import { readdirSync, readFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePackage } from '#service/packages/format/write-package.ts';
import { openZipWriter, type ZipWriterOptions } from '#service/packages/format/zip-writer.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { aPackageToWrite, PACKAGE_ID } from '#tests/helpers/package-builder.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const hasUnzip = isInstalled('unzip', '-v');
const hasSha256sum = isInstalled('sha256sum', '--version');
const hasPython = isInstalled('python3', '--version');
const hasSshKeygen = isInstalled('ssh-keygen', '-?');

const modifiedAt = new Date('2025-03-01T01:08:30Z');

async function unpacked(): Promise<string> {
  const folder = await temporaryFolder();
  const { path } = await writePackage(await aPackageToWrite(folder));
  expect(run('unzip', ['-q', path, '-d', folder]).output).toBe('');
  return join(folder, PACKAGE_ID);
}

describe.skipIf(!(hasUnzip && hasSha256sum))(
  'unpacked by unzip (skipped where unzip or sha256sum is missing)',
  () => {
    test('sha256sum finds every file as the manifests say', async () => {
      const bag = await unpacked();
      for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
        const { status, output } = run('sha256sum', ['--check', '--strict', manifest], { cwd: bag });
        expect(output).toMatch(/: OK\n/);
        expect(status).toBe(0);
      }
    });

    test('sha256sum finds an altered byte', async () => {
      const bag = await unpacked();
      await appendFile(join(bag, 'data/ops.jsonl'), ' ');
      const { status, output } = run('sha256sum', ['--check', 'manifest-sha256.txt'], { cwd: bag });
      expect(output).toContain('data/ops.jsonl: FAILED');
      expect(status).toBe(1);
    });

    test.skipIf(!hasSshKeygen)(
      'ssh-keygen knows the device by its signature (skipped where it is missing)',
      async () => {
        const bag = await unpacked();
        const key = readFileSync(join(bag, 'meta/device.pub'), 'utf8').trim();
        await writeFile(join(bag, 'signers'), `device namespaces="takan-package@1" ${key}\n`);
        const verify = (input: string): ReturnType<typeof run> =>
          run(
            'ssh-keygen',
            [
              '-Y',
              'verify',
              '-f',
              'signers',
              '-I',
              'device',
              '-n',
              'takan-package@1',
              '-s',
              'tagmanifest-sha256.txt.sig',
            ],
            { cwd: bag, input },
          );
        const manifest = readFileSync(join(bag, 'tagmanifest-sha256.txt'), 'utf8');
        expect(verify(manifest)).toMatchObject({
          status: 0,
          output: expect.stringContaining('Good "takan-package@1"'),
        });
        expect(verify(`${manifest} `).status).not.toBe(0);
      },
    );
  },
);

describe('zips of every kind the writer makes', () => {
  const files: Readonly<Record<string, Buffer>> = {
    '照片/界址点 1.txt': Buffer.from('界址点'),
    empty: Buffer.alloc(0),
    large: Buffer.alloc(300_000, 'l'),
  };
  const kinds: readonly (readonly [string, Partial<ZipWriterOptions>])[] = [
    ['plain', {}],
    ['with sizes behind', { heldBytes: 1000 }],
    ['zip64', { forceZip64: true }],
    ['zip64 with sizes behind', { forceZip64: true, heldBytes: 1000 }],
  ];

  async function aZip(options: Partial<ZipWriterOptions>): Promise<string> {
    const path = join(await temporaryFolder(), 'a.zip');
    const zip = await openZipWriter(path, { modifiedAt, ...options });
    for (const [name, bytes] of Object.entries(files)) await zip.add(name, bytes);
    await zip.finish();
    return path;
  }

  test.skipIf(!hasUnzip).each(kinds)(
    'unzip finds no fault: %s (skipped where it is missing)',
    async (_, options) => {
      const { status, output } = run('unzip', ['-t', await aZip(options)]);
      expect(output).toContain('No errors detected');
      expect(status).toBe(0);
    },
  );

  test.skipIf(!hasPython).each(kinds)(
    'python reads the same: %s (skipped where it is missing)',
    async (_, options) => {
      const script = [
        'import sys, zipfile, json, hashlib',
        'z = zipfile.ZipFile(sys.argv[1])',
        'assert z.testzip() is None',
        'print(json.dumps([[i.filename, i.file_size, list(i.date_time), i.external_attr >> 16] for i in z.infolist()]))',
      ].join('\n');
      const { output } = run('python3', ['-c', script, await aZip(options)]);
      expect(JSON.parse(output)).toEqual(
        Object.entries(files).map(([name, bytes]) => [name, bytes.length, [2025, 3, 1, 1, 8, 30], 0o100644]),
      );
    },
  );

  test.skipIf(!hasPython)('python finds 66,000 entries (skipped where it is missing)', async () => {
    const path = join(await temporaryFolder(), 'a.zip');
    const zip = await openZipWriter(path, { modifiedAt });
    for (let number = 0; number < 66_000; number++) await zip.add(`f${number}`, Buffer.from('x'));
    await zip.finish();
    const script = 'import sys, zipfile; print(len(zipfile.ZipFile(sys.argv[1]).namelist()))';
    expect(run('python3', ['-c', script, path]).output.trim()).toBe('66000');
  });

  test.skipIf(!hasUnzip)('unzip gives the files back (skipped where it is missing)', async () => {
    const folder = await temporaryFolder();
    run('unzip', ['-q', await aZip({ forceZip64: true, heldBytes: 1000 }), 'large', 'empty', '-d', folder]);
    expect(readdirSync(folder).sort()).toEqual(['empty', 'large']);
    expect(readFileSync(join(folder, 'large')).equals(files.large ?? Buffer.alloc(0))).toBe(true);
  });
});
