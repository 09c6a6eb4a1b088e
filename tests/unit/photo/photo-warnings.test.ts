import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { viewDirectionOf } from '#core/photo/match-photo.ts';
import type { PhotoEvidence } from '#core/photo/photo-groups.ts';
import { photoWarnings } from '#core/photo/photo-warnings.ts';

const [NORTH, EAST] = [3_416_500, 500_000];
const rings = [
  [gk120(NORTH, EAST), gk120(NORTH + 60, EAST), gk120(NORTH + 60, EAST + 100), gk120(NORTH, EAST + 100)],
];

function at(northM: number, eastM: number): PhotoEvidence {
  const [lon, lat] = toLonLat(gk120(NORTH + northM, EAST + eastM));
  return { lon, lat, takenAt: '2025-03-01T09:00:00+08:00' };
}
const big = { widthPx: 4000, heightPx: 3000, otherParcels: 0 };
const codes = (evidence: PhotoEvidence, parcel = {}, photo = {}) =>
  photoWarnings({ ...big, ...photo, evidence }, parcel).map(({ code }) => code);

describe('what is remarkable about a photo', () => {
  test('nothing, for one taken at the parcel on the day of the survey', () => {
    expect(codes(at(-20, 50), { rings, surveyedOn: '2025-03-01' })).toEqual([]);
    expect(codes(at(30, 50), { rings })).toEqual([]);
    expect(codes(at(5000, 5000))).toEqual([]);
  });

  test.each([
    [-199, []],
    [-201, ['far']],
    [-5000, ['far']],
  ])('a place %i m north of the south edge: %o', (northM, expected) => {
    expect(codes(at(northM, 50), { rings })).toEqual(expected);
  });

  test.each([500, 520, 540])('%i m to the east-south-east looks like GCJ-02', (metres) => {
    for (const azimuth of [116, 119, 122]) {
      const bearing = (azimuth * Math.PI) / 180;
      const moved = at(30 + metres * Math.cos(bearing), 50 + metres * Math.sin(bearing));
      expect(codes(moved, { rings })).toEqual(['looks-like-gcj-02']);
    }
    expect(codes(at(30 + metres, 50), { rings })).toEqual(['far']);
    expect(codes(at(30, 50 - metres), { rings })).toEqual(['far']);
  });

  test('another day than the survey’s, by the clock of the camera, or by the receiver’s where there is none', () => {
    const day = { surveyedOn: '2025-03-01' };
    expect(photoWarnings({ ...big, evidence: { takenAt: '2025-03-03T00:10:00+08:00' } }, day)).toEqual([
      { code: 'other-day', params: { days: 2, day: '2025-03-03', surveyedOn: '2025-03-01' } },
    ]);
    expect(codes({ gpsTime: '2025-02-28T16:00:00Z' }, day)).toEqual([]);
    expect(codes({ gpsTime: '2025-02-28T15:59:59Z' }, day)).toEqual(['other-day']);
    expect(codes({ takenAt: '2025-03-03T00:10:00+08:00' })).toEqual([]);
  });

  test('no word of time, place or device; a picture that is small; the same bytes elsewhere', () => {
    expect(codes({})).toEqual(['no-metadata']);
    expect(codes({ orientation: 1 })).toEqual(['no-metadata']);
    expect(codes({ deviceModel: 'P40' }, {}, { widthPx: 1024, heightPx: 768 })).toEqual([]);
    expect(codes({ deviceModel: 'P40' }, {}, { widthPx: 768, heightPx: 1023 })).toEqual(['small']);
    expect(codes({ deviceModel: 'P40' }, {}, { otherParcels: 2 })).toEqual(['same-bytes']);
  });
});

test.each<[PhotoEvidence, number | undefined]>([
  [{ azimuthDeg: 10, gimbalYawDeg: 50 }, 10],
  [{ gimbalYawDeg: -12.5, gimbalPitchDeg: -30 }, 347.5],
  [{ gimbalYawDeg: 180 }, 180],
  [{ gimbalYawDeg: 40, gimbalPitchDeg: -90 }, undefined],
  [{}, undefined],
])('%o looks to %s', (evidence, direction) => {
  expect(viewDirectionOf(evidence)).toBe(direction);
});
