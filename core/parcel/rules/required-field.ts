/** Fields marked *R* must be filled in before a parcel is submitted (docs/domain.md §2). Which they are is declared with the field. */
import { PARCEL_FIELDS } from '../field-groups.ts';
import type { Issue } from '../issue.ts';
import { error, type Rule } from './rule.ts';

const REQUIRED_FIELDS = PARCEL_FIELDS.filter(({ required }) => required);

export const requiredField: Rule = (record) => {
  const issues: Issue[] = [];
  for (const { group, field } of REQUIRED_FIELDS) {
    const value = (record[group] as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (isEmpty(value))
      issues.push(error('required-field', { group, field }, { field: `${group}.${field}` }));
  }
  return issues;
};

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
