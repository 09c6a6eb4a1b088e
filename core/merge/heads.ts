/**
 * The heads of one group of one record: the operations that no other one has seen. Everything here is a function of a set;
 * order of arrival, repetition and clocks have no part in it. Near-linear: vectors are joined once, not compared in pairs.
 */
import type { OpHash, ReplicaId } from '#core/ids.ts';
import { canonicalText, type Json } from '#core/json.ts';
import { type ForkZone, type ForkZones, follows, zoneOf } from './chain.ts';
import type { Hashed, Operation, VersionVector } from './operation.ts';
import { covers, entriesOf } from './version-vector.ts';

/**
 * @param ops operations of one record and one group that are in account; repetitions count once
 * @returns the heads in provisional order: the first is what is shown until a person settles the conflict. Never empty unless
 *   `ops` is
 */
export function headsOf<O extends Operation>(
  ops: readonly Hashed<O>[],
  zones: ForkZones,
): readonly Hashed<O>[] {
  if (ops.length <= 1) return ops;
  const known = [...new Map(ops.map((item) => [item.hash, item])).values()];
  const claimed = new Map<ReplicaId, number>();
  const named = new Set<OpHash>();
  for (const { op } of known) {
    for (const [replica, seq] of pastOf(op)) claimed.set(replica, Math.max(claimed.get(replica) ?? 0, seq));
    for (const hash of op.settles ?? []) named.add(hash);
  }
  const lines = forkedLines(known, zones);
  const isSuperseded = ({ hash, op }: Hashed<O>) =>
    named.has(hash) || (lines.get(hash)?.superseded ?? op.seq <= (claimed.get(op.replica) ?? 0));
  const heads = known.filter((item) => !isSuperseded(item));
  if (lines.size === 0 && areSeenBy(heads, known)) return heads.sort(inProvisionalOrder);
  return [...heads, ...notBehind(heads, known, lines)].sort(inProvisionalOrder);
}

/**
 * Provisional order: by replica, then number; by person and value for the twins of a fork. So all groups in conflict between
 * two surveyors show the work of the same one rather than a mixture, and neither a clock nor a hash (which depends on the
 * clock) chooses a value.
 */
export function inProvisionalOrder(a: Hashed<Operation>, b: Hashed<Operation>): number {
  return (
    compare(a.op.replica, b.op.replica) ||
    a.op.seq - b.op.seq ||
    compare(a.op.by, b.op.by) ||
    compare(valueText(a.op), valueText(b.op)) ||
    compare(a.hash, b.hash)
  );
}

/**
 * Whether the heads have seen all that is no head, each itself and not by others in between. So it is in nearly every group, for
 * an author hands on what was seen before him, and then there is nothing to walk through.
 */
function areSeenBy(heads: readonly Hashed<Operation>[], known: readonly Hashed<Operation>[]): boolean {
  const seen = new Map<ReplicaId, number>();
  const shown = new Set<OpHash>();
  for (const { hash, op } of heads) {
    shown.add(hash);
    for (const [replica, seq] of pastOf(op)) seen.set(replica, Math.max(seen.get(replica) ?? 0, seq));
  }
  return known.every(({ hash, op }) => shown.has(hash) || op.seq <= (seen.get(op.replica) ?? 0));
}

/** What an operation may claim to have seen: of its own replica only what came before it. */
function pastOf(op: Operation): readonly (readonly [ReplicaId, number])[] {
  return entriesOf(op.seen).map(([replica, seq]) => [
    replica,
    replica === op.replica ? Math.min(seq, op.seq - 1) : seq,
  ]);
}

type ForkedLine = { readonly superseded: boolean; readonly parent: OpHash | undefined };

/**
 * In a fork zone a number names two operations, so a foreign vector proves nothing. There only an operation that follows in the
 * same history, and has seen it, supersedes. `parent`: the operation of this group before it in its history.
 */
function forkedLines(known: readonly Hashed<Operation>[], zones: ForkZones): ReadonlyMap<OpHash, ForkedLine> {
  const lines = new Map<OpHash, ForkedLine>();
  if (zones.size === 0) return lines;
  const byZone = Map.groupBy(known, ({ op }) => zoneOf(zones, op));
  for (const [zone, members] of byZone) if (zone) addLines(lines, members, zone);
  return lines;
}

function addLines(
  lines: Map<OpHash, ForkedLine>,
  members: readonly Hashed<Operation>[],
  zone: ForkZone,
): void {
  const enterOf = ({ hash }: Hashed<Operation>) => zone.lineage.get(hash)?.enter ?? 0;
  const walked = members.toSorted((a, b) => enterOf(a) - enterOf(b));
  const parents = new Map<OpHash, OpHash | undefined>();
  const open: OpHash[] = [];
  for (const { hash } of walked) {
    let top = open.at(-1);
    while (top !== undefined && !follows(zone, hash, top)) {
      open.pop();
      top = open.at(-1);
    }
    parents.set(hash, top);
    open.push(hash);
  }
  const seenLater = new Map<OpHash, number>();
  for (const { hash, op } of walked.toReversed()) {
    const later = seenLater.get(hash) ?? 0;
    const parent = parents.get(hash);
    lines.set(hash, { superseded: op.seq <= later, parent });
    if (parent) {
      seenLater.set(parent, Math.max(seenLater.get(parent) ?? 0, later, op.seen[op.replica] ?? 0));
    }
  }
}

/**
 * The operations that no head leads back to. None, unless vectors contradict each other (two that claim to have seen one
 * another, which only a faulty device writes); such ones would vanish from sight, so they are shown as heads.
 */
function notBehind<O extends Operation>(
  heads: readonly Hashed<O>[],
  known: readonly Hashed<O>[],
  lines: ReadonlyMap<OpHash, ForkedLine>,
): readonly Hashed<O>[] {
  const byHash = new Map(known.map((item) => [item.hash, item]));
  const rest = new Map<ReplicaId, Hashed<O>[]>();
  for (const item of known.toSorted((a, b) => b.op.seq - a.op.seq)) {
    if (lines.has(item.hash)) continue;
    const ofReplica = rest.get(item.op.replica) ?? [];
    ofReplica.push(item);
    rest.set(item.op.replica, ofReplica);
  }
  const reached = new Set<OpHash>();
  const pending = [...heads];
  for (let item = pending.pop(); item; item = pending.pop()) {
    if (reached.has(item.hash)) continue;
    reached.add(item.hash);
    for (const [replica, seq] of pastOf(item.op)) {
      const ofReplica = rest.get(replica) ?? [];
      while ((ofReplica.at(-1)?.op.seq ?? Infinity) <= seq) pending.push(...ofReplica.splice(-1));
    }
    for (const hash of [lines.get(item.hash)?.parent, ...(item.op.settles ?? [])]) {
      const before = hash && byHash.get(hash);
      if (before) pending.push(before);
    }
  }
  return known.filter((item) => !reached.has(item.hash));
}

/** Whether an author with this vector, or this list of names, or this place in a history, had the operation before him. */
export function hadBefore(
  author: Hashed<Operation>,
  seen: VersionVector,
  { hash, op }: Hashed<Operation>,
  zones: ForkZones,
): boolean {
  if (author.op.settles?.includes(hash)) return true;
  const zone = zoneOf(zones, op);
  return covers(seen, op) && (!zone || follows(zone, author.hash, hash));
}

function valueText(op: Operation): string {
  return canonicalText(op.value as Json);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
