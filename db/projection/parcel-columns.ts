/**
 * How the values of a parcel become columns of its row: each plain field has a column of the same name in snake_case, so the
 * table of field groups decides what is projected. The migration writes the columns out; a test holds the two together.
 */
import type { Json } from '#core/json.ts';
import { type FieldDescription, PARCEL_FIELDS, type ParcelValues } from '#core/parcel/field-groups.ts';

export type Column = string | number | null;

export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const FIELD_COLUMNS: readonly { readonly column: string; readonly field: FieldDescription }[] =
  PARCEL_FIELDS.map((field) => ({ column: columnOf(field.field), field }));

/** The plain fields of a parcel in the order of FIELD_COLUMNS. A list, for an object of so many members costs several times as much. */
export function fieldCells(values: ParcelValues): Column[] {
  return FIELD_COLUMNS.map(({ field }) => {
    const group = values[field.group] as { readonly [name: string]: Json | undefined } | undefined;
    return group === undefined ? null : toColumn(group[field.field]);
  });
}

function toColumn(value: Json | undefined): Column {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return value.every((item) => typeof item === 'string') ? value.join('、') : JSON.stringify(value);
  }
  // A land class is the pair (scheme, code); lists and layers show the code, the pair stays in the operation.
  const { code } = value as { readonly code?: Json };
  return typeof code === 'string' ? code : JSON.stringify(value);
}
