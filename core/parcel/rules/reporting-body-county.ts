/**
 * A county reports its own townships. 南太湖新区 and 长合区 are "reporting bodies without a division code" (docs/domain.md §1) and may
 * report any. A warning, for who reports what is agreed between people.
 */
import { type Rule, warning } from './rule.ts';

export const reportingBodyCounty: Rule = ({ identity }, { places }) => {
  const body = places.reportingBodies.get(identity?.reportingBody ?? '');
  const township = places.townships.get(identity?.townshipCode ?? '');
  if (!body?.countyCode || !township?.countyCode || body.countyCode === township.countyCode) return [];
  const county = places.counties.get(township.countyCode)?.name ?? township.countyCode;
  const params = { body: body.name, township: township.name, county };
  return [warning('reporting-body-county', { group: 'identity', field: 'reportingBody' }, params)];
};
