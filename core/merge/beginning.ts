/**
 * What a `begin` stands for: one `set` for each of its groups, with its hash and its number. From here on the merge knows only
 * groups, so nothing else has to tell whether a value was there from the beginning or written later.
 */
import type { BeginOperation, Hashed, HashedOperation, SetOperation } from './operation.ts';

/** Name of the group under which a record of a type begins, e.g. `parcel.beginning`. */
export const beginningOf = (type: string): string => `${type}.beginning`;

/** All writes of values among the operations, in their order. */
export function setsOf(ops: readonly HashedOperation[]): Hashed<SetOperation>[] {
  const sets: Hashed<SetOperation>[] = [];
  for (const item of ops) {
    if (isSet(item)) sets.push(item);
    else if (item.op.kind === 'begin') sets.push(...spread({ hash: item.hash, op: item.op }));
  }
  return sets;
}

function spread({ hash, op }: Hashed<BeginOperation>): Hashed<SetOperation>[] {
  const { replica, seq, prev, at, by, record, seen, settles } = op;
  const { groups } = op.value;
  // Member by member: every parcel is read this way, and copying the rest of an object takes several times as long.
  return Object.keys(groups).map((group) => ({
    hash,
    op: {
      replica,
      seq,
      prev,
      at,
      by,
      kind: 'set',
      record,
      group,
      value: groups[group] ?? null,
      seen,
      settles,
    },
  }));
}

function isSet(item: HashedOperation): item is Hashed<SetOperation> {
  return item.op.kind === 'set';
}
