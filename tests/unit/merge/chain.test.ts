import { beforeEach, describe, expect, test } from 'vitest';
import { follows, linkOf, readChains } from '#core/merge/chain.ts';
import type { HashedOperation } from '#core/merge/operation.ts';
import { hashed, Machine, newTruth, packageId, recordId, replicaId } from './machines.ts';

const factory = recordId(1);
const boundary = 'parcel.geometry';
const replica = replicaId(1);
let laptop: Machine;

beforeEach(() => {
  laptop = new Machine(replica, newTruth());
});

const chainOf = (ops: readonly HashedOperation[]) => readChains(ops.map(linkOf)).get(replica);

function write(machine: Machine, ...values: string[]): void {
  for (const value of values) machine.set(factory, boundary, value);
}

describe('a chain', () => {
  test('in one piece has no gap and no fork, in whatever order it is read', () => {
    write(laptop, 'a', 'b', 'c');
    const expected = {
      replica,
      lastSeq: 3,
      gaps: [],
      forks: [],
      unbrokenTo: { seq: 3, hash: laptop.own[2]?.hash },
    };
    expect(chainOf(laptop.own)).toEqual({ ...expected, zone: undefined });
    expect(chainOf([...laptop.own, ...laptop.own].reverse())).toEqual({ ...expected, zone: undefined });
  });

  test('says which numbers are missing and how far it is whole', () => {
    write(laptop, 'a', 'b', 'c', 'd', 'e', 'f');
    const [a, , , d, , f] = laptop.own as [
      HashedOperation,
      unknown,
      unknown,
      HashedOperation,
      unknown,
      HashedOperation,
    ];
    const chain = chainOf([f, a, d]);
    expect(chain?.gaps).toEqual([
      { from: 2, to: 3 },
      { from: 5, to: 5 },
    ]);
    expect(chain?.unbrokenTo).toEqual({ seq: 1, hash: a.hash });
    expect(chain?.forks).toEqual([]);
    expect(chainOf([f])?.unbrokenTo).toBeUndefined();
  });
});

