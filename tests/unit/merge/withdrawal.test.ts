import { beforeEach, describe, expect, test } from 'vitest';
import { isInAccount } from '#core/merge/withdrawal.ts';
import { Machine, newTruth, packageId, recordId, replicaId } from './machines.ts';

const factory = recordId(1);
const boundary = 'parcel.geometry';
const [first, second] = [packageId(1), packageId(2)];
let surveyor: Machine;
let office: Machine;

beforeEach(() => {
  const truth = newTruth();
  surveyor = new Machine(replicaId(1), truth);
  office = new Machine(replicaId(2), truth);
  surveyor.set(factory, boundary, 'wall');
  office.receive({ id: first, ops: [...surveyor.own] });
});

describe('withdrawing a package', () => {
  test('its operations are out of account, but still there', () => {
    office.withdraw(first);
    expect(office.state(factory)).toBeUndefined();
    expect(office.ops.size).toBe(2);
  });

  test('what it replaced is the value again', () => {
    surveyor.set(factory, boundary, 'fence');
    office.receive({ id: second, ops: surveyor.own.slice(1) });
    office.withdraw(second);
    expect(office.state(factory)?.groups.get(boundary)?.value).toBe('wall');
  });

  test('what another package brought too stays', () => {
    surveyor.set(factory, boundary, 'fence');
    office.receive({ id: second, ops: [...surveyor.own] });
    office.withdraw(first);
    expect(office.state(factory)?.groups.get(boundary)?.value).toBe('fence');
  });

  test('an edit made on top of it stays', () => {
    office.set(factory, boundary, 'fence');
    office.withdraw(first);
    expect(office.state(factory)?.groups.get(boundary)).toMatchObject({ value: 'fence', conflict: false });
  });

  test('the same operations in a new package are in account again', () => {
    office.withdraw(first);
    office.receive({ id: second, ops: [...surveyor.own] });
    expect(office.state(factory)?.groups.get(boundary)?.value).toBe('wall');
  });

  test('a withdrawal that came in a package has no effect', () => {
    surveyor.withdraw(first);
    office.receive({ id: second, ops: [...surveyor.own] });
    expect(office.state(factory)?.groups.get(boundary)?.value).toBe('wall');
  });

  test('what was written here cannot be withdrawn', () => {
    const own = office.set(recordId(2), boundary, 'ditch');
    office.receive({ id: second, ops: [own] });
    office.withdraw(second);
    expect(office.state(recordId(2))?.groups.get(boundary)?.value).toBe('ditch');
  });

  test('an operation of which nobody noted the way it came is in account', () => {
    expect(isInAccount(undefined, new Set([first]))).toBe(true);
  });
});
