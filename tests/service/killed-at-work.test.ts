/** The program killed in the middle of its work: what it had acknowledged is there, and what is there is whole. */

import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { isLeftover } from '#db/files/durable-write.ts';
import { addPhotos, aParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import {
  aMachine,
  type Machine,
  type Moment,
  only,
  openHealthy,
  type Said,
  workUntilKilled,
} from '#tests/helpers/killed-program.ts';
import { exportFrom, packageFile } from '#tests/helpers/packages.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const MOMENTS: readonly Moment[] = [
  { after: 'beginning', ms: 3 },
  { after: 'beginning', ms: 40 },
  { after: 'first piece', ms: 0 },
  { after: 'first piece', ms: 25 },
  { after: 'first piece', ms: 60 },
  { after: 'first piece', ms: 110 },
];

/** Kills the program again and again; after each time the workspace is sound and holds what `isThere` asks for. */
async function killAgainAndAgain(
  machine: Machine,
  kind: string,
  files: readonly string[],
  isThere: (said: Said) => Promise<void>,
  { keepsReplica = true } = {},
): Promise<void> {
  const { client, folder, dataFolder } = machine;
  const all: (readonly string[])[] = [];
  const replicas = new Set<string>();
  for (const moment of MOMENTS) {
    all.push(...(await workUntilKilled(moment, kind, folder, dataFolder, ...files)));
    await openHealthy(machine);
    replicas.add((await client.workspace.info()).replica);
    await isThere(all);
    await client.workspace.close();
  }
  if (keepsReplica) expect(replicas.size).toBe(1);
}

test('killed while recording parcels', async () => {
  const machine = await aMachine('field');
  const { client } = machine;
  await killAgainAndAgain(machine, 'parcels', [], async (said) => {
    const details = new Map((await allDetails(client)).map((detail) => [detail.id, detail]));
    for (const [, id] of only(said, 'parcel')) expect(details.has(id as RecordId)).toBe(true);
    for (const [, id] of only(said, 'boundary'))
      expect(details.get(id as RecordId)?.values.boundary?.rings[0]?.points).toHaveLength(4);
    for (const [, id, ...value] of only(said, 'abuttals'))
      expect(details.get(id as RecordId)?.values.abuttals).toEqual(JSON.parse(value.join(' ')));
  });
});

test('killed while opening and closing', async () => {
  const machine = await aMachine('field');
  const isThere = async (said: Said): Promise<void> => {
    const ids = (await allDetails(machine.client)).map(({ id }) => id as string);
    for (const [, id = ''] of only(said, 'parcel')) expect(ids).toContain(id);
  };
  await killAgainAndAgain(machine, 'opening', [], isThere, { keepsReplica: false });
});

test('killed while adding photos', async () => {
  const machine = await aMachine('field');
  const { client, folder } = machine;
  const files = await differentPhotos(40);
  await killAgainAndAgain(machine, 'photos', files, async (said) => {
    const photos = new Map(
      (await allDetails(client)).flatMap((detail) => detail.photos).map((photo) => [photo.id, photo]),
    );
    for (const [, id, sha256 = ''] of only(said, 'photo')) {
      expect(photos.get(id as RecordId)).toMatchObject({ sha256, present: true });
      expect(existsSync(join(folder, 'photos', sha256.slice(0, 2), `${sha256}.jpg`))).toBe(true);
    }
  });
});

test('killed while taking a card in: every photo that was counted is there, and the card can be taken in again', async () => {
  const machine = await aMachine('field');
  const { client, folder } = machine;
  const files = await differentPhotos(40);
  await killAgainAndAgain(machine, 'card', [dirname(files[0] ?? '')], async (said) => {
    const { total, photos } = await client.photo.unassigned({});
    for (const [, done] of only(said, 'card')) expect(total).toBeGreaterThanOrEqual(Number(done));
    expect(new Set(photos.map(({ sha256 }) => sha256)).size).toBe(total);
    for (const { sha256, present } of photos) {
      expect(present).toBe(true);
      const bytes = readFileSync(join(folder, 'photos', sha256.slice(0, 2), `${sha256}.jpg`));
      expect(hash('sha256', bytes)).toBe(sha256);
    }
  });
});

