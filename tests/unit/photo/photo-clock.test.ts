import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chinaTime,
  correctedEvidence,
  isTimeCorrected,
  MAX_CLOCK_SHIFT_S,
  photoClockSchema,
  shiftedTime,
  shiftTo,
  takenAtOf,
} from '#core/photo/photo-clock.ts';
import { photoEvidenceSchema } from '#core/photo/photo-groups.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('a corrected time', () => {
  test.each([
    ['an hour slow', '2025-03-01T09:08:00+08:00', HOUR, '2025-03-01T10:08:00+08:00'],
    ['over midnight', '2025-03-01T23:59:59+08:00', 1, '2025-03-02T00:00:00+08:00'],
    ['back over the new year', '2025-01-01T00:00:00+08:00', -1, '2024-12-31T23:59:59+08:00'],
    ['into a leap day', '2024-02-28T12:00:00+08:00', DAY, '2024-02-29T12:00:00+08:00'],
    ['a camera that begins anew', '1980-01-01T00:03:20+08:00', 1_425_258_280, '2025-03-01T01:08:00+08:00'],
    ['with its fraction', '2025-03-01T09:08:00.123456+08:00', 5, '2025-03-01T09:08:05.123456+08:00'],
    ['of a camera set to Tokyo', '2025-03-01T10:08:00+09:00', 60, '2025-03-01T09:09:00+08:00'],
    ['of a camera set to UTC, on the next day here', '2025-03-01T18:00:00Z', 1, '2025-03-02T02:00:01+08:00'],
    ['by nothing, as the file has it', '2025-03-01T10:08:00+09:00', 0, '2025-03-01T10:08:00+09:00'],
  ])('%s', (_, takenAt, shiftS, corrected) => {
    expect(shiftedTime(takenAt, shiftS)).toBe(corrected);
  });

  test('has a year that a photo can have, or is none', () => {
    expect(shiftedTime('1950-01-01T00:00:00+08:00', -MAX_CLOCK_SHIFT_S)).toBeUndefined();
    expect(shiftedTime('9999-12-31T23:59:59+08:00', 1)).toBeUndefined();
  });

  const offsets = fc.constantFrom('+08:00', 'Z', '+00:00', '-11:30', '+14:00', '+05:45');
  const times = fc
    .tuple(
      fc.date({
        min: new Date('1965-01-01T00:00:00Z'),
        max: new Date('2060-01-01T00:00:00Z'),
        noInvalidDate: true,
      }),
      fc.constantFrom('', '.5', '.007', '.123456789'),
      offsets,
    )
    .map(([date, fraction, offset]) => `${date.toISOString().slice(0, 19)}${fraction}${offset}`);
  const shifts = fc.integer({ min: -50 * 365 * DAY, max: 50 * 365 * DAY });

  test('is later by just so much, on any day and in any zone, and can be stored', () => {
    fc.assert(
      fc.property(times, shifts, (takenAt, shiftS) => {
        const corrected = shiftedTime(takenAt, shiftS) ?? '';
        expect(Date.parse(corrected) - Date.parse(takenAt)).toBe(shiftS * 1000);
        expect(photoEvidenceSchema.safeParse({ takenAt: corrected }).success).toBe(true);
        expect(/\.\d+/.exec(corrected)?.[0]).toBe(/\.\d+/.exec(takenAt)?.[0]);
      }),
    );
  });

  test('put back by as much is the time before, as China’s clock shows it', () => {
    fc.assert(
      fc.property(times, shifts, (takenAt, shiftS) => {
        expect(shiftedTime(shiftedTime(takenAt, shiftS) ?? '', -shiftS)).toBe(
          shiftS === 0 ? takenAt : chinaTime(takenAt),
        );
      }),
    );
  });

  test('"really taken at" makes the photo one of that second', () => {
    fc.assert(
      fc.property(times, times, (takenAt, other) => {
        const real = other.slice(0, 19);
        const shiftS = shiftTo(takenAt, real);
        if (shiftS === undefined) throw new Error('within a hundred years');
        expect(chinaTime(takenAt, shiftS)?.slice(0, 19)).toBe(real);
        expect(photoClockSchema.safeParse({ shiftS, reason: '' }).success).toBe(true);
      }),
    );
  });
  test('is not worked out from what is no time, or a century away', () => {
    expect(shiftTo('2025-03-01T09:08:00+08:00', '')).toBeUndefined();
    expect(shiftTo('1900-03-01T09:08:00+08:00', '2025-03-01T09:08:00')).toBeUndefined();
  });
});

describe('a photo', () => {
  const takenAt = '2025-03-01T23:30:00+08:00';

  test('was taken at the corrected time, and keeps the camera’s', () => {
    const photo = { evidence: { takenAt, deviceModel: 'X' }, clock: { shiftS: HOUR } };
    expect(takenAtOf(photo)).toBe('2025-03-02T00:30:00+08:00');
    expect(isTimeCorrected(photo)).toBe(true);
    expect(correctedEvidence(photo)).toEqual({ takenAt: '2025-03-02T00:30:00+08:00', deviceModel: 'X' });
    expect(photo.evidence.takenAt).toBe(takenAt);
  });

  test('without a time has none by correcting it, and without a correction is not marked', () => {
    expect(takenAtOf({ evidence: {}, clock: { shiftS: HOUR } })).toBeUndefined();
    expect(isTimeCorrected({ evidence: {}, clock: { shiftS: HOUR } })).toBe(false);
    expect(isTimeCorrected({ evidence: { takenAt }, clock: { shiftS: 0 } })).toBe(false);
    expect(isTimeCorrected({ evidence: { takenAt } })).toBe(false);
  });
});
