/** "Both legacy flags before a legacy area > 0" (docs/domain.md §2): built-up in the second and in the third survey, 是 or 否. */
import type { Issue } from '../issue.ts';
import { error, type Rule } from './rule.ts';

const FLAGS = ['builtUpInSecondSurvey', 'builtUpInThirdSurvey'] as const;

export const legacyFlagsRequired: Rule = ({ legacy }): Issue[] => {
  if (!legacy || !((legacy.legacyAreaSqM ?? 0) > 0)) return [];
  return FLAGS.filter((field) => legacy[field] === undefined).map((field) =>
    error('legacy-flags-required', { group: 'legacy', field }),
  );
};
