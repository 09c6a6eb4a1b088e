import { describe, expect, test } from 'vitest';
import type { DrawnPoint } from '#core/contract/drawing.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { seenOf } from '#core/contract/seen.ts';
import { aParcel, removeParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client, reopen } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith } from '#tests/helpers/calls.ts';
import { across, box, drawn, headsOf } from '#tests/helpers/drawn.ts';

const A_LINE = '01954f3a-7c00-7abc-8def-000000000001';
const ANOTHER = '01954f3a-7c00-7abc-8def-000000000002';

describe('a line that is not finished', () => {
  const names = async (client: Client) =>
    (await client.drawing.drafts()).map(({ parcel, id }) => `${parcel ?? 'new'} ${id}`).sort();

  test('is kept over a night, until it is stored or given up', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const { id } = await aParcel(client);
    await client.drawing.keepDraft({ purpose: 'draw', line: drawn([0, 0]) });
    const own = { parcel: id, id: A_LINE };
    const { keptAt } = await client.drawing.keepDraft({ ...own, purpose: 'draw', line: drawn([0, 0]) });
    await client.drawing.keepDraft({
      ...own,
      purpose: 'draw',
      line: drawn([0, 0], [0, 10]),
      seen: keptAt,
    });
    await reopen(workspace);
    const drafts = await client.drawing.drafts();
    expect(drafts.map(({ parcel, line }) => [parcel, line.length])).toEqual([
      [id, 2],
      [undefined, 1],
    ]);
    await client.drawing.write({ id, rings: [box(0, 0, 9, 9)], heads: [], finished: own });
    await client.drawing.dropDraft({});
    expect(await client.drawing.drafts()).toEqual([]);
  });

  test('never takes the place of another: a second new parcel, a second line of the same one', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    for (const parcel of [undefined, id])
      for (const line of [A_LINE, ANOTHER])
        await client.drawing.keepDraft({ parcel, id: line, purpose: 'draw', line: drawn([0, 0]) });
    expect(await names(client)).toEqual([
      `${id} ${A_LINE}`,
      `${id} ${ANOTHER}`,
      `new ${A_LINE}`,
      `new ${ANOTHER}`,
    ]);
    await client.drawing.create({ rings: [box(0, 0, 9, 9)], finished: { id: ANOTHER } });
    await client.drawing.dropDraft({ parcel: id, id: A_LINE });
    expect(await names(client)).toEqual([`${id} ${ANOTHER}`, `new ${A_LINE}`]);
  });

  test('stays when the parcel is changed otherwise, parted or joined, and goes with the step that finishes it', async () => {
    const { client } = await aWorkspace();
    const parcel = await client.drawing.create({ rings: [box(0, 0, 60, 100)] });
    const next = await client.drawing.create({ rings: [box(0, 100, 60, 40)] });
    const seen = (detail: ParcelDetail) => ({ id: detail.id, heads: headsOf(detail), seen: seenOf(detail) });
    const own = { parcel: parcel.id, id: A_LINE };
    for (const each of [own, { ...own, id: ANOTHER }])
      await client.drawing.keepDraft({ ...each, purpose: 'split', line: across });
    const both = [`${parcel.id} ${A_LINE}`, `${parcel.id} ${ANOTHER}`];
    await client.drawing.create({ rings: [box(90, 0, 9, 9)] });
    const moved = await client.drawing.write({ ...seen(parcel), rings: [box(0, 0, 60, 100)] });
    expect(await names(client)).toEqual(both);
    const whole = await client.drawing.merge({ kept: seen(moved), removed: seen(next) });
    expect(await names(client)).toEqual(both);
    const split = (detail: ParcelDetail, more: object) =>
      client.drawing.split({ ...seen(detail), line: across, kept: 'larger', ...more });
    const stale = split({ ...whole, groups: {} }, { finished: own });
    expect((await failureOf(stale)).code).toBe('record.changed-meanwhile');
    expect(await names(client)).toEqual(both);
    await split(whole, { finished: own });
    expect(await names(client)).toEqual(both.slice(1));
  });

  test('with which two windows go on is overwritten only by whoever has seen what the other kept, or takes it over', async () => {
    const { client } = await aWorkspace();
    const keep = (line: DrawnPoint[], more: object = {}) =>
      client.drawing.keepDraft({ id: A_LINE, purpose: 'draw', line, ...more });
    const { keptAt: begun } = await keep(drawn([0, 0]));
    const { keptAt: first } = await keep(drawn([0, 0], [0, 10]), { seen: begun });
    await failureWith('drawing.line-changed-elsewhere', keep(drawn([0, 0], [10, 0]), { seen: begun }));
    expect((await client.drawing.drafts())[0]?.line).toEqual(drawn([0, 0], [0, 10]));
    // The same once more, as when no reply came.
    expect((await keep(drawn([0, 0], [0, 10]), { seen: begun })).keptAt).toBe(first);
    await keep(drawn([0, 0], [10, 0]), { seen: begun, takeOver: true });
    await failureWith(
      'drawing.line-changed-elsewhere',
      keep(drawn([0, 0], [0, 10], [5, 5]), { seen: first }),
    );
    await client.drawing.create({ rings: [box(0, 0, 9, 9)], finished: { id: A_LINE } });
    await failureWith('drawing.line-ended-elsewhere', keep(drawn([0, 0], [0, 10], [5, 5]), { seen: first }));
    expect(await client.drawing.drafts()).toEqual([]);
  });

  test('keeps a time of its own each time, also when the clock was set back', async () => {
    const { client, env } = await aWorkspace();
    const keep = (east: number, seen?: string) =>
      client.drawing.keepDraft({
        id: A_LINE,
        purpose: 'draw',
        line: drawn([0, east]),
        ...(seen ? { seen } : {}),
      });
    const { keptAt } = await keep(0);
    env.setClock('2020-01-01T00:00:00.000Z');
    const { keptAt: later } = await keep(1, keptAt);
    expect(later > keptAt).toBe(true);
  });

  test('of a parcel that is gone is not told, and none is kept for one', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    await client.drawing.keepDraft({ parcel: id, purpose: 'split', line: drawn([0, 0]) });
    await removeParcel(client, id);
    expect(await client.drawing.drafts()).toEqual([]);
    const call = client.drawing.keepDraft({ parcel: id, purpose: 'split', line: drawn([0, 0]) });
    expect((await failureOf(call)).code).toBe('record.not-found');
  });
});
