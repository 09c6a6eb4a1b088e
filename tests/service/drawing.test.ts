import { describe, expect, test } from 'vitest';
import type { DrawnPoint } from '#core/contract/drawing.ts';
import { seenOf } from '#core/contract/seen.ts';
import { recordIdSchema } from '#core/ids.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith, problemsOf } from '#tests/helpers/calls.ts';
import { across, areaOf, box, byGnss, datumOf, drawn, headsOf, WGS84 } from '#tests/helpers/drawn.ts';

const NOBODY = recordIdSchema.parse('01954f3a-7c00-7abc-8def-0123456789ab');
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
