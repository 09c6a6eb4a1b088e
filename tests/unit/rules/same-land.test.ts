import { expect, it } from 'vitest';
import { sameLand } from '#core/parcel/rules/same-land.ts';
import { aNeighbour } from './a-neighbour.ts';
import { aContext, aParcel } from './a-parcel.ts';

const mine = aParcel({ process: { surveyor: '张三' } });

it.each([
  ['80 % of the smaller', 16_000, '李四', 20_000, 0],
  ['a little more', 16_000.01, '李四', 20_000, 1],
  ['80 % of this one, which is the smaller', 24_000, '李四', 90_000, 0],
  ['all of this one', 30_000, '李四', 90_000, 1],
  ['all of it, but by the same surveyor', 30_000, '张三', 30_000, 0],
  ['all of it, by nobody knows whom', 30_000, undefined, 30_000, 1],
])('an overlap of %s', (_, overlapSqM, surveyor, planarAreaSqM, count) => {
  const neighbours = [aNeighbour({ overlapSqM }, { surveyor, planarAreaSqM })];
  expect(sameLand(mine, aContext({ neighbours }))).toHaveLength(count);
});

it('names both parcels’ surveyors and the share', () => {
  const neighbours = [aNeighbour({ overlapSqM: 18_000 })];
  expect(sameLand(mine, aContext({ neighbours }))[0]).toMatchObject({
    severity: 'warning',
    group: 'boundary',
    params: { other: '330502100-0043', percent: 90, surveyor: '张三', otherSurveyor: '李四' },
  });
});
