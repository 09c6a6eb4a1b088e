import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COMPUTED_FIELDS,
  computeValue,
  followSources,
  isComputedField,
} from '#core/parcel/computed-values.ts';

describe('values the program computes', () => {
  test.each([
    ['floorAreaRatio', { floorAreaSqM: 37_200 }, 30_000, 1.24],
    ['floorAreaRatio', { floorAreaSqM: 0 }, 30_000, 0],
    ['floorAreaRatio', { floorAreaSqM: 10_000 }, 30_000, 0.33],
    ['floorAreaRatio', {}, 30_000, undefined],
    ['floorAreaRatio', { floorAreaSqM: '37200' }, 30_000, undefined],
    ['floorAreaRatio', { floorAreaSqM: 37_200 }, undefined, undefined],
    ['floorAreaRatio', { floorAreaSqM: 37_200 }, 0, undefined],
    ['floorAreaRatio', { floorAreaSqM: 1e9 }, 30_000, undefined],
    ['buildingDensityPercent', { footprintAreaSqM: 12_000 }, 30_000, 40],
    ['buildingDensityPercent', { footprintAreaSqM: 12_345 }, 30_000, 41.15],
    ['buildingDensityPercent', undefined, 30_000, undefined],
  ] as const)('%s of %j on %s m² is %s', (field, use, areaSqM, value) => {
    expect(computeValue(field, use, areaSqM)).toBe(value);
  });

  test('fill an empty field when its source is typed', () => {
    expect(followSources({}, { floorAreaSqM: 37_200 }, 30_000)).toEqual({ floorAreaRatio: 1.24 });
  });

  test('follow their source while nobody has overruled them', () => {
    const before = { floorAreaSqM: 37_200, floorAreaRatio: 1.24 };
    expect(followSources(before, { ...before, floorAreaSqM: 30_000 }, 30_000)).toEqual({ floorAreaRatio: 1 });
  });

  test('leave alone what the surveyor wrote instead', () => {
    const before = { floorAreaSqM: 37_200, floorAreaRatio: 1.3 };
    expect(followSources(before, { ...before, floorAreaSqM: 30_000 }, 30_000)).toEqual({});
  });

  test('are taken back with their source, and only then', () => {
    const before = { footprintAreaSqM: 12_000, buildingDensityPercent: 40 };
    expect(followSources(before, { buildingDensityPercent: 40 }, 30_000)).toEqual({
      buildingDensityPercent: null,
    });
    expect(followSources({ buildingDensityPercent: 41 }, { buildingDensityPercent: 41 }, 30_000)).toEqual({});
  });

  test('are not touched by a change of anything else', () => {
    const before = { floorAreaSqM: 37_200, footprintAreaSqM: 12_000 };
    expect(followSources(before, { ...before, yearBuilt: 1998 }, 30_000)).toEqual({});
  });

  test('are settled after one step, whatever the areas', () => {
    const area = fc.double({ min: 0, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(area, area, fc.double({ min: 1, max: 1e7, noNaN: true }), (first, next, parcelAreaSqM) => {
        const before = { floorAreaSqM: first };
        const after = { ...before, floorAreaSqM: next, ...followSources({}, before, parcelAreaSqM) };
        const settled = { ...after, ...followSources(before, after, parcelAreaSqM) };
        if (first === next) return;
        expect(settled.floorAreaRatio ?? undefined).toBe(
          computeValue('floorAreaRatio', settled, parcelAreaSqM),
        );
      }),
    );
  });

  test('are known by their path', () => {
    expect(COMPUTED_FIELDS.every((field) => isComputedField(`use.${field}`))).toBe(true);
    expect(isComputedField('use.constructor')).toBe(false);
    expect(isComputedField('tenure.floorAreaRatio')).toBe(false);
  });
});
