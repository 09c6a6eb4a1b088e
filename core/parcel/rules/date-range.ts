/**
 * "Years 1900..now" (docs/domain.md §2), for the dates of what has happened: approval, registration, begin of use, survey. A warning
 * where a year is an error, for the calendar of a laptop in the field may be wrong. What is planned may lie ahead.
 */
import type { ParcelValues } from '../field-groups.ts';
import type { Issue } from '../issue.ts';
import { type Rule, warning } from './rule.ts';

const FROM = '1900-01-01';

export const dateRange: Rule = (record, { today }) => {
  const issues: Issue[] = [];
  for (const { group, field, date } of datesOf(record)) {
    if (date === undefined || (date >= FROM && date <= today)) continue;
    const params = { field: `${group}.${field}`, date, from: FROM };
    issues.push(warning('date-range', { group, field }, params));
  }
  return issues;
};

function datesOf({ tenure, legacy, process }: ParcelValues) {
  return [
    { group: 'tenure', field: 'registeredOn', date: tenure?.registeredOn },
    { group: 'tenure', field: 'approvedOn', date: tenure?.approvedOn },
    { group: 'legacy', field: 'landUseStartedOn', date: legacy?.landUseStartedOn },
    { group: 'process', field: 'surveyedOn', date: process?.surveyedOn },
  ] as const;
}
