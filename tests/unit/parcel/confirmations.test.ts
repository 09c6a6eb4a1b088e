import { describe, expect, it } from 'vitest';
import { confirm, joinConfirmations, withConfirmations, withdraw } from '#core/parcel/confirmations.ts';
import { type Confirmation, MAX_CONFIRMATIONS } from '#core/parcel/groups/confirmations.ts';
import { countIssues, type Issue } from '#core/parcel/issue.ts';

const warned: Issue = {
  rule: 'area-difference',
  severity: 'warning',
  group: 'tenure',
  field: 'registeredAreaSqM',
  params: { stated: 100, drawn: 120, percent: 20 },
};
const aConfirmation = (changes: Partial<Confirmation> = {}): Confirmation => ({
  rule: 'area-difference',
  group: 'tenure',
  field: 'registeredAreaSqM',
  params: { percent: 20, drawn: 120, stated: 100 },
  reason: '以登记为准',
  by: '张三',
  at: '2025-03-01T01:00:00.000Z',
  ...changes,
});

describe('a confirmed warning', () => {
  it('carries who, when and why, whatever the order its values were written in', () => {
    const [issue] = withConfirmations([warned], [aConfirmation()]);
    expect(issue?.confirmed).toEqual({ reason: '以登记为准', by: '张三', at: '2025-03-01T01:00:00.000Z' });
    expect(countIssues([issue as Issue])).toEqual({ errors: 0, warnings: 0, confirmed: 1 });
  });

  it.each<readonly [string, Partial<Confirmation>]>([
    ['another value', { params: { stated: 101, drawn: 120, percent: 18.8 } }],
    ['another field', { field: 'approvedAreaSqM' }],
    ['another rule', { rule: 'legacy-area' }],
    ['no field', { field: undefined }],
  ])('is open when it was confirmed of %s', (_, changes) => {
    expect(withConfirmations([warned], [aConfirmation(changes)])).toEqual([warned]);
  });

  it('is never an error, whatever a record claims', () => {
    const error: Issue = { ...warned, severity: 'error' };
    expect(withConfirmations([error], [aConfirmation()])).toEqual([error]);
  });
});

describe('the confirmations of a record', () => {
  it('hold one of each finding, the last', () => {
    const again = aConfirmation({ reason: '已现场核实' });
    expect(confirm([aConfirmation()], again)).toEqual([again]);
  });

  it('keep those of values that are gone, and lose the oldest when there are too many', () => {
    const many = Array.from({ length: MAX_CONFIRMATIONS }, (_, i) => aConfirmation({ params: { i } }));
    const next = confirm(many, aConfirmation());
    expect(next).toHaveLength(MAX_CONFIRMATIONS);
    expect(next.at(-1)).toEqual(aConfirmation());
    expect(next[0]).toEqual(many[1]);
  });

  it('lose the one that is withdrawn', () => {
    const other = aConfirmation({ field: 'approvedAreaSqM' });
    expect(withdraw([aConfirmation(), other], warned)).toEqual([other]);
    expect(withdraw(undefined, warned)).toEqual([]);
  });

  it('of two people add up, the same in either order', () => {
    const a = { confirmed: [aConfirmation()] };
    const b = {
      confirmed: [
        aConfirmation({ by: '李四', reason: '权证有误', at: '2025-03-02T01:00:00.000Z' }),
        aConfirmation({ field: 'approvedAreaSqM', at: '2025-02-01T01:00:00.000Z' }),
      ],
    };
    const joined = joinConfirmations([a, b]);
    expect(joined).toEqual(joinConfirmations([b, a]));
    expect(joined.confirmed.map(({ by, field }) => [by, field])).toEqual([
      ['张三', 'approvedAreaSqM'],
      ['李四', 'registeredAreaSqM'],
    ]);
  });
});
