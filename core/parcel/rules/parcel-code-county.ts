/**
 * The first six digits of 宗地代码 and 不动产单元号 are a county (docs/domain.md §2), which should be that of the township. A warning, for land
 * on a county's edge may be registered by the other. Codes that are wrong in themselves are left to `parcel-code`.
 */
import type { Issue } from '../issue.ts';
import { type Rule, warning } from './rule.ts';

const FIELDS = ['parcelCodes', 'realEstateUnitNos'] as const;

export const parcelCodeCounty: Rule = ({ identity }, { places }) => {
  const township = places.townships.get(identity?.townshipCode ?? '');
  const issues: Issue[] = [];
  for (const field of FIELDS) {
    for (const code of identity?.[field] ?? []) {
      const county = places.counties.get(code.slice(0, 6));
      if (!township?.countyCode || !county || code.startsWith(township.countyCode)) continue;
      const params = { field: `identity.${field}`, code, county: county.name, township: township.name };
      issues.push(warning('parcel-code-county', { group: 'identity', field }, params));
    }
  }
  return issues;
};
