/**
 * A camera whose clock was wrong: by how much its photos are to be put right. The time in the file stays what it is; beside it
 * stands a correction that somebody answers for, and whatever goes by the time goes by the corrected one.
 */
import { z } from 'zod';
import { CHINA_OFFSET, toLocalTimeInChina } from '../china-time.ts';

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

const FRACTION = /\.(\d+)(?:Z|[+-]\d\d:\d\d)$/;
const secondsOf = (iso: string): number => Math.floor(Date.parse(iso) / 1000);
const [FIRST_S, LAST_S] = ['1900-01-01T00:00:00', '9999-12-31T23:59:59'].map((at) =>
  secondsOf(`${at}${CHINA_OFFSET}`),
) as [number, number];

/**
 * @param takenAt ISO time with offset, as the file has it
 * @returns the time so many seconds later by China's clock, the fraction of its second kept; as it is for 0; undefined where it would
 * be before 1900 or beyond 9999
 */
export function shiftedTime(takenAt: string, shiftS: number): string | undefined {
  return shiftS === 0 ? takenAt : chinaTime(takenAt, shiftS);
}

/** The time by the clock of the place, so many seconds later. @returns as `shiftedTime` does */
export function chinaTime(iso: string, shiftS = 0): string | undefined {
  const fraction = FRACTION.exec(iso)?.[1];
  const atS = secondsOf(iso) + shiftS;
  if (!(atS >= FIRST_S && atS <= LAST_S)) return undefined;
  const local = toLocalTimeInChina(new Date(atS * 1000)).slice(0, 19);
  return `${local}${fraction ? `.${fraction}` : ''}${CHINA_OFFSET}`;
}

/**
 * The correction that makes this photo one of that time.
 * @param realLocal what a right clock in China showed, `2025-03-01T09:08:00`
 * @returns whole seconds; undefined where either is no time, or they lie more than a hundred years apart
 */
export function shiftTo(takenAt: string, realLocal: string): number | undefined {
  const shiftS = secondsOf(`${realLocal}${CHINA_OFFSET}`) - secondsOf(takenAt);
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
