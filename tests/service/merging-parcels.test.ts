/** Two parcels made one, and that taken back. */
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { seenOf } from '#core/contract/seen.ts';
import { recordIdSchema } from '#core/ids.ts';
import { countedPhotos } from '#core/photo/counted-photos.ts';
import { chooseSheetPhotos } from '#core/sheet/sheet-photos.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  completeParcel,
  restoreParcel,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client } from '#tests/helpers/a-workspace.ts';
import { failureOf, problemsOf } from '#tests/helpers/calls.ts';
import { across, areaOf, box, byGnss, datumOf, headsOf, WGS84 } from '#tests/helpers/drawn.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

const NOBODY = recordIdSchema.parse('01954f3a-7c00-7abc-8def-0123456789ab');

describe('merging two parcels', () => {
  async function twoNeighbours(client: Client) {
    const first = await client.drawing.create({ rings: [box(0, 0, 60, 100)] });
    const second = await client.drawing.create({ rings: [box(0, 100, 60, 40)] });
    return { first, second };
  }
  const seen = (detail: ParcelDetail) => ({ id: detail.id, heads: headsOf(detail), seen: seenOf(detail) });

  test('gives one the ground and the photos of both, and removes the other', async () => {
    const { client } = await aWorkspace();
    const { first, second } = await twoNeighbours(client);
    await addPhotos(client, second.id, 'closeUp', 'no-offset.jpg');
    const whole = await client.drawing.merge({ kept: seen(first), removed: seen(second) });
    expect(whole.id).toBe(first.id);
    expect(areaOf(whole)).toBeCloseTo(8400, 3);
    expect(whole.photos.map(({ kind }) => kind)).toEqual(['closeUp']);
    expect(await failureOf(client.parcel.get({ id: second.id }))).toMatchObject({ code: 'record.not-found' });
    // What was done can be read: the boundary before is in the record's history.
    const { entries } = await client.parcel.history({ id: first.id });
    expect(entries.at(-1)?.writes[0]).toMatchObject({ group: 'boundary', before: first.values.boundary });
  });

  test('counts a photo once that both had, in the list, for the rules and on the sheet', async () => {
    const { client } = await aWorkspace();
    const { first, second } = await twoNeighbours(client);
    await addPhotos(client, first.id, 'panorama', 'no-offset.jpg');
    await addPhotos(client, second.id, 'panorama', 'no-offset.jpg', 'north-east.jpg');
    const whole = await client.drawing.merge({ kept: seen(first), removed: seen(second) });
    expect(whole.photos).toHaveLength(3);
    expect(whole.requiredPhotos.find(({ kind }) => kind === 'panorama')?.found).toBe(2);
    expect((await client.parcel.list({})).items[0]?.photoCount).toBe(2);
    expect([countedPhotos(whole.photos).length, chooseSheetPhotos(whole.photos).length]).toEqual([2, 2]);
  });

  test('can be taken back: both are there as they were, with their photos', async () => {
    const { client } = await aWorkspace();
    const { first, second } = await twoNeighbours(client);
    await addPhotos(client, second.id, 'closeUp', 'no-offset.jpg');
    const before = await client.parcel.get({ id: second.id });
    const whole = await client.drawing.merge({ kept: seen(first), removed: seen(second) });
    const undo = (kept: ParcelDetail) =>
      client.drawing.undoMerge({
        kept: seen(kept),
        rings: (first.values.boundary?.rings ?? []).map(({ points }) => [...points]),
        removed: second.id,
        photos: before.photos.map(({ id }) => id),
      });
    expect((await failureOf(undo(first))).code).toBe('record.changed-meanwhile');
    expect((await failureOf(client.parcel.get({ id: second.id }))).code).toBe('record.not-found');
    const own = await undo(whole);
    expect(own.values).toEqual(first.values);
    expect(own.photos).toEqual([]);
    const again = await client.parcel.get({ id: second.id });
    expect(again.values).toEqual(before.values);
    expect(again.photos.map(({ id }) => id)).toEqual(before.photos.map(({ id }) => id));
    expect(again.conflict).toBe(false);
    expect((await client.parcel.history({ id: second.id })).entries.at(-1)?.kind).toBe('restore');
    expect((await client.parcel.list({})).total).toBe(2);
    // The reply was lost.
    expect(await undo(whole)).toEqual(own);
  });

  test('is taken back also when the merged one was restored by itself before', async () => {
    const { client } = await aWorkspace();
    const { first, second } = await twoNeighbours(client);
    const whole = await client.drawing.merge({ kept: seen(first), removed: seen(second) });
    await restoreParcel(client, second.id);
    const own = await client.drawing.undoMerge({
      kept: seen(whole),
      rings: (first.values.boundary?.rings ?? []).map(({ points }) => [...points]),
      removed: second.id,
      photos: [],
    });
    expect([own.values, own.issues.filter(({ rule }) => rule === 'parcel-overlap')]).toEqual([
      first.values,
      [],
    ]);
  });

  test('with one of points of a hand-held receiver gives the whole its datum, until it is taken back', async () => {
    const { client } = await aWorkspace();
    const first = await client.drawing.create({ rings: [box(0, 0, 60, 100)] });
    const second = await client.drawing.create({ rings: [byGnss(box(0, 100, 60, 40))] });
    const whole = await client.drawing.merge({ kept: seen(first), removed: seen(second) });
    const own = await client.drawing.undoMerge({
      kept: seen(whole),
      rings: (first.values.boundary?.rings ?? []).map(({ points }) => [...points]),
      removed: second.id,
      photos: [],
    });
    expect([first, second, whole, own].map(datumOf)).toEqual(['CGCS2000', WGS84, WGS84, 'CGCS2000']);
    expect(own.values).toEqual(first.values);
  });

  test('after a split gives the boundary that was, with the points of the split on its edges', async () => {
    const { client } = await aWorkspace();
    const parcel = await aParcel(client, { square: 0 });
    const { kept, made } = await client.drawing.split({
      id: parcel.id,
      heads: headsOf(parcel),
      line: across,
      kept: 'larger',
    });
    const whole = await client.drawing.merge({ kept: seen(kept), removed: seen(made) });
    expect(Math.abs(areaOf(whole) - areaOf(parcel))).toBeLessThan(0.01);
    const now = whole.values.boundary?.rings[0]?.points ?? [];
    for (const point of parcel.values.boundary?.rings[0]?.points ?? []) expect(now).toContainEqual(point);
    expect(now).toHaveLength(6);
  });

  test('is refused whole: stale, apart, with itself, or where one may not be changed', async () => {
    const { client } = await aWorkspace();
    const { first, second } = await twoNeighbours(client);
    const far = await client.drawing.create({ rings: [box(200, 300, 10, 10)] });
    const { operations } = (await client.workspace.info()).counts;
    const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code;
    expect(
      await codeOf(client.drawing.merge({ kept: seen(first), removed: { ...seen(second), seen: {} } })),
    ).toBe('record.moved-on');
    expect(
      await codeOf(client.drawing.merge({ kept: { ...seen(first), heads: [] }, removed: seen(second) })),
    ).toBe('record.changed-meanwhile');
    expect(await codeOf(client.drawing.merge({ kept: seen(first), removed: seen(first) }))).toBe(
      'drawing.same-parcel',
    );
    const apart = client.drawing.merge({ kept: seen(first), removed: seen(far) });
    expect((await problemsOf('drawing.refused', apart))[0]?.code).toBe('drawing.not-adjacent');
    expect(await codeOf(client.drawing.merge({ kept: seen(first), removed: { id: NOBODY, seen: {} } }))).toBe(
      'record.not-found',
    );
    expect((await client.workspace.info()).counts.operations).toBe(operations);
  });

  test('of a parcel the office has accepted is refused', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const parcel = await aCompletableParcel(client);
    const other = await client.drawing.create({ rings: [box(0, 100, 60, 40)] });
    await completeParcel(client, parcel.id);
    await client.parcel.accept({ id: parcel.id, seen: seenOf(await client.parcel.get({ id: parcel.id })) });
    const accepted = await client.parcel.get({ id: parcel.id });
    for (const call of [
      client.drawing.merge({ kept: seen(accepted), removed: seen(other) }),
      client.drawing.merge({ kept: seen(other), removed: seen(accepted) }),
    ])
      expect((await failureOf(call)).code).toBe('record.action-not-allowed');
  });
});

