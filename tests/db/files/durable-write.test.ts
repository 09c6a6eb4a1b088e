import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  DurableWriteError,
  ensureFolder,
  isLeftover,
  openDurable,
  removeLeftovers,
  renameWithPatience,
  writeDurably,
} from '#db/files/durable-write.ts';
import { sha256Of } from '#tests/helpers/package-builder.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const failing = (code: string): Error => Object.assign(new Error(code), { code });

describe('writing durably', () => {
  test('bytes, pieces and a file to copy all arrive whole, with their hash', async () => {
    const folder = await temporaryFolder();
    const bytes = Buffer.from('界址点'.repeat(200_000));
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 10);
      yield bytes.subarray(10);
    };
    await writeFile(join(folder, 'source'), bytes);
    for (const source of [bytes, pieces(), [bytes], { path: join(folder, 'source') }]) {
      const target = join(folder, 'target');
      const written = await writeDurably(target, source);
      expect(written).toEqual({ byteLength: bytes.length, sha256: sha256Of(bytes) });
      expect((await readFile(target)).equals(bytes)).toBe(true);
    }
    expect((await readdir(folder)).sort()).toEqual(['source', 'target']);
  });

  test('until it is committed there is only a leftover, beside the old file', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.txt'), 'old');
    const file = await openDurable(join(folder, 'a.txt'));
    await file.write(Buffer.from('new'));
    const others = (await readdir(folder)).filter((name) => name !== 'a.txt');
    expect(others).toHaveLength(1);
    expect(others.every(isLeftover)).toBe(true);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('old');
    await file.commit();
    expect(await readdir(folder)).toEqual(['a.txt']);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('new');
  });

  test('when the source breaks off, the old file stays and nothing is left behind', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.txt'), 'old');
    const breaking = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw failing('EIO');
    };
    await expect(writeDurably(join(folder, 'a.txt'), breaking())).rejects.toThrow('EIO');
    expect(await readdir(folder)).toEqual(['a.txt']);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('old');
  });

  test('bytes with another hash than expected never get the name', async () => {
    const folder = await temporaryFolder();
    const writing = writeDurably(join(folder, 'a'), Buffer.from('x'), {
      expectedSha256: sha256Of(Buffer.from('y')),
    });
    await expect(writing).rejects.toMatchObject({ name: 'DurableWriteError', step: 'verify' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('cancelling removes what was written', async () => {
    const folder = await temporaryFolder();
    const controller = new AbortController();
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(1000);
      controller.abort();
      yield Buffer.alloc(1000);
    };
    const writing = writeDurably(join(folder, 'a'), pieces(), { signal: controller.signal });
    await expect(writing).rejects.toHaveProperty('name', 'AbortError');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a folder that is not there is told with the step and the cause', async () => {
    const folder = await temporaryFolder();
    const error = await writeDurably(join(folder, 'none', 'a'), Buffer.alloc(1)).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(DurableWriteError);
    expect(error).toMatchObject({ step: 'open', errno: 'ENOENT' });
  });

  test('a name taken by a folder is told, and nothing is left behind', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a'));
    await expect(writeDurably(join(folder, 'a'), Buffer.alloc(1))).rejects.toMatchObject({ step: 'rename' });
    expect(await readdir(folder)).toEqual(['a']);
  });

  test('folders are made with all those above', async () => {
    const folder = await temporaryFolder();
    await ensureFolder(join(folder, 'a', 'b', 'c'));
    await ensureFolder(join(folder, 'a', 'b', 'c'));
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['c']);
  });

  test('leftovers are removed, and nothing else', async () => {
    const folder = await temporaryFolder();
    const ours = await openDurable(join(folder, 'x'));
    await ours.write(Buffer.from('half'));
    const [leftover = ''] = await readdir(folder);
    await mkdir(join(folder, '~takan-1-1.part'), { recursive: true });
    for (const name of ['a.jpg', '~takan-notes.txt', 'x.part']) await writeFile(join(folder, name), '');
    expect(await removeLeftovers(folder)).toEqual([leftover]);
    expect((await readdir(folder)).sort()).toEqual(
      ['a.jpg', 'x.part', '~takan-1-1.part', '~takan-notes.txt'].sort(),
    );
  });
});

describe('renaming while another program holds the file', () => {
  const passing = new Set(['EPERM', 'EBUSY']);

  test('is tried again until it works', async () => {
    const failures = ['EBUSY', 'EPERM', 'EBUSY'];
    const waits: number[] = [];
    await renameWithPatience('a', 'b', {
      rename: async () => {
        const code = failures.shift();
        if (code) throw failing(code);
      },
      wait: async (ms) => waits.push(ms),
      passing,
    });
    expect(waits).toEqual([20, 40, 80]);
  });

  test('is given up after about two seconds', async () => {
    let waited = 0;
    const renaming = renameWithPatience('a', 'b', {
      rename: () => Promise.reject(failing('EBUSY')),
      wait: async (ms) => {
        waited += ms;
      },
      passing,
    });
    await expect(renaming).rejects.toThrow('EBUSY');
    expect(waited).toBeGreaterThan(1500);
    expect(waited).toBeLessThan(3000);
  });

  test('is not tried again after a failure that does not pass', async () => {
    let tried = 0;
    const renaming = renameWithPatience('a', 'b', {
      rename: () => {
        tried += 1;
        return Promise.reject(failing('ENOSPC'));
      },
      wait: async () => undefined,
      passing,
    });
    await expect(renaming).rejects.toThrow('ENOSPC');
    expect(tried).toBe(1);
  });
});
