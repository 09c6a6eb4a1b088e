import { describe, expect, test } from 'vitest';
import { lonLat } from '#core/geo/coordinates.ts';
import { FIX_HOLDS_MS, positionNow } from '#core/photo/taken-position.ts';
import type { Fix } from '#core/position/fix.ts';

const FIX: Fix = {
  timeOfDay: '01:08:06.50',
  day: '2025-03-01',
  at: lonLat(120.1, 30.87),
  quality: 'rtk-fixed',
  satellites: 18,
  altitudeM: 4.2,
  hdop: 0.7,
  sigma: { northM: 0.03, eastM: 0.04 },
};

describe('the position of a photo', () => {
  test('is the receiver’s, with its accuracy and time', () => {
    expect(positionNow({ fix: FIX, ageMs: 800 }, true)).toEqual({
      position: {
        lon: 120.1,
        lat: 30.87,
        altitudeM: 4.2,
        accuracyM: expect.closeTo(0.05, 9),
        utc: '2025-03-01T01:08:06.50Z',
      },
    });
  });

  test('has no time where the receiver tells no day, and no accuracy where it gives none', () => {
    const { day: _, sigma: __, ...fix } = FIX;
    expect(positionNow({ fix, ageMs: 0 }, true)).toMatchObject({
      position: { utc: undefined, accuracyM: undefined },
    });
  });

  test.each([
    ['without a receiver', positionNow(undefined, true), 'no-receiver'],
    ['of a log that is replayed', positionNow({ fix: FIX, ageMs: 0 }, false), 'not-live'],
    ['that is too old', positionNow({ fix: FIX, ageMs: FIX_HOLDS_MS + 1 }, true), 'silent'],
    ['in another country', positionNow({ fix: { ...FIX, at: lonLat(2, 48) }, ageMs: 0 }, true), 'not-good'],
    [
      'that was only estimated',
      positionNow({ fix: { ...FIX, quality: 'estimated' }, ageMs: 0 }, true),
      'not-good',
    ],
    [
      'of a receiver without a fix',
      positionNow({ fix: { timeOfDay: '01:00:00', quality: 'none' }, ageMs: 0 }, true),
      'not-good',
    ],
  ])('is none %s', (_, now, refused) => {
    expect(now).toMatchObject({ refused });
  });
});
