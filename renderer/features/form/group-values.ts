/**
 * Between a form and the record: emptied inputs are absent fields, what was typed is made what the field stores, and what does not
 * fit yet is kept out of what is saved, so that one half-typed number never holds back, or erases, the rest of its group.
 */
import type { Problem } from '#core/contract/failures.ts';
import { toProblems } from '#core/contract/input-problems.ts';
import type { Json } from '#core/json.ts';
import {
  ATTRIBUTE_GROUPS,
  type AttributeGroup,
  type FieldDescription,
  PARCEL_FIELDS,
} from '#core/parcel/field-groups.ts';
import { type NormalChange, normaliseField } from '#core/parcel/normalise.ts';

export type FormValues = Record<string, unknown>;
/** The values of the whole form: by group, then by field. */
export type RecordValues = Record<string, FormValues>;

/** Absent fields are named too, or a reset would leave what stood in them. */
export function toFormValues(group: AttributeGroup, value: Json | undefined): FormValues {
  const saved = isRecord(value) ? value : {};
  return Object.fromEntries(
    Object.keys(ATTRIBUTE_GROUPS[group].shape).map((name) => [name, saved[name] ?? null]),
  );
}

/** The value without what is empty: '', null, empty lists, and rows or pairs with nothing in them; undefined when nothing is left. */
export function filled(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value === 'object') {
    const kept = Object.entries(value).flatMap(([name, item]) => {
      const inside = filled(item);
      return inside === undefined ? [] : [[name, inside]];
    });
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  }
  return value;
}

export type FieldReading = {
  /** What the field would store; undefined for an emptied one, and while there is a problem. */
  readonly value: unknown;
  /** How it differs in form from what was typed. */
  readonly changes: readonly NormalChange[];
  readonly problem?: Problem;
};

/** What of a field's input can be stored, or why not. */
export function readField(description: FieldDescription, typed: unknown): FieldReading {
  const { value, changes, problem } = normaliseField(description, filled(typed));
  if (problem) return { value: undefined, changes: [], problem };
  const kept = filled(value);
  if (kept === undefined) return { value: undefined, changes };
  const parsed = description.schema.safeParse(kept, { reportInput: true });
  if (!parsed.success) {
    return { value: undefined, changes: [], problem: toProblems(parsed.error.issues)[0] ?? NOT_FITTING };
  }
  return isWellFormed(kept)
    ? { value: parsed.data, changes }
    : { value: undefined, changes: [], problem: NOT_FITTING };
}

const NOT_FITTING: Problem = { code: 'record.wrong-form', params: {} };

/** Halves of rare characters, as a program leaves them that cuts a text in the middle of one, cannot be stored. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return value === null || typeof value !== 'object' || Object.values(value).every(isWellFormed);
}

export type Savable = {
  readonly value: Json;
  /** Fields that were left as they had been saved, because what stands in them does not fit. */
  readonly held: readonly string[];
};

/**
 * What of a form can be saved now. Fields that do not fit keep the value they were last saved with.
 * @param saved the group's value as last written; undefined when nobody has written it
 */
export function toSavable(group: AttributeGroup, form: FormValues, saved: Json | undefined): Savable {
  const before = isRecord(saved) ? saved : {};
  const value: Record<string, unknown> = {};
  const held: string[] = [];
  for (const description of PARCEL_FIELDS) {
    if (description.group !== group) continue;
    const { field } = description;
    const read = readField(description, form[field]);
    if (read.problem) held.push(field);
    const kept = read.problem ? before[field] : read.value;
    if (kept !== undefined) value[field] = kept;
  }
  return { value: ATTRIBUTE_GROUPS[group].parse(value) as Json, held };
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
