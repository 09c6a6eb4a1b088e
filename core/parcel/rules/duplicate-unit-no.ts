/** "Duplicates: same unit number" (docs/domain.md §2), which stands for one parcel only: a warning that names the others. */
import { callOf } from '../surroundings.ts';
import { type Rule, warning } from './rule.ts';

/** So many are named; the rest is counted. */
const NAMED = 3;

export const duplicateUnitNo: Rule = ({ identity }, { namesakes }) => {
  const unitNo = identity?.unitNo;
  if (unitNo === undefined || namesakes.length === 0) return [];
  const others = namesakes
    .slice(0, NAMED)
    .map(({ unitNo: _, ...other }) =>
      other.surveyor === undefined ? callOf(other) : `${callOf(other)}（${other.surveyor}）`,
    )
    .join('、');
  const params = { unitNo, count: namesakes.length, others };
  return [warning('duplicate-unit-no', { group: 'identity', field: 'unitNo' }, params)];
};
