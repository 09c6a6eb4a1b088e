/** A disk that is really full: a file system of a few megabytes in memory. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Failure } from '#core/contract/failures.ts';
import type { RecordId } from '#core/ids.ts';
import { isLeftover } from '#db/files/durable-write.ts';
import { receiveUpload } from '#service/files.ts';
import { aParcel, COMPLETE } from '#tests/helpers/a-parcel.ts';
import { aProgram, aWorkspace, type Client, type TestProgram } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';
import { testEnvironment } from '#tests/helpers/test-environment.ts';

const command = (name: string, ...args: readonly string[]): boolean => spawnSync(name, args).status === 0;

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'takan-mount-'));
  const mounted = command('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
  if (mounted) command('umount', folder);
  rmSync(folder, { recursive: true });
  return mounted;
}

async function aSmallDisk(megabytes: number): Promise<string> {
  const folder = await temporaryFolder();
  if (!command('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder))
    throw new Error('no mount');
  onTestFinished(() => {
    command('umount', '--lazy', folder);
  });
  return folder;
}

/** Fills the disk to the last byte. @returns the file that does it */
function fill(disk: string): string {
  const path = join(disk, 'somebody else');
  for (let bytes = 1 << 20; bytes >= 512; bytes >>= 1) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' });
    } catch {
      // That much no longer fits.
    }
  }
  expect(statfsSync(disk).bavail).toBe(0);
  return path;
}

/** The workspace is on the small disk; what the device keeps for itself is elsewhere. */
async function aWorkspaceOn(
  disk: string,
  ballastBytes = 0,
): Promise<TestProgram & { readonly folder: string }> {
  const env = { ...testEnvironment({ folder: await temporaryFolder() }), ballastBytes };
  const program = aProgram(env);
  const folder = join(disk, '工作区');
  await program.client.workspace.create({
    folder,
    role: 'field',
    surveyor: '沈伟',
    townshipCode: '330502001',
  });
  return { ...program, folder };
}

/** Repeats a piece of work until it fails. */
async function untilItFails(work: (number: number) => Promise<void>): Promise<Failure> {
  for (let number = 0; number < 5000; number++) {
    const failure = await work(number).then(
      () => undefined,
      (error: unknown) => failureOf(Promise.reject(error)),
    );
    if (failure) return failure;
  }
  throw new Error('the disk never became full');
}

async function idsIn(client: Client): Promise<readonly RecordId[]> {
  const ids: RecordId[] = [];
  let after: string | undefined;
  do {
    const page = await client.parcel.list({ limit: 1000, ...(after ? { after } : {}) });
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after);
  return ids;
}

