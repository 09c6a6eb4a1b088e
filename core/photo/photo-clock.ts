/**
 * A camera whose clock was wrong: by how much its photos are to be put right. The time in the file stays what it is; beside it
 * stands a correction that somebody answers for, and whatever goes by the time goes by the corrected one.
 */
import { z } from 'zod';

/** A hundred years: a camera that lost its battery begins anew at 1970, 1980 or 2000. */
export const MAX_CLOCK_SHIFT_S = 3_155_760_000;
export const CLOCK_REASON_LENGTH = 500;

export const photoClockSchema = z.strictObject({
  /** Whole seconds to add to the file's time; 0 takes a correction back. */
  shiftS: z.int().min(-MAX_CLOCK_SHIFT_S).max(MAX_CLOCK_SHIFT_S),
  reason: z.string().max(CLOCK_REASON_LENGTH),
});
export type PhotoClock = Readonly<z.infer<typeof photoClockSchema>>;

type Evidence = { readonly takenAt?: string | undefined };
type Timed<E extends Evidence = Evidence> = {
  readonly evidence: E;
  readonly clock?: { readonly shiftS: number } | undefined;
};

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;
const CHINA_MS = 8 * 3_600_000;
/** Corrected times are told by the clock of the place; China has one zone and no summer time. */
const CHINA = '+08:00';

/**
 * @param takenAt ISO time with offset, as the file has it
 * @returns the time so many seconds later by China's clock, the fraction of its second kept; as it is for 0; undefined where it would
 * be before 1900 or beyond 9999
 */
export function shiftedTime(takenAt: string, shiftS: number): string | undefined {
  return shiftS === 0 ? takenAt : chinaTime(takenAt, shiftS);
}

/** The time by China's clock, so many seconds later. @returns as `shiftedTime` does */
export function chinaTime(iso: string, shiftS = 0): string | undefined {
  const fraction = WRITTEN.exec(iso)?.[7];
  const at = new Date(Math.floor(Date.parse(iso) / 1000) * 1000 + shiftS * 1000 + CHINA_MS);
  const year = at.getUTCFullYear();
  if (!(year >= 1900 && year <= 9999)) return undefined;
  return `${at.toISOString().slice(0, 19)}${fraction ? `.${fraction}` : ''}${CHINA}`;
}

/**
 * The correction that makes this photo one of that time.
 * @param realLocal what a right clock in China showed, `2025-03-01T09:08:00`
 * @returns whole seconds; undefined where either is no time, or they lie more than a hundred years apart
 */
export function shiftTo(takenAt: string, realLocal: string): number | undefined {
  const shiftS =
    Math.floor(Date.parse(`${realLocal}${CHINA}`) / 1000) - Math.floor(Date.parse(takenAt) / 1000);
  return Math.abs(shiftS) <= MAX_CLOCK_SHIFT_S ? shiftS : undefined;
}

/** When a photo was taken as far as is known: corrected where somebody corrected it. */
export function takenAtOf({ evidence, clock }: Timed): string | undefined {
  if (!evidence.takenAt || !clock) return evidence.takenAt;
  return shiftedTime(evidence.takenAt, clock.shiftS) ?? evidence.takenAt;
}

export function isTimeCorrected({ evidence, clock }: Timed): boolean {
  return evidence.takenAt !== undefined && clock !== undefined && clock.shiftS !== 0;
}

/** What the file says, with the corrected time in the place of the camera's. */
export function correctedEvidence<E extends Evidence>(photo: Timed<E>): E {
  const takenAt = takenAtOf(photo);
  return takenAt === photo.evidence.takenAt ? photo.evidence : { ...photo.evidence, takenAt };
}
