/** "JZMD … footprint ÷ area ± 0.1 (warning)", in percent (docs/domain.md §2). Parcel area is the planar one; the office may set the tolerance. */
import { type Rule, rounded, warning } from './rule.ts';

/** 40.1 − 40 is a hair above 0.1 in doubles. */
const NOISE = 1e-9;

export const buildingDensity: Rule = ({ use, boundary }, { settings }) => {
  const stated = use?.buildingDensityPercent;
  if (stated === undefined || use?.footprintAreaSqM === undefined || !boundary?.planarAreaSqM) return [];
  const computed = (use.footprintAreaSqM / boundary.planarAreaSqM) * 100;
  return Math.abs(stated - computed) > settings.buildingDensityTolerancePercent + NOISE
    ? [
        warning(
          'building-density',
          { group: 'use', field: 'buildingDensityPercent' },
          { stated, computed: rounded(computed, 2) },
        ),
      ]
    : [];
};
