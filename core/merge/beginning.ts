/**
 * What a `begin` stands for: one `set` for each of its groups, with its hash and its number. From here on the merge knows only
 * groups, so nothing else has to tell whether a value was there from the beginning or written later.
 */
import type { Hashed, HashedOperation, SetOperation } from './operation.ts';

/** Name of the group under which a record of a type begins, e.g. `parcel.beginning`. */
export const beginningOf = (type: string): string => `${type}.beginning`;

/** All writes of values among the operations, in their order. */
export function setsOf(ops: readonly HashedOperation[]): Hashed<SetOperation>[] {
  const sets: Hashed<SetOperation>[] = [];
  for (const item of ops) eachSetOf(item, (set) => sets.push(set));
  return sets;
}

/** The same by the group they write to. */
export function setsByGroup(ops: readonly HashedOperation[]): Map<string, Hashed<SetOperation>[]> {
  const byGroup = new Map<string, Hashed<SetOperation>[]>();
  const add = (set: Hashed<SetOperation>): void => {
    const ofGroup = byGroup.get(set.op.group);
    if (ofGroup) ofGroup.push(set);
    else byGroup.set(set.op.group, [set]);
  };
  for (const item of ops) eachSetOf(item, add);
  return byGroup;
}

function eachSetOf({ hash, op }: HashedOperation, take: (set: Hashed<SetOperation>) => void): void {
  if (op.kind === 'set') take({ hash, op });
  if (op.kind !== 'begin') return;
  // Member by member: every parcel is read this way, and copying the rest of an object takes several times as long.
  const { replica, seq, prev, at, by, record, seen, settles } = op;
  const { groups } = op.value;
  for (const group of Object.keys(groups)) {
    const value = groups[group] ?? null;
    take({ hash, op: { replica, seq, prev, at, by, kind: 'set', record, group, value, seen, settles } });
  }
}
