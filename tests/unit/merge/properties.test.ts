import fc from 'fast-check';
import { describe, test } from 'vitest';
import { soundMerge } from './machines.ts';
import * as always from './properties.ts';

/** Histories are up to 60 steps long, so that conflicts over three machines and gaps in packages do come about. */
const runs = { numRuns: 1000 };

describe('whatever happens between the machines', () => {
  test('any order, repetition or regrouping of packages gives one state', () => {
    fc.assert(always.orderDoesNotMatter(soundMerge), runs);
  });
  test('importing again changes nothing', () => {
    fc.assert(always.importingAgainChangesNothing(soundMerge), runs);
  });
  test('no operation is hidden unless its superseder had seen it', () => {
    fc.assert(always.nothingIsHiddenUnseen(soundMerge), runs);
  });
  test('a record is deleted only if every head had been seen', () => {
    fc.assert(always.deletedOnlyIfSeen(soundMerge), runs);
  });
  test('a decision holds only for exactly what its author had seen', () => {
    fc.assert(always.acceptedOnlyAsSeen(soundMerge), runs);
  });
  test('withdrawing a package gives the state without it, and twice is once', () => {
    fc.assert(always.withdrawingIsNeverHavingReceived(soundMerge), runs);
  });
  test('old packages do not reopen settled conflicts', () => {
    fc.assert(always.settledStaysSettled(soundMerge), runs);
  });
  test('forks and gaps are noticed, and nothing else is taken for one', () => {
    fc.assert(always.forksAreNoticed(soundMerge), runs);
  });
  test('whoever has everything before him can settle, delete, restore and review', () => {
    fc.assert(always.everyConflictCanBeSettled(soundMerge), runs);
  });
  test('moving any clock changes nothing', () => {
    fc.assert(always.clocksDecideNothing(soundMerge), runs);
  });
});
