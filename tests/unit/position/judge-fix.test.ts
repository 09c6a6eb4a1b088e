import { expect, test } from 'vitest';
import { lonLat } from '#core/geo/coordinates.ts';
import type { Fix } from '#core/position/fix.ts';
import { DEMANDS, refusalsOf } from '#core/position/judge-fix.ts';

const GOOD: Fix = {
  timeOfDay: '06:12:30.00',
  at: lonLat(120.1, 30.87),
  quality: 'rtk-fixed',
  satellites: 18,
  hdop: 0.7,
  sigma: { northM: 0.01, eastM: 0.01 },
  correctionAgeS: 1,
};
const codes = (fix: Fix, demands = DEMANDS.rtk as Parameters<typeof refusalsOf>[1]) =>
  refusalsOf(fix, demands).map(({ code }) => code);

test.each<[string, Partial<Fix>, string[]]>([
  ['a fixed solution', {}, []],
  ['nothing said beyond position and quality', { hdop: undefined, sigma: undefined } as never, []],
  ['a float solution', { quality: 'rtk-float' }, ['quality']],
  ['a single one', { quality: 'single', correctionAgeS: 99 }, ['quality']],
  ['one simulated', { quality: 'simulated' }, ['not-measured']],
  ['dead reckoning', { quality: 'estimated' }, ['not-measured']],
  ['typed in by hand', { quality: 'manual' }, ['not-measured']],
  ['few satellites', { satellites: 5 }, ['satellites']],
  ['a poor sky', { hdop: 4.1 }, ['hdop']],
  ['a poor solution', { sigma: { northM: 0.04, eastM: 0.04 } }, ['sigma']],
  [
    'no accuracy from a receiver that gives it',
    { sigma: undefined, lacksSigma: true } as never,
    ['sigma-missing'],
  ],
  ['old corrections', { correctionAgeS: 11 }, ['correction-age']],
  ['Hangzhou', { at: lonLat(120.15, 30.25) }, ['outside-huzhou']],
  ['everything at once', { hdop: 9, satellites: 3, quality: 'rtk-float' }, ['quality', 'satellites', 'hdop']],
])('%s', (_, change, expected) => {
  expect(codes({ ...GOOD, ...change })).toEqual(expected);
});

test('without a position there is nothing else to say', () => {
  const { at: _, ...nowhere } = GOOD;
  expect(codes({ ...nowhere, quality: 'none', satellites: 0 })).toEqual(['no-position']);
});

test('a hand-held receiver is asked for what it can give', () => {
  const single: Fix = {
    ...GOOD,
    quality: 'single',
    satellites: 7,
    hdop: 1.2,
    sigma: { northM: 2, eastM: 2 },
  };
  expect(codes(single, DEMANDS.gnss)).toEqual([]);
  expect(refusalsOf({ ...single, sigma: { northM: 4, eastM: 4 } }, DEMANDS.gnss)).toEqual([
    { code: 'sigma', sigmaM: expect.closeTo(5.657, 3), mostM: 5 },
  ]);
});
