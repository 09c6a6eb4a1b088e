/** "A legacy area beyond the parcel area, error" (docs/domain.md §2); beyond the printed hundredth of a m². */
import { toShownSqM } from '#core/geo/areas.ts';
import { error, type Rule } from './rule.ts';

export const legacyArea: Rule = ({ legacy, boundary }) => {
  if (legacy?.legacyAreaSqM === undefined || !boundary) return [];
  const areaSqM = toShownSqM(boundary.planarAreaSqM);
  const { legacyAreaSqM } = legacy;
  return legacyAreaSqM > areaSqM
    ? [error('legacy-area', { group: 'legacy', field: 'legacyAreaSqM' }, { legacyAreaSqM, areaSqM })]
    : [];
};
