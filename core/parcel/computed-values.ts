/**
 * Values the program computes for the surveyor, who may overrule them. Nothing is stored of how a value came to be: a stored value
 * that equals the computed one counts as computed and follows its sources; any other is the surveyor's own and is left alone.
 * So a record says the same on every machine, whoever filled it in and with whatever version.
 */
import { rounded } from './rules/rule.ts';

type Computation = {
  /** Field of the group `use` that is divided by the parcel's planar area in m². */
  readonly source: 'floorAreaSqM' | 'footprintAreaSqM';
  readonly factor: number;
};

/** Fields of the group `use`. */
export const COMPUTATIONS = {
  /** RJL, floor area ÷ parcel area: 37,200 m² on 30,000 m² → 1.24. */
  floorAreaRatio: { source: 'floorAreaSqM', factor: 1 },
  /** JZMD in percent, footprint ÷ parcel area × 100: 12,000 m² on 30,000 m² → 40. */
  buildingDensityPercent: { source: 'footprintAreaSqM', factor: 100 },
} as const satisfies Readonly<Record<string, Computation>>;

export type ComputedField = keyof typeof COMPUTATIONS;
export const COMPUTED_FIELDS = Object.keys(COMPUTATIONS) as readonly ComputedField[];

/** What the form or the record holds of the group `use`. */
export type UseDraft = Readonly<Record<string, unknown>> | undefined;

const DECIMALS = 2;
/** The schema of both fields takes no more; such a figure is a slip in a source and not worth proposing. */
const MAX = 1000;

export const isComputedField = (path: string): boolean =>
  path.startsWith('use.') && Object.hasOwn(COMPUTATIONS, path.slice('use.'.length));

/**
 * The computed value with 2 decimals, rounded once; undefined while a source is missing or no number yet.
 * @param parcelAreaSqM planar area of the boundary
 */
export function computeValue(
  field: ComputedField,
  use: UseDraft,
  parcelAreaSqM: number | undefined,
): number | undefined {
  const { source, factor } = COMPUTATIONS[field];
  const sourceSqM = use?.[source];
  if (typeof sourceSqM !== 'number' || sourceSqM < 0 || !parcelAreaSqM) return undefined;
  const value = rounded((sourceSqM / parcelAreaSqM) * factor, DECIMALS);
  return value <= MAX ? value : undefined;
}

/**
 * What the computed fields should become after a source was changed: filled where they are empty or held what was computed from
 * the sources before; left out where the surveyor has overruled them. `null` empties a field whose source is gone.
 */
export function followSources(
  before: UseDraft,
  after: UseDraft,
  parcelAreaSqM: number | undefined,
): { readonly [F in ComputedField]?: number | null } {
  const changes: { [F in ComputedField]?: number | null } = {};
  for (const field of COMPUTED_FIELDS) {
    const { source } = COMPUTATIONS[field];
    if (before?.[source] === after?.[source]) continue;
    const stored = after?.[field] ?? undefined;
    const follows = stored === undefined || stored === computeValue(field, before, parcelAreaSqM);
    const next = computeValue(field, after, parcelAreaSqM);
    if (follows && next !== stored) changes[field] = next ?? null;
  }
  return changes;
}
