/** A recorded value in words: codes by their names, dates and numbers as written, lists in one line. */

import type { ReferenceData } from '#core/contract/reference.ts';
import type { Json } from '#core/json.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { useReference } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export function ValueText({
  group,
  field,
  value,
}: {
  readonly group: string;
  readonly field: string;
  readonly value: Json | undefined;
}) {
  const { text, unit } = useTexts();
  const { data } = useReference();
  if (value === undefined || value === null || value === '') {
    return <span className="quiet">{text('common/notFilled')}</span>;
  }
  const described = PARCEL_FIELDS.find((each) => each.group === group && each.field === field);
  return <span>{toWords(value)}</span>;

  function toWords(item: Json): string {
    if (typeof item === 'boolean') return text(item ? 'common/yes' : 'common/no');
    if (Array.isArray(item)) return item.map(toWords).join('、');
    if (typeof item === 'number' && field !== 'keyAreaNo') {
      return described?.unit ? `${item} ${unit(described.unit)}` : String(item);
    }
    if (typeof item === 'object' && item !== null)
      return objectToWords(item as { readonly [key: string]: Json });
    return nameOfCode(data, described?.codeList, field, String(item));
  }

  function objectToWords(item: { readonly [key: string]: Json }): string {
    if (typeof item.scheme === 'string' && typeof item.code === 'string') {
      return nameOfCode(data, item.scheme, field, item.code);
    }
    return Object.values(item).map(toWords).join(' · ');
  }
}

function nameOfCode(
  data: ReferenceData | undefined,
  list: string | undefined,
  field: string,
  code: string,
): string {
  if (field === 'townshipCode') return data?.divisions.find((each) => each.code === code)?.name ?? code;
  if (field === 'reportingBody')
    return data?.reportingBodies.find((each) => each.code === code)?.name ?? code;
  if (field === 'keyAreaNo') return data?.keyAreas.find((each) => String(each.no) === code)?.name ?? code;
  const name = data?.codeLists
    .find((each) => each.list === list)
    ?.items.find((item) => item.code === code)?.name;
  return name ? (/^\d/.test(code) ? `${code} ${name}` : name) : code;
}
