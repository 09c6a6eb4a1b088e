/** What of a file is there already: twice in itself, made before, or on the ground of parcels that are here. */

import { setImmediate as otherCalls } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { removeParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { type Corner, EAST, geoJsonOf, NORTH, rectangle } from '#tests/helpers/boundary-files.ts';
import { failureWith } from '#tests/helpers/calls.ts';
import { codesOf, fileOf, one } from '#tests/helpers/reading-boundaries.ts';

/** A ring of some 300 m about one place. */
function rippled(points: number, shiftM: number): readonly Corner[] {
  const ring = Array.from({ length: points }, (_, i): Corner => {
    const turn = (2 * Math.PI * i) / points;
    const radiusM = 300 + 5 * Math.sin(40 * turn);
    return [NORTH + shiftM + radiusM * Math.sin(turn), EAST + radiusM * Math.cos(turn)];
  });
  return [...ring, ...ring.slice(0, 1)];
}

describe('plots of a file', () => {
  test('figures that are there twice are told, whichever point they begin with and however often the file is chosen', async () => {
    const { client } = await aWorkspace();
    const turned = [...rectangle(0, 0, 60, 100).slice(2, 4), ...rectangle(0, 0, 60, 100).slice(0, 3)];
    const figures = [one(rectangle(0, 0, 60, 100)), one(rectangle(0, 300, 60, 100)), one(turned)];
    const text = geoJsonOf(figures);
    const source = await fileOf('a.geojson', text);
    const reading = await client.boundary.read({ source });
    expect(reading.plots.map(({ sameAs }) => sameAs)).toEqual([undefined, undefined, 0]);
    expect(reading.warnings).toEqual([{ code: 'boundary.plots-twice', params: { plots: 1 } }]);
    const both = { kind: 'files' as const, files: [source, await fileOf('a (1).geojson', text)] };
    expect((await client.boundary.read({ source: both })).warnings[0]?.params).toEqual({ plots: 4 });
  });

  test('figures that are there twice are told also where their holes come in another order', async () => {
    const { client } = await aWorkspace();
    const [shell, hole, other] = [rectangle(0, 0, 60, 100), rectangle(10, 10, 5, 5), rectangle(33, 37, 7, 9)];
    const figures = [one(shell, hole, other), one(shell, other, hole), one(shell, hole)];
    const { plots } = await client.boundary.read({ source: await fileOf('a.geojson', geoJsonOf(figures)) });
    expect(plots.map(({ sameAs }) => sameAs)).toEqual([undefined, 0, undefined]);
  });

  test('the preview says which plots were taken in before, and which lie on the ground of parcels that are here', async () => {
    const { client } = await aWorkspace();
    const first = await fileOf('first.geojson', geoJsonOf([one(rectangle(0, 0, 60, 100))]));
    const [made] = (await client.boundary.importParcels({ source: first })).created;
    if (!made) throw new Error('one was made');
    const again = await client.boundary.read({ source: first });
    expect(again.plots.map(({ takenInAs, onGroundOf }) => [takenInAs, onGroundOf])).toEqual([
      [made.unitNo, undefined],
    ]);
    expect(codesOf(again.warnings)).toEqual(['boundary.file-taken-in-before']);

    // Another file with the same ground, moved by 90 m, beside it, and touching it only.
    const figures = [0, 90, 200, -100].map((east) => one(rectangle(0, east, 60, 100)));
    const second = await fileOf('second.geojson', geoJsonOf(figures));
    const { plots, warnings } = await client.boundary.read({ source: second });
    expect(plots.map(({ onGroundOf }) => onGroundOf && [onGroundOf.called, onGroundOf.overlapSqM])).toEqual([
      [made.unitNo, 6000],
      [made.unitNo, 600],
      undefined,
      undefined,
    ]);
    expect(warnings).toContainEqual({
      code: 'boundary.plots-on-parcels',
      params: { plots: 2, unitNos: made.unitNo },
    });

    // Its own ground is not in the way of a parcel that gets a new boundary.
    const own = await client.boundary.read({ source: second, parcel: made.id });
    expect(own.plots.every(({ onGroundOf, takenInAs }) => !onGroundOf && takenInAs === undefined)).toBe(true);
    expect(codesOf((await client.boundary.read({ source: first, parcel: made.id })).warnings)).toEqual([]);

    await removeParcel(client, made.id);
    expect(codesOf((await client.boundary.read({ source: second })).warnings)).toEqual([]);
  });

  test('are compared with as many points as take a second or two, and other calls are answered meanwhile', async () => {
    const { client } = await aWorkspace();
    const here = [0, 1, 2].map((shift) => one(rippled(3000, shift)));
    const first = await fileOf('first.geojson', geoJsonOf(here));
    await client.boundary.importParcels({ source: first });
    const figures = Array.from({ length: 60 }, (_, i) => one(rippled(3000, i / 10 + 0.05)));
    const second = await fileOf('second.geojson', geoJsonOf(figures));
    let isRead = false;
    let answered = 0;
    const reading = client.boundary.read({ source: second }).finally(() => {
      isRead = true;
    });
    for (; !isRead; answered++) {
      await otherCalls();
      await client.workspace.info();
    }
    expect(codesOf((await reading).warnings)).toEqual([
      'boundary.plots-on-parcels',
      'boundary.plots-not-compared',
    ]);
    expect(answered).toBeGreaterThan(30);
  });

  test('that are being compared when the workspace is closed belong to none that is open', async () => {
    const { client } = await aWorkspace();
    const figures = Array.from({ length: 200 }, (_, i) => one(rectangle(i / 10, (i % 4) * 200, 60, 100)));
    const first = await fileOf('first.geojson', geoJsonOf(figures));
    await client.boundary.importParcels({ source: first });
    const second = await fileOf('second.geojson', `${geoJsonOf(figures)}\n`);
    const reading = failureWith('workspace.none-open', client.boundary.read({ source: second }));
    await otherCalls();
    await client.workspace.close();
    await reading;
  });

  test('of many that are there already five are named, and how many more there are', async () => {
    const { client } = await aWorkspace();
    const figures = Array.from({ length: 8 }, (_, i) => one(rectangle(0, 200 * i, 60, 100)));
    const source = await fileOf('a.geojson', geoJsonOf(figures));
    const { created } = await client.boundary.importParcels({ source });
    const named = created.slice(0, 5).map(({ unitNo }) => unitNo);
    expect((await client.boundary.importParcels({ source })).warnings).toContainEqual({
      code: 'boundary.file-taken-in-before',
      params: { parcels: 8, unitNos: `${named.join('、')} … +3` },
    });
  });
});
