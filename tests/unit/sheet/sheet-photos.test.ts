import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseSheetPhotos } from '#core/sheet/sheet-photos.ts';
import { aPhoto } from '#tests/helpers/a-sheet.ts';

const facing = (no: number, azimuthDeg: number) =>
  aPhoto(no, { evidence: { ...aPhoto(no).evidence, azimuthDeg } });

describe('the four photos of a sheet', () => {
  test('two panoramas from different sides, one near, one inside', () => {
    const photos = [
      facing(1, 10),
      facing(2, 20),
      facing(3, 195),
      aPhoto(4, { kind: 'sign' }),
      aPhoto(5, { kind: 'interior' }),
      aPhoto(6, { kind: 'closeUp' }),
    ];
    expect(chooseSheetPhotos(photos).map(({ fileName }) => fileName)).toEqual([
      'IMG_1.jpg',
      'IMG_3.jpg',
      'IMG_6.jpg',
      'IMG_5.jpg',
    ]);
  });

  test('places without a photo of their kind go to others', () => {
    const photos = [aPhoto(1, { kind: 'document' }), aPhoto(2, { kind: 'drone' }), aPhoto(3)];
    expect(chooseSheetPhotos(photos).map(({ kind }) => kind)).toEqual(['panorama', 'drone', 'document']);
  });

  test('a drawn copy stands on no sheet', () => {
    const copy = aPhoto(1, { sketch: { of: aPhoto(2).sha256, ofPhoto: aPhoto(2).id } });
    expect(chooseSheetPhotos([copy, aPhoto(2)]).map(({ id }) => id)).toEqual([aPhoto(2).id]);
  });

  test('the same bytes stand once', () => {
    expect(chooseSheetPhotos([aPhoto(1), { ...aPhoto(2), sha256: aPhoto(1).sha256 }])).toHaveLength(1);
  });

  test('the order they come in does not matter', () => {
    const photos = Array.from({ length: 7 }, (_, i) => aPhoto(i + 1));
    const chosen = chooseSheetPhotos(photos).map(({ id }) => id);
    fc.assert(
      fc.property(fc.shuffledSubarray(photos, { minLength: 7 }), (shuffled) => {
        expect(chooseSheetPhotos(shuffled).map(({ id }) => id)).toEqual(chosen);
      }),
    );
  });
});
