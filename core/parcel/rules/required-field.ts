/**
 * Fields marked *R* must be filled in before a parcel is submitted (docs/domain.md §2). Which they are is data; a test holds what a
 * workspace starts with against the marks of the fields.
 */
import type { AttributeGroup } from '../field-groups.ts';
import type { Issue } from '../issue.ts';
import { error, type Rule } from './rule.ts';

type Place = { readonly path: string; readonly group: AttributeGroup; readonly field: string };

/** Taken apart once an edition, for every record is asked at every writing. */
const placesOf = new WeakMap<readonly string[], readonly Place[]>();

export const requiredField: Rule = (record, { settings: { requiredFields } }) => {
  const places = placesOf.get(requiredFields) ?? requiredFields.map(toPlace);
  placesOf.set(requiredFields, places);
  const issues: Issue[] = [];
  for (const { path, group, field } of places) {
    const value = (record[group] as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (isEmpty(value)) issues.push(error('required-field', { group, field }, { field: path }));
  }
  return issues;
};

function toPlace(path: string): Place {
  const [group, field = ''] = path.split('.') as [AttributeGroup, string?];
  return { path, group, field };
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
