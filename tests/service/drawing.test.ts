import { describe, expect, test } from 'vitest';
import type { DrawnPoint } from '#core/contract/drawing.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { seenOf } from '#core/contract/seen.ts';
import { recordIdSchema } from '#core/ids.ts';
import { countedPhotos } from '#core/photo/counted-photos.ts';
import { chooseSheetPhotos } from '#core/sheet/sheet-photos.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
  restoreParcel,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith, problemsOf } from '#tests/helpers/calls.ts';
import { across, areaOf, box, drawn, headsOf } from '#tests/helpers/drawn.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

const NOBODY = recordIdSchema.parse('01954f3a-7c00-7abc-8def-0123456789ab');
const WGS84 = 'WGS84 taken as CGCS2000';
const datumOf = ({ values }: ParcelDetail) => values.boundary?.datum;
const byGnss = (points: readonly DrawnPoint[]) =>
  points.map((point) => ({ ...point, method: 'gnss' as const }));
const BOW_TIE_OF_UNEQUAL_SIDES = drawn([0, 20], [60, 100], [60, 0], [0, 100]);

describe('a boundary as drawn', () => {
  test('is stored in the form of record, with numbers, methods and accuracies', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const [a, b, c, d] = box(0, 0, 60, 100);
    if (!a || !b || !c || !d) throw new Error('no box');
    const rings = [[c, { ...d, no: 'A7', method: 'rtk' as const, accuracyM: 0.02 }, a, b]];
    const written = await client.drawing.write({ id, rings, heads: [] });
    expect(written.values.boundary?.rings[0]?.points).toEqual([
      { ...a, no: 'J1' },
      { ...b, no: 'J2' },
      { ...c, no: 'J3' },
      { ...d, no: 'A7', method: 'rtk', accuracyM: 0.02 },
    ]);
    expect(areaOf(written)).toBeCloseTo(6000, 4);
  });

  test('replaces the one before only for somebody who had it before him, and keeps its datum', async () => {
    const { client } = await aWorkspace();
    const before = await client.drawing.create({ rings: [byGnss(box(0, 0, 60, 100))] });
    const { id } = before;
    const rings = [box(0, 0, 50, 50)];
    expect(await failureOf(client.drawing.write({ id, rings, heads: [] }))).toEqual({
      code: 'record.changed-meanwhile',
      params: { record: id, group: 'parcel.boundary' },
    });
    const written = await client.drawing.write({ id, rings, heads: headsOf(before) });
    expect([before, written].map(datumOf)).toEqual([WGS84, WGS84]);
    expect(areaOf(written)).toBeCloseTo(2500, 4);
  });

  test('that crosses itself is stored and found; one that is no boundary is refused', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const odd = await client.drawing.write({ id, rings: [BOW_TIE_OF_UNEQUAL_SIDES], heads: [] });
    expect(odd.issues.some(({ rule }) => rule === 'boundary-shape')).toBe(true);
    const refusedFor = async (...rings: DrawnPoint[][]) =>
      (await problemsOf('drawing.refused', client.drawing.write({ id, rings, heads: headsOf(odd) })))[0]
        ?.code;
    expect(await refusedFor(box(0, 0, 10, 10), box(20, 20, 5, 5))).toBe('boundary.one-part-only');
    expect(await refusedFor(drawn([0, 0], [0, 10], [0, 20]))).toMatch(/zero-area|too-few/);
    expect(await refusedFor(drawn([900_000, 0], [900_010, 0], [900_010, 10]))).toBe(
      'boundary.outside-huzhou',
    );
    expect(headsOf(await client.parcel.get({ id }))).toEqual(headsOf(odd));
  });

  test('begins a new parcel, whole', async () => {
    const { client } = await aWorkspace();
    const made = await client.drawing.create({ rings: [box(0, 0, 60, 100)] });
    expect(made.values.identity?.unitNo).toBe('330502001-0001');
    expect(areaOf(made)).toBeCloseTo(6000, 4);
    await failureWith('drawing.refused', client.drawing.create({ rings: [drawn([0, 0], [0, 1], [0, 2])] }));
    expect((await client.parcel.list({})).total).toBe(1);
  });

  test('of which a ring comes back to its first point after two is refused for the points that are missing', async () => {
    const { client } = await aWorkspace();
    const line = client.drawing.create({ rings: [drawn([0, 0], [0, 10], [0, 0])] });
    expect(await problemsOf('drawing.refused', line)).toEqual([
      { code: 'boundary.too-few-points', params: { ring: 1, points: 2 } },
    ]);
    const hole = drawn([10, 10], [20, 20], [10, 10]);
    const holed = client.drawing.create({ rings: [box(0, 0, 60, 100), hole] });
    expect(await problemsOf('drawing.refused', holed)).toEqual([
      { code: 'boundary.too-few-points', params: { ring: 2, points: 2 } },
    ]);
  });

  test('sent again when no reply came is stored once: a new parcel, and a boundary of one', async () => {
    const { client, opened } = await aWorkspace();
    const operations = () => client.workspace.info().then(({ counts }) => counts.operations);
    const request = { id: NOBODY, rings: [box(0, 0, 60, 100)] };
    const made = await client.drawing.create(request);
    expect(made.id).toBe(NOBODY);
    expect(await client.drawing.create(request)).toEqual(made);
    const change = { id: NOBODY, rings: [box(0, 0, 50, 100)], heads: headsOf(made) };
    const changed = await client.drawing.write(change);
    const count = await operations();
    expect(await client.drawing.write(change)).toEqual(changed);
    expect([await operations(), (await client.parcel.list({})).total]).toEqual([count, 1]);
    // By now it is another boundary: neither request may bring the old one back.
    await failureWith('record.changed-meanwhile', client.drawing.create(request));
    await client.drawing.write({ id: NOBODY, rings: [box(0, 0, 40, 100)], heads: headsOf(changed) });
    await failureWith('record.changed-meanwhile', client.drawing.write(change));
    await removeParcel(client, NOBODY);
    await failureWith('record.not-found', client.drawing.create(request));
    expect(opened().database.prepare('SELECT count(*) FROM parcel').pluck().get()).toBe(1);
  });

  test('of a parcel that was accepted, or that is not there, is not written', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const parcel = await aCompletableParcel(client);
    await completeParcel(client, parcel.id);
    const seen = seenOf(await client.parcel.get({ id: parcel.id }));
    const accepted = await client.parcel.accept({ id: parcel.id, seen });
    const call = client.drawing.write({ id: parcel.id, rings: [box(0, 0, 9, 9)], heads: headsOf(accepted) });
    expect((await failureOf(call)).code).toBe('record.action-not-allowed');
    const nobody = client.drawing.write({ id: NOBODY, rings: [box(0, 0, 9, 9)], heads: [] });
    expect((await failureOf(nobody)).code).toBe('record.not-found');
  });
});

