/**
 * Generated histories: several machines survey the same few records, hand packages to each other with gaps, regrouped and in any
 * order, delete, restore, review, withdraw, are copied, and have wrong clocks.
 */
import fc from 'fast-check';
import type { OpHash } from '#core/ids.ts';
import type { ReviewDecision } from '#core/merge/operation.ts';
import type { Origin, Received } from '#core/merge/withdrawal.ts';
import {
  Machine,
  type Merge,
  newTruth,
  type Package,
  packageId,
  recordId,
  replicaId,
  type Truth,
} from './machines.ts';

type On<Do extends string, Rest = unknown> = { readonly do: Do; readonly on: number } & Readonly<Rest>;

export type Step =
  | On<'set', { record: number; group: number; value: number }>
  | On<'begin', { record: number; groups: number[]; value: number }>
  | On<'delete', { record: number }>
  | On<'restore', { record: number }>
  | On<'review', { record: number; decision: ReviewDecision }>
  | On<'export', { all: boolean; from: number; count: number }>
  | On<'receive', { package: number }>
  | On<'visit', { other: number }>
  | On<'withdraw', { package: number }>
  | On<'clock', { day: number }>
  | On<'copy'>;

export type World = {
  readonly machines: readonly Machine[];
  readonly packages: readonly Package[];
  readonly truth: Truth;
};

const groups = ['parcel.geometry', 'parcel.tenure', 'parcel.economics'];
const machineCount = 3;

const on = fc.nat(machineCount);
const record = fc.nat(1);
const aStep = <Do extends string, Rest>(what: Do, rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> }) =>
  fc.record({ do: fc.constant(what), on, ...rest }) as unknown as fc.Arbitrary<On<Do, Rest>>;

const aSet = aStep('set', { record, group: fc.nat(2), value: fc.nat(2) });
const aBeginning = aStep('begin', {
  record,
  groups: fc.uniqueArray(fc.nat(2), { minLength: 1 }),
  value: fc.nat(2),
});
const aDelete = aStep('delete', { record });
const aRestore = aStep('restore', { record });
const aReview = aStep('review', {
  record,
  decision: fc.constantFrom<ReviewDecision>('completed', 'reopened', 'accepted', 'returned'),
});
const anExport = aStep('export', {
  all: fc.boolean(),
  from: fc.nat(5),
  count: fc.integer({ min: 1, max: 9 }),
});
const aReceive = aStep('receive', { package: fc.nat(30) });
const aVisit = aStep('visit', { other: on });
const aWithdraw = aStep('withdraw', { package: fc.nat(30) });
const aClock = aStep('clock', { day: fc.integer({ min: -4000, max: 4000 }) });
const aCopy = aStep('copy', {});

/** Histories of up to 60 steps; withdrawals and copied machines only where asked for. */
export function steps(with_: { readonly withdrawals?: boolean; readonly copies?: boolean } = {}) {
  const kinds: fc.WeightedArbitrary<Step>[] = [
    { weight: 8, arbitrary: aSet },
    { weight: 3, arbitrary: aBeginning },
    { weight: 3, arbitrary: aDelete },
    { weight: 1, arbitrary: aRestore },
    { weight: 4, arbitrary: aReview },
    { weight: 5, arbitrary: anExport },
    { weight: 6, arbitrary: aReceive },
    { weight: 4, arbitrary: aVisit },
    { weight: 1, arbitrary: aClock },
  ];
  if (with_.withdrawals) kinds.push({ weight: 1, arbitrary: aWithdraw });
  if (with_.copies) kinds.push({ weight: 1, arbitrary: aCopy });
  return fc.array(fc.oneof(...kinds), { size: 'max', maxLength: 60 });
}

/** Numbers to sort by, so that an order shrinks as a list of numbers does. */
export const anOrder = fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 });

