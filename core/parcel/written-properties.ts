/**
 * The plain fields of a record as properties of a feature, by their provincial columns where they have one (layer DCDYTB),
 * else by the name of the field. What is read back by `source-columns.ts` finds its way by the same names.
 */
import { toShownSqM } from '#core/geo/areas.ts';
import type { Json } from '#core/json.ts';
import { PARCEL_FIELDS, type ParcelValues } from './field-groups.ts';

export function toWrittenProperties(values: ParcelValues): Record<string, string | number> {
  const properties: Record<string, string | number> = {};
  for (const { group, field, dcdytb, input } of PARCEL_FIELDS) {
    const value = (values[group] as Readonly<Record<string, Json>> | undefined)?.[field];
    if (value === undefined || input === 'rows' || input === 'program') continue;
    properties[dcdytb ?? field] = toPlain(value);
  }
  if (values.boundary) properties.MJ = toShownSqM(values.boundary.planarAreaSqM);
  return properties;
}

/** Yes and no are the words of the province; a land class is its code. */
function toPlain(value: Json): string | number {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(toPlain).join('、');
  const { code } = (value ?? {}) as { readonly code?: Json };
  return typeof code === 'string' ? code : JSON.stringify(value);
}
