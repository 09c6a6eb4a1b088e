import { expect, test } from 'vitest';
import {
  NUMBER_LIMITS,
  NUMBER_SETTINGS,
  REQUIRABLE_FIELDS,
  ruleSettingsSchema,
} from '#core/parcel/rule-settings.ts';
import { ruleSettings } from '#seeds/index.ts';

const SEEDED = ruleSettingsSchema.parse(ruleSettings.settings);
const isTaken = (change: object) => ruleSettingsSchema.safeParse({ ...SEEDED, ...change }).success;

test.each(NUMBER_SETTINGS)('%s is taken at its limits, and not beyond them', (name) => {
  const { min, max } = NUMBER_LIMITS[name];
  expect([min, max, SEEDED[name]].every((value) => isTaken({ [name]: value }))).toBe(true);
  for (const value of [min - 0.001, max + 0.001, Number.NaN, String(min), null])
    expect(isTaken({ [name]: value }), String(value)).toBe(false);
});

test.each([
  [{ kind: 'sign', needed: 1 }, true],
  [{ kind: 'sign', needed: 1, categories: ['village'] }, true],
  [{ kind: 'sign', needed: 0 }, false],
  [{ kind: 'sign', needed: 1.5 }, false],
  [{ kind: 'selfie', needed: 1 }, false],
  [{ kind: 'sign', needed: 1, categories: [] }, false],
  [{ kind: 'sign', needed: 1, more: true }, false],
])('of the minimum photos %j is taken: %s', (row, taken) => {
  expect(isTaken({ minimumPhotos: [row] })).toBe(taken);
});

test('any field that people fill in may be required, once', () => {
  expect(isTaken({ requiredFields: REQUIRABLE_FIELDS })).toBe(true);
  expect(REQUIRABLE_FIELDS).not.toContain('process.listVersion');
  for (const fields of [['process.listVersion'], ['no.such'], ['use.yearBuilt', 'use.yearBuilt']])
    expect(isTaken({ requiredFields: fields }), fields.join()).toBe(false);
});
