/**
 * "Closed, simple, ≥ 3 distinct points, no zero-length edge, no duplicate point, no spike; one part only" and within Huzhou. A
 * stored boundary may break this while it is a draft; submitted it may not. `params.code` is a code of core/geo/boundary-codes.
 */
import { findBoundaryIssues } from '#core/geo/boundary.ts';
import { error, type Rule } from './rule.ts';

export const boundaryShape: Rule = ({ boundary }) =>
  boundary
    ? findBoundaryIssues(boundary).map(({ code, params }) =>
        error('boundary-shape', { group: 'boundary' }, { ...params, code }),
      )
    : [];
