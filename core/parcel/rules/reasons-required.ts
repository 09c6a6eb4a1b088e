/** "1..n reasons from a code list … 其他 + text; *R* when SFDX = 是" (docs/domain.md §2). */
import { error, type Rule } from './rule.ts';

/** The code of 其他 in the list `lowEfficiencyReason`. */
const OTHER = 'other';

export const reasonsRequired: Rule = ({ classification, reasons }) => {
  if (classification?.isLowEfficiency !== true) return [];
  const given = reasons?.reasons ?? [];
  if (given.length === 0) return [error('reasons-required', { group: 'reasons', field: 'reasons' })];
  const saysWhich = (reasons?.otherReason ?? '').trim() !== '';
  return given.includes(OTHER) && !saysWhich
    ? [error('reasons-required', { group: 'reasons', field: 'otherReason' })]
    : [];
};
