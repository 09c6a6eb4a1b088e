import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePosition } from '#core/geo/boundary-text/parse-position.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';

const [X, Y] = [3_416_652.118, 509_563.204];
const [LON, LAT] = toLonLat(gk120(X, Y));

function placeOf(text: string): { lon: number; lat: number } {
  const parsed = parsePosition(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.issue.code}`);
  return { lon: parsed.at[0], lat: parsed.at[1] };
}

function dms(degrees: number, signs: readonly [string, string, string]): string {
  const whole = Math.floor(degrees);
  const minutes = Math.floor((degrees - whole) * 60);
  const seconds = ((degrees - whole) * 60 - minutes) * 60;
  return `${whole}${signs[0]}${minutes}${signs[1]}${seconds.toFixed(6)}${signs[2]}`;
}

describe('one position', () => {
  test.each([
    `${X}, 40${Y}`,
    `40${Y} ${X}`,
    `${X}，${Y}`,
    `Y=40${Y}  X=${X}`,
    `X：${X}m、Y：${Y}m`,
    `（${X}，40${Y}）`,
    `${LON}, ${LAT}`,
    `${LAT}°N ${LON}°E`,
    `东经${LON}° 北纬${LAT}°`,
    `lat: ${LAT}; lon: ${LON}`,
    `${LON}\t${LAT}`,
  ])('is read from %s', (text) => {
    const { lon, lat } = placeOf(text);
    expect(Math.abs(lon - LON)).toBeLessThan(1e-10);
    expect(Math.abs(lat - LAT)).toBeLessThan(1e-10);
  });

  test.each([
    '30°52.2′ 120°6.0′',
    "30°52.2'120°6'",
    '东经120°6′ 北纬30°52.2′',
    '北纬30度52.2分，东经120度6分',
    '30°52′12″N120°6′0″E',
    'N30°52.2′E120°6.0′',
  ])('is read from %s, also where minutes end an angle or nothing parts it from the next', (text) => {
    const { lon, lat } = placeOf(text);
    expect([lon.toFixed(8), lat.toFixed(8)]).toEqual(['120.10000000', '30.87000000']);
  });

  test.each([
    ['°', '′', '″'],
    ['度', '分', '秒'],
    ['° ', "' ", '"'],
    ['º', '’', '”'],
    ['°', "'", "''"],
  ] as const)('is read from degrees, minutes and seconds with %s %s %s', (...signs) => {
    for (const text of [
      `${dms(LON, signs)}E ${dms(LAT, signs)}N`,
      `北纬${dms(LAT, signs)}，东经${dms(LON, signs)}`,
    ]) {
      const { lon, lat } = placeOf(text);
      expect(Math.abs(lon - LON)).toBeLessThan(1e-9);
      expect(Math.abs(lat - LAT)).toBeLessThan(1e-9);
    }
  });

  test('says what was put right', () => {
    expect(parsePosition(`${Y} ${X}`)).toMatchObject({ position: { swapped: true, prefixMissing: true } });
    expect(parsePosition(`${X} 40${Y}`)).toMatchObject({
      position: { swapped: false, prefixMissing: false },
    });
  });

  test.each([
    ['', 'boundary.position-columns'],
    ['3416652.118', 'boundary.position-columns'],
    ['1 2 3', 'boundary.position-columns'],
    ['3416652.118 40509563.2z', 'boundary.not-a-number'],
    ['4.05E+07 3416652.118', 'boundary.not-a-number'],
    ['3416652.118 39509563.204', 'boundary.wrong-zone'],
    ['3416652.118 20509563.204', 'boundary.six-degree-zone'],
    ['3416652.118 796000', 'boundary.wrong-central-meridian'],
    ['116.39 39.9', 'boundary.outside-huzhou'],
    ['0 0', 'boundary.outside-huzhou'],
    ['NaN Infinity', 'boundary.not-a-number'],
    ['9'.repeat(300), 'boundary.line-too-long'],
  ])('%s is refused with %s', (text, code) => {
    expect(parsePosition(text)).toMatchObject({ ok: false, issue: { code } });
  });

  test('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'0123456789.,°′″度分秒EN -') }),
        ),
        (text) => {
          expect(typeof parsePosition(text).ok).toBe('boolean');
        },
      ),
    );
  });
});
