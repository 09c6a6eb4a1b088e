import { describe, expect, it } from 'vitest';
import { gk120, lonLat } from '#core/geo/coordinates.ts';
import { toMapSheetNo } from '#core/geo/map-sheet-number.ts';
import { toLonLat } from '#core/geo/projection.ts';

describe('toMapSheetNo', () => {
  // 30.8707793°N: sheet row ⌊30.87/4⌋+1 = 8 = H, 2.8707793° from its south = 68.9 steps of 2′30″, so row 96−68 = 28.
  // 120.0999992°E: ⌊120.1/6⌋+31 = 51; 0.0999992° from its west = 1.6 steps of 3′45″, so column 2.
  it('gives the first sample of the exchange file the number it carries', () => {
    expect(toMapSheetNo(toLonLat(gk120(3_416_652.118, 509_563.204)))).toBe('H51G028002');
  });

  it.each([
    // 114°33′45″E 39°22′30″N by hand: rest 3.375° north and 0.5625° east of the corner of J50.
    [114.5625, 39.375, 1_000_000, 'J50'],
    [114.5625, 39.375, 500_000, 'J50B001001'],
    [114.5625, 39.375, 250_000, 'J50C001001'],
    [114.5625, 39.375, 100_000, 'J50D002002'],
    // Huzhou, 120.1°E 30.87°N: rest 2.87° (172.2′) north, 0.1° (6′) east of the corner of H51.
    [120.1, 30.87, 100_000, 'H51D004001'], // steps of 20′ and 30′: 12−8, 0+1
    [120.1, 30.87, 50_000, 'H51E007001'], // 10′ and 15′: 24−17, 0+1
    [120.1, 30.87, 25_000, 'H51F014001'], // 5′ and 7.5′: 48−34, 0+1
    [120.1, 30.87, 10_000, 'H51G028002'], // 2.5′ and 3.75′: 96−68, 1+1
    [120.1, 30.87, 5_000, 'H51H055004'], // 1.25′ and 1.875′: 192−137, 3+1
    [120.1, 30.87, 2_000, 'H51I163010'], // 25″ and 37.5″: 576−413, 9+1
    [120.1, 30.87, 1_000, 'H51J03260020'], // 12.5″ and 18.75″: 1152−826, 19+1
    [120.1, 30.87, 500, 'H51K06510039'], // 6.25″ and 9.375″: 2304−1653, 38+1
    // West of 120°E Huzhou lies in the last columns of H50: 119.68°E is 5.68° = 90.88 steps of 3′45″, so 91.
    [119.68, 30.63, 10_000, 'H50G033091'],
  ] as const)('%d°E %d°N at 1:%d is %s', (lon, lat, scale, expected) => {
    expect(toMapSheetNo(lonLat(lon, lat), scale)).toBe(expected);
  });

  it('puts a point on 120°E on the eastern sheet, whatever the last digit of a projection says', () => {
    expect(toMapSheetNo(lonLat(120, 30.87))).toBe('H51G028001');
    expect(toMapSheetNo(lonLat(119.9999999999, 30.87))).toBe('H51G028001');
    expect(toMapSheetNo(lonLat(119.99999, 30.87))).toBe('H50G028096');
  });

  it('puts a point on a parallel on the northern sheet', () => {
    expect(toMapSheetNo(lonLat(120.1, 28))).toBe('H51G096002');
    expect(toMapSheetNo(lonLat(120.1, 27.99999))).toBe('G51G001002');
  });

  it('refuses places the standard names otherwise, and no places', () => {
    expect(() => toMapSheetNo(lonLat(120, -1))).toThrow(RangeError);
    expect(() => toMapSheetNo(lonLat(120, Number.NaN))).toThrow(RangeError);
  });
});
