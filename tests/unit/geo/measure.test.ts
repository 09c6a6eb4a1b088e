import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { measure } from '#core/geo/measure.ts';
import { toLonLat } from '#core/geo/projection.ts';

const at = (northM: number, eastM: number) => toLonLat(gk120(3_416_500 + northM, 509_500 + eastM));

describe('measuring', () => {
  test('a rectangle of 200 by 150 metres is as long and as large as on the parcel map', () => {
    const measured = measure([at(150, 0), at(150, 200), at(0, 200), at(0, 0)]);
    for (const [i, leg] of [200, 150, 200].entries()) expect(measured.legsM[i]).toBeCloseTo(leg, 6);
    expect(measured.lengthM).toBeCloseTo(550, 6);
    expect(measured.ringLengthM).toBeCloseTo(700, 6);
    expect(measured.areaSqM).toBeCloseTo(30_000, 3);
  });

  test('the direction of tapping does not matter', () => {
    const ring = [at(0, 0), at(10, 30), at(40, 20)];
    expect(measure(ring).areaSqM).toBeCloseTo(measure(ring.toReversed()).areaSqM, 6);
  });

  test('one point and none have no length, two have no area', () => {
    expect(measure([])).toEqual({ legsM: [], lengthM: 0, areaSqM: 0, ringLengthM: 0 });
    expect(measure([at(0, 0)])).toEqual({ legsM: [], lengthM: 0, areaSqM: 0, ringLengthM: 0 });
    const line = measure([at(0, 0), at(3, 4)]);
    expect(line.lengthM).toBeCloseTo(5, 6);
    expect(line.ringLengthM).toBeCloseTo(5, 6);
    expect(line.areaSqM).toBe(0);
  });
});
