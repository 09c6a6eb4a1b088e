import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#core/json.ts';
import { ATTRIBUTE_GROUP_NAMES, ATTRIBUTE_GROUPS, PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { filled, readField, toSavable } from '#renderer/features/form/group-values.ts';

describe('what of a form is saved', () => {
  test('emptied inputs are absent fields', () => {
    expect(
      filled({
        a: '',
        b: null,
        c: undefined,
        d: [],
        e: [{ name: '' }],
        f: {},
        g: '  ',
        h: false,
        i: 0,
      }),
    ).toEqual({ h: false, i: 0 });
  });

  test('a number that does not fit is held back, and the rest of its group is saved', () => {
    const { value, held } = toSavable('tenure', { rightHolder: '甲', registeredAreaSqM: -5 }, undefined);
    expect(value).toEqual({ rightHolder: '甲' });
    expect(held).toEqual(['registeredAreaSqM']);
  });

  test('a field that is held back keeps what it was last saved with', () => {
    const { value } = toSavable(
      'identity',
      { villageCode: '3305021', address: '红丰路 1 号' },
      {
        villageCode: '330502100201',
      },
    );
    expect(value).toEqual({ villageCode: '330502100201', address: '红丰路 1 号' });
  });

  test('a land class without its code is no land class', () => {
    expect(toSavable('use', { currentLandClass: { scheme: 'gbt21010_2017' } }, undefined)).toEqual({
      value: {},
      held: ['currentLandClass'],
    });
  });

  test('an enterprise that has no name yet holds back the enterprises only', () => {
    const form = { enterprises: [{ jobs: 3 }], taxPaidPerMuWanYuan: 12 };
    expect(toSavable('economics', form, undefined).value).toEqual({ taxPaidPerMuWanYuan: 12 });
  });

  test.each([
    ['ten thousand characters', '长'.repeat(10_000)],
    ['emoji with joiners', '👩‍👩‍👧‍👦🏗️'],
    ['CJK extension B', '𠀀𪚥𡃁'],
    ['SQL', "x'); DROP TABLE parcel; --"],
    ['HTML', '<img src=x onerror=alert(1)>&amp;<script>alert(1)</script>'],
    ['half a character', 'a\ud840'],
    ['lines', 'a\r\nb\nc'],
  ])('%s in any field: stored as it is, changed in form and said, or refused with a reason', (_, text) => {
    for (const description of PARCEL_FIELDS) {
      const { value, changes, problem } = readField(description, text);
      if (problem) expect(problem.code).toMatch(/^record\./);
      else if (value !== text) expect(changes).not.toEqual([]);
      const { field, group } = description;
      const savable = toSavable(group, { [field]: text }, undefined);
      expect(savable.held).toEqual(problem ? [field] : []);
    }
  });

  const anything = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string()),
    fc.dictionary(fc.string(), fc.string()),
  );

  test('whatever stands in the inputs, the result fits the group and no fitting field is lost', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ATTRIBUTE_GROUP_NAMES), fc.func(anything), (group, inputOf) => {
        const fields = PARCEL_FIELDS.filter((each) => each.group === group);
        const form = Object.fromEntries(fields.map(({ field }) => [field, inputOf(field)]));
        const { value, held } = toSavable(group, form, undefined);
        expect(ATTRIBUTE_GROUPS[group].safeParse(value).success).toBe(true);
        const saved = value as { readonly [field: string]: Json };
        for (const description of fields) {
          const { field } = description;
          const read = readField(description, form[field]);
          expect(held.includes(field)).toBe(read.problem !== undefined);
          if (!read.problem) expect(saved[field]).toEqual(read.value);
        }
      }),
    );
  });
});
