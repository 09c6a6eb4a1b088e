/** What a receiver says at one moment. */
import type { LonLat } from '../geo/coordinates.ts';

/** Field 6 of GGA, by name. */
export const FIX_QUALITIES = [
  'none',
  'single',
  'differential',
  'pps',
  'rtk-fixed',
  'rtk-float',
  'estimated',
  'manual',
  'simulated',
] as const;
export type FixQuality = (typeof FIX_QUALITIES)[number];

export type Fix = {
  /** UTC of the fix as the receiver has it: `06:12:30.20`. */
  readonly timeOfDay: string;
  /** The day of that time where the receiver tells it: `2026-11-26`. */
  readonly day?: string;
  /** Degrees in the receiver's system; absent without a position. */
  readonly at?: LonLat;
  readonly quality: FixQuality;
  readonly satellites?: number;
  /** Metres above the geoid as the receiver models it. */
  readonly altitudeM?: number;
  readonly geoidSeparationM?: number;
  readonly hdop?: number;
  readonly pdop?: number;
  /** Standard deviations by the receiver, metres, 1σ. */
  readonly sigma?: { readonly northM: number; readonly eastM: number; readonly upM?: number };
  /** The receiver gives standard deviations, but none came for this fix: how exact it is nobody said. */
  readonly lacksSigma?: true;
  /** Seconds since the corrections in use were made. */
  readonly correctionAgeS?: number;
  readonly stationId?: string;
};

/** The horizontal standard deviation, metres, 1σ; undefined where the receiver gives none. */
export function horizontalSigmaM({ sigma }: Fix): number | undefined {
  return sigma && Math.hypot(sigma.northM, sigma.eastM);
}
