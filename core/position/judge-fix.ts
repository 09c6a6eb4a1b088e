/** Whether a fix may become a boundary point: what is asked of it, and every reason why it is refused. */
import type { PointMethod } from '../geo/boundary.ts';
import { isInHuzhou } from '../geo/coordinates.ts';
import { toGk120 } from '../geo/projection.ts';
import { type Fix, type FixQuality, horizontalSigmaM } from './fix.ts';

/** What a surveyor asks of a fix. */
export type FixDemands = {
  readonly quality: DemandedQuality;
  readonly minSatellites: number;
  readonly maxHdop: number;
  /** Metres, 1σ, horizontal; asked only of receivers that give it. */
  readonly maxSigmaM: number;
  readonly maxCorrectionAgeS: number;
};

/** From the least to the most exact. */
export type DemandedQuality = 'single' | 'differential' | 'rtk-float' | 'rtk-fixed';

/** RTK as boundary surveys want it, and a hand-held receiver as good as it gets. */
export const DEMANDS = {
  rtk: { quality: 'rtk-fixed', minSatellites: 6, maxHdop: 4, maxSigmaM: 0.05, maxCorrectionAgeS: 10 },
  gnss: { quality: 'single', minSatellites: 5, maxHdop: 4, maxSigmaM: 5, maxCorrectionAgeS: 60 },
} as const satisfies Partial<Record<PointMethod, FixDemands>>;

/** A code with its parameters; texts under `position/refusals`. */
export type FixRefusal =
  | { readonly code: 'no-position' }
  | { readonly code: 'not-measured'; readonly quality: FixQuality }
  | { readonly code: 'quality'; readonly quality: FixQuality; readonly wanted: DemandedQuality }
  | { readonly code: 'satellites'; readonly satellites: number; readonly least: number }
  | { readonly code: 'hdop'; readonly hdop: number; readonly most: number }
  | { readonly code: 'sigma'; readonly sigmaM: number; readonly mostM: number }
  | { readonly code: 'sigma-missing' }
  | { readonly code: 'correction-age'; readonly ageS: number; readonly mostS: number }
  | { readonly code: 'outside-huzhou' };

/** How exact each quality is; one that was not measured has no rank. */
const RANKS: Readonly<Partial<Record<FixQuality, number>>> = {
  single: 0,
  pps: 0,
  differential: 1,
  'rtk-float': 2,
  'rtk-fixed': 3,
};

/** @returns all reasons, the gravest first; empty for a fix that may be used */
export function refusalsOf(fix: Fix, demands: FixDemands): readonly FixRefusal[] {
  const { at, quality, satellites, hdop, correctionAgeS } = fix;
  if (!at) return [{ code: 'no-position' }];
  const rank = RANKS[quality];
  if (rank === undefined) return [{ code: 'not-measured', quality }];
  const refusals: FixRefusal[] = [];
  if (!isInHuzhou(toGk120(at))) refusals.push({ code: 'outside-huzhou' });
  if (rank < (RANKS[demands.quality] ?? 0)) {
    refusals.push({ code: 'quality', quality, wanted: demands.quality });
  }
  if (fix.lacksSigma) refusals.push({ code: 'sigma-missing' });
  const sigmaM = horizontalSigmaM(fix);
  if (sigmaM !== undefined && sigmaM > demands.maxSigmaM) {
    refusals.push({ code: 'sigma', sigmaM, mostM: demands.maxSigmaM });
  }
  if (satellites !== undefined && satellites < demands.minSatellites) {
    refusals.push({ code: 'satellites', satellites, least: demands.minSatellites });
  }
  if (hdop !== undefined && hdop > demands.maxHdop)
    refusals.push({ code: 'hdop', hdop, most: demands.maxHdop });
  if (isCorrected(quality) && correctionAgeS !== undefined && correctionAgeS > demands.maxCorrectionAgeS) {
    refusals.push({ code: 'correction-age', ageS: correctionAgeS, mostS: demands.maxCorrectionAgeS });
  }
  return refusals;
}

function isCorrected(quality: FixQuality): boolean {
  return quality === 'differential' || quality === 'rtk-float' || quality === 'rtk-fixed';
}
