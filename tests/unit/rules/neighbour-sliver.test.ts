import { expect, it } from 'vitest';
import { neighbourSliver } from '#core/parcel/rules/neighbour-sliver.ts';
import { aNeighbour, OTHER_ID } from './a-neighbour.ts';
import { aContext, aParcel } from './a-parcel.ts';

it('names the neighbour, how long and how wide the sliver is', () => {
  const neighbours = [aNeighbour({ sliverM: 20.5, sliverWidthM: 0.08 })];
  expect(neighbourSliver(aParcel(), aContext({ neighbours }))).toEqual([
    {
      rule: 'neighbour-sliver',
      severity: 'warning',
      group: 'boundary',
      params: { other: '330502100-0043', otherId: OTHER_ID, lengthM: 20.5, widthM: 0.08 },
    },
  ]);
});

it.each([
  ['an overlap, which is another rule’s', [aNeighbour({ overlapSqM: 12 })]],
  ['no neighbour', []],
])('finds nothing with %s', (_, neighbours) => {
  expect(neighbourSliver(aParcel(), aContext({ neighbours }))).toEqual([]);
});
