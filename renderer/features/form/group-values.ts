/**
 * Between a form and the record: emptied inputs are absent fields, and what does not fit its type yet is kept out of
 * what is saved, so that one half-typed number never holds back, or erases, the rest of its group.
 */
import type { Json } from '#core/json.ts';
import { ATTRIBUTE_GROUPS, type AttributeGroup } from '#core/parcel/field-groups.ts';

export type FormValues = Record<string, unknown>;

/** The values without what is empty: '', null, empty lists, and rows or pairs with nothing in them. */
export function withoutEmpty(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const kept = filled(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

function filled(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value === 'object') {
    const kept = withoutEmpty(value as FormValues);
    return Object.keys(kept).length === 0 ? undefined : kept;
  }
  return value;
}

export type Savable = {
  readonly value: Json;
  /** Fields that were left as they had been saved, because what stands in them does not fit. */
  readonly held: readonly string[];
};

/**
 * What of a form can be saved now. Fields that do not fit the schema keep the value they were last saved with.
 * @param saved the group's value as last written; undefined when nobody has written it
 */
export function toSavable(group: AttributeGroup, form: FormValues, saved: Json | undefined): Savable {
  const schema = ATTRIBUTE_GROUPS[group];
  const values = withoutEmpty(form);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { value: parsed.data as Json, held: [] };
  const held = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  const before = isRecord(saved) ? saved : {};
  const kept: Record<string, unknown> = { ...values };
  for (const field of held) {
    delete kept[field];
    if (before[field] !== undefined) kept[field] = before[field];
  }
  return { value: schema.parse(kept) as Json, held };
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