export function inOrder<T>(items: readonly T[], order: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, key: (order[index % order.length] ?? 0) * 1000 + ((index * 7) % 1000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Lets the steps happen; at the end each machine hands over all that it wrote itself, on three sticks. */
export function live(story: readonly Step[], merge: Merge, clockShiftDays = 0): World {
  const truth = newTruth();
  const machines = Array.from({ length: machineCount }, (_, n) => new Machine(replicaId(n), truth, merge));
  const packages: Package[] = [];
  for (const machine of machines) setClock(machine, clockShiftDays);
  for (const step of story) {
    const machine = machines[step.on % machines.length];
    if (machine) take(step, machine, machines, packages, clockShiftDays);
  }
  for (const { own } of machines) {
    const third = Math.ceil(own.length / 3);
    for (const from of [0, third, 2 * third]) {
      packages.push({ id: packageId(packages.length), ops: own.slice(from, from + third) });
    }
  }
  return { machines, packages, truth };
}

function take(
  step: Step,
  machine: Machine,
  machines: Machine[],
  packages: Package[],
  clockShiftDays: number,
): void {
  const one = 'package' in step ? packages[step.package % Math.max(1, packages.length)] : undefined;
  switch (step.do) {
    case 'set':
      machine.set(recordId(step.record), groups[step.group] ?? 'parcel.geometry', step.value);
      break;
    case 'begin':
      // Nobody begins what he has written in before: ids are new, and a vector says of a replica's own work that it saw it all.
      if (machine.own.some(({ op }) => op.record === recordId(step.record))) break;
      machine.begin(
        recordId(step.record),
        Object.fromEntries(step.groups.map((group) => [groups[group] ?? 'parcel.geometry', step.value])),
      );
      break;
    case 'delete':
      machine.delete(recordId(step.record));
      break;
    case 'restore':
      machine.restore(recordId(step.record));
      break;
    case 'review':
      if (machine.state(recordId(step.record))?.groups.size) {
        machine.review(recordId(step.record), step.decision);
      }
      break;
    case 'export': {
      const ops = step.all ? [...machine.ops.values()] : machine.own;
      packages.push({ id: packageId(packages.length), ops: ops.slice(step.from, step.from + step.count) });
      break;
    }
    case 'receive':
      if (one) machine.receive(one);
      break;
    case 'visit': {
      const other = machines[step.other % machines.length];
      const everything = { id: packageId(packages.length), ops: [...(other?.ops.values() ?? [])] };
      packages.push(everything);
      machine.receive(everything);
      break;
    }
    case 'withdraw':
      if (one) machine.withdraw(one.id);
      break;
    case 'clock':
      setClock(machine, step.day * (1 + clockShiftDays));
      break;
    case 'copy':
      if (machines.length === machineCount) machines.push(machine.copy());
      break;
    default:
      assertNever(step);
  }
}

function setClock(machine: Machine, day: number): void {
  machine.clock = new Date(Date.UTC(2026, 4, 1) + (day % 8000) * 86_400_000).toISOString();
}

/** What an office holds that received these packages in this order, repetitions and all. */
export function delivered(
  packages: readonly Package[],
  local: readonly Package['ops'][number][] = [],
): Received {
  const broughtBy = new Map<OpHash, Set<Origin>>();
  const bring = (origin: Origin, items: Package['ops']) => {
    for (const { hash } of items) broughtBy.set(hash, (broughtBy.get(hash) ?? new Set()).add(origin));
  };
  for (const { id, ops } of packages) bring(id, ops);
  bring('local', local);
  return { ops: [...packages.flatMap(({ ops }) => ops), ...local], broughtBy };
}

/** The same operations, cut into other packages. */
export function regrouped(packages: readonly Package[], order: readonly number[]): Package[] {
  const all = inOrder(
    packages.flatMap(({ ops }) => ops),
    order,
  );
  const size = 1 + ((order[0] ?? 0) % 7);
  const cut: Package[] = [];
  for (let at = 0; at < all.length; at += size) {
    cut.push({ id: packageId(1000 + cut.length), ops: all.slice(at, at + size) });
  }
  return cut;
}

/** Some of the packages, chosen by the numbers. */
export function someOf<T>(items: readonly T[], order: readonly number[]): T[] {
  return items.filter((_, index) => (order[index % order.length] ?? 0) % 3 > 0);
}

function assertNever(step: never): never {
  throw new Error(`unknown step ${JSON.stringify(step)}`);
}
