/** "RJL … equal to floor area ÷ parcel area ± 0.01 (warning)" (docs/domain.md §2). Parcel area is the planar one; the office may set the tolerance. */
import { type Rule, rounded, warning } from './rule.ts';

/** 1.21 − 1.2 is a hair above 0.01 in doubles. */
const NOISE = 1e-9;

export const floorAreaRatio: Rule = ({ use, boundary }, { settings }) => {
  const stated = use?.floorAreaRatio;
  if (stated === undefined || use?.floorAreaSqM === undefined || !boundary?.planarAreaSqM) return [];
  const computed = use.floorAreaSqM / boundary.planarAreaSqM;
  return Math.abs(stated - computed) > settings.floorAreaRatioTolerance + NOISE
    ? [
        warning(
          'floor-area-ratio',
          { group: 'use', field: 'floorAreaRatio' },
          { stated, computed: rounded(computed, 3) },
        ),
      ]
    : [];
};
