import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { arrangeGallery, GALLERY_GROUPINGS, type GalleryItem } from '#core/photo/gallery.ts';

const anItem = (name: string, parts: Partial<GalleryItem> = {}): GalleryItem => ({
  id: name as RecordId,
  fileName: name,
  isSketch: false,
  ...parts,
});
const [A, B] = ['a', 'b'] as RecordId[];

describe('photos by parcel', () => {
  test('stand in the order of unit numbers and times, those without a parcel last', () => {
    const { ids, groups } = arrangeGallery(
      [
        anItem('none'),
        anItem('b2', { parcel: B, unitNo: '0001', takenAt: '2025-03-01T10:00:00+08:00' }),
        anItem('a1', { parcel: A, unitNo: '0002', called: '织造' }),
        // Earlier, though its clock was set to another zone.
        anItem('b1', { parcel: B, unitNo: '0001', takenAt: '2025-03-01T11:00:00+09:30' }),
      ],
      'parcel',
    );
    expect(ids).toEqual(['b1', 'b2', 'a1', 'none']);
    expect(groups).toEqual([
      { parcel: B, unitNo: '0001', count: 2 },
      { parcel: A, unitNo: '0002', called: '织造', count: 1 },
      { count: 1 },
    ]);
  });

  test('put a drawn copy behind its original', () => {
    const takenAt = '2025-03-01T10:00:00+08:00';
    const { ids } = arrangeGallery(
      [anItem('copy', { takenAt, isSketch: true }), anItem('original', { takenAt })],
      'parcel',
    );
    expect(ids).toEqual(['original', 'copy']);
  });
});

test('photos by day stand with the latest day first, by the day that the clock showed', () => {
  const { ids, groups } = arrangeGallery(
    [
      anItem('none'),
      anItem('old', { takenAt: '2025-03-01T23:30:00+08:00' }),
      anItem('new2', { takenAt: '2025-03-02T09:00:00+08:00' }),
      anItem('new1', { takenAt: '2025-03-02T00:10:00+08:00' }),
    ],
    'day',
  );
  expect(ids).toEqual(['new1', 'new2', 'old', 'none']);
  expect(groups).toEqual([{ day: '2025-03-02', count: 2 }, { day: '2025-03-01', count: 1 }, { count: 1 }]);
});

test('every photo stands there once, whatever the order they come in', () => {
  const item = fc.record({
    parcel: fc.option(fc.constantFrom(A, B), { nil: undefined }),
    takenAt: fc.option(fc.constantFrom('2025-03-01T23:30:00+08:00', '2025-03-02T00:10:00+08:00'), {
      nil: undefined,
    }),
    isSketch: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 12 }).chain((all) => {
        const items = all.map((parts, i) => anItem(`p${i}`, parts));
        return fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }));
      }),
      fc.constantFrom(...GALLERY_GROUPINGS),
      ([items, shuffled], by) => {
        const { ids, groups } = arrangeGallery(shuffled, by);
        expect([...ids].sort()).toEqual(items.map(({ id }) => id).sort());
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
        expect(arrangeGallery(items, by)).toEqual({ ids, groups });
        const keys = groups.map(({ parcel, day }) => `${parcel} ${day}`);
        expect(new Set(keys).size).toBe(keys.length);
      },
    ),
  );
});
