/**
 * "Minimum to submit: two 全景 from different sides and one 近景; one 内部 for 工业 and 商服. The minimum is data, the office can change it"
 * (docs/domain.md §5). A warning, for a yard may be closed; whether the two come from different sides is for people to see.
 */
import type { Issue } from '../issue.ts';
import { type Rule, warning } from './rule.ts';

export const minimumPhotos: Rule = ({ classification }, { photoKinds, settings }) => {
  const issues: Issue[] = [];
  for (const { kind, needed, categories } of settings.minimumPhotos) {
    if (categories && !categories.includes(classification?.category ?? '')) continue;
    const found = photoKinds.filter((each) => each === kind).length;
    if (found < needed) issues.push(warning('minimum-photos', {}, { kind, needed, found }));
  }
  return issues;
};
