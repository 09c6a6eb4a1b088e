/**
 * Version vectors: what an author had before him, as one number for each replica. All vectors here are of one record and
 * one group (README.md shows what goes wrong with one for a whole record).
 */
import type { ReplicaId } from '#core/ids.ts';
import type { VersionVector } from './operation.ts';

/** Where an operation stands in its replica's history. */
export type Dot = { readonly replica: ReplicaId; readonly seq: number };

export type VectorOrder = 'equal' | 'before' | 'after' | 'concurrent';

/** Whether the author of a vector had seen the operation. Not to be asked inside a fork zone, see chain.ts. */
export function covers(seen: VersionVector, { replica, seq }: Dot): boolean {
  return seq <= (seen[replica] ?? 0);
}

/** What several authors had seen together: for each replica the highest number. */
export function join(vectors: Iterable<VersionVector>): VersionVector {
  const joined: Record<ReplicaId, number> = {};
  for (const vector of vectors) {
    for (const [replica, seq] of entriesOf(vector)) joined[replica] = Math.max(joined[replica] ?? 0, seq);
  }
  return joined;
}

/** `before`: a has seen less than b and nothing that b has not. `concurrent`: each has seen something the other has not. */
export function compareVectors(a: VersionVector, b: VersionVector): VectorOrder {
  const aInB = isWithin(a, b);
  const bInA = isWithin(b, a);
  if (aInB) return bInA ? 'equal' : 'before';
  return bInA ? 'after' : 'concurrent';
}

export function entriesOf(vector: VersionVector): readonly (readonly [ReplicaId, number])[] {
  return Object.entries(vector) as [ReplicaId, number][];
}

function isWithin(a: VersionVector, b: VersionVector): boolean {
  return entriesOf(a).every(([replica, seq]) => covers(b, { replica, seq }));
}
