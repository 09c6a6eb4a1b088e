/**
 * Reviewing. A decision names the exact heads it was made on; any operation that changes them makes it stale, whoever
 * wrote it and whenever it arrives.
 */
import type { OpHash } from '#core/ids.ts';
import { type ForkZones, zoneOf } from './chain.ts';
import { headsOf, inProvisionalOrder } from './heads.ts';
import type { Hashed, HashedOperation, ReviewDecision, ReviewOperation } from './operation.ts';

export type ReviewState = {
  readonly decision: ReviewDecision;
  /** The operation that decided. */
  readonly op: Hashed<ReviewOperation>;
  /** The record is no longer what was decided on: `accepted` does not hold, `completed` must be completed again. */
  readonly stale: boolean;
  /** Decisions that had not seen each other differ. The most cautious is given until somebody decides again. */
  readonly conflict: boolean;
  readonly forked: boolean;
  /** All decisions in force, the one given first. */
  readonly heads: readonly Hashed<ReviewOperation>[];
};

/** Heads by group, as a decision names them. */
export type HeadsByGroup = ReadonlyMap<string, readonly HashedOperation[]>;

/** While two decisions contradict each other nothing counts as accepted that somebody has sent back. */
const caution: Record<ReviewDecision, number> = { returned: 0, reopened: 1, completed: 2, accepted: 3 };

/** @param current the heads of all groups, and those of `record.deletion` if the record was ever deleted */
export function reviewOf(
  reviews: readonly Hashed<ReviewOperation>[],
  current: HeadsByGroup,
  zones: ForkZones,
): ReviewState | undefined {
  const judged = headsOf(reviews, zones)
    .map((item) => ({ item, stale: !namesExactly(item.op.value.heads, current) }))
    .sort(
      (a, b) =>
        caution[a.item.op.value.decision] - caution[b.item.op.value.decision] ||
        Number(a.stale) - Number(b.stale) ||
        inProvisionalOrder(a.item, b.item),
    );
  const [first] = judged;
  if (!first) return undefined;
  const heads = judged.map(({ item }) => item);
  const { decision } = first.item.op.value;
  return {
    decision,
    op: first.item,
    stale: first.stale,
    conflict: heads.some(({ op }) => op.value.decision !== decision),
    forked: heads.some(({ op }) => zoneOf(zones, op) !== undefined),
    heads,
  };
}

function namesExactly(named: Readonly<Record<string, readonly OpHash[]>>, current: HeadsByGroup): boolean {
  if (Object.keys(named).length !== current.size) return false;
  for (const [group, heads] of current) {
    const ofGroup = new Set(named[group]);
    if (ofGroup.size !== heads.length || heads.some(({ hash }) => !ofGroup.has(hash))) return false;
  }
  return true;
}
