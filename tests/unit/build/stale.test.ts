import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIfStale, hashInputs } from '#build/stale.ts';

let root: string;
let built: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'takan-stale-'));
  await mkdir(join(root, 'room/deeper'), { recursive: true });
  await writeFile(join(root, 'room/a.ts'), 'a');
  await writeFile(join(root, 'room/deeper/b.ts'), 'b');
  await writeFile(join(root, 'lock.json'), '{}');
  built = 0;
});
afterEach(() => rm(root, { recursive: true, force: true }));

const hash = () => hashInputs(root, ['room'], ['lock.json']);
const build = (work = () => {}) =>
  buildIfStale(join(root, 'out/.built'), hash(), () => {
    built++;
    work();
  });

describe('a part of the program', () => {
  it('is built once, and again only when a content changed', async () => {
    expect(await build()).toBe(true);
    expect(await build()).toBe(false);
    await utimes(join(root, 'room/a.ts'), new Date(0), new Date(0));
    expect(await build()).toBe(false);
    await writeFile(join(root, 'room/deeper/b.ts'), 'B');
    expect(await build()).toBe(true);
    await writeFile(join(root, 'lock.json'), '{ }');
    expect(await build()).toBe(true);
    expect(built).toBe(3);
  });

  it('is built again when a file came, went or got another name', async () => {
    await build();
    await writeFile(join(root, 'room/c.ts'), '');
    expect(await build()).toBe(true);
    await rm(join(root, 'room/c.ts'));
    await writeFile(join(root, 'room/d.ts'), '');
    expect(await build()).toBe(true);
    await rm(join(root, 'room/d.ts'));
    expect(await build()).toBe(true);
  });

  it('is built again after a build that broke off', async () => {
    const broken = build(() => {
      throw new Error('interrupted');
    });
    await expect(broken).rejects.toThrow('interrupted');
    expect(await build()).toBe(true);
  });

  it('counts as stale while it is being rebuilt', async () => {
    await build();
    await writeFile(join(root, 'room/a.ts'), 'A');
    await build(() => {
      throw new Error('interrupted');
    }).catch(() => undefined);
    await writeFile(join(root, 'room/a.ts'), 'a');
    expect(await build()).toBe(true);
  });
});