describe('a workspace was copied, and both computers went on', () => {
  test('two operations with one number are noticed, and the zone begins there', () => {
    write(laptop, 'a', 'b');
    const copy = laptop.copy();
    write(laptop, 'c', 'd');
    write(copy, 'x');
    const [, b, c, d] = laptop.own;
    const x = copy.own[2];
    const chain = chainOf([...copy.own, ...laptop.own]);
    expect(chain?.forks).toEqual([{ kind: 'twins', seq: 3, ops: [c?.hash, x?.hash].sort() }]);
    expect(chain?.unbrokenTo).toEqual({ seq: 2, hash: b?.hash });
    expect(chain?.zone?.fromSeq).toBe(3);
    const zone = chain?.zone;
    if (!zone || !c || !d || !x) throw new Error('no zone');
    expect([
      follows(zone, d.hash, c.hash),
      follows(zone, d.hash, x.hash),
      follows(zone, c.hash, c.hash),
    ]).toEqual([true, false, false]);
  });

  test('a link that leads to an unknown operation is noticed, though no number is double', () => {
    write(laptop, 'a', 'b');
    const copy = laptop.copy();
    write(laptop, 'c');
    write(copy, 'x', 'y');
    const [a, b, c] = laptop.own;
    const y = copy.own[3];
    if (!a || !b || !c || !y) throw new Error('too short');
    const chain = chainOf([y, c, b, a]);
    expect(chain?.forks).toEqual([{ kind: 'brokenLink', seq: 3, ops: [c.hash, y.hash] }]);
    expect(chain?.unbrokenTo).toEqual({ seq: 2, hash: b.hash });
  });

  test('a chain that starts anew in the middle is noticed', () => {
    write(laptop, 'a');
    const [a] = laptop.own;
    if (!a) throw new Error('too short');
    const orphan = hashed({ ...a.op, seq: 4, prev: null });
    expect(chainOf([a, orphan])?.forks).toEqual([{ kind: 'brokenLink', seq: 3, ops: [orphan.hash] }]);
    const headless = hashed({ ...a.op, prev: a.hash });
    expect(chainOf([headless])?.forks).toEqual([{ kind: 'brokenLink', seq: 1, ops: [headless.hash] }]);
  });

  test('with a gap before the double number the zone reaches back, until the gap is filled', () => {
    write(laptop, 'a', 'b');
    const copy = laptop.copy();
    write(laptop, 'c');
    write(copy, 'x');
    const all = [...laptop.own, ...copy.own];
    expect(chainOf(all.filter(({ op }) => op.seq !== 2))?.zone?.fromSeq).toBe(1);
    expect(chainOf(all)?.zone?.fromSeq).toBe(3);
  });

  test('the values of both are shown, also to somebody who had edited after one of them', () => {
    write(laptop, 'a');
    const copy = laptop.copy();
    write(laptop, 'wall');
    write(copy, 'ditch');
    const office = new Machine(replicaId(2), laptop.truth);
    office.receive({ id: packageId(1), ops: [...laptop.own] });
    office.set(factory, boundary, 'wall, by title');
    office.receive({ id: packageId(2), ops: [...copy.own] });
    const group = office.state(factory)?.groups.get(boundary);
    expect(group).toMatchObject({ conflict: true, forked: true });
    expect(group?.heads.map(({ op }) => op.value).sort()).toEqual(['ditch', 'wall', 'wall, by title']);
  });

  test('a person settles it by an operation that names them', () => {
    const copy = laptop.copy();
    write(laptop, 'wall');
    write(copy, 'ditch', 'ditch, deeper');
    const office = new Machine(replicaId(2), laptop.truth);
    office.receive({ id: packageId(1), ops: [...laptop.own, ...copy.own] });
    const settlement = office.set(factory, boundary, 'wall');
    expect(settlement.op.settles).toEqual([laptop.own[0]?.hash, copy.own[1]?.hash].sort());
    expect(office.state(factory)?.groups.get(boundary)).toMatchObject({
      conflict: false,
      forked: false,
      value: 'wall',
    });
  });

  test('a deletion names them too', () => {
    const copy = laptop.copy();
    write(laptop, 'wall');
    write(copy, 'ditch');
    const office = new Machine(replicaId(2), laptop.truth);
    office.receive({ id: packageId(1), ops: [...laptop.own] });
    office.delete(factory);
    office.receive({ id: packageId(2), ops: [...copy.own] });
    expect(office.state(factory)).toMatchObject({ deleted: false, deletionConflict: true });
    office.delete(factory);
    expect(office.state(factory)).toMatchObject({ deleted: true, deletionConflict: false });
  });
});

describe('each of the two computers', () => {
  test('that does not know of the other deletes what it had itself', () => {
    write(laptop, 'a');
    const copy = laptop.copy();
    write(laptop, 'wall');
    laptop.delete(factory);
    copy.set(recordId(2), boundary, 'ditch');
    const office = new Machine(replicaId(2), laptop.truth);
    office.receive({ id: packageId(1), ops: [...laptop.own, ...copy.own] });
    expect(office.state(factory)).toMatchObject({ deleted: true, deletionConflict: false });
  });

  test('replaces what came before in its own history, though something in between had not seen it', () => {
    const copy = laptop.copy();
    write(laptop, 'wall');
    write(copy, 'ditch');
    const [first] = laptop.own;
    if (first?.op.kind !== 'set') throw new Error('not written');
    const second = hashed({ ...first.op, seq: 2, prev: first.hash, value: 'fence', seen: {} });
    const third = hashed({ ...first.op, seq: 3, prev: second.hash, value: 'hedge', seen: { [replica]: 2 } });
    const office = new Machine(replicaId(2), laptop.truth);
    office.receive({ id: packageId(1), ops: [first, second, third, ...copy.own] });
    expect(
      office
        .state(factory)
        ?.groups.get(boundary)
        ?.heads.map(({ op }) => op.value),
    ).toEqual(['ditch', 'hedge']);
  });
});

test('the chain of a hundred thousand operations with a fork is read in a moment', () => {
  const id = (n: number, branch: string) => `${branch}${n}` as never;
  const links = Array.from({ length: 100_000 }, (_, n) => ({
    hash: id(n + 1, 'a'),
    replica,
    seq: n + 1,
    prev: n === 0 ? null : id(n, 'a'),
  }));
  const twin = { hash: id(2, 'b'), replica, seq: 2, prev: id(1, 'a') };
  const started = performance.now();
  expect(readChains([...links, twin]).get(replica)?.zone?.fromSeq).toBe(2);
  expect(performance.now() - started).toBeLessThan(3000);
});
