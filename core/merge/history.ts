/**
 * The operations of a record as a story: one after the other, so that a person can read what happened and look at the record as
 * it was at any point. Clocks only choose between what could have happened in either order; they never put a word before what
 * its author had before him.
 */
import type { HashedOperation } from './operation.ts';

/**
 * Each replica's operations stay in their order, and an operation follows all it had seen; among those that may come next the one
 * with the earliest time does, then the one of the first replica. The order depends on the set of operations alone.
 */
export function historyOrder(ops: readonly HashedOperation[]): HashedOperation[] {
  const known = [...new Map(ops.map((item) => [item.hash, item])).values()];
  const queues = [...Map.groupBy(known, ({ op }) => op.replica).values()].map((ofReplica) =>
    ofReplica.toSorted((a, b) => a.op.seq - b.op.seq || compare(a.hash, b.hash)),
  );
  /** Whether something of the replica up to this number is still to be told; what is not here is not waited for. */
  const waitsFor = (replica: string, seq: number): boolean => {
    const queue = queues.find(([first]) => first?.op.replica === replica);
    return (queue?.[0]?.op.seq ?? Infinity) <= seq;
  };
  const isReady = ({ op }: HashedOperation): boolean =>
    Object.entries(op.seen).every(([replica, seq]) => replica === op.replica || !waitsFor(replica, seq));
  const story: HashedOperation[] = [];
  while (story.length < known.length) {
    const next = queues.flatMap((queue) => queue.slice(0, 1));
    const ready = next.filter(isReady);
    // Two that claim to have seen each other come only from a faulty device; they are told by their times.
    const [first] = (ready.length > 0 ? ready : next).toSorted(
      (a, b) => compare(a.op.at, b.op.at) || compare(a.op.replica, b.op.replica) || compare(a.hash, b.hash),
    );
    if (!first) break;
    queues.find((queue) => queue[0] === first)?.shift();
    story.push(first);
  }
  return story;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
