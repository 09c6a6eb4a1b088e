/** Records as a generator of anything the schema allows would fill them in, held to what the rules accept. */
import fc from 'fast-check';
import { type ParcelAttributes, parcelAttributesSchema } from '#core/contract/parcel.ts';
import { ATTRIBUTE_GROUP_NAMES, type FieldDescription, PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { codeLists } from '#seeds/index.ts';
import { COMPLETE } from './a-parcel.ts';

const CODES = new Map(codeLists.map(({ list, items }) => [list as string, items.map(({ code }) => code)]));

/** Any text of people: Chinese, rare characters, emoji, what SQL and HTML would obey; no line break, no half character. */
const aLine = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'湖州织里𠀀😀<>\'";-=+@&%_*　Ａ１'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 30,
  })
  .filter((text) => text.trim() !== '' && !/[\r\n]/.test(text) && text.isWellFormed());
const someLines = fc.array(aLine, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const aDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const aSmallNumber = fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100);

/** What may stand in a field by its declaration; undefined for those that the rules tie to others. */
function contentOf({ input, codeList, field, schema }: FieldDescription): fc.Arbitrary<unknown> | undefined {
  switch (input) {
    case 'line':
    case undefined:
      // A text that has a form of its own (a village's code) is not hit upon by chance.
      return schema.safeParse('湖州').success
        ? aLine.filter((text) => schema.safeParse(text).success)
        : undefined;
    case 'lines':
      return someLines;
    case 'date':
      return aDate;
    case 'number':
      return /year/i.test(field)
        ? fc.integer({ min: 1950, max: 2025 })
        : (schema.safeParse(0.5).success ? aSmallNumber : fc.nat(1000)).filter(
            (value) => schema.safeParse(value).success,
          );
    case 'yesNo':
      return fc.boolean();
    case 'code':
      return codeList ? fc.constantFrom(...(CODES.get(codeList) ?? [])) : undefined;
    case 'codes':
      return codeList ? fc.subarray([...(CODES.get(codeList) ?? [])], { minLength: 1 }) : undefined;
    default:
      return undefined;
  }
}

/**
 * A complete record with anything more in it: each further field is there or not. Not every one is accepted (a category may ask
 * for an interior photo, a mode for a date): whoever uses it tells them apart by the rules.
 */
export const anArbitraryParcel: fc.Arbitrary<ParcelAttributes> = fc
  .record(
    Object.fromEntries(
      ATTRIBUTE_GROUP_NAMES.map((group) => [
        group,
        fc.record(
          Object.fromEntries(
            PARCEL_FIELDS.filter((each) => each.group === group && each.field !== 'unitNo').flatMap(
              (each) => {
                const value = contentOf(each);
                return value ? [[each.field, value]] : [];
              },
            ),
          ),
          { requiredKeys: [] },
        ),
      ]),
    ),
  )
  .map((groups) =>
    Object.fromEntries(
      Object.entries(groups).map(([group, value]) => [
        group,
        { ...value, ...COMPLETE[group as keyof ParcelAttributes] },
      ]),
    ),
  )
  // A group with nothing in it is not written.
  .map((groups) =>
    Object.fromEntries(Object.entries(groups).filter(([, value]) => Object.keys(value).length > 0)),
  )
  .map((groups) => parcelAttributesSchema.parse(groups) as ParcelAttributes);
