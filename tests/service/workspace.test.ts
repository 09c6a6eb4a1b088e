import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { NEWEST_VERSION } from '#db/migrations/migrations.ts';
import { aParcel } from '#tests/helpers/a-parcel.ts';
import { aProgram, aWorkspace, reopen } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith, finish } from '#tests/helpers/calls.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';
import { testEnvironment } from '#tests/helpers/test-environment.ts';

const FIELD = { role: 'field', surveyor: '沈伟', townshipCode: '330502001' } as const;

async function aProgramIn() {
  const base = await temporaryFolder();
  return { base, ...aProgram(testEnvironment({ folder: base })) };
}

/** Everything below a folder: sizes of files, by relative path. */
function listing(folder: string): Record<string, number | 'folder'> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), entry.isDirectory() ? 'folder' : statSync(path).size];
    }),
  );
}

describe('making a workspace', () => {
  test('opens it, with the survey of a township and nothing in it', async () => {
    const { client, base } = await aProgramIn();
    const folder = join(base, 'a', 'b', '踏勘 2025');
    const info = await client.workspace.create({ folder, ...FIELD });
    expect(info).toMatchObject({
      folder,
      ...FIELD,
      townshipName: '月河街道',
      schemaVersion: NEWEST_VERSION,
      counts: { parcels: 0, photos: 0, operations: 0, packages: 0, conflicts: 0 },
      planarAreaSqM: 0,
    });
    expect(info.deviceFingerprint).toMatch(/^SHA256:/);
    expect(await client.workspace.info()).toEqual(info);
    expect((await client.workspace.status()).open).toEqual(info);
    for (const name of ['survey.gpkg', 'photos', 'quarantine', 'outbox', 'backups'])
      expect(existsSync(join(folder, name))).toBe(true);
  });

  test('in an empty folder that is there already', async () => {
    const { client, base } = await aProgramIn();
    mkdirSync(join(base, '空'));
    await client.workspace.create({ folder: join(base, '空'), ...FIELD });
    expect((await client.workspace.status()).open?.folder).toBe(join(base, '空'));
  });

  test.each([
    ['a folder with something in it', 'photos.txt'],
    ['a folder with a hidden file', '.hidden'],
  ])('is refused in %s, which stays as it is', async (_, name) => {
    const { client, base } = await aProgramIn();
    const folder = join(base, 'full');
    mkdirSync(folder);
    writeFileSync(join(folder, name), 'mine');
    expect(await failureOf(client.workspace.create({ folder, ...FIELD }))).toEqual({
      code: 'workspace.not-empty',
      params: { path: folder },
    });
    expect(listing(folder)).toEqual({ [name]: 4 });
  });

  test('is refused where a file has the name', async () => {
    const { client, base } = await aProgramIn();
    const folder = join(base, 'a file');
    writeFileSync(folder, '');
    expect((await failureOf(client.workspace.create({ folder, ...FIELD }))).code).toBe('workspace.not-empty');
  });

  test('is refused below a file', async () => {
    const { client, base } = await aProgramIn();
    writeFileSync(join(base, 'a file'), '');
    const folder = join(base, 'a file', 'below');
    expect((await failureOf(client.workspace.create({ folder, ...FIELD }))).code).toBe(
      'workspace.cannot-write',
    );
  });

  test('is refused for a township that is none of Huzhou, and makes no folder', async () => {
    const { client, base } = await aProgramIn();
    const folder = join(base, 'new');
    const call = client.workspace.create({ folder, ...FIELD, townshipCode: '110101001' });
    expect(await failureOf(call)).toEqual({
      code: 'workspace.unknown-township',
      params: { townshipCode: '110101001' },
    });
    expect(existsSync(folder)).toBe(false);
  });

  test('keeps the workspace that was open when it is refused', async () => {
    const first = await aWorkspace();
    await failureWith(
      'workspace.not-empty',
      first.client.workspace.create({ folder: first.folder, ...FIELD }),
    );
    expect((await first.client.workspace.info()).folder).toBe(first.folder);
  });

  test('that was interrupted before there was a survey in it can be begun again', async () => {
    const { client, base } = await aProgramIn();
    const folder = join(base, 'interrupted');
    await client.workspace.create({ folder, ...FIELD });
    await client.workspace.close();
    const database = new Database(join(folder, 'survey.gpkg'));
    database.exec('DELETE FROM workspace');
    database.close();
    const info = await client.workspace.create({ folder, ...FIELD });
    expect(info.counts.operations).toBe(0);
  });
});

