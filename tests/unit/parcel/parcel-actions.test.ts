import { describe, expect, test } from 'vitest';
import { actionsOn, type PARCEL_ACTIONS } from '#core/parcel/parcel-actions.ts';
import { PARCEL_STATES } from '#core/parcel/parcel-state.ts';

describe('what a state allows', () => {
  test.each(PARCEL_STATES)('a surveyor never decides for the office: %s', (state) => {
    for (const action of ['accept', 'return'] as const)
      expect(actionsOn(state, 'field')).not.toContain(action);
  });

  test.each(PARCEL_STATES.filter((state) => state !== 'accepted'))('work can go on in %s', (state) => {
    for (const role of ['field', 'office'] as const) expect(actionsOn(state, role)).toContain('edit');
  });

  test('what was accepted stands until the office sends it back', () => {
    expect(actionsOn('accepted', 'field')).toEqual([]);
    expect(actionsOn('accepted', 'office')).toEqual(['return']);
  });

  test('only what is in work can be completed, and only what was handed in can be accepted or sent back', () => {
    const states = (action: (typeof PARCEL_ACTIONS)[number], role: 'field' | 'office') =>
      PARCEL_STATES.filter((state) => actionsOn(state, role).includes(action));
    expect(states('complete', 'field')).toEqual(['draft', 'returned']);
    expect(states('reopen', 'field')).toEqual(['completed', 'submitted']);
    expect(states('accept', 'office')).toEqual(['completed', 'submitted', 'returned']);
    expect(states('return', 'office')).toEqual(['completed', 'submitted', 'accepted']);
  });
});
