/** The declaration of a field by its path. */
import { type FieldDescription, PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { pathOf } from './field-layout.ts';

const DESCRIPTIONS = new Map(PARCEL_FIELDS.map((description) => [pathOf(description), description]));

/** Throws for a path that is none: paths come from the tables of core. */
export function describe(path: string): FieldDescription {
  const description = DESCRIPTIONS.get(path);
  if (!description) throw new Error(`${path} is no field`);
  return description;
}