describe('splitting a parcel', () => {
  const aLargeParcel = (client: Client) =>
    aParcel(client, {
      attributes: { ...COMPLETE, tenure: { ...COMPLETE.tenure, registeredAreaSqM: 6000 } },
      square: 0,
    });

  test('leaves the larger part and the photos with the record, and begins another with a copy of its attributes', async () => {
    const { client } = await aWorkspace();
    const parcel = await aLargeParcel(client);
    await addPhotos(client, parcel.id, 'panorama', 'north-east.jpg');
    const before = await client.parcel.get({ id: parcel.id });
    const { kept, made } = await client.drawing.split({
      id: parcel.id,
      heads: headsOf(before),
      line: across,
      kept: 'larger',
    });
    expect([areaOf(kept), areaOf(made)]).toEqual([expect.closeTo(3600, 3), expect.closeTo(2400, 3)]);
    expect([kept.id, kept.photos.length, made.photos.length]).toEqual([parcel.id, 1, 0]);
    expect(made.values.identity?.unitNo).toBe('330502001-0002');
    expect(made.values.tenure?.rightHolder).toBe(COMPLETE.tenure?.rightHolder);
    expect(made.values.use).toEqual(kept.values.use);
    // What was registered is of the whole, and the name is the first one's own.
    expect(made.values.tenure?.registeredAreaSqM).toBeUndefined();
    expect(made.values.identity?.name).toBeUndefined();
    expect([kept.issues, made.issues].flat().filter(({ rule }) => /overlap|sliver|shape/.test(rule))).toEqual(
      [],
    );
  });

  test('may leave the smaller part with the record', async () => {
    const { client } = await aWorkspace();
    const parcel = await aLargeParcel(client);
    const { kept, made } = await client.drawing.split({
      id: parcel.id,
      heads: headsOf(parcel),
      line: across,
      kept: 'smaller',
    });
    expect([areaOf(kept), areaOf(made)]).toEqual([expect.closeTo(2400, 3), expect.closeTo(3600, 3)]);
  });

  test('along a line with a point of a hand-held receiver gives both parts its datum', async () => {
    const { client } = await aWorkspace();
    const parcel = await aLargeParcel(client);
    const { id } = parcel;
    const line = [...across.slice(0, 1), ...byGnss(drawn([30, 45])), ...across.slice(1)];
    const { kept, made } = await client.drawing.split({ id, heads: headsOf(parcel), line, kept: 'larger' });
    expect([parcel, kept, made].map(datumOf)).toEqual(['CGCS2000', WGS84, WGS84]);
  });

  test('of a parcel in WGS84 gives both parts its datum', async () => {
    const { client } = await aWorkspace();
    const [corner, ...rest] = box(0, 0, 60, 100);
    const rings = [[...byGnss(corner ? [corner] : []), ...rest]];
    const parcel = await client.drawing.create({ rings });
    const { kept, made } = await client.drawing.split({
      id: parcel.id,
      heads: headsOf(parcel),
      line: across,
      kept: 'larger',
    });
    expect([kept, made].map(datumOf)).toEqual([WGS84, WGS84]);
  });

  test('is refused whole: for somebody who had another boundary, and along a line that does not part it', async () => {
    const { client } = await aWorkspace();
    const parcel = await aLargeParcel(client);
    const { id } = parcel;
    const { operations } = (await client.workspace.info()).counts;
    const stale = client.drawing.split({ id, heads: [], line: across, kept: 'larger' });
    expect((await failureOf(stale)).code).toBe('record.changed-meanwhile');
    const misses = client.drawing.split({
      id,
      heads: headsOf(parcel),
      line: drawn([10, 10], [20, 20]),
      kept: 'larger',
    });
    expect((await problemsOf('drawing.refused', misses))[0]?.code).toBe('drawing.line-misses');
    expect((await client.workspace.info()).counts.operations).toBe(operations);
    expect((await client.parcel.list({})).total).toBe(1);
    const without = await aParcel(client);
    await failureWith(
      'drawing.refused',
      client.drawing.split({ id: without.id, heads: [], line: across, kept: 'larger' }),
    );
  });

  test('tells a window that saw the boundary before another split that it has changed, whatever its line does now', async () => {
    const { client } = await aWorkspace();
    const parcel = await aLargeParcel(client);
    const { id } = parcel;
    const heads = headsOf(parcel);
    await client.drawing.split({ id, heads, line: across, kept: 'smaller' });
    const elsewhere = client.drawing.split({ id, heads, line: drawn([-10, 80], [70, 80]), kept: 'larger' });
    expect((await failureOf(elsewhere)).code).toBe('record.changed-meanwhile');
    const far = await client.drawing.create({ rings: [box(200, 300, 10, 10)] });
    const merge = client.drawing.merge({ kept: { id, heads }, removed: { id: far.id, seen: seenOf(far) } });
    expect((await failureOf(merge)).code).toBe('record.changed-meanwhile');
  });
});

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
