/** Every code that a record holds, with its list and the field it stands in. Land-use classes belong to the scheme they name. */
import type { CodeListName } from './field.ts';
import { type AttributeGroup, PARCEL_FIELDS, type ParcelValues } from './field-groups.ts';

export type RecordedCode = {
  readonly list: CodeListName;
  readonly code: string;
  readonly group: AttributeGroup;
  readonly field: string;
  /** Where in a field made of rows, as an issue tells it. */
  readonly cell?: string;
};

/** Asked of every record at every writing: the fields without a code are left out once and for all. */
const CODED_FIELDS = PARCEL_FIELDS.filter(({ codeList, input }) => codeList || input === 'landClass');

export function codesOf(record: ParcelValues): RecordedCode[] {
  const found: RecordedCode[] = [];
  for (const { group, field, codeList, input } of CODED_FIELDS) {
    const value = (record[group] as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (value === undefined) continue;
    if (input === 'landClass') {
      const { scheme, code } = value as { readonly scheme: CodeListName; readonly code: string };
      found.push({ list: scheme, code, group, field });
    } else if (codeList) {
      const codes = (Array.isArray(value) ? value : [value]) as readonly string[];
      for (const code of codes) found.push({ list: codeList, code, group, field });
    }
  }
  record.economics?.enterprises?.forEach(({ performanceGrade: code }, row) => {
    if (code === undefined) return;
    const cell = `${row}.performanceGrade`;
    found.push({ list: 'performanceGrade', code, group: 'economics', field: 'enterprises', cell });
  });
  return found;
}
