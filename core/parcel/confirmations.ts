/** A warning that was confirmed with a reason is closed, for as long as it is exactly the finding the reason was given for. */

import type { z } from 'zod';
import { canonicalText, type Json } from '#core/json.ts';
import { type Confirmation, type confirmationsSchema, MAX_CONFIRMATIONS } from './groups/confirmations.ts';
import type { Issue } from './issue.ts';

type GroupValue = z.infer<typeof confirmationsSchema>;
type Finding = Pick<Issue, 'rule' | 'group' | 'field' | 'params'>;

/** The findings with what was said of them. Errors cannot be confirmed, whatever a record claims. */
export function withConfirmations(
  issues: readonly Issue[],
  confirmations: readonly Confirmation[] | undefined,
): Issue[] {
  if (!confirmations || confirmations.length === 0) return [...issues];
  const given = new Map(confirmations.map((each) => [keyOf(each), each]));
  return issues.map((issue) => {
    const found = issue.severity === 'warning' ? given.get(keyOf(issue)) : undefined;
    if (!found) return issue;
    const { reason, by, at } = found;
    return { ...issue, confirmed: { reason, by, at } };
  });
}

/**
 * The confirmations with one more. A newer one of the same finding replaces the older; those of values that are no longer there stay
 * and hold again should the values return, the oldest giving way when there are too many.
 */
export function confirm(
  confirmations: readonly Confirmation[] | undefined,
  confirmation: Confirmation,
): Confirmation[] {
  return [...withdraw(confirmations, confirmation), confirmation].slice(-MAX_CONFIRMATIONS);
}

/** The confirmations without that of the finding. */
export function withdraw(
  confirmations: readonly Confirmation[] | undefined,
  finding: Finding,
): Confirmation[] {
  const key = keyOf(finding);
  return (confirmations ?? []).filter((each) => keyOf(each) !== key);
}

/**
 * What several people have confirmed who had not seen each other: all of it, of the same finding what was said last. One that another
 * has withdrawn meanwhile is back, with its reason to be read.
 */
export function joinConfirmations(several: readonly GroupValue[]): GroupValue {
  const [first] = several;
  if (several.length === 1 && first) return first;
  const all = several
    .flatMap(({ confirmed }) => confirmed)
    .toSorted((a, b) => (a.at === b.at ? (a.by < b.by ? -1 : 1) : a.at < b.at ? -1 : 1));
  return { confirmed: all.reduce<Confirmation[]>((joined, each) => confirm(joined, each), []) };
}

export function isSameFinding(a: Finding, b: Finding): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ rule, group, field, params }: Finding): string {
  return canonicalText([rule, group ?? null, field ?? null, params as Json]);
}
