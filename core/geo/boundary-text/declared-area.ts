/** 面积 should be 公顷 but is often m² or 亩: the ratio to the geometry tells which. */
import { SQM_PER_HECTARE, SQM_PER_MU } from '../areas.ts';
import type { AreaUnit } from './types.ts';

export type DeclaredNumber = { readonly value: number; readonly decimals: number };

const UNITS: readonly { readonly unit: AreaUnit; readonly sqM: number }[] = [
  { unit: 'hectare', sqM: SQM_PER_HECTARE },
  { unit: 'squareMetre', sqM: 1 },
  { unit: 'mu', sqM: SQM_PER_MU },
];

/** How far a declared area may be from the geometry and still be the area of this geometry. */
const MAX_DEVIATION = 0.01;
/** The units are a factor of 15 and more apart; two decimals at least are taken as meant, or `0` would fit everything. */
const MIN_DECIMALS = 2;

/** What a lost point takes from an area is as a rule more. */
const WHOLE_WITHIN_SQM = 1;

/** Whether the declared area is that of the geometry so exactly that no point of it can be missing. */
export function isOfWholeArea(declared: DeclaredNumber | undefined, areaSqM: number): boolean {
  return (
    declared !== undefined &&
    UNITS.some(
      ({ sqM }) =>
        sqM * 10 ** -declared.decimals <= WHOLE_WITHIN_SQM &&
        Math.abs(declared.value * sqM - areaSqM) <= WHOLE_WITHIN_SQM,
    )
  );
}

/**
 * The unit in which a declared area fits the computed one to 1 % or to half its last decimal; `unknown` when in none.
 * @param declared the number as written and its count of decimals
 * @param areaSqM planar area of the geometry in m², above 0
 */
export function areaUnitOf(declared: DeclaredNumber, areaSqM: number): AreaUnit {
  const rounding = 0.5 * 10 ** -Math.max(MIN_DECIMALS, declared.decimals);
  const fits = ({ sqM }: { readonly sqM: number }) =>
    Math.abs(declared.value * sqM - areaSqM) <= Math.max(MAX_DEVIATION * areaSqM, rounding * sqM);
  return UNITS.find(fits)?.unit ?? 'unknown';
}
