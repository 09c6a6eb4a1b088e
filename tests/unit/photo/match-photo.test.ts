import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import type { RecordId } from '#core/ids.ts';
import { gradeOf, type MatchCandidate, matchPhoto } from '#core/photo/match-photo.ts';
import type { PhotoEvidence } from '#core/photo/photo-groups.ts';

const at = (northM: number, eastM: number) => gk120(3_416_500 + northM, 509_000 + eastM);
/** A yard 60 m by 60 m with its south-west corner there. */
const yard = (name: string, north: number, east: number): MatchCandidate => ({
  parcel: name as RecordId,
  rings: [[at(north, east), at(north + 60, east), at(north + 60, east + 60), at(north, east + 60)]],
});
const photo = (north: number, east: number, more: PhotoEvidence = {}): PhotoEvidence => {
  const [lon, lat] = toLonLat(at(north, east));
  return { lon, lat, positionAccuracyM: 5, ...more };
};
/** A street 10 m wide between two yards, and a third behind the northern one. */
const SOUTH = yard('south', -65, 0);
const NORTH = yard('north', 5, 0);
const BEHIND = yard('behind', 65, 0);
const STREET = [SOUTH, NORTH, BEHIND];
const best = (evidence: PhotoEvidence, candidates = STREET, beside?: Parameters<typeof matchPhoto>[2]) =>
  matchPhoto(evidence, candidates, beside)[0];

describe('a photo is most likely of', () => {
  test('the parcel it looks at from the street', () => {
    expect(best(photo(0, 30, { azimuthDeg: 0 }))).toMatchObject({
      parcel: 'north',
      distanceM: expect.closeTo(5, 6),
      inView: 1,
    });
    expect(best(photo(0, 30, { azimuthDeg: 180 }))?.parcel).toBe('south');
    expect(gradeOf(best(photo(0, 30, { azimuthDeg: 0 }))?.confidence ?? 0)).toBe('sure');
  });

  test('the yard it is taken in, even when it looks out', () => {
    expect(best(photo(10, 30, { azimuthDeg: 180 }))).toMatchObject({ parcel: 'north', distanceM: 0 });
    expect(best(photo(30, 30))?.parcel).toBe('north');
  });

  test('what stands in front, not what is hidden behind', () => {
    const [first, ...others] = matchPhoto(photo(0, 30, { azimuthDeg: 0 }), STREET);
    expect(first?.parcel).toBe('north');
    expect(others.find(({ parcel }) => parcel === 'behind')?.inView).toBe(0);
  });

  test('the parcel of the same visit, where nothing else tells', () => {
    const between = photo(0, 30);
    const [first, second] = matchPhoto(between, STREET);
    expect(Math.abs((first?.confidence ?? 0) - (second?.confidence ?? 1))).toBeLessThan(1e-6);
    for (const parcel of ['south', 'north'] as RecordId[])
      expect(best(between, STREET, [{ parcel, secondsApart: 40 }])?.parcel).toBe(parcel);
    expect(
      best(between, STREET, [{ parcel: 'south' as RecordId, secondsApart: 3600 }])?.confidence,
    ).toBeCloseTo(first?.confidence ?? 0, 9);
  });
});

test('a direction by compass is trusted less', () => {
  const aside = { azimuthDeg: 90 + 36 };
  const inView = (reference: 'true' | 'magnetic') =>
    matchPhoto(photo(0, -10, { ...aside, azimuthReference: reference }), [NORTH])[0]?.inView ?? 0;
  expect(inView('magnetic')).toBeGreaterThan(inView('true'));
});

test('nothing is suggested without a position, and nothing beyond 200 m', () => {
  expect(matchPhoto({ azimuthDeg: 0 }, STREET)).toEqual([]);
  expect(matchPhoto(photo(-270, 30), [SOUTH])).toEqual([]);
  expect(matchPhoto(photo(-260, 30), [SOUTH])).toHaveLength(1);
});

test('two yards alike are no sure thing, and a lone one far off neither', () => {
  expect(gradeOf(best(photo(0, 30))?.confidence ?? 1)).not.toBe('sure');
  expect(gradeOf(best(photo(-165, 30), [SOUTH])?.confidence ?? 1)).toBe('unsure');
});

test('confidences are shares of one, whatever the photo and in whatever order the parcels come', () => {
  const coordinate = fc.double({ min: -250, max: 250, noNaN: true });
  fc.assert(
    fc.property(
      coordinate,
      coordinate,
      fc.option(fc.double({ min: 0, max: 359.9, noNaN: true }), { nil: undefined }),
      (north, east, azimuthDeg) => {
        const evidence = photo(north, east, azimuthDeg === undefined ? {} : { azimuthDeg });
        const matches = matchPhoto(evidence, STREET);
        const sum = matches.reduce((all, { confidence }) => all + confidence, 0);
        expect(sum).toBeGreaterThanOrEqual(0);
        expect(sum).toBeLessThan(1);
        const turned = matchPhoto(evidence, STREET.toReversed());
        for (const { parcel, confidence } of matches)
          expect(turned.find((other) => other.parcel === parcel)?.confidence).toBeCloseTo(confidence, 9);
        for (const { inView = 0 } of matches) expect(inView).toBeLessThanOrEqual(1);
      },
    ),
  );
});
