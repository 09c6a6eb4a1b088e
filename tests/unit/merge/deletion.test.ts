import { beforeEach, describe, expect, test } from 'vitest';
import { Machine, newTruth, packageId, recordId, replicaId } from './machines.ts';

const factory = recordId(1);
const boundary = 'parcel.geometry';
let shen: Machine;
let li: Machine;
let office: Machine;
let packages = 0;

beforeEach(() => {
  const truth = newTruth();
  shen = new Machine(replicaId(1), truth);
  li = new Machine(replicaId(2), truth);
  office = new Machine(replicaId(3), truth);
  shen.set(factory, boundary, 'wall');
  give(shen, li);
});

function give(from: Machine, to: Machine): void {
  packages += 1;
  to.receive({ id: packageId(packages), ops: [...from.ops.values()] });
}

function shown(machine: Machine) {
  const state = machine.state(factory);
  return state && { deleted: state.deleted, deletionConflict: state.deletionConflict };
}

describe('deleting', () => {
  test('what the deleter had seen is gone, in whatever order it arrives', () => {
    const deletion = li.delete(factory);
    office.receive({ id: packageId(100), ops: [deletion] });
    expect(shown(office)).toEqual({ deleted: true, deletionConflict: false });
    give(shen, office);
    expect(shown(office)).toEqual({ deleted: true, deletionConflict: false });
  });

  test('an edit that the deleter had not seen brings the record back, as a conflict', () => {
    li.delete(factory);
    shen.set(factory, boundary, 'measured again');
    give(li, office);
    give(shen, office);
    expect(shown(office)).toEqual({ deleted: false, deletionConflict: true });
    expect(office.state(factory)?.groups.get(boundary)?.value).toBe('measured again');
  });

  test('so does a first entry in a group of which the deleter knew nothing', () => {
    li.delete(factory);
    shen.set(factory, 'parcel.tenure', 'state');
    give(shen, li);
    expect(shown(li)).toEqual({ deleted: false, deletionConflict: true });
  });

  test('so does the group of a beginning that came late, of which the deleter knew another group by a later word', () => {
    const yard = recordId(2);
    shen.begin(yard, { [boundary]: 'wall', 'parcel.tenure': 'state' });
    const later = shen.set(yard, boundary, 'fence');
    li.receive({ id: packageId(104), ops: [later] });
    li.delete(yard);
    give(li, office);
    give(shen, office);
    expect(office.state(yard)?.deleted).toBe(false);
    expect(office.state(yard)?.deletionConflict).toBe(true);
  });

  test('deleting again, with that edit seen, deletes', () => {
    li.delete(factory);
    shen.set(factory, boundary, 'measured again');
    give(shen, li);
    li.delete(factory);
    expect(shown(li)).toEqual({ deleted: true, deletionConflict: false });
  });

  test('two deletions of which each saw a part delete together', () => {
    const tenure = shen.set(factory, 'parcel.tenure', 'state');
    shen.delete(factory);
    li.delete(factory);
    office.receive({ id: packageId(101), ops: [tenure] });
    give(shen, office);
    give(li, office);
    expect(shown(office)).toEqual({ deleted: true, deletionConflict: false });
  });

  test('a second deletion speaks for the first one too, whose edits have not arrived at its author', () => {
    const unsent = shen.set(factory, 'parcel.tenure', 'state');
    const first = shen.delete(factory);
    li.receive({ id: packageId(102), ops: [first] });
    li.delete(factory);
    give(li, office);
    office.receive({ id: packageId(103), ops: [unsent] });
    expect(shown(office)).toEqual({ deleted: true, deletionConflict: false });
  });
});

describe('restoring', () => {
  test('a restored record is back on purpose, not as a conflict', () => {
    li.delete(factory);
    give(li, shen);
    shen.restore(factory);
    shen.set(factory, boundary, 'wall, after all');
    give(shen, li);
    expect(shown(li)).toEqual({ deleted: false, deletionConflict: false });
  });

  test('a restored record can be deleted again', () => {
    li.delete(factory);
    li.restore(factory);
    li.delete(factory);
    expect(shown(li)).toEqual({ deleted: true, deletionConflict: false });
  });

  test('restored here and deleted there at the same time: it lives, as a conflict', () => {
    li.delete(factory);
    give(li, shen);
    shen.restore(factory);
    li.delete(factory);
    give(shen, li);
    expect(shown(li)).toEqual({ deleted: false, deletionConflict: true });
  });

  test('only writing in a deleted record leaves the question open', () => {
    shen.delete(factory);
    shen.set(factory, boundary, 'wall, after all');
    expect(shown(shen)).toEqual({ deleted: false, deletionConflict: true });
  });
});
