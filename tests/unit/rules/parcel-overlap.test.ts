import { expect, it } from 'vitest';
import { parcelOverlap } from '#core/parcel/rules/parcel-overlap.ts';
import { aNeighbour, OTHER_ID } from './a-neighbour.ts';
import { aContext, aParcel } from './a-parcel.ts';

it('names each parcel that is overlapped, and by how much', () => {
  const neighbours = [
    aNeighbour({ overlapSqM: 12.34 }),
    aNeighbour({ overlapSqM: 2 }, { unitNo: undefined }),
  ];
  const issues = parcelOverlap(aParcel(), aContext({ neighbours }));
  expect(issues).toEqual([
    {
      rule: 'parcel-overlap',
      severity: 'error',
      group: 'boundary',
      params: { other: '330502100-0043', otherId: OTHER_ID, overlapSqM: 12.34 },
    },
    expect.objectContaining({ params: { other: '某某印染厂', otherId: OTHER_ID, overlapSqM: 2 } }),
  ]);
});

it.each([
  ['a neighbour a sliver away', [aNeighbour({ sliverM: 20, sliverWidthM: 0.05 })]],
  ['no neighbour', []],
])('finds nothing with %s', (_, neighbours) => {
  expect(parcelOverlap(aParcel(), aContext({ neighbours }))).toEqual([]);
});
