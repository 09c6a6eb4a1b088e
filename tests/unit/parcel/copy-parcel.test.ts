import { describe, expect, test } from 'vitest';
import { COPY_PART_NAMES, COPY_PARTS, toCopy } from '#core/parcel/copy-parcel.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { aParcel } from '../rules/a-parcel.ts';

describe('a parcel as the start of the next', () => {
  test('never brings along what makes it the one it is', () => {
    const whole = aParcel({ process: { surveyor: '沈建国', surveyedOn: '2025-03-01', remarks: '门口有井' } });
    const copy = toCopy(whole, COPY_PART_NAMES);
    expect(Object.keys(copy.identity ?? {}).toSorted()).toEqual(['address', 'reportingBody', 'townshipCode']);
    expect(copy).not.toHaveProperty('process');
    expect(copy).not.toHaveProperty('boundary');
    expect(copy).not.toHaveProperty('abuttals');
    expect(copy.use).not.toHaveProperty('floorAreaRatio');
    expect(copy.tenure).not.toHaveProperty('registeredAreaSqM');
  });

  test('brings just the parts that were chosen, and no empty group', () => {
    expect(toCopy(aParcel(), ['rights'])).toEqual({
      tenure: { tenure: 'state', acquisition: '102', rightHolder: '湖州某织造有限公司' },
    });
    expect(toCopy({ tenure: {} }, COPY_PART_NAMES)).toEqual({});
    expect(toCopy(aParcel(), [])).toEqual({});
  });

  test('is made of fields there are, each in one part', () => {
    const offered = COPY_PART_NAMES.flatMap((part) => [...COPY_PARTS[part]]);
    expect(new Set(offered).size).toBe(offered.length);
    const paths = PARCEL_FIELDS.map(({ group, field }) => `${group}.${field}`);
    expect(paths).toEqual(expect.arrayContaining(offered));
  });
});
