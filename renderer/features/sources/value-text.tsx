/** A recorded value in words: codes by their names, dates and numbers as written, lists in one line. */

import type { ReferenceData } from '#core/contract/reference.ts';
import type { Json } from '#core/json.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { editionOfVersion, nameInEdition } from '#core/reference/names.ts';
import { useReference } from '../../client/queries.ts';
import { useRecordVersion } from '../../client/record-version.ts';
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
  const version = useRecordVersion();
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
    return nameOfCode(data, described?.codeList, field, String(item), version);
  }

  function objectToWords(item: { readonly [key: string]: Json }): string {
    if (typeof item.scheme === 'string' && typeof item.code === 'string') {
      return nameOfCode(data, item.scheme, field, item.code, version);
    }
    return Object.values(item).map(toWords).join(' · ');
  }
}

function nameOfCode(
  data: ReferenceData | undefined,
  list: string | undefined,
  field: string,
  code: string,
  version: string | undefined,
): string {
  const edition = data && editionOfVersion(data, version);
  if (field === 'townshipCode' || field === 'villageCode') {
    const division = data?.divisions.find((each) => each.code === code);
    return division ? nameInEdition(division, edition) : code;
  }
  if (field === 'reportingBody')
    return data?.reportingBodies.find((each) => each.code === code)?.name ?? code;
  if (field === 'keyAreaNo') return data?.keyAreas.find((each) => String(each.no) === code)?.name ?? code;
  const item = data?.codeLists.find((each) => each.list === list)?.items.find((each) => each.code === code);
  const name = item && nameInEdition(item, edition);
  return name ? (/^\d/.test(code) ? `${code} ${name}` : name) : code;
}
