/**
 * "Dates ordered (approval ≤ registration, use start ≤ survey)" (docs/domain.md §2). A warning: papers made out afterwards do exist.
 * Dates are `yyyy-mm-dd`, which sort as text.
 */
import type { Issue } from '../issue.ts';
import { type Rule, warning } from './rule.ts';

export const dateOrder: Rule = ({ tenure, legacy, process }) => {
  const issues: Issue[] = [];
  const approved = tenure?.approvedOn;
  const registered = tenure?.registeredOn;
  if (approved !== undefined && registered !== undefined && approved > registered) {
    issues.push(
      warning(
        'date-order',
        { group: 'tenure', field: 'registeredOn' },
        {
          earlierField: 'tenure.approvedOn',
          earlier: approved,
          laterField: 'tenure.registeredOn',
          later: registered,
        },
      ),
    );
  }
  const started = legacy?.landUseStartedOn;
  const surveyed = process?.surveyedOn;
  if (started !== undefined && surveyed !== undefined && started > surveyed) {
    issues.push(
      warning(
        'date-order',
        { group: 'legacy', field: 'landUseStartedOn' },
        {
          earlierField: 'legacy.landUseStartedOn',
          earlier: started,
          laterField: 'process.surveyedOn',
          later: surveyed,
        },
      ),
    );
  }
  return issues;
};
