import { expect, test } from 'vitest';
import type { MinimumPhotos } from '#core/parcel/rule-settings.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import { countMissingPhotos, requiredPhotos } from '#core/photo/required-photos.ts';

const MINIMUM: readonly MinimumPhotos[] = [
  { kind: 'panorama', needed: 2 },
  { kind: 'closeUp', needed: 1 },
  { kind: 'interior', needed: 1, categories: ['industrial', 'commercial'] },
];

test.each<
  [string | undefined, readonly PhotoKind[], readonly (readonly [PhotoKind, number, number])[], number]
>([
  [
    undefined,
    [],
    [
      ['panorama', 2, 0],
      ['closeUp', 1, 0],
    ],
    3,
  ],
  [
    'industrial',
    [],
    [
      ['panorama', 2, 0],
      ['closeUp', 1, 0],
      ['interior', 1, 0],
    ],
    4,
  ],
  [
    'village',
    ['panorama', 'panorama', 'closeUp'],
    [
      ['panorama', 2, 2],
      ['closeUp', 1, 1],
    ],
    0,
  ],
  [
    'commercial',
    ['panorama', 'panorama', 'panorama'],
    [
      ['panorama', 2, 3],
      ['closeUp', 1, 0],
      ['interior', 1, 0],
    ],
    2,
  ],
  [
    'village',
    ['drone', 'other', 'sign'],
    [
      ['panorama', 2, 0],
      ['closeUp', 1, 0],
    ],
    3,
  ],
])('%s with %j', (category, kinds, expected, missing) => {
  const required = requiredPhotos(MINIMUM, category, kinds);
  expect(required.map(({ kind, needed, found }) => [kind, needed, found])).toEqual(expected);
  expect(countMissingPhotos(required)).toBe(missing);
});

test('without a rule nothing is missing', () => {
  expect(countMissingPhotos(requiredPhotos([], 'industrial', []))).toBe(0);
});
