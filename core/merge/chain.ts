/**
 * The chain of each replica: its operations are numbered 1, 2, 3 … and each names the one before it by hash. From that
 * follow the gaps (something has not arrived yet) and the forks (one replica with two histories, after a workspace was copied
 * or restored behind the program's back). Both are functions of the set of operations, whatever their order of arrival.
 */
import type { OpHash, ReplicaId } from '#core/ids.ts';
import type { HashedOperation } from './operation.ts';
import type { Dot } from './version-vector.ts';

/** What of an operation the chain is made of; a database can read it without parsing lines. */
export type ChainLink = {
  readonly hash: OpHash;
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly prev: OpHash | null;
};

/** Numbers of which no operation is known, both ends included. */
export type SeqRange = { readonly from: number; readonly to: number };

/**
 * Operations that cannot stand in one history. `twins`: several have the number `seq`. `brokenLink`: the last one named follows
 * an operation that is not the known one with the number `seq`.
 */
export type ForkEvidence = {
  readonly kind: 'twins' | 'brokenLink';
  readonly seq: number;
  readonly ops: readonly OpHash[];
};

/** Position in a walk through the tree of histories: an operation follows another if its span lies within the other's. */
type Span = { readonly enter: number; readonly leave: number };

/** From `fromSeq` on the number of an operation of this replica does not say which of its histories it belongs to. */
export type ForkZone = {
  readonly replica: ReplicaId;
  readonly fromSeq: number;
  readonly lineage: ReadonlyMap<OpHash, Span>;
};
export type ForkZones = ReadonlyMap<ReplicaId, ForkZone>;

export type ReplicaChain = {
  readonly replica: ReplicaId;
  /** The highest number known. */
  readonly lastSeq: number;
  /** The last operation up to which everything is known and undisputed: what a receipt may accept. */
  readonly unbrokenTo: { readonly seq: number; readonly hash: OpHash } | undefined;
  readonly gaps: readonly SeqRange[];
  /** Ordered by number. Empty: no fork is noticed. */
  readonly forks: readonly ForkEvidence[];
  readonly zone: ForkZone | undefined;
};

export function linkOf({ hash, op: { replica, seq, prev } }: HashedOperation): ChainLink {
  return { hash, replica, seq, prev };
}

/** Reads the chain of every replica that has an operation. Repeated links count once. */
export function readChains(links: Iterable<ChainLink>): ReadonlyMap<ReplicaId, ReplicaChain> {
  const byReplica = new Map<ReplicaId, Map<OpHash, ChainLink>>();
  for (const link of links) {
    const known = byReplica.get(link.replica) ?? new Map<OpHash, ChainLink>();
    byReplica.set(link.replica, known.set(link.hash, link));
  }
  const replicas = [...byReplica.keys()].sort();
  return new Map(
    replicas.map((replica) => [replica, readChain(replica, byReplica.get(replica)?.values() ?? [])]),
  );
}

export function forkZonesOf(chains: ReadonlyMap<ReplicaId, ReplicaChain>): ForkZones {
  const zones = new Map<ReplicaId, ForkZone>();
  for (const { replica, zone } of chains.values()) if (zone) zones.set(replica, zone);
  return zones;
}

/** The zone in which the operation lies, if in any. */
export function zoneOf(zones: ForkZones, { replica, seq }: Dot): ForkZone | undefined {
  const zone = zones.get(replica);
  return zone && seq >= zone.fromSeq ? zone : undefined;
}

/** Whether `later` is known to have come after `earlier` in one and the same history. Both lie in the zone. */
export function follows(zone: ForkZone, later: OpHash, earlier: OpHash): boolean {
  const inner = zone.lineage.get(later);
  const outer = zone.lineage.get(earlier);
  return (
    inner !== undefined && outer !== undefined && outer.enter < inner.enter && inner.leave <= outer.leave
  );
}

