/**
 * A record of a file made what the form would have made of it: codes in half-width, numbers and dates out of their many forms. What
 * cannot be read is named with its field and left out, so that it is refused once and for its reason.
 */
import type { Problem } from '#core/contract/failures.ts';
import type { Json } from '#core/json.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { normaliseField } from '#core/parcel/normalise.ts';

type Grouped = Readonly<Record<string, Json>>;

/** @param line of the file the record stood in, 1-based */
export function normaliseRecord(
  grouped: Grouped,
  line: number,
): {
  readonly record: Grouped;
  readonly problems: readonly Problem[];
  /** What was changed in form, to be told. */
  readonly changes: readonly Problem[];
} {
  const problems: Problem[] = [];
  const changes: Problem[] = [];
  const record: Record<string, Json> = { ...grouped };
  for (const description of PARCEL_FIELDS) {
    const { group, field } = description;
    const values = record[group];
    if (!isObject(values) || !Object.hasOwn(values, field)) continue;
    const { value, problem, changes: changed } = normaliseField(description, values[field]);
    const { [field]: _, ...others } = values;
    changes.push(...changed.map((change) => ({ ...change, line, field: `${group}.${field}` })));
    if (problem) {
      const place = problem.field === undefined ? '' : `.${problem.field}`;
      problems.push({ ...problem, line, field: `${group}.${field}${place}` });
    }
    const isKept = !problem && value !== undefined;
    record[group] = isKept ? { ...others, [field]: value as Json } : others;
  }
  return { record, problems, changes };
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