describe('opening a workspace', () => {
  test('again gives what was there', async () => {
    const workspace = await aWorkspace();
    const parcel = await aParcel(workspace.client, { square: 0 });
    const before = await workspace.client.workspace.info();
    await reopen(workspace);
    expect(await workspace.client.workspace.info()).toEqual(before);
    expect(await workspace.client.parcel.get({ id: parcel.id })).toEqual(parcel);
  });

  test('that is open is no error, however its folder is written', async () => {
    const { client, folder } = await aWorkspace();
    for (const name of [folder, `${folder}/`, join(folder, 'photos', '..'), relative(process.cwd(), folder)])
      expect((await client.workspace.open({ folder: name })).folder).toBe(folder);
  });

  test('is refused while another program has it open', async () => {
    const first = await aWorkspace();
    const second = await aProgramIn();
    expect(await failureOf(second.client.workspace.open({ folder: first.folder }))).toEqual({
      code: 'workspace.in-use',
      params: { path: first.folder },
    });
    await first.client.workspace.close();
    await second.client.workspace.open({ folder: first.folder });
  });

  test('is refused where there is no folder, and none is made', async () => {
    const { client, base } = await aProgramIn();
    const folder = join(base, 'nowhere');
    expect((await failureOf(client.workspace.open({ folder }))).code).toBe('workspace.not-found');
    expect(existsSync(folder)).toBe(false);
  });

  test('is refused where the folder is no workspace, which stays as it is', async () => {
    const { client, base } = await aProgramIn();
    const folder = join(base, 'holiday');
    mkdirSync(folder);
    writeFileSync(join(folder, 'beach.jpg'), 'x');
    expect((await failureOf(client.workspace.open({ folder }))).code).toBe('workspace.not-one');
    expect(listing(folder)).toEqual({ 'beach.jpg': 1 });
  });

  test('of a newer program is refused, and keeps every byte', async () => {
    const { client, folder } = await aWorkspace();
    await client.workspace.close();
    const file = join(folder, 'survey.gpkg');
    const database = new Database(file);
    database.exec(
      `INSERT INTO takan_schema VALUES (${NEWEST_VERSION + 10}, 'later', '2031-01-01T00:00:00.000Z')`,
    );
    database.close();
    const bytes = readFileSync(file);
    const before = listing(folder);
    expect(await failureOf(client.workspace.open({ folder }))).toEqual({
      code: 'workspace.newer',
      params: { path: folder, found: NEWEST_VERSION + 10, known: NEWEST_VERSION },
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(listing(folder)).toEqual(before);
  });

  test('that is damaged is refused, keeps every byte, and is not locked afterwards', async () => {
    const { client, folder } = await aWorkspace();
    await client.workspace.close();
    const file = join(folder, 'survey.gpkg');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 12);
    writeFileSync(file, bytes);
    for (let times = 0; times < 2; times++)
      expect((await failureOf(client.workspace.open({ folder }))).code).toBe('workspace.damaged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('removes what an interrupted run was writing, and nothing else', async () => {
    const { client, folder } = await aWorkspace();
    await client.workspace.close();
    const leftovers = ['uploads', 'quarantine', 'outbox', 'photos/ab'].map((place) =>
      join(folder, place, '~takan-7-1.part'),
    );
    const mine = join(folder, 'outbox', '~mine.part');
    mkdirSync(join(folder, 'photos', 'ab'));
    for (const path of [...leftovers, mine]) writeFileSync(path, 'half');
    await client.workspace.open({ folder });
    expect(leftovers.filter((path) => existsSync(path))).toEqual([]);
    expect(existsSync(mine)).toBe(true);
  });

  test('works where the list of recent workspaces cannot be written', async () => {
    const { client, folder, env } = await aWorkspace();
    await client.workspace.close();
    const list = join(env.dataFolder, 'recent.json');
    renameSync(list, `${list}.old`);
    mkdirSync(join(list, 'in the way'), { recursive: true });
    expect((await client.workspace.open({ folder })).folder).toBe(folder);
  });
});

describe('without a workspace', () => {
  test('what needs one says so, and what does not need one works', async () => {
    const { client, base } = await aProgramIn();
    const calls: readonly (() => PromiseLike<unknown>)[] = [
      () => client.workspace.info(),
      () => client.parcel.list({}),
      () => client.parcel.create({}),
      () => client.map.extent(),
      () => client.package.list(),
      () => finish(client.workspace.check()),
      () => finish(client.package.export({})),
      () => finish(client.sheet.print({})),
    ];
    for (const call of calls) {
      expect((await failureOf(Promise.resolve().then(call))).code).toBe('workspace.none-open');
    }
    expect((await client.reference.all()).divisions.length).toBe(77);
    expect(await client.workspace.close()).toEqual({});
    expect((await client.workspace.status()).suggestedFolder).toBe(join(base, 'documents', 'takan'));
  });
});

test('recent workspaces are listed, the last opened first, each once', async () => {
  const { client, base } = await aProgramIn();
  for (const name of ['一', '二', '三'])
    await client.workspace.create({ folder: join(base, name), ...FIELD });
  await client.workspace.open({ folder: join(base, '一') });
  const { recent } = await client.workspace.status();
  expect(recent.map(({ folder }) => relative(base, folder))).toEqual(['一', '三', '二']);
  expect(recent[0]).toMatchObject({ surveyor: '沈伟', townshipName: '月河街道', role: 'field' });
});

describe('which replica goes on writing', () => {
  test('the same one after closing, opening, and moving the folder', async () => {
    const { client, folder } = await aWorkspace();
    const { replica } = await client.workspace.info();
    await client.workspace.close();
    renameSync(folder, `${folder} 搬走`);
    expect((await client.workspace.open({ folder: `${folder} 搬走` })).replica).toBe(replica);
  });

  test('a new one in a copied folder, which keeps what was there; the first goes on as it was', async () => {
    const first = await aWorkspace();
    await aParcel(first.client);
    const { replica } = await first.client.workspace.info();
    await first.client.workspace.close();
    const copy = `${first.folder} 副本`;
    cpSync(first.folder, copy, { recursive: true });
    const copied = await first.client.workspace.open({ folder: copy });
    expect(copied.replica).not.toBe(replica);
    expect(copied.counts.parcels).toBe(1);
    await aParcel(first.client);
    expect((await first.client.workspace.open({ folder: copy })).replica).toBe(copied.replica);
    expect((await first.client.workspace.open({ folder: first.folder })).replica).toBe(replica);
  });

  test('a new one on another device', async () => {
    const first = await aWorkspace({ seed: 1 });
    const { replica, device } = await first.client.workspace.info();
    await first.client.workspace.close();
    const other = aProgram(testEnvironment({ folder: await temporaryFolder(), seed: 2 }));
    const moved = await other.client.workspace.open({ folder: first.folder });
    expect(moved.device).not.toBe(device);
    expect(moved.replica).not.toBe(replica);
  });

  test('a new one when a backup is put back over the database in place', async () => {
    const { client, folder } = await aWorkspace();
    await aParcel(client);
    await client.workspace.close();
    const file = join(folder, 'survey.gpkg');
    const backup = readFileSync(file);
    const { replica } = await client.workspace.open({ folder });
    await aParcel(client);
    await client.workspace.close();
    writeFileSync(file, backup);
    expect((await client.workspace.open({ folder })).replica).not.toBe(replica);
  });
});
