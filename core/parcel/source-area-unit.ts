/** The unit of a column of areas that does not name it: the ratio to the polygons beside it tells, when nearly all rows agree. */
import { SQM_PER_HECTARE, SQM_PER_MU } from '#core/geo/areas.ts';

export type ColumnAreaUnit = 'squareMetre' | 'mu' | 'hectare';

const SQM: Readonly<Record<ColumnAreaUnit, number>> = {
  squareMetre: 1,
  mu: SQM_PER_MU,
  hectare: SQM_PER_HECTARE,
};
/** A certificate's area may be off its polygon by some per cent; the units are a factor of 15 apart. */
const MAX_DEVIATION = 0.25;
const MOST = 0.8;

export const sqMPer = (unit: ColumnAreaUnit): number => SQM[unit];

/**
 * @param rows values of the column with the planar area of their polygon in m²
 * @returns `squareMetre` also where nothing is clear: nothing is converted by a guess
 */
export function areaUnitOfColumn(
  rows: readonly { readonly value: number; readonly areaSqM: number }[],
): ColumnAreaUnit {
  const telling = rows.filter(({ value }) => value > 0);
  for (const unit of ['squareMetre', 'mu', 'hectare'] as const) {
    const fitting = telling.filter(
      ({ value, areaSqM }) => Math.abs(value * SQM[unit] - areaSqM) <= MAX_DEVIATION * areaSqM,
    );
    if (telling.length > 0 && fitting.length >= MOST * telling.length) return unit;
  }
  return 'squareMetre';
}