function readChain(replica: ReplicaId, known: Iterable<ChainLink>): ReplicaChain {
  const links = [...known].sort((a, b) => a.seq - b.seq || (a.hash < b.hash ? -1 : 1));
  const bySeq = Map.groupBy(links, (link) => link.seq);
  const gaps: SeqRange[] = [];
  const forks: ForkEvidence[] = [];
  let last = 0;
  for (const [seq, twins] of bySeq) {
    if (seq > last + 1) gaps.push({ from: last + 1, to: seq - 1 });
    if (twins.length > 1) forks.push({ kind: 'twins', seq, ops: twins.map((link) => link.hash) });
    for (const link of twins) {
      const broken = brokenLink(link, bySeq.get(seq - 1) ?? []);
      if (broken) forks.push(broken);
    }
    last = seq;
  }
  forks.sort((a, b) => a.seq - b.seq);
  const soundSeq = Math.min(gaps[0]?.from ?? last + 1, forks[0]?.seq ?? last + 1) - 1;
  const sound = bySeq.get(soundSeq)?.[0];
  const unbrokenTo = sound && { seq: sound.seq, hash: sound.hash };
  const zone = forks[0] && zoneFrom(replica, links, bySeq, forks[0].seq);
  return { replica, lastSeq: last, unbrokenTo, gaps, forks, zone };
}

function brokenLink(link: ChainLink, before: readonly ChainLink[]): ForkEvidence | undefined {
  if ((link.seq === 1) !== (link.prev === null)) {
    return {
      kind: 'brokenLink',
      seq: Math.max(1, link.seq - 1),
      ops: [...before.map((other) => other.hash), link.hash],
    };
  }
  if (before.length === 0 || before.some((other) => other.hash === link.prev)) return undefined;
  return { kind: 'brokenLink', seq: link.seq - 1, ops: [...before.map((other) => other.hash), link.hash] };
}

/**
 * The zone begins after the last operation that stands alone, before all evidence, and that every later one is known to
 * follow. With a gap in between nothing shows where the histories part, and the zone reaches further back: rather a conflict
 * too many, until the gap is filled, than a value hidden by one that had not seen it.
 */
function zoneFrom(
  replica: ReplicaId,
  links: readonly ChainLink[],
  bySeq: ReadonlyMap<number, readonly ChainLink[]>,
  evidenceSeq: number,
): ForkZone {
  const parentOf = (link: ChainLink) => bySeq.get(link.seq - 1)?.find((other) => other.hash === link.prev);
  const followers = new Map<OpHash, number>();
  let fromSeq = 1;
  for (let i = links.length - 1; i >= 0; i--) {
    const link = links[i];
    if (!link) continue;
    const count = followers.get(link.hash) ?? 0;
    if (link.seq < evidenceSeq && count === links.length - 1 - i) {
      fromSeq = link.seq + 1;
      break;
    }
    const parent = parentOf(link);
    if (parent) followers.set(parent.hash, (followers.get(parent.hash) ?? 0) + count + 1);
  }
  const inZone = links.filter((link) => link.seq >= fromSeq);
  return { replica, fromSeq, lineage: walk(inZone, parentOf) };
}

/** Numbers the operations so that those that follow one another have nested spans. Without recursion: histories are long. */
function walk(
  links: readonly ChainLink[],
  parentOf: (link: ChainLink) => ChainLink | undefined,
): ReadonlyMap<OpHash, Span> {
  const sizes = new Map<OpHash, number>(links.map((link) => [link.hash, 1]));
  for (const link of links.toReversed()) {
    const parent = parentOf(link);
    const size = parent && sizes.get(parent.hash);
    if (parent && size !== undefined) sizes.set(parent.hash, size + (sizes.get(link.hash) ?? 1));
  }
  const spans = new Map<OpHash, Span>();
  const nextFree = new Map<OpHash | undefined, number>();
  for (const link of links) {
    const parent = parentOf(link);
    const outer = parent && spans.get(parent.hash);
    const key = outer && parent ? parent.hash : undefined;
    const enter = nextFree.get(key) ?? (outer ? outer.enter + 1 : 0);
    const size = sizes.get(link.hash) ?? 1;
    spans.set(link.hash, { enter, leave: enter + size - 1 });
    nextFree.set(key, enter + size);
  }
  return spans;
}
