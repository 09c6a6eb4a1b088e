/** "Areas: drawn against registered and approved area, warning beyond 5 %" of the paper's area (docs/domain.md §2); the office may set it. */
import { toShownSqM } from '#core/geo/areas.ts';
import type { Issue } from '../issue.ts';
import { type Rule, rounded, warning } from './rule.ts';

const PAPER_AREAS = ['registeredAreaSqM', 'approvedAreaSqM'] as const;

export const areaDifference: Rule = ({ tenure, boundary }, { settings }) => {
  const issues: Issue[] = [];
  const tolerance = settings.areaTolerancePercent / 100;
  if (!boundary) return issues;
  const drawn = toShownSqM(boundary.planarAreaSqM);
  for (const field of PAPER_AREAS) {
    const stated = tenure?.[field];
    if (stated === undefined) continue;
    const difference = Math.abs(stated - drawn);
    if (difference <= stated * tolerance) continue;
    // A paper that says 0 m² is off by everything.
    const percent = rounded(stated > 0 ? (difference / stated) * 100 : 100, 1);
    const params = { field: `tenure.${field}`, stated, drawn, percent };
    issues.push(warning('area-difference', { group: 'tenure', field }, params));
  }
  return issues;
};
