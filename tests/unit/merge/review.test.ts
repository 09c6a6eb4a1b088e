import { beforeEach, describe, expect, test } from 'vitest';
import { Machine, newTruth, packageId, recordId, replicaId } from './machines.ts';

const factory = recordId(1);
const boundary = 'parcel.geometry';
let surveyor: Machine;
let office: Machine;
let deputy: Machine;
let packages = 0;

beforeEach(() => {
  const truth = newTruth();
  surveyor = new Machine(replicaId(1), truth);
  office = new Machine(replicaId(2), truth);
  deputy = new Machine(replicaId(3), truth);
  surveyor.set(factory, boundary, 'wall');
  surveyor.review(factory, 'completed');
  give(surveyor, office);
  give(surveyor, deputy);
});

function give(from: Machine, to: Machine): void {
  packages += 1;
  to.receive({ id: packageId(packages), ops: [...from.ops.values()] });
}

function shown(machine: Machine) {
  const review = machine.state(factory)?.review;
  return review && { decision: review.decision, stale: review.stale, conflict: review.conflict };
}

describe('reviewing', () => {
  test('a record nobody decided on has no review', () => {
    expect(new Machine(replicaId(9)).state(factory)?.review).toBeUndefined();
    office.set(recordId(2), boundary, 'wall');
    expect(office.state(recordId(2))?.review).toBeUndefined();
  });

  test('the later decision, which has seen the earlier one, holds', () => {
    expect(shown(office)).toEqual({ decision: 'completed', stale: false, conflict: false });
    office.review(factory, 'accepted');
    give(office, surveyor);
    expect(shown(surveyor)).toEqual({ decision: 'accepted', stale: false, conflict: false });
  });

  test('an edit the reviewer had not seen makes the decision stale, whenever it arrives', () => {
    office.review(factory, 'accepted');
    surveyor.set(factory, boundary, 'fence');
    give(surveyor, office);
    expect(shown(office)).toEqual({ decision: 'accepted', stale: true, conflict: false });
  });

  test('so does a group that is new, one conflict more, and a deletion that did not succeed', () => {
    office.review(factory, 'accepted');
    const accepted = [...office.ops.values()];
    for (const change of ['new group', 'conflict', 'deletion'] as const) {
      const desk = new Machine(replicaId(8));
      desk.receive({ id: packageId(500), ops: accepted });
      expect(shown(desk)?.stale).toBe(false);
      const stranger = new Machine(replicaId(7));
      if (change === 'new group') stranger.set(factory, 'parcel.tenure', 'state');
      else stranger.set(factory, boundary, 'fence');
      if (change === 'deletion') stranger.delete(factory);
      desk.receive({ id: packageId(501), ops: stranger.own });
      expect(shown(desk)?.stale).toBe(true);
    }
  });

  test('so does a group that is gone since its package was withdrawn', () => {
    const neighbour = new Machine(replicaId(7));
    neighbour.set(factory, 'parcel.tenure', 'state');
    office.receive({ id: packageId(700), ops: neighbour.own });
    office.review(factory, 'accepted');
    expect(shown(office)?.stale).toBe(false);
    office.withdraw(packageId(700));
    expect(shown(office)?.stale).toBe(true);
  });

  test('so does a conflict of which one side was withdrawn', () => {
    const neighbour = new Machine(replicaId(7));
    neighbour.set(factory, boundary, 'ditch');
    office.receive({ id: packageId(700), ops: neighbour.own });
    office.review(factory, 'accepted');
    office.withdraw(packageId(700));
    expect(shown(office)?.stale).toBe(true);
  });

  test('an old operation that was already replaced when the decision was made changes nothing', () => {
    const late = new Machine(replicaId(5));
    late.set(factory, boundary, 'guess');
    late.set(factory, boundary, 'measured');
    const desk = new Machine(replicaId(6));
    desk.receive({ id: packageId(600), ops: late.own.slice(1) });
    desk.review(factory, 'accepted');
    desk.receive({ id: packageId(601), ops: late.own });
    expect(shown(desk)).toEqual({ decision: 'accepted', stale: false, conflict: false });
  });
});

describe('two offices decide without knowing of each other', () => {
  test('differently: the cautious decision is shown, as a conflict, until one of them decides again', () => {
    office.review(factory, 'accepted');
    deputy.review(factory, 'returned');
    give(deputy, office);
    expect(shown(office)).toEqual({ decision: 'returned', stale: false, conflict: true });
    expect(office.state(factory)?.review?.heads).toHaveLength(2);
    office.review(factory, 'accepted');
    expect(shown(office)).toEqual({ decision: 'accepted', stale: false, conflict: false });
  });

  test('both accept, one of them an older state: accepted, for somebody has seen it as it is', () => {
    office.review(factory, 'accepted');
    surveyor.set(factory, boundary, 'fence');
    give(surveyor, deputy);
    deputy.review(factory, 'accepted');
    give(deputy, office);
    expect(shown(office)).toEqual({ decision: 'accepted', stale: false, conflict: false });
  });
});
