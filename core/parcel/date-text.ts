/** Dates as people and tables write them, made `yyyy-mm-dd`. A day that no calendar has is refused, and so is half a date. */
import type { Problem } from '#core/contract/failures.ts';
import { toHalfWidth } from './half-width.ts';

export type DateText =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'refused'; readonly problem: Problem };

const FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
/** Tables write the midnight a date stands for. */
const MIDNIGHT = /[ T]0?0:00(?::00(?:\.0+)?)?Z?$/;

export function parseDateText(text: string): DateText {
  const typed = toHalfWidth(text).trim().replace(MIDNIGHT, '').replace(/\s/g, '');
  if (typed === '') return { kind: 'empty' };
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(typed) ?? [];
    if (year === undefined) continue;
    const value = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return isDay(Number(year), Number(month), Number(day))
      ? { kind: 'date', value }
      : { kind: 'refused', problem: { code: 'record.no-such-day', params: { value: text } } };
  }
  return { kind: 'refused', problem: { code: 'record.date-form', params: { value: text } } };
}

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year > 0 && days !== undefined && day >= 1 && day <= days;
}
