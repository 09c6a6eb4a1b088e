import { describe, expect, test } from 'vitest';
import { createHistory, type Step, sameValue } from '#renderer/features/form/history.ts';

const step = (path: string, before: unknown, after: unknown): Step => [{ path, before, after }];

describe('the history of a record', () => {
  test('makes one step of what is typed in one sitting, and another of the next', () => {
    const history = createHistory();
    history.note(step('tenure.rightHolder', null, '甲'), 1);
    history.note(step('tenure.rightHolder', '甲', '甲公'), 1);
    history.note(step('tenure.rightHolder', '甲公', '甲公司'), 2);
    expect(history.nextUndo()).toEqual(step('tenure.rightHolder', '甲公', '甲公司'));
    history.undone();
    expect(history.nextUndo()).toEqual(step('tenure.rightHolder', null, '甲公'));
  });

  test('makes a step of its own of every act without a sitting', () => {
    const history = createHistory();
    history.note(step('use.usageStatus', null, '1'));
    history.note(step('use.usageStatus', '1', '2'));
    history.undone();
    expect(history.nextUndo()).toEqual(step('use.usageStatus', null, '1'));
  });

  test('joins nothing across fields, and nothing to what was taken back', () => {
    const history = createHistory();
    history.note(step('a.x', null, 'x'), 1);
    history.note(step('a.y', null, 'y'), 1);
    history.undone();
    history.redone();
    history.note(step('a.y', 'y', 'yy'), 1);
    expect(history.nextUndo()).toEqual(step('a.y', 'y', 'yy'));
  });

  test('forgets what ended where it began, and what could be done again once something else is done', () => {
    const history = createHistory();
    history.note(step('a.x', null, 'x'), 1);
    history.note(step('a.x', 'x', ''), 1);
    expect(history.nextUndo()).toBeUndefined();
    history.note(step('a.x', null, 'x'), 2);
    history.undone();
    expect(history.nextRedo()).toEqual(step('a.x', null, 'x'));
    history.note(step('a.y', null, 'y'), 3);
    expect(history.nextRedo()).toBeUndefined();
  });

  test('keeps what was computed with what was typed', () => {
    const history = createHistory();
    const typed = (before: unknown, after: unknown, ratio: readonly [unknown, unknown]): Step => [
      { path: 'use.floorAreaSqM', before, after },
      { path: 'use.floorAreaRatio', before: ratio[0], after: ratio[1] },
    ];
    history.note(typed(null, 3, [null, 0.1]), 1);
    history.note(typed(3, 30, [0.1, 1]), 1);
    expect(history.nextUndo()).toEqual(typed(null, 30, [null, 1]));
  });

  test('tells whoever listens, with a new version each time', () => {
    const history = createHistory();
    const seen: number[] = [];
    const stop = history.subscribe(() => seen.push(history.version()));
    history.note(step('a.x', null, 'x'));
    history.undone();
    stop();
    history.forget();
    expect(seen).toEqual([1, 2]);
  });

  test.each([
    ['', null, true],
    [[], undefined, true],
    [{ name: '甲', creditCode: '' }, { name: '甲' }, true],
    [0, null, false],
    [false, null, false],
    ['1', 1, false],
  ])('%j and %j mean the same: %s', (one, other, same) => {
    expect(sameValue(one, other)).toBe(same);
  });
});
