/**
 * The township is one of the townships of the five counties, the reporting body and "key area no. (1–66)" are in the plan's lists
 * (docs/domain.md §1, §2). These lists are reference data of the workspace, not code lists.
 */
import type { Issue } from '../issue.ts';
import { error, type Rule } from './rule.ts';

export const unknownPlace: Rule = ({ identity }, { places }) => {
  const issues: Issue[] = [];
  const look = <C extends string | number>(
    field: string,
    code: C | undefined,
    known: ReadonlyMap<C, unknown>,
  ) => {
    if (code === undefined || known.size === 0 || known.has(code)) return;
    const params = { field: `identity.${field}`, code: String(code) };
    issues.push(error('unknown-place', { group: 'identity', field }, params));
  };
  look('keyAreaNo', identity?.keyAreaNo, places.keyAreas);
  look('reportingBody', identity?.reportingBody, places.reportingBodies);
  look('townshipCode', identity?.townshipCode, places.townships);
  return issues;
};
