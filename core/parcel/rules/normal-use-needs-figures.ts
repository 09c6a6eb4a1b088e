/**
 * SYZK "1 正常使用 (use, tax and jobs required)" (docs/domain.md §2). Tax and jobs are asked for where enterprises are: on land of the
 * categories 工业 and 商服. Tax counts from an enterprise's row or, for the whole parcel, from DJRKSJ.
 */
import type { ParcelValues } from '../field-groups.ts';
import type { Issue } from '../issue.ts';
import { error, type Rule } from './rule.ts';

const IN_NORMAL_USE = '1';
const WITH_ENTERPRISES: readonly string[] = ['industrial', 'commercial'];

export const normalUseNeedsFigures: Rule = ({ classification, use, economics }) => {
  if (use?.usageStatus !== IN_NORMAL_USE) return [];
  const issues: Issue[] = [];
  if ((use.currentUse ?? '').trim() === '') {
    issues.push(error('normal-use-needs-figures', { group: 'use', field: 'currentUse' }));
  }
  const missing = missingFigure(economics);
  if (missing !== undefined && WITH_ENTERPRISES.includes(classification?.category ?? '')) {
    const cell = economics?.enterprises?.length ? `0.${missing}` : undefined;
    issues.push(error('normal-use-needs-figures', { group: 'economics', field: 'enterprises', cell }));
  }
  return issues;
};

/** The first figure that no enterprise gives. */
function missingFigure(economics: ParcelValues['economics']): 'taxPerMuWanYuan' | 'jobs' | undefined {
  const enterprises = economics?.enterprises ?? [];
  const hasTax =
    economics?.taxPaidPerMuWanYuan !== undefined ||
    enterprises.some(({ taxPerMuWanYuan }) => taxPerMuWanYuan !== undefined);
  if (!hasTax) return 'taxPerMuWanYuan';
  return enterprises.some(({ jobs }) => jobs !== undefined) ? undefined : 'jobs';
}
