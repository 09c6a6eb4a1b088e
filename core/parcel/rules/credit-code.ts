/** "统一社会信用代码: 18 characters, check digit by GB 32100" (docs/domain.md §2), for each enterprise that gives one. */
import { isCreditCode } from '../unified-credit-code.ts';
import { error, type Rule } from './rule.ts';

export const creditCode: Rule = ({ economics }) =>
  (economics?.enterprises ?? []).flatMap(({ name, creditCode }, row) => {
    if (creditCode === undefined || isCreditCode(creditCode)) return [];
    const place = { group: 'economics', field: 'enterprises', cell: `${row}.creditCode` } as const;
    return [error('credit-code', place, { company: name, creditCode })];
  });
