import { expect, it } from 'vitest';
import { minimumPhotos } from '#core/parcel/rules/minimum-photos.ts';
import type { RuleContext } from '#core/parcel/rules/rule.ts';
import { aContext, aParcel, SETTINGS } from './a-parcel.ts';

const find = (category: string, photoKinds: RuleContext['photoKinds']) =>
  minimumPhotos(aParcel({ classification: { category } }), aContext({ photoKinds })).map(
    ({ params }) => params,
  );

it('wants two panoramas and one close-up, and one interior of works and shops', () => {
  expect(find('village', [])).toEqual([
    { kind: 'panorama', needed: 2, found: 0 },
    { kind: 'closeUp', needed: 1, found: 0 },
  ]);
  for (const category of ['industrial', 'commercial']) {
    expect(find(category, ['panorama', 'closeUp', 'panorama'])).toEqual([
      { kind: 'interior', needed: 1, found: 0 },
    ]);
  }
});

it('counts what is there, and is a warning', () => {
  expect(find('village', ['panorama', 'closeUp', 'drone'])).toEqual([
    { kind: 'panorama', needed: 2, found: 1 },
  ]);
  expect(find('village', ['panorama', 'closeUp', 'panorama'])).toEqual([]);
  expect(minimumPhotos(aParcel(), aContext({ photoKinds: [] })).map(({ severity }) => severity)).toEqual(
    Array(3).fill('warning'),
  );
});

it('wants what the office has set', () => {
  const wanted = [{ kind: 'sign' as const, needed: 3, categories: ['village'] }];
  const context = aContext({ photoKinds: ['sign'], settings: { ...SETTINGS, minimumPhotos: wanted } });
  const inCategory = (category: string) => minimumPhotos(aParcel({ classification: { category } }), context);
  expect(inCategory('village').map(({ params }) => params)).toEqual([{ kind: 'sign', needed: 3, found: 1 }]);
  expect(inCategory('mine')).toEqual([]);
  expect(
    minimumPhotos(aParcel(), aContext({ photoKinds: [], settings: { ...SETTINGS, minimumPhotos: [] } })),
  ).toEqual([]);
});
