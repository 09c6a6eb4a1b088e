/** SYZK "2 空置 (idle reason required) · 3 废弃 (reason required)" (docs/domain.md §2). */
import { error, type Rule } from './rule.ts';

const VACANT = '2';
const DERELICT = '3';

export const idleReasonRequired: Rule = ({ use }) => {
  if (use?.usageStatus !== VACANT && use?.usageStatus !== DERELICT) return [];
  return (use.idleReason ?? '').trim() === ''
    ? [error('idle-reason-required', { group: 'use', field: 'idleReason' })]
    : [];
};
