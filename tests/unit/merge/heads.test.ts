import { describe, expect, test } from 'vitest';
import { headsOf } from '#core/merge/heads.ts';
import type { VersionVector } from '#core/merge/operation.ts';
import { hashed, Machine, newTruth, packageId, recordId, replicaId } from './machines.ts';

const factory = recordId(1);
const boundary = 'parcel.geometry';

function twoSurveyorsAndOffice() {
  const truth = newTruth();
  const [shen, li, office] = [1, 2, 3].map((n) => new Machine(replicaId(n), truth)) as [
    Machine,
    Machine,
    Machine,
  ];
  return { shen, li, office };
}

const everythingOf = (machine: Machine, n: number) => ({ id: packageId(n), ops: [...machine.ops.values()] });

/** An operation with a vector as it is written here, as no real machine would write it. */
function setWith(replica: number, seq: number, seen: VersionVector, value = `${replica}/${seq}`) {
  return hashed({
    replica: replicaId(replica),
    seq,
    prev: null,
    at: '2026-05-01T08:00:00.000Z',
    by: '沈一',
    record: factory,
    kind: 'set',
    group: boundary,
    value,
    seen,
  });
}

describe('one surveyor', () => {
  test('the last value he wrote is the value, whatever his clock said', () => {
    const { shen } = twoSurveyorsAndOffice();
    shen.set(factory, boundary, 'first');
    shen.clock = '1999-01-01T00:00:00.000Z';
    shen.set(factory, boundary, 'second');
    expect(shen.state(factory)?.groups.get(boundary)).toMatchObject({ value: 'second', conflict: false });
  });
});

describe('two surveyors move the same boundary', () => {
  test('both boundaries are kept and shown as a conflict', () => {
    const { shen, li, office } = twoSurveyorsAndOffice();
    shen.set(factory, boundary, 'along the wall');
    li.set(factory, boundary, 'along the ditch');
    office.receive(everythingOf(li, 1));
    office.receive(everythingOf(shen, 2));
    const group = office.state(factory)?.groups.get(boundary);
    expect(group?.conflict).toBe(true);
    expect(group?.heads.map(({ op }) => op.value)).toEqual(['along the wall', 'along the ditch']);
    expect(group?.value).toBe('along the wall');
  });

  test('to the same place: no conflict, though the keys of the value stand in another order', () => {
    const { shen, li, office } = twoSurveyorsAndOffice();
    shen.set(factory, boundary, { ring: [1, 2], datum: 'CGCS2000' });
    li.set(factory, boundary, { datum: 'CGCS2000', ring: [1, 2] });
    office.receive(everythingOf(shen, 1));
    office.receive(everythingOf(li, 2));
    const group = office.state(factory)?.groups.get(boundary);
    expect(group).toMatchObject({ conflict: false, value: { ring: [1, 2], datum: 'CGCS2000' } });
    expect(group?.heads).toHaveLength(2);
  });

  test('and a third one who knows both settles it', () => {
    const { shen, li, office } = twoSurveyorsAndOffice();
    shen.set(factory, boundary, 'wall');
    li.set(factory, boundary, 'ditch');
    office.receive(everythingOf(shen, 1));
    office.receive(everythingOf(li, 2));
    const settlement = office.set(factory, boundary, 'ditch, as the title says');
    expect(office.state(factory)?.groups.get(boundary)).toMatchObject({
      conflict: false,
      from: settlement.hash,
      value: 'ditch, as the title says',
    });
  });

  test('one of them and one the tenure: no conflict', () => {
    const { shen, li, office } = twoSurveyorsAndOffice();
    shen.set(factory, boundary, 'wall');
    li.set(factory, 'parcel.tenure', 'state');
    office.receive(everythingOf(shen, 1));
    office.receive(everythingOf(li, 2));
    expect([...(office.state(factory)?.groups.values() ?? [])].map((group) => group.conflict)).toEqual([
      false,
      false,
    ]);
  });

  test('all groups in conflict show the work of the same surveyor', () => {
    const { shen, li, office } = twoSurveyorsAndOffice();
    for (const group of [boundary, 'parcel.tenure', 'parcel.economics']) li.set(factory, group, 'li');
    for (const group of ['parcel.economics', boundary, 'parcel.tenure']) shen.set(factory, group, 'shen');
    office.receive(everythingOf(li, 1));
    office.receive(everythingOf(shen, 2));
    expect([...(office.state(factory)?.groups.values() ?? [])].map((group) => group.value)).toEqual([
      'shen',
      'shen',
      'shen',
    ]);
  });
});

describe('packages late and out of order', () => {
  test('an old package that arrives after the settlement changes nothing', () => {
    const { shen, li, office } = twoSurveyorsAndOffice();
    const old = shen.set(factory, boundary, 'guess');
    const better = shen.set(factory, boundary, 'measured');
    li.receive(everythingOf(shen, 1));
    const settlement = li.set(factory, boundary, 'agreed');
    office.receive({ id: packageId(2), ops: [settlement] });
    office.receive({ id: packageId(3), ops: [old] });
    office.receive({ id: packageId(4), ops: [better] });
    expect(office.state(factory)?.groups.get(boundary)?.heads).toEqual([settlement]);
  });

  test('an edit that has not arrived yet is not hidden by one of another group that has', () => {
    const { shen, li, office } = twoSurveyorsAndOffice();
    const tenure = shen.set(factory, 'parcel.tenure', 'collective');
    const wall = shen.set(factory, boundary, 'wall');
    li.receive({ id: packageId(1), ops: [wall] });
    li.set(factory, 'parcel.tenure', 'state');
    office.receive(everythingOf(li, 2));
    office.receive({ id: packageId(3), ops: [tenure] });
    expect(office.state(factory)?.groups.get('parcel.tenure')?.conflict).toBe(true);
  });
});

describe('vectors that no sound device writes', () => {
  test('an operation does not hide itself', () => {
    const boastful = setWith(1, 1, { [replicaId(1)]: 5 });
    expect(headsOf([boastful], new Map())).toEqual([boastful]);
  });

  test('nor what its replica wrote after it', () => {
    const boastful = setWith(1, 1, { [replicaId(1)]: 5 });
    const next = setWith(1, 2, { [replicaId(1)]: 1 });
    expect(headsOf([boastful, next], new Map())).toEqual([next]);
  });

  test('operations that claim to have seen each other are all shown', () => {
    const ring = [
      setWith(1, 1, { [replicaId(2)]: 1 }),
      setWith(2, 1, { [replicaId(3)]: 1 }),
      setWith(3, 1, { [replicaId(1)]: 1 }),
    ];
    const bystander = setWith(4, 1, {});
    expect(headsOf([...ring, bystander], new Map())).toEqual([...ring, bystander]);
  });
});

test('ten thousand operations of one group are merged in a moment', () => {
  const machines = Array.from({ length: 20 }, (_, n) => replicaId(n));
  const seen: Record<string, number> = {};
  const ops = Array.from({ length: 10_000 }, (_, n) => {
    const seq = Math.floor(n / machines.length) + 1;
    const item = setWith(n % machines.length, seq, { ...seen });
    seen[item.op.replica] = seq;
    return item;
  });
  const started = performance.now();
  expect(headsOf(ops, new Map())).toEqual(ops.slice(-1));
  expect(performance.now() - started).toBeLessThan(2000);
});
