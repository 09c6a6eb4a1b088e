/** "Years 1900..now" (docs/domain.md §2), for the year a building was built. A plan's year may lie ahead and is not held to it. */
import { error, type Rule } from './rule.ts';

const FIRST_YEAR = 1900;

export const yearRange: Rule = ({ use }, { today }) => {
  const year = use?.yearBuilt;
  const to = Number(today.slice(0, 4));
  if (year === undefined || (year >= FIRST_YEAR && year <= to)) return [];
  const params = { field: 'use.yearBuilt', year: String(year), from: String(FIRST_YEAR), to: String(to) };
  return [error('year-range', { group: 'use', field: 'yearBuilt' }, params)];
};
