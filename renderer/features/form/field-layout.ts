/** How wide a field stands in the two columns of the form, and which lists stand behind fields without a code list. */
import type { FieldDescription } from '#core/parcel/field-groups.ts';

/** Texts of one line that are short by nature; all others take the whole width. */
const SHORT_LINES: ReadonlySet<string> = new Set([
  'identity.unitNo',
  'identity.name',
  'identity.surveyAreaNo',
  'identity.villageCode',
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
export const groupElementId = (group: string) => `group-${group}`;