test('killed while making packages: those under their own name are whole', async () => {
  const machine = await aMachine('field');
  const { client, folder } = machine;
  const files = await differentPhotos(12);
  await client.workspace.open({ folder });
  const { id: parcel } = await aParcel(client);
  await finish(client.photo.add({ parcel, files: files.map((path) => ({ kind: 'path', path })) }));
  await client.workspace.close();
  const stick = await temporaryFolder();
  const sound = new Set<string>();
  await killAgainAndAgain(machine, 'export', [stick], async (said) => {
    for (const place of [join(folder, 'outbox'), stick])
      for (const name of readdirSync(place)) {
        const path = join(place, name);
        if (isLeftover(name) || sound.has(path)) continue;
        const { problems } = await finish(client.package.verify(packageFile(path)));
        expect(problems).toEqual([]);
        sound.add(path);
      }
    const listed = new Map((await client.package.list()).map((entry) => [entry.id as string, entry]));
    for (const [, id = '', operations, ...path] of only(said, 'package')) {
      expect(listed.get(id)?.operations).toBe(Number(operations));
      expect(sound).toContain(path.join(' '));
    }
  });
});

test('killed while taking packages in: all or nothing of each, and the original is kept', async () => {
  const packages = await severalPackages(8);
  const machine = await aMachine('office');
  const { client, folder } = machine;
  await killAgainAndAgain(machine, 'import', packages, async (said) => {
    const listed = new Map((await client.package.list()).map((entry) => [entry.id as string, entry]));
    for (const [, id = '', operations] of only(said, 'import'))
      expect(listed.get(id)?.operations).toBe(Number(operations));
    expect((await allDetails(client)).flatMap(({ photos }) => photos).every(({ present }) => present)).toBe(
      true,
    );
    const kept = readdirSync(join(folder, 'quarantine')).filter((name) => !isLeftover(name));
    expect(kept.length).toBeGreaterThanOrEqual(listed.size);
    for (const name of kept) {
      const { problems } = await finish(client.package.verify(packageFile(join(folder, 'quarantine', name))));
      expect(problems).toEqual([]);
    }
  });
  await client.workspace.open({ folder });
  for (const path of packages) await finish(client.package.import(packageFile(path)));
  expect((await client.package.list()).length).toBe(packages.length);
  expect((await client.workspace.info()).counts.parcels).toBe(8 * 20);
});

async function allDetails(client: Client) {
  const { items } = await client.parcel.details({ limit: 500 });
  return items;
}

/** Photos that differ: bytes behind the end of a JPEG belong to it and change nothing in the picture. */
async function differentPhotos(count: number): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  const bytes = readFileSync(photoFixture('north-east.jpg'));
  return Array.from({ length: count }, (_, number) => {
    const path = join(folder, `${number}.jpg`);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from(`${number}`)]));
    return path;
  });
}

/** Packages of one survey, each with twenty parcels more than the one before. */
async function severalPackages(count: number): Promise<readonly string[]> {
  const field = await aWorkspace({ seed: 7 });
  const photos = ['north-east.jpg', 'south-west.jpg', 'no-exif.jpg', 'no-offset.jpg'];
  const paths: string[] = [];
  for (let number = 0; number < count; number++) {
    const records = Array.from({ length: 20 }, (_, i) => ({ line: i + 1, record: {} }));
    const { created } = await field.client.parcel.addMany({ fileName: 'a.jsonl', records });
    const photo = photos[number];
    if (created[0] && photo) await addPhotos(field.client, created[0].id, 'panorama', photo);
    paths.push(await exportFrom(field));
  }
  return paths;
}
