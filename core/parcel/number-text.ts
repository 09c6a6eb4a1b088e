/**
 * Numbers as people type and paste them: full-width digits, separated thousands, a unit behind. Only what can mean one thing is
 * taken; `12,34` or a sum where a rate per 亩 belongs is refused with the reason.
 */
import type { Problem } from '#core/contract/failures.ts';
import type { FieldMeta } from './field.ts';
import { toHalfWidth } from './half-width.ts';
import { rounded } from './rules/rule.ts';

type Unit = NonNullable<FieldMeta['unit']>;

/** How many of the field's own unit one of the typed unit is. */
const UNITS: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  'm²': {
    'm²': 1,
    m2: 1,
    '㎡': 1,
    平方米: 1,
    平米: 1,
    平方: 1,
    亩: 2000 / 3,
    公顷: 10_000,
    ha: 10_000,
    'hm²': 10_000,
    hm2: 10_000,
    万平方米: 10_000,
    '万㎡': 10_000,
    '万m²': 10_000,
    万m2: 10_000,
    平方公里: 1_000_000,
    平方千米: 1_000_000,
    'km²': 1_000_000,
    km2: 1_000_000,
  },
  '%': { '%': 1 },
  '万元/亩': { '万元/亩': 1, '万/亩': 1, '元/亩': 0.0001 },
  人: { 人: 1, 名: 1 },
  年: { 年: 1, 年度: 1 },
};
/** Converted figures keep what the field shows: hundredths of a m², single yuan. */
const DECIMALS: Readonly<Record<Unit, number>> = { 'm²': 2, '%': 2, '万元/亩': 4, 人: 0, 年: 0 };

const FORM = /^(?<sign>[+-]?)(?<whole>\d[\d, ]*)?(?<fraction>\.\d*)?(?<unit>.*)$/s;
/** Not 0,020: nobody parts thousands where there are none, but many write a decimal comma. */
const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)$/;

export type NumberText =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly isPlain: boolean;
      readonly converted: boolean;
    }
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * @param unit of the field; undefined where it has none
 * @returns the number in the field's unit; `isPlain` when the text was just its digits, `converted` when another unit stood behind
 */
export function parseNumberText(text: string, unit: Unit | undefined): NumberText {
  const typed = toHalfWidth(text)
    .replace(/[−–]/g, '-')
    .replace(/(?<=\d)。(?=\d)/g, '.')
    .trim();
  if (typed === '') return { kind: 'empty' };
  const { sign = '', whole = '', fraction = '', unit: behind = '' } = FORM.exec(typed)?.groups ?? {};
  const digits = whole.trimEnd();
  const isGrouped = GROUPED.test(digits);
  if (!/\d/.test(digits + fraction) || !(isGrouped || /^\d*$/.test(digits))) {
    return refused('record.not-a-number', { value: text });
  }
  const value = Number(`${sign}${digits.replace(/[, ]/g, '') || '0'}${fraction}`);
  const typedUnit = behind.replace(/\s/g, '').toLowerCase();
  if (typedUnit === '') {
    return { kind: 'number', value, isPlain: /^-?\d*\.?\d*$/.test(text), converted: false };
  }
  const units = unit ? UNITS[unit] : {};
  const factor = Object.hasOwn(units, typedUnit) ? units[typedUnit] : undefined;
  if (!unit || factor === undefined) {
    // What stands behind may be no unit but more of a number, such as 12.5.6.
    return /[\d.,]/.test(typedUnit[0] ?? '')
      ? refused('record.not-a-number', { value: text })
      : refused('record.unit-not-fitting', { unit: behind.trim() });
  }
  return factor === 1
    ? { kind: 'number', value, isPlain: false, converted: false }
    : { kind: 'number', value: rounded(value * factor, DECIMALS[unit]), isPlain: false, converted: true };
}

function refused(code: string, params: Problem['params']): NumberText {
  return { kind: 'refused', problem: { code, params } };
}
