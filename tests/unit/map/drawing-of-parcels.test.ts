import { describe, expect, test } from 'vitest';
import { packMarks, unpackMarks } from '#core/map/packed-marks.ts';
import { packOutlines, unpackOutlines } from '#core/map/packed-outlines.ts';
import { toFlags } from '#core/map/parcel-traits.ts';
import { pixelsAUnit, type TileAddress, tileSpan, tilesOfBox } from '#core/map/web-mercator.ts';
import {
  categoryColour,
  ISSUE_COLOURS,
  NO_CATEGORY_COLOUR,
  type ParcelLook,
  stylesOf,
} from '#renderer/map/parcels/colouring.ts';
import { shortNo, widestSpot } from '#renderer/map/parcels/label-places.ts';
import { paintMarks } from '#renderer/map/parcels/paint-marks.ts';
import { ADDRESS, AT, aPackedParcel, flat, square } from '#tests/helpers/packed-parcels.ts';

const PLAIN = { state: 'draft', conflict: false, issues: 'none', others: false } as const;
const CODES = ['industrial', 'residential'];

function stylesIn(
  look: Partial<ParcelLook>,
  ...parcels: readonly { flags: number; category: string | null }[]
) {
  const tile = unpackOutlines(
    ADDRESS,
    packOutlines(
      ADDRESS,
      parcels.map((traits) => aPackedParcel(traits)),
    ),
  );
  const { styles, places } = stylesOf(tile, {
    colouring: 'state',
    categoryCodes: CODES,
    othersShown: true,
    ...look,
  });
  return Array.from(places, (place) => styles[place]);
}

describe('colours', () => {
  test('stand for what was chosen', () => {
    const parcel = {
      flags: toFlags({ ...PLAIN, state: 'accepted', issues: 'errors' }),
      category: 'residential',
    };
    const [byState] = stylesIn({ colouring: 'state' }, parcel);
    const [byCategory] = stylesIn({ colouring: 'category' }, parcel);
    const [byIssues] = stylesIn({ colouring: 'issues' }, parcel);
    expect(byState?.colour).toBe('#1e8449');
    expect(byCategory?.colour).toBe(categoryColour(CODES, 'residential'));
    expect(byIssues?.colour).toBe(ISSUE_COLOURS.errors);
  });

  test('of a category are those of its place in the list; without one, or with a retired one, there is one for all', () => {
    const given = [null, 'unheard of'].map((category) => ({ flags: 0, category }));
    expect(stylesIn({ colouring: 'category' }, ...given).map((style) => style?.colour)).toEqual([
      NO_CATEGORY_COLOUR,
      NO_CATEGORY_COLOUR,
    ]);
    expect(categoryColour(CODES, 'industrial')).not.toBe(categoryColour(CODES, 'residential'));
  });

  test('others’ parcels are fainter, or not there; a conflict is dashed', () => {
    const given = [
      { flags: toFlags({ ...PLAIN, others: true }), category: null },
      { flags: toFlags({ ...PLAIN, conflict: true }), category: null },
    ];
    expect(stylesIn({}, ...given)).toMatchObject([
      { faint: true, dashed: false },
      { faint: false, dashed: true },
    ]);
    expect(stylesIn({ othersShown: false }, ...given)[0]).toBeUndefined();
  });
});

describe('marks in pixels', () => {
  const zoom = 10;
  const [found] = tilesOfBox([AT.lon, AT.lat, AT.lon, AT.lat], zoom);
  if (!found) throw new Error('no tile');
  const address: TileAddress = found;
  const span = tileSpan(zoom);
  const piece = {
    left: address.x * span,
    top: address.y * span,
    sizePx: 256,
    scale: pixelsAUnit(zoom),
    zoom,
    ratio: 1,
  };
  const look: ParcelLook = { colouring: 'state', categoryCodes: [], othersShown: true };

  function paint(side: number, half: number, isOutlined = false): Uint32Array {
    const data = new Uint32Array(side * side);
    const parcel = {
      west: AT.lon - half,
      south: AT.lat - half,
      east: AT.lon + half,
      north: AT.lat + half,
      ...(isOutlined && { rings: [flat(square(AT.lon, AT.lat, half))] }),
      flags: toFlags({ ...PLAIN, state: 'returned' }),
      category: null,
    };
    paintMarks(
      { data, width: side },
      piece,
      address,
      unpackMarks(address, packMarks(address, [parcel])),
      look,
    );
    return data;
  }

  test('a parcel of less than a pixel is a round dot of seven, in the bytes of its colour', () => {
    const painted = paint(256, 0.0002).filter((pixel) => pixel !== 0);
    expect(painted).toHaveLength(37);
    expect([...new Uint8Array(painted.slice(0, 1).buffer)]).toEqual([0xc8, 0x32, 0x1f, 0xd8]);
  });

  test('a screen of twice the pixels draws the dot as large', () => {
    const [once, twice] = [256, 512].map((side) => paint(side, 0.0002).filter((pixel) => pixel !== 0).length);
    expect((twice ?? 0) / (once ?? 1)).toBeGreaterThan(3.5);
    expect((twice ?? 0) / (once ?? 1)).toBeLessThan(4.3);
  });

  test('a parcel that is larger than a dot is left to its outline', () => {
    expect(paint(256, 0.002, true).some((pixel) => pixel !== 0)).toBe(true);
    expect(paint(256, 0.02, true).every((pixel) => pixel === 0)).toBe(true);
  });
});

describe('the number of a parcel', () => {
  test('is its last part', () => {
    expect(['330502100-0042', '0042', ''].map(shortNo)).toEqual(['0042', '0042', '']);
  });

  test('is written inside it, also when it is bent around something or has a hole', () => {
    const { lon, lat } = AT;
    const bent = [
      [lon, lat],
      [lon, lat + 0.002],
      [lon + 0.0003, lat + 0.002],
      [lon + 0.0003, lat + 0.0005],
      [lon + 0.0017, lat + 0.0005],
      [lon + 0.0017, lat + 0.002],
      [lon + 0.003, lat + 0.002],
      [lon + 0.003, lat],
    ] as const;
    const tile = unpackOutlines(
      ADDRESS,
      packOutlines(ADDRESS, [
        aPackedParcel({ rings: [flat(bent)] }),
        aPackedParcel({ rings: [flat(square(lon, lat, 0.002)), flat(square(lon + 0.0005, lat, 0.001))] }),
      ]),
    );
    const unitsADegree = 2 ** 32 / 360;
    const eastOf = (spot: { x: number } | undefined) =>
      spot ? (tile.originX + spot.x) / unitsADegree - 180 - lon : Number.NaN;
    expect(eastOf(widestSpot(tile, 0))).toBeCloseTo(0.00235, 5);
    expect(eastOf(widestSpot(tile, 1))).toBeCloseTo(-0.00125, 5);
  });
});
