import { describe, expect, it } from 'vitest';
import { BOUNDARY_CODES, isRefusal } from '#core/geo/boundary-codes.ts';

describe('BOUNDARY_CODES', () => {
  it.each(Object.entries(BOUNDARY_CODES))('%s is written as codes are', (code, { params }) => {
    expect(code).toMatch(/^boundary\.[a-z]+(-[a-z]+)*$/);
    expect(new Set(params).size).toBe(params.length);
    for (const name of params) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
  });

  it('tells refusals from remarks', () => {
    expect([isRefusal('boundary.wrong-zone'), isRefusal('boundary.axes-swapped')]).toEqual([true, false]);
  });
});