describe.skipIf(!canMount())('a full disk (skipped where no small file system can be mounted)', () => {
  test('recording goes on until it is told, nothing acknowledged is lost, and after making room it goes on', async () => {
    const disk = await aSmallDisk(8);
    const { client, folder } = await aWorkspaceOn(disk);
    const others = join(disk, 'films');
    writeFileSync(others, Buffer.alloc(4 << 20));
    const kept: RecordId[] = [];
    const failure = await untilItFails(async () => {
      const { id } = await client.parcel.create({ attributes: COMPLETE });
      kept.push(id);
    });
    expect(failure).toEqual({ code: 'workspace.disk-full', params: { path: folder } });
    expect(kept.length).toBeGreaterThan(10);
    const other = fill(disk);
    // What was set aside for the log of the database may still take one or two.
    const again = await untilItFails(async () => {
      kept.push((await client.parcel.create({ attributes: COMPLETE })).id);
    });
    expect(again.code).toBe('workspace.disk-full');
    expect((await idsIn(client)).toSorted()).toEqual(kept.toSorted());
    const check = await finish(client.workspace.check());
    expect(check.problems).toEqual([]);
    expect((await client.parcel.list({ search: '0' })).total).toBeLessThanOrEqual(kept.length);

    rmSync(other);
    rmSync(others);
    await aParcel(client, { attributes: COMPLETE });
    await client.workspace.close();
    await client.workspace.open({ folder });
    expect((await idsIn(client)).length).toBe(kept.length + 1);
    expect((await client.parcel.list({ search: '0' })).total).toBe(kept.length + 1);
    expect((await finish(client.workspace.check())).problems).toEqual([]);
  });

  test('photos: those told as kept are, the one that did not fit leaves nothing', async () => {
    const disk = await aSmallDisk(70);
    const { client, folder } = await aWorkspaceOn(disk);
    const { id } = await aParcel(client);
    const photos = await differentLargePhotos(await temporaryFolder());
    const kept: string[] = [];
    const failure = await untilItFails(async (number) => {
      const files = [{ kind: 'path' as const, path: photos(number) }];
      const { added } = await finish(client.photo.add({ parcel: id, files }));
      kept.push(...added.map(({ sha256 }) => sha256));
    });
    expect(failure.code).toBe('workspace.disk-full');
    expect(kept.length).toBeGreaterThan(3);
    const { photos: shown } = await client.parcel.get({ id });
    expect(shown.map(({ sha256 }) => sha256 as string)).toEqual(kept);
    expect(readdirSync(join(folder, 'photos'), { recursive: true, encoding: 'utf8' }).join()).not.toContain(
      '.part',
    );
    expect((await finish(client.workspace.check())).problems).toEqual([]);
  });

  test('photos that do not fit beside what is kept free are refused before the first is read', async () => {
    const disk = await aSmallDisk(80);
    const { client } = await aWorkspaceOn(disk);
    const card = await temporaryFolder();
    const photos = await differentLargePhotos(card);
    for (let number = 0; number < 40; number++) photos(number);
    const failure = await failureOf(finish(client.photo.importFolder({ folder: card })));
    expect(failure.code).toBe('workspace.disk-full');
    expect((await client.photo.unassigned({})).total).toBe(0);
    for (let number = 10; number < 40; number++) rmSync(join(card, `${number}.jpg`));
    expect(await finish(client.photo.importFolder({ folder: card }))).toMatchObject({ added: 10 });
  });

  test('it fills while a card is taken in: the photos before are in, the others are named, nothing is left by half', async () => {
    const disk = await aSmallDisk(100);
    const { client, folder } = await aWorkspaceOn(disk);
    const card = await temporaryFolder();
    const photos = await differentLargePhotos(card);
    for (let number = 0; number < 20; number++) photos(number);
    const job = await client.photo.importFolder({ folder: card });
    let other = '';
    let step = await job.next();
    for (; !step.done; step = await job.next()) {
      if (step.value.done < 3 || other) continue;
      other = fill(disk);
      // Room for a few more, so that one is cut off in its middle.
      truncateSync(other, statSync(other).size - 1_700_000);
    }
    const { added, refused } = step.value;
    expect(added).toBeGreaterThanOrEqual(3);
    expect(added + refused.length).toBe(20);
    expect(new Set(refused.map(({ problem }) => problem.code))).toEqual(new Set(['photo.disk-full']));
    const kept = (await client.photo.unassigned({})).photos;
    expect(kept.map(({ fileName, present }) => [fileName, present]).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, number) => `${number}.jpg`)
        .filter((name) => !refused.some(({ fileName }) => fileName === name))
        .map((name) => [name, true])
        .toSorted(),
    );
    expect((await finish(client.workspace.check())).problems).toEqual([]);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      expect(isLeftover(name), name).toBe(false);
    rmSync(other);
    const again = await finish(client.photo.importFolder({ folder: card }));
    expect(again).toMatchObject({ added: refused.length, known: added, refused: [] });
  });

  test('nothing is begun that would not fit: sheets, tables, boundaries and uploads are refused before the first byte', async () => {
    const disk = await aSmallDisk(80);
    const { client, folder, session } = await aWorkspaceOn(disk);
    const { id } = await aParcel(client, { square: 0 });
    writeFileSync(join(disk, 'films'), Buffer.alloc(30 << 20));
    const selection = { ids: [id] };
    const works: (() => Promise<unknown>)[] = [
      () => finish(client.sheet.print({ parcels: [id] })),
      () => finish(client.parcel.exportCsv({ selection, columns: ['unitNo'], language: 'zh-CN' })),
      () => finish(client.boundary.exportFile({ selection, format: 'txt' })),
    ];
    for (const work of works) expect((await failureOf(work())).code).toBe('workspace.disk-full');
    const upload = receiveUpload(session, new Blob(['x'.repeat(1000)]).stream(), 1000);
    await expect(upload).rejects.toMatchObject({ code: 'workspace.disk-full' });
    for (const name of ['outbox', 'uploads']) expect(readdirSync(join(folder, name))).toEqual([]);
  });

  test('closing a workspace on it lets the workspace go, and it opens again when there is room', async () => {
    const disk = await aSmallDisk(8);
    const { client, folder } = await aWorkspaceOn(disk);
    const { id } = await aParcel(client);
    const other = fill(disk);
    await untilItFails(() => client.parcel.create({}).then(() => undefined));
    await client.workspace.close();
    expect((await client.workspace.status()).open).toBeUndefined();
    expect((await failureOf(client.workspace.info())).code).toBe('workspace.none-open');
    rmSync(other);
    await client.workspace.open({ folder });
    expect((await client.parcel.get({ id })).id).toBe(id);
    await client.parcel.create({});
  });

  test('another workspace can be opened instead of the one on it', async () => {
    const disk = await aSmallDisk(8);
    const { client } = await aWorkspaceOn(disk);
    const elsewhere = join(await temporaryFolder(), '另一个');
    fill(disk);
    await untilItFails(() => client.parcel.create({}).then(() => undefined));
    const request = { role: 'field', surveyor: '沈伟', townshipCode: '330502001' } as const;
    await client.workspace.create({ folder: elsewhere, ...request });
    expect((await client.workspace.info()).folder).toBe(elsewhere);
    await client.parcel.create({});
  });

  test('a workspace with ballast can be opened on it, and read', async () => {
    // Ballast is laid by only where plenty of room is left beside it.
    const disk = await aSmallDisk(72);
    const { client, folder } = await aWorkspaceOn(disk, 2 << 20);
    const { id } = await aParcel(client);
    await client.workspace.close();
    fill(disk);
    await client.workspace.open({ folder });
    expect((await client.parcel.get({ id })).id).toBe(id);
  });

  test('a workspace without ballast says that the disk is full, not that it is damaged', async () => {
    const disk = await aSmallDisk(8);
    const { client, folder } = await aWorkspaceOn(disk);
    await client.workspace.close();
    const other = fill(disk);
    expect((await failureOf(client.workspace.open({ folder }))).code).toBe('workspace.disk-full');
    rmSync(other);
    await client.workspace.open({ folder });
  });

  test('a workspace that could not be made for want of room can be made when there is some', async () => {
    const disk = await aSmallDisk(4);
    const { client } = aProgram(testEnvironment({ folder: await temporaryFolder() }));
    const other = fill(disk);
    truncateSync(other, statSync(other).size - 100_000);
    const wanted = {
      folder: join(disk, '工作区'),
      role: 'field',
      surveyor: '沈伟',
      townshipCode: '330502001',
    } as const;
    expect((await failureOf(client.workspace.create(wanted))).code).toBe('workspace.disk-full');
    rmSync(other);
    expect((await client.workspace.create(wanted)).counts.parcels).toBe(0);
  });

  test('a package that does not fit on the stick is told, and leaves nothing on it', async () => {
    const field = await aWorkspace({ seed: 1 });
    await aParcel(field.client, { attributes: COMPLETE, square: 0 });
    const stick = await aSmallDisk(1);
    const failure = await failureOf(finish(field.client.package.export({ folder: stick })));
    expect(failure.code).toBe('workspace.disk-full');
    expect(readdirSync(stick)).toEqual([]);
    await exportFrom(field);
  });

  test('a package that does not fit into the office is told, and nothing of it is taken in', async () => {
    const field = await aWorkspace({ seed: 1 });
    await aParcel(field.client, { attributes: COMPLETE, square: 0 });
    const path = await exportFrom(field);
    const disk = await aSmallDisk(8);
    const env = testEnvironment({ folder: await temporaryFolder(), seed: 9 });
    const office = aProgram(env);
    const folder = join(disk, '局');
    await office.client.workspace.create({
      folder,
      role: 'office',
      surveyor: '局',
      townshipCode: '330502001',
    });
    expect((await failureOf(importInto(office, path))).code).toBe('workspace.disk-full');
    expect((await office.client.parcel.list({})).total).toBe(0);
    expect(await office.client.package.list()).toEqual([]);
  });
});

/** Makes in a folder photos of about half a megabyte, each with other bytes behind the picture. @returns the path of one */
async function differentLargePhotos(folder: string): Promise<(number: number) => string> {
  const picture = photoFixture('north-east.jpg');
  const padding = Math.max(0, 500_000 - statSync(picture).size);
  return (number) => {
    const path = join(folder, `${number}.jpg`);
    spawnSync('cp', [picture, path]);
    writeFileSync(path, Buffer.alloc(padding, `photo ${number} `), { flag: 'a' });
    return path;
  };
}
