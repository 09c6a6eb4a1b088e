/** How wide a field stands in the two columns of the form, and the ids by which findings and sections find their elements. */
import type { FieldDescription } from '#core/parcel/field-groups.ts';
import type { SectionName } from '#core/parcel/sections.ts';

/** Texts of one line that are short by nature; all others take the whole width. */
const SHORT_LINES: ReadonlySet<string> = new Set([
  'identity.unitNo',
  'identity.name',
  'identity.surveyAreaNo',
  'tenure.useRightType',
  'process.surveyor',
]);
const WIDE_CODES: ReadonlySet<string> = new Set(['identity.townshipCode']);

export const pathOf = ({ group, field }: Pick<FieldDescription, 'group' | 'field'>) => `${group}.${field}`;

export function isWide(description: FieldDescription): boolean {
  const path = pathOf(description);
  switch (description.input) {
    case 'date':
    case 'number':
    case 'yesNo':
      return false;
    case 'code':
      return WIDE_CODES.has(path);
    case 'line':
    case undefined:
      return !SHORT_LINES.has(path);
    default:
      return true;
  }
}

/** Id of the element a finding leads to. */
export const fieldElementId = (path: string) => `field-${path.replace('.', '-')}`;
/** @param cell `<row>.<column>` of a field made of rows */
export const cellElementId = (path: string, cell: string) =>
  `${fieldElementId(path)}-${cell.replace('.', '-')}`;
export const groupElementId = (group: string) => `group-${group}`;
export const sectionElementId = (section: SectionName) => `section-${section}`;

/** Puts the cursor into a field. */
export function focusField(path: string): void {
  const element = document.getElementById(fieldElementId(path));
  if (!element) return;
  element.scrollIntoView({ behavior: 'smooth', block: 'center' });
  focusWithin(element);
}

/** The first input of a field that is made of several takes the cursor for it, unless it can take it itself. */
export function focusWithin(element: HTMLElement): void {
  const inputs = ':is(input, textarea, button):enabled, [tabindex]';
  const input = element.matches(inputs) ? element : element.querySelector<HTMLElement>(inputs);
  (input ?? element).focus({ preventScroll: true });
}
