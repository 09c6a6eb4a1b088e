/**
 * Fields marked *R* must be filled in before a parcel is submitted (docs/domain.md §2). Which they are is data; a test holds what a
 * workspace starts with against the marks of the fields.
 */
import type { AttributeGroup } from '../field-groups.ts';
import type { Issue } from '../issue.ts';
import { error, type Rule } from './rule.ts';

export const requiredField: Rule = (record, { settings }) => {
  const issues: Issue[] = [];
  for (const path of settings.requiredFields) {
    const [group, field] = path.split('.') as [AttributeGroup, string];
    const value = (record[group] as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (isEmpty(value)) issues.push(error('required-field', { group, field }, { field: path }));
  }
  return issues;
};

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
