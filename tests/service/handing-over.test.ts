import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { photoPath } from '#db/files/photo-store.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
  sayOfPhoto,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { exportFrom, importInto, packageFile } from '#tests/helpers/packages.ts';
import { allTables, projectedRows } from '#tests/helpers/store-contents.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

/** A field workspace with a finished parcel, one with a hole-less draft boundary, one without, and one removed. */
async function aSurvey(seed = 1, surveyor = '沈伟'): Promise<TestWorkspace> {
  const workspace = await aWorkspace({ seed, surveyor });
  const { client } = workspace;
  const { id } = await aCompletableParcel(client, seed * 10);
  await completeParcel(client, id);
  const draft = await aParcel(client, { attributes: COMPLETE, square: seed * 10 + 1 });
  const [photo] = (await addPhotos(client, draft.id, 'sign', 'south-west.jpg')).added;
  if (photo) await sayOfPhoto(client, photo.id, { text: '大门 "东"' });
  await aParcel(client);
  await removeParcel(client, (await aParcel(client, { square: seed * 10 + 2 })).id);
  return workspace;
}

const anOffice = (seed = 90) => aWorkspace({ role: 'office', seed, surveyor: '市局' });

/** All parcels, without what is known only here: from which package a value came. */
async function recordsOf({ client }: TestWorkspace): Promise<readonly ParcelDetail[]> {
  const { items } = await client.parcel.details({});
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

describe('from the laptop to the office', () => {
  test('the package says what it carries, is sound, and shows what it would bring before anything changes', async () => {
    const field = await aSurvey();
    const made = await finish(field.client.package.export({}));
    const { counts } = await field.client.workspace.info();
    expect(made).toMatchObject({ operations: counts.operations, parcels: 3, photos: 4 });
    expect(made.byteLength).toBe(readFileSync(made.path).length);
    expect(basename(made.path)).toMatch(/^踏勘_月河街道_沈伟_20250301-\d{4}_[0-9a-f]{6}\.takan$/);

    const office = await anOffice();
    const before = allTables(office.opened().database);
    const verified = await finish(office.client.package.verify(packageFile(made.path)));
    expect(verified).toMatchObject({ sound: true, problems: [] });
    const inspection = await office.client.package.inspect(packageFile(made.path));
    expect(inspection.manifest).toMatchObject({
      packageId: made.packageId,
      kind: 'survey',
      audience: 'office',
    });
    expect(inspection.signature).toMatchObject({ state: 'valid', knownDevice: false });
    expect(inspection.signature.fingerprint).toBe((await field.client.workspace.info()).deviceFingerprint);
    expect(inspection.preview).toEqual({
      newOperations: made.operations,
      knownOperations: 0,
      newParcels: 4,
      changedParcels: 0,
      conflicts: 0,
      newPhotos: 4,
      missingPhotos: 0,
      forks: 0,
      gaps: 0,
    });
    expect(allTables(office.opened().database)).toEqual(before);

    const report = await importInto(office, made.path);
    const { newOperations, newParcels } = report;
    expect({ newOperations, newParcels }).toEqual({ newOperations: made.operations, newParcels: 4 });
    expect(report).toMatchObject({ alreadyImported: false, photosMissing: [], forks: [], gaps: [] });
    expect(report.photosArrived).toHaveLength(4);
    expect((await office.client.package.inspect(packageFile(made.path))).signature.knownDevice).toBe(true);
  });

  test('every value arrives, boundaries to the last bit, with operation, surveyor, device and package', async () => {
    const field = await aSurvey();
    const path = await exportFrom(field);
    const office = await anOffice();
    await importInto(office, path);
    const [entry] = await office.client.package.list();
    const here = await recordsOf(office);
    const there = await recordsOf(field);
    expect(here.map(({ id }) => id)).toEqual(there.map(({ id }) => id));
    for (const [i, record] of here.entries()) {
      const original = there[i];
      expect(record.values).toEqual(original?.values);
      expect(record.state).toBe(original?.state);
      expect(record.issues).toEqual(original?.issues);
      expect(record.photos.map(({ source: _, ...photo }) => photo)).toEqual(
        original?.photos.map(({ source: _, ...photo }) => photo),
      );
      for (const [group, { heads, source }] of Object.entries(record.groups)) {
        const sent = original?.groups[group as keyof typeof record.groups];
        expect(heads).toEqual(sent?.heads);
        expect(source).toEqual({
          ...sent?.source,
          by: '沈伟',
          deviceName: '外业平板 1',
          package: { id: entry?.id, fileName: basename(path), importedAt: entry?.at },
        });
      }
    }
    const bits = (records: readonly ParcelDetail[]) =>
      records.flatMap(({ values }) =>
        (values.boundary?.rings ?? []).flatMap(({ points }) =>
          points.flatMap(({ lon, lat }) => [...new BigInt64Array(new Float64Array([lon, lat]).buffer)]),
        ),
      );
    expect(bits(here)).toEqual(bits(there));
    expect(bits(here).length).toBe(16);
    expect((await finish(office.client.workspace.check())).problems).toEqual([]);
  });

  test('photos arrive byte by byte', async () => {
    const field = await aSurvey();
    const office = await anOffice();
    const { photosArrived } = await importInto(office, await exportFrom(field));
    for (const sha256 of photosArrived) {
      const name = { sha256, mediaType: 'image/jpeg' } as const;
      const [sent, arrived] = [field, office].map((one) =>
        readFileSync(photoPath(one.opened().photoStore, name)),
      );
      expect(arrived?.equals(sent ?? Buffer.alloc(0))).toBe(true);
    }
  });

  test('taking it in again changes nothing at all', async () => {
    const field = await aSurvey();
    const path = await exportFrom(field);
    const office = await anOffice();
    await importInto(office, path);
    const before = allTables(office.opened().database);
    const files = readdirSync(office.folder, { recursive: true }).toSorted();
    const again = await importInto(office, path);
    expect(again).toMatchObject({
      alreadyImported: true,
      newOperations: 0,
      newParcels: 0,
      photosArrived: [],
    });
    expect(again.knownOperations).toBeGreaterThan(0);
    expect(allTables(office.opened().database)).toEqual(before);
    expect(readdirSync(office.folder, { recursive: true }).toSorted()).toEqual(files);
  });

  test('a second package carries all of it again, so the first may be lost', async () => {
    const field = await aSurvey();
    await exportFrom(field);
    await aParcel(field.client, { square: 50 });
    const second = await exportFrom(field);
    const office = await anOffice();
    await importInto(office, second);
    expect((await recordsOf(office)).map(({ values }) => values)).toEqual(
      (await recordsOf(field)).map(({ values }) => values),
    );
  });

  test('a completed parcel counts as submitted once it went out, on both sides, and a draft stays one', async () => {
    const field = await aSurvey();
    expect((await field.client.parcel.list({})).byState).toEqual({ completed: 1, draft: 2 });
    const path = await exportFrom(field);
    const office = await anOffice();
    await importInto(office, path);
    for (const { client } of [field, office])
      expect((await client.parcel.list({})).byState).toEqual({ submitted: 1, draft: 2 });
  });

  test('packages are listed where they were made and where they came in', async () => {
    const field = await aSurvey();
    const path = await exportFrom(field);
    const office = await anOffice();
    await importInto(office, path);
    const [sent] = await field.client.package.list();
    const [received] = await office.client.package.list();
    expect(sent).toMatchObject({
      direction: 'sent',
      fileName: basename(path),
      withdrawn: false,
      holder: '沈伟',
    });
    expect(received).toEqual({ ...sent, direction: 'received', at: received?.at });
  });

  test('into a folder of choice, and told when that is not there', async () => {
    const field = await aSurvey();
    const stick = await temporaryFolder();
    const { path } = await finish(field.client.package.export({ folder: stick }));
    expect(readdirSync(stick)).toEqual([basename(path)]);
    const nowhere = join(stick, 'unplugged');
    expect(await failureOf(finish(field.client.package.export({ folder: nowhere })))).toEqual({
      code: 'file.folder-not-found',
      params: { path: nowhere },
    });
  });
});

describe('several surveyors and offices', () => {
  test('in whatever order the packages come, the records are the same', async () => {
    const [first, second] = [await aSurvey(1, '沈伟'), await aSurvey(2, '李明')];
    const early = await exportFrom(first);
    await aParcel(first.client, { square: 70 });
    const paths = [early, await exportFrom(first), await exportFrom(second)];
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2, 1, 0],
    ];
    const results = await Promise.all(
      orders.map(async (order, i) => {
        const office = await anOffice(90 + i);
        for (const at of order) await importInto(office, paths[at] ?? '');
        expect((await finish(office.client.workspace.check())).problems).toEqual([]);
        return projectedRows(office.opened().database);
      }),
    );
    expect(results[0]?.parcel?.length).toBe(9);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});

describe('who may do what', () => {
  test('the office sends no survey, a laptop takes none in', async () => {
    const field = await aSurvey();
    const path = await exportFrom(field);
    const office = await anOffice();
    await aParcel(office.client);
    expect(await failureOf(finish(office.client.package.export({})))).toEqual({
      code: 'package.wrong-role',
      params: { role: 'field' },
    });
    const other = await aWorkspace({ seed: 3 });
    expect(await failureOf(importInto(other, path))).toEqual({
      code: 'package.wrong-role',
      params: { role: 'office' },
    });
    expect((await other.client.package.inspect(packageFile(path))).preview).toBeUndefined();
  });

  test('with nothing written there is nothing to send', async () => {
    const { client } = await aWorkspace();
    expect((await failureOf(finish(client.package.export({})))).code).toBe('package.nothing-to-send');
  });

  test('a photo whose bytes are damaged is left out and named; the rest arrives, and the photo with a later package', async () => {
    const field = await aSurvey();
    const records = (await recordsOf(field)).flatMap(({ photos }) => photos);
    const [photo] = records;
    if (!photo) throw new Error('no photo');
    const name = { sha256: photo.sha256, mediaType: 'image/jpeg' } as const;
    const path = photoPath(field.opened().photoStore, name);
    const sound = readFileSync(path);
    writeFileSync(path, 'other bytes');
    const made = await finish(field.client.package.export({}));
    expect(made.leftOut).toEqual([{ sha256: photo.sha256, state: 'damaged', fileNames: [photo.fileName] }]);
    const office = await anOffice();
    const { manifest } = await office.client.package.inspect(packageFile(made.path));
    expect(manifest.leftOut).toEqual([{ sha256: photo.sha256, state: 'damaged' }]);
    const report = await importInto(office, made.path);
    expect(report.photosMissing).toEqual([photo.sha256]);
    expect(report.newParcels).toBeGreaterThan(0);
    expect((await field.client.proof.status()).damaged.map(({ sha256 }) => sha256)).toEqual([photo.sha256]);

    writeFileSync(path, sound);
    const again = await finish(field.client.package.export({}));
    expect(again.leftOut).toEqual([]);
    expect((await importInto(office, again.path)).photosMissing).toEqual([]);
  });
});
