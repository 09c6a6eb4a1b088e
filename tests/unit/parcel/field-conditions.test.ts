import { describe, expect, test } from 'vitest';
import { type DraftValues, FIELD_CONDITIONS, isFilled, presenceOf } from '#core/parcel/field-conditions.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';

describe('a field that is asked for under a condition', () => {
  test.each<[path: string, values: DraftValues, presence: string]>([
    ['use.idleReason', {}, 'hidden'],
    ['use.idleReason', { use: { usageStatus: '1' } }, 'hidden'],
    ['use.idleReason', { use: { usageStatus: '2' } }, 'asked'],
    ['use.idleReason', { use: { usageStatus: '3', idleReason: '停产' } }, 'asked'],
    ['use.idleReason', { use: { usageStatus: '1', idleReason: '停产' } }, 'kept'],
    ['use.idleReason', { use: { usageStatus: '1', idleReason: '  ' } }, 'hidden'],
    ['reasons.reasons', { classification: { isLowEfficiency: true } }, 'asked'],
    ['reasons.reasons', { classification: { isLowEfficiency: false } }, 'hidden'],
    ['reasons.reasons', { classification: {}, reasons: { reasons: ['idle'] } }, 'kept'],
    ['reasons.reasons', { reasons: { reasons: [] } }, 'hidden'],
    ['reasons.otherReason', { reasons: { reasons: ['idle', 'other'] } }, 'asked'],
    ['reasons.otherReason', { reasons: { reasons: ['idle'], otherReason: '补充' } }, 'kept'],
    ['legacy.penaltyNo', {}, 'hidden'],
    ['legacy.penaltyNo', { legacy: { legacyAreaSqM: 0 } }, 'hidden'],
    ['legacy.penaltyNo', { legacy: { legacyAreaSqM: 1.5 } }, 'asked'],
    ['legacy.penaltyNo', { legacy: { builtUpInThirdSurvey: true } }, 'asked'],
    ['legacy.landUseStartedOn', { legacy: { builtUpInSecondSurvey: false } }, 'hidden'],
    ['legacy.landUseStartedOn', { legacy: { landUseStartedOn: '1998-01-01' } }, 'kept'],
    ['redevelopment.transitionEndsOn', { redevelopment: { mode: 'adaptiveReuse' } }, 'asked'],
    ['redevelopment.transitionEndsOn', { redevelopment: { mode: 'marketTransfer' } }, 'hidden'],
    ['identity.address', {}, 'asked'],
    ['constructor', {}, 'asked'],
  ])('%s of %j is %s', (path, values, presence) => {
    expect(presenceOf(path, values)).toBe(presence);
  });

  test('is a field of the form, decided by another one of it', () => {
    const paths = PARCEL_FIELDS.map(({ group, field }) => `${group}.${field}`);
    for (const [path, { decidedBy }] of Object.entries(FIELD_CONDITIONS)) {
      expect(paths).toEqual(expect.arrayContaining([path, decidedBy]));
      expect(decidedBy).not.toBe(path);
    }
  });

  test.each([
    [false, true],
    [0, true],
    ['', false],
    [null, false],
    [[], false],
    [[{ name: '' }], false],
    [{ scheme: '', code: '0601' }, true],
  ])('%j is filled in: %s', (value, filled) => {
    expect(isFilled(value)).toBe(filled);
  });
});
