/**
 * "Duplicates: … overlap > 80 % with a parcel of another surveyor (warning, shown side by side)" (docs/domain.md §2): two people may
 * have surveyed the same land. Measured by the smaller of the two, so that both records say the same.
 */
import { toShownSqM } from '#core/geo/areas.ts';
import { callOf } from '../surroundings.ts';
import { type Rule, rounded, warning } from './rule.ts';

export const sameLand: Rule = ({ boundary, process }, { neighbours, settings }) => {
  if (!boundary) return [];
  return neighbours.flatMap((neighbour) => {
    const { surveyor, planarAreaSqM = 0, contact } = neighbour;
    if (surveyor === process?.surveyor) return [];
    const smallerSqM = toShownSqM(Math.min(planarAreaSqM, boundary.planarAreaSqM));
    if (contact.overlapSqM <= (smallerSqM * settings.duplicateOverlapPercent) / 100) return [];
    const percent = rounded(Math.min(100, (contact.overlapSqM / smallerSqM) * 100), 1);
    const surveyors = { surveyor: process?.surveyor ?? '', otherSurveyor: surveyor ?? '' };
    const params = { other: callOf(neighbour), otherId: neighbour.id, percent, ...surveyors };
    return [warning('same-land', { group: 'boundary' }, params)];
  });
};
