/** What is wrong with a shape while it is drawn, and the rule that no step may make it worse. */
import { findIssuesOfRings } from '../boundary.ts';
import type { RingIssue } from '../ring-issues.ts';
import { type Refused, refuseFor } from './drawing-codes.ts';
import { type EditShape, gkRingsOf } from './edit-shape.ts';
import { staysSound } from './local-check.ts';

/** Everything wrong with the shape as it is drawn, as `findBoundaryIssues` says it of a stored one. */
export function issuesOf(shape: EditShape): readonly RingIssue[] {
  const known = judged.get(shape);
  if (known) return known;
  const issues = findIssues(shape);
  judged.set(shape, issues);
  return issues;
}

/** Shapes never change: what was found in one is found again, and the shape a step begins with is the one the last step left. */
const judged = new WeakMap<EditShape, readonly RingIssue[]>();

function findIssues(shape: EditShape): readonly RingIssue[] {
  if (shape.length === 0) return [];
  // Points of a ring just drawn have no numbers yet: they are told by their place in it, as their handles are.
  return findIssuesOfRings(gkRingsOf(shape), (ring, point) => shape[ring]?.[point]?.no ?? `${point + 1}`);
}

/**
 * Lets a step pass when it leaves nothing wrong that was not wrong before. So what is sound stays sound, and a boundary that came
 * with faults can be mended one by one.
 */
export function unlessWorse<T extends { readonly shape: EditShape }>(
  before: EditShape,
  result: T,
): T | Refused {
  const issues = issuesOf(before);
  if (issues.length === 0 && staysSound(before, result.shape)) {
    judged.set(result.shape, issues);
    return result;
  }
  const had = new Map<string, number>();
  for (const { code } of issues) had.set(code, (had.get(code) ?? 0) + 1);
  for (const issue of issuesOf(result.shape)) {
    const allowed = had.get(issue.code) ?? 0;
    if (allowed === 0) return refuseFor(issue);
    had.set(issue.code, allowed - 1);
  }
  return result;
}