test('of two boundaries that stand against each other neither is split or merged', async () => {
  const field = await aWorkspace();
  const office = await aWorkspace({ role: 'office', seed: 2 });
  const parcel = await field.client.drawing.create({ rings: [box(0, 0, 60, 100)] });
  const next = await field.client.drawing.create({ rings: [box(0, 100, 60, 40)] });
  await importInto(office, await exportFrom(field));
  for (const [{ client }, width] of [
    [field, 90],
    [office, 80],
  ] as const) {
    const { id, groups } = await client.parcel.get({ id: parcel.id });
    await client.drawing.write({
      id,
      rings: [box(0, 0, 60, width)],
      heads: groups.boundary?.heads ?? [],
    });
  }
  await importInto(office, await exportFrom(field));
  const contested = await office.client.parcel.get({ id: parcel.id });
  const other = await office.client.parcel.get({ id: next.id });
  expect(contested.groups.boundary?.conflict).toBe(true);
  const seen = (detail: ParcelDetail) => ({ id: detail.id, heads: headsOf(detail), seen: seenOf(detail) });
  for (const call of [
    office.client.drawing.split({ ...seen(contested), line: across, kept: 'larger' }),
    office.client.drawing.merge({ kept: seen(contested), removed: seen(other) }),
    office.client.drawing.merge({ kept: seen(other), removed: seen(contested) }),
  ])
    expect((await failureOf(call)).code).toBe('record.has-conflict');
});
