import { describe, expect, test } from 'vitest';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { SECTION_NAMES, SECTIONS, sectionOf } from '#core/parcel/sections.ts';

describe('the sections of the form', () => {
  test('hold every field once', () => {
    const held = SECTIONS.flatMap(({ parts }) => parts.flatMap(({ fields }) => fields));
    expect(held.map(({ group, field }) => `${group}.${field}`).toSorted()).toEqual(
      PARCEL_FIELDS.map(({ group, field }) => `${group}.${field}`).toSorted(),
    );
  });

  test('are those of the paper form, in its order', () => {
    expect(SECTIONS.map(({ name }) => name)).toEqual([...SECTION_NAMES]);
    const groups = SECTIONS.map(({ parts }) => parts.map(({ group }) => group));
    expect(groups[0]).toEqual(['identity', 'classification', 'abuttals']);
    expect(groups[4]).toEqual(['classification', 'reasons', 'legacy']);
  });

  test.each([
    ['classification', 'category', 'basics'],
    ['classification', 'isLowEfficiency', 'recognition'],
    ['abuttals', 'north', 'basics'],
    ['economics', 'enterprises.0.creditCode', 'economics'],
    ['process', undefined, 'survey'],
    ['classification', undefined, 'basics'],
    ['boundary', undefined, undefined],
    [undefined, undefined, undefined],
  ])('a finding about %s.%s stands in %s', (group, field, section) => {
    expect(sectionOf(group, field)).toBe(section);
  });
});
