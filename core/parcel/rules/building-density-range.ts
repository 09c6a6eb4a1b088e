/** "JZMD 0–100" (docs/domain.md §2): buildings cannot cover more than the parcel. Below zero nothing can be stored. */
import { error, type Rule } from './rule.ts';

export const buildingDensityRange: Rule = ({ use }) => {
  const stated = use?.buildingDensityPercent;
  return stated !== undefined && stated > 100
    ? [error('building-density-range', { group: 'use', field: 'buildingDensityPercent' }, { stated })]
    : [];
};
