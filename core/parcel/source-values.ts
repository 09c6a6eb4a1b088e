/**
 * Values of somebody else's table made what a field stores: 是 and Y made true, the name of a code made its code, a land class made the
 * pair of scheme and code. Numbers, dates and texts are put in form afterwards, by the one function for all records (`normalise.ts`).
 */
import type { SourceValue } from '#core/geo/features/source-layer.ts';
import type { Json } from '#core/json.ts';
import type { ReferenceData } from '#core/reference/reference-data.ts';
import type { CodeListName } from './field.ts';
import type { FieldDescription } from './field-groups.ts';
import { toHalfWidth } from './half-width.ts';
import { type ColumnMapping, FILLABLE_FIELDS, pathOf } from './source-columns.ts';

type Known = Pick<ReferenceData, 'codeLists' | 'divisions' | 'reportingBodies'>;
type Named = { readonly code: string; readonly name: string; readonly retiredIn?: number | undefined };
type Lookup = { readonly codes: ReadonlySet<string>; readonly byName: ReadonlyMap<string, string> };

/** Groups of plain fields, as a record file has them. */
export type SourceRecord = {
  readonly record: Readonly<Record<string, Json>>;
  /** Columns whose value has no place to go: a land class or a division that nobody knows. */
  readonly leftOut: readonly string[];
};

export type RecordMaker = (attributes: Readonly<Record<string, SourceValue>>) => SourceRecord;

/** Prepares the taking over of many rows by one mapping. Paths that are none are passed by. */
export function makeRecordMaker(mapping: ColumnMapping, reference: Known): RecordMaker {
  const fields = new Map(FILLABLE_FIELDS.map((each) => [pathOf(each), each]));
  const convert = makeConverter(reference);
  const pairs = Object.entries(mapping).flatMap(([column, path]) => {
    const description = fields.get(path);
    return description ? [{ column, description }] : [];
  });
  return (attributes) => {
    const record: Record<string, Record<string, Json>> = {};
    const leftOut: string[] = [];
    for (const { column, description } of pairs) {
      const value = Object.hasOwn(attributes, column) ? attributes[column] : undefined;
      if (value === undefined || value === '') continue;
      const converted = convert(description, value);
      if (converted === undefined) leftOut.push(column);
      else record[description.group] = { ...record[description.group], [description.field]: converted };
    }
    return { record, leftOut };
  };
}

const LAND_CLASS_SCHEMES = {
  'use.currentLandClass': ['third_national_survey_working', 'gbt21010_2017', 'land_sea_use_2023'],
  'use.plannedUse': ['land_sea_use_2023', 'third_national_survey_working', 'gbt21010_2017'],
} as const satisfies Readonly<Record<string, readonly CodeListName[]>>;

/** Undefined where the value can go nowhere. */
function makeConverter(reference: Known): (field: FieldDescription, value: SourceValue) => Json | undefined {
  const lists = new Map<string, Lookup>(
    reference.codeLists.map(({ list, items }) => [list, lookupOf(items)]),
  );
  const townships = lookupOf(reference.divisions.filter(({ level }) => level === 'township'));
  const bodies = lookupOf(reference.reportingBodies);
  return (field, value) => {
    const path = pathOf(field);
    const text = String(value).trim();
    switch (field.input) {
      case 'yesNo':
        return toYesNo(value);
      case 'landClass':
        return toLandClass(LAND_CLASS_SCHEMES[path as keyof typeof LAND_CLASS_SCHEMES] ?? [], text, lists);
      case 'codes':
        return listed(text).map((each) => codeOf(lists.get(field.codeList ?? ''), each) ?? each);
      case 'texts':
        return listed(text);
      case 'number':
        return typeof value === 'boolean' ? text : value;
      default:
        break;
    }
    if (path === 'identity.townshipCode')
      return codeOf(townships, /^\d{10,}$/.test(text) ? text.slice(0, 9) : text);
    if (path === 'identity.reportingBody') return codeOf(bodies, text) ?? text;
    if (path === 'identity.keyAreaNo') return toWholeNumber(text);
    if (field.codeList) return codeOf(lists.get(field.codeList), text) ?? text;
    return text;
  };
}

/** No name of a list is longer, and the patterns below are not meant for pages of text. */
const MAX_NAME = 300;

/** A code that is in use, as it stands or by its name; also `0601 工业用地` and `工业用地（0601）`. */
function codeOf(list: Lookup | undefined, text: string): string | undefined {
  if (!list || text.length > MAX_NAME) return undefined;
  const plain = toHalfWidth(text).trim();
  if (list.codes.has(plain)) return plain;
  const named = list.byName.get(nameKey(plain));
  if (named) return named;
  const [, front, back] = /^([0-9A-Za-z]+)[\s:.、\-(]*(.*?)\)?$/.exec(plain) ?? [];
  if (front && back && list.codes.has(front) && list.byName.get(nameKey(back)) === front) return front;
  const [, name, code] = /^(.*?)\s*\(([0-9A-Za-z]+)\)$/.exec(plain) ?? [];
  return name && code && list.codes.has(code) && list.byName.get(nameKey(name)) === code ? code : undefined;
}

function lookupOf(items: readonly Named[]): Lookup {
  const inUse = items.filter(({ retiredIn }) => retiredIn === undefined);
  const byName = new Map<string, string>();
  const several = new Set<string>();
  for (const { code, name } of inUse) {
    if (byName.has(nameKey(name))) several.add(nameKey(name));
    byName.set(nameKey(name), code);
  }
  // A name that two codes have says neither.
  for (const name of several) byName.delete(name);
  return { codes: new Set(inUse.map(({ code }) => code)), byName };
}

const nameKey = (name: string): string => toHalfWidth(name).replace(/\s/g, '').toUpperCase();

function toLandClass(
  schemes: readonly CodeListName[],
  text: string,
  lists: ReadonlyMap<string, Lookup>,
): Json | undefined {
  for (const scheme of schemes) {
    const code = codeOf(lists.get(scheme), text);
    if (code) return { scheme, code };
  }
  return undefined;
}

/** What is neither yes nor no stays as it is, and the schema refuses it. */
function toYesNo(value: SourceValue): Json {
  const text = toHalfWidth(String(value)).trim().toUpperCase();
  if (/^(是|Y|YES|T|TRUE|1|√|有)$/.test(text)) return true;
  return /^(否|N|NO|F|FALSE|0|×|无)$/.test(text) ? false : String(value);
}

function toWholeNumber(text: string): Json {
  const plain = toHalfWidth(text).trim();
  return /^\d{1,9}(\.0*)?$/.test(plain) ? Math.trunc(Number(plain)) : text;
}

function listed(text: string): string[] {
  return text
    .split(/[、,，;；|\n]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
