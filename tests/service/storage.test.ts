/** What takes room, and that giving it back removes just what was told. */
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findServedFile } from '#service/files.ts';
import { addPhotos, aParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';
import { exportFrom } from '#tests/helpers/packages.ts';

async function aSurvey(): Promise<TestWorkspace & { readonly photos: readonly string[] }> {
  const workspace = await aWorkspace();
  const { id } = await aParcel(workspace.client);
  const { added } = await addPhotos(workspace.client, id, 'panorama', 'north-east.jpg', 'south-west.jpg');
  await exportFrom(workspace);
  return { ...workspace, photos: added.map(({ sha256 }) => sha256) };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
const bytesOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + statSync(path).size, 0);

test('every area is told with its files and bytes', async () => {
  const { client, folder } = await aSurvey();
  writeFileSync(join(folder, 'outbox', '调查表.pdf'), 'a sheet');
  writeFileSync(join(folder, 'quarantine', 'damaged-1-x.jpg'), 'what it was');
  const { areas, disk } = await client.storage.usage();
  const area = Object.fromEntries(areas.map(({ area: name, files, bytes }) => [name, [files, bytes]]));
  const originals = filesIn(join(folder, 'photos'));
  const copies = filesIn(join(folder, 'derived'));
  expect(area).toMatchObject({
    originals: [2, bytesOf(originals)],
    copies: [2, bytesOf(copies)],
    sentPackages: [1, bytesOf(filesIn(join(folder, 'outbox')).filter((path) => path.endsWith('.takan')))],
    madeFiles: [1, 7],
    receivedPackages: [0, 0],
    keptAside: [1, 11],
  });
  expect(area.database?.[1]).toBeGreaterThan(100_000);
  expect(disk.freeBytes).toBeGreaterThan(0);
  expect(areas.reduce((sum, { files }) => sum + files, 0)).toBe(filesIn(folder).length);
});

test('giving room back removes the copies that were told of and nothing else; they come back when looked at', async () => {
  const { client, folder, session, photos } = await aSurvey();
  await findServedFile(session, `/photos/${photos[0]}/large`);
  const { freeable } = await client.storage.usage();
  const copies = filesIn(join(folder, 'derived'));
  expect(freeable).toMatchObject({ files: 3, bytes: bytesOf(copies) });
  const others = filesIn(folder).filter((path) => !copies.includes(path));
  const { newestMs, ...told } = freeable;
  expect(await finish(client.storage.free({ newestMs }))).toEqual(told);
  expect(filesIn(folder).filter((path) => !path.includes('survey.gpkg'))).toEqual(
    others.filter((path) => !path.includes('survey.gpkg')),
  );
  const again = await findServedFile(session, `/photos/${photos[1]}/thumb`);
  expect(again && existsSync(again.path)).toBe(true);
  expect(await finish(client.workspace.check())).toMatchObject({ healthy: true });
});

test('a copy made after it was told stays', async () => {
  const { client, session, photos } = await aSurvey();
  const { freeable } = await client.storage.usage();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await findServedFile(session, `/photos/${photos[0]}/large`);
  expect(await finish(client.storage.free({ newestMs: freeable.newestMs }))).toMatchObject({ files: 2 });
  expect((await client.storage.usage()).freeable.files).toBe(1);
});
