/**
 * "XZDL 现状地类 (三调 code) … GHYT 规划用途 (用地用海 code)" (docs/domain.md §2): 0601 is 工业用地 in the one and 农村道路 in the other. A warning,
 * for papers that name the land by another scheme do exist.
 */
import type { CodeListName } from '../field.ts';
import type { Issue } from '../issue.ts';
import { type Rule, warning } from './rule.ts';

const SCHEMES = {
  currentLandClass: 'third_national_survey_working',
  plannedUse: 'land_sea_use_2023',
} as const satisfies Readonly<Record<string, CodeListName>>;

export const landClassScheme: Rule = ({ use }) => {
  const issues: Issue[] = [];
  for (const field of ['currentLandClass', 'plannedUse'] as const) {
    const stated = use?.[field];
    if (stated === undefined || stated.scheme === SCHEMES[field]) continue;
    const params = {
      field: `use.${field}`,
      code: stated.code,
      scheme: stated.scheme,
      expected: SCHEMES[field],
    };
    issues.push(warning('land-class-scheme', { group: 'use', field }, params));
  }
  return issues;
};
