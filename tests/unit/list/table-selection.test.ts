import { describe, expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import {
  countSelected,
  EVERYTHING,
  isSelected,
  NOTHING,
  toSelection,
  withRows,
} from '#renderer/features/table/table-selection.ts';

const [a, b, c] = ['a', 'b', 'c'] as [RecordId, RecordId, RecordId];
const filter = { search: '织造' };

describe('rows named one by one', () => {
  const two = withRows(NOTHING, [a, b], true);

  test('are selected and can be taken away again', () => {
    expect([a, b, c].map((id) => isSelected(two, id))).toEqual([true, true, false]);
    expect(isSelected(withRows(two, [a], false), a)).toBe(false);
    expect(countSelected(two, 100)).toBe(2);
  });

  test('are told to the service by name; none means all that is found', () => {
    expect(toSelection(two, filter)).toEqual({ ids: [a, b] });
    expect(toSelection(NOTHING, filter)).toEqual({ filter, except: [] });
  });
});

describe('everything that is found', () => {
  const butOne = withRows(EVERYTHING, [b], false);

  test('is selected without those taken away, which can be added again', () => {
    expect([a, b].map((id) => isSelected(butOne, id))).toEqual([true, false]);
    expect(isSelected(withRows(butOne, [b], true), b)).toBe(true);
    expect(countSelected(butOne, 100)).toBe(99);
  });

  test('is told to the service as the filter without them', () => {
    expect(toSelection(butOne, filter)).toEqual({ filter, except: [b] });
  });
});
