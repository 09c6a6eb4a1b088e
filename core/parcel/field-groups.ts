/**
 * THE table of field groups of a parcel. A group is what is written, merged and argued about together, so what must
 * change together stands in one group. Contract, form, projection, sheet and export all walk this table.
 */
import type { z } from 'zod';
import { boundarySchema } from '#core/geo/boundary.ts';
import { type FieldMeta, fieldRegistry } from './field.ts';
import { abuttalsSchema } from './groups/abuttals.ts';
import { classificationSchema } from './groups/classification.ts';
import { confirmationsSchema } from './groups/confirmations.ts';
import { economicsSchema } from './groups/economics.ts';
import { identitySchema } from './groups/identity.ts';
import { legacySchema } from './groups/legacy.ts';
import { processSchema } from './groups/process.ts';
import { reasonsSchema } from './groups/reasons.ts';
import { redevelopmentSchema } from './groups/redevelopment.ts';
import { tenureSchema } from './groups/tenure.ts';
import { useSchema } from './groups/use.ts';

/** Groups of plain fields, in the order of the form. */
export const ATTRIBUTE_GROUPS = {
  identity: identitySchema,
  classification: classificationSchema,
  tenure: tenureSchema,
  use: useSchema,
  economics: economicsSchema,
  reasons: reasonsSchema,
  legacy: legacySchema,
  redevelopment: redevelopmentSchema,
  abuttals: abuttalsSchema,
  process: processSchema,
} as const;

export const PARCEL_GROUPS = {
  ...ATTRIBUTE_GROUPS,
  boundary: boundarySchema,
  confirmations: confirmationsSchema,
} as const;

export type AttributeGroup = keyof typeof ATTRIBUTE_GROUPS;
export type ParcelGroup = keyof typeof PARCEL_GROUPS;
export type GroupValue<G extends ParcelGroup> = z.infer<(typeof PARCEL_GROUPS)[G]>;

/** The values of a parcel, one a group; a group nobody has written yet is absent. */
export type ParcelValues = { readonly [G in ParcelGroup]?: GroupValue<G> };

export const ATTRIBUTE_GROUP_NAMES = Object.keys(ATTRIBUTE_GROUPS) as readonly AttributeGroup[];
export const PARCEL_GROUP_NAMES = Object.keys(PARCEL_GROUPS) as readonly ParcelGroup[];

type OperationGroup = `parcel.${ParcelGroup}`;
/** Made once: thousands of records are written with them, and a name put together each time costs more than its group. */
const operationGroups = Object.fromEntries(
  PARCEL_GROUP_NAMES.map((group) => [group, `parcel.${group}`]),
) as Readonly<Record<ParcelGroup, OperationGroup>>;
const parcelGroups = new Map<string, ParcelGroup>(
  PARCEL_GROUP_NAMES.map((group) => [operationGroups[group], group]),
);

/** Name of the group inside an operation, e.g. `parcel.tenure`. */
export const toOperationGroup = (group: ParcelGroup): OperationGroup => operationGroups[group];

export const fromOperationGroup = (name: string): ParcelGroup | undefined => parcelGroups.get(name);

export type FieldDescription = FieldMeta & {
  readonly group: AttributeGroup;
  readonly field: string;
  readonly schema: z.ZodType;
};

/** All plain fields in the order of the form, with what is declared of each. */
export const PARCEL_FIELDS: readonly FieldDescription[] = ATTRIBUTE_GROUP_NAMES.flatMap((group) =>
  Object.entries(ATTRIBUTE_GROUPS[group].shape as Record<string, z.ZodType>).map(([field, schema]) => ({
    ...fieldRegistry.get(schema),
    group,
    field,
    schema,
  })),
);
