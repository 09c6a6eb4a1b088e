/**
 * Finding a choice by what people remember of it: its code, its name, the initials of its name in pinyin (`zlz` 织里镇) or the whole
 * pinyin (`zhili`). Pure; the pinyin comes from outside.
 */
import { toHalfWidth } from '#core/parcel/half-width.ts';

export type Choice = {
  readonly value: string;
  /** As it is shown. */
  readonly label: string;
  /** The name alone, where the label says more. */
  readonly name?: string;
  /** A code that people see and know; the program's own codes are none. */
  readonly code?: string;
};

/** Syllables of a name, one a character, without tones; undefined while they are not there yet. */
export type ToSyllables = (name: string) => readonly string[];

const CODE_BEGINS = 0;
const NAME_BEGINS = 1;
const PINYIN_BEGINS = 2;
const CONTAINS = 3;

/** 0 for the best kind of match; undefined for none. Everything matches a blank query alike. */
export function rankOf(query: string, choice: Choice, toSyllables?: ToSyllables): number | undefined {
  const wanted = toHalfWidth(query).toLowerCase().replace(/\s/g, '');
  const name = (choice.name ?? choice.label).toLowerCase();
  const code = choice.code?.toLowerCase() ?? '';
  if (code.startsWith(wanted)) return CODE_BEGINS;
  if (name.startsWith(wanted)) return NAME_BEGINS;
  const syllables = toSyllables?.(name) ?? [];
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  const whole = syllables.join('');
  if (initials.startsWith(wanted) || whole.startsWith(wanted)) return PINYIN_BEGINS;
  return [code, name, choice.label.toLowerCase(), initials, whole].some((text) => text.includes(wanted))
    ? CONTAINS
    : undefined;
}
