/**
 * "A drawn area beyond 5,000 亩, warning": the largest key area of the city's plan (seeds/key-areas.json) is far below it, and a parcel
 * is a part of one; more is a boundary drawn on a map of the whole city, or a digit too many.
 */
import { SQM_PER_MU, toMu } from '#core/geo/areas.ts';
import { type Rule, rounded, warning } from './rule.ts';

const LIMIT_MU = 5000;

export const areaLimit: Rule = ({ boundary }) =>
  boundary && boundary.planarAreaSqM > LIMIT_MU * SQM_PER_MU
    ? [
        warning(
          'area-limit',
          { group: 'boundary' },
          { areaMu: rounded(toMu(boundary.planarAreaSqM), 1), limitMu: LIMIT_MU },
        ),
      ]
    : [];
