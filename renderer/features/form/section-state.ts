/** How far a section has come: told in the way to it and in its head. */
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { isFilled } from '#core/parcel/field-conditions.ts';
import { countIssues, type Issue } from '#core/parcel/issue.ts';
import { type Section, sectionOf } from '#core/parcel/sections.ts';

export type SectionState = {
  readonly kind: 'errors' | 'warnings' | 'good' | 'empty';
  readonly errors: number;
  readonly warnings: number;
  readonly issues: readonly Issue[];
};

export function toSectionState({ name, parts }: Section, { values, issues }: ParcelDetail): SectionState {
  const own = issues.filter(({ group, field }) => sectionOf(group, field) === name);
  const { errors, warnings } = countIssues(own);
  const hasContent = parts.some(({ group, fields }) => {
    const value = values[group] as Readonly<Record<string, unknown>> | undefined;
    return fields.some(({ field }) => isFilled(value?.[field]));
  });
  const whenSound = hasContent ? 'good' : 'empty';
  const kind = errors > 0 ? 'errors' : warnings > 0 ? 'warnings' : whenSound;
  return { kind, errors, warnings, issues: own };
}
