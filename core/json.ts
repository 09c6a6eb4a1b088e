/** JSON as a type, and one way to tell two values apart: by their text with sorted keys. */
import { z } from 'zod';

/** A member that is `undefined` is an absent one, as it is for JSON.stringify. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

export const jsonSchema: z.ZodType<Json> = z.json();

/**
 * The text of a value with all object keys sorted and no spaces, so that equal values have equal texts.
 * Only for comparing and hashing derived things; what is signed or chained is hashed as the bytes that travelled.
 */
export function canonicalText(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = Object.entries(value)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`;
}

export function sameJson(a: Json, b: Json): boolean {
  return canonicalText(a) === canonicalText(b);
}
