import fc from 'fast-check';
import { expect, test } from 'vitest';
import { belowRoom, fits, placeBelow, placeWithin, roomsWithin } from '#core/photo/stamp-layout.ts';
import { DEFAULT_STAMP } from '#core/photo/stamp-template.ts';

const sides = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 300, max: 20_000 }));
const pictures = fc.record({ widthPx: sides, heightPx: sides });
const corners = fc.constantFrom('bottomLeft', 'bottomRight', 'topLeft', 'topRight');
const sizePercent = fc.double({ min: 1, max: 8, noNaN: true });

test('a text that fits a room stands within the picture with its panel, in every corner of any shape', () => {
  fc.assert(
    fc.property(pictures, corners, sizePercent, fc.nat(), fc.nat(), (picture, place, size, a, b) => {
      for (const room of roomsWithin(picture, { ...DEFAULT_STAMP, place, sizePercent: size })) {
        const text = { widthPx: 1 + (a % room.maxWidthPx), heightPx: 1 + (b % room.maxHeightPx) };
        expect(fits(text, room)).toBe(true);
        const { panel, text: at } = placeWithin(picture, text, room.fontPx, place);
        expect(panel.leftPx).toBeGreaterThanOrEqual(0);
        expect(panel.topPx).toBeGreaterThanOrEqual(0);
        expect(panel.leftPx + panel.widthPx).toBeLessThanOrEqual(picture.widthPx);
        expect(panel.topPx + panel.heightPx).toBeLessThanOrEqual(picture.heightPx);
        expect(at.leftPx + text.widthPx).toBeLessThanOrEqual(panel.leftPx + panel.widthPx);
        expect(at.topPx + text.heightPx).toBeLessThanOrEqual(panel.topPx + panel.heightPx);
      }
    }),
  );
});

test('rooms have ever smaller letters, none that cannot be read', () => {
  fc.assert(
    fc.property(pictures, sizePercent, (picture, size) => {
      const fonts = roomsWithin(picture, { ...DEFAULT_STAMP, sizePercent: size }).map(({ fontPx }) => fontPx);
      expect(fonts).toEqual(fonts.toSorted((a, b) => b - a));
      for (const fontPx of fonts) expect(fontPx).toBeGreaterThanOrEqual(9);
    }),
  );
});

test('below the picture the canvas grows by what the text needs', () => {
  fc.assert(
    fc.property(pictures, sizePercent, fc.nat(), fc.nat(5000), (picture, size, a, b) => {
      const template = { ...DEFAULT_STAMP, sizePercent: size };
      const room = belowRoom(picture, template);
      const text = { widthPx: 1 + (a % room.maxWidthPx), heightPx: 1 + b };
      const placing = placeBelow(picture, text, room.fontPx);
      const canvas = {
        widthPx: picture.widthPx + placing.growRightPx,
        heightPx: picture.heightPx + placing.growBottomPx,
      };
      expect(placing.panel.topPx).toBe(picture.heightPx);
      expect(placing.panel.widthPx).toBe(canvas.widthPx);
      expect(placing.text.leftPx + text.widthPx).toBeLessThanOrEqual(canvas.widthPx);
      expect(placing.text.topPx + text.heightPx).toBeLessThanOrEqual(canvas.heightPx);
    }),
  );
});
