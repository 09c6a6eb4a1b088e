import { expect, test } from 'vitest';
import { createPace } from '#service/host/cli/pace.ts';

test('how fast and how long still is told after a while, for each phase anew', () => {
  let nowMs = 0;
  const pace = createPace(() => nowMs);
  expect(pace('photos', 0, 100)).toBeUndefined();
  nowMs = 1999;
  expect(pace('photos', 10, 100)).toBeUndefined();
  nowMs = 4000;
  expect(pace('photos', 20, 100)).toEqual({ perSecond: '5.0', seconds: 16 });
  expect(pace('photos', 20, undefined)).toBeUndefined();
  expect(pace('other', 1, 2)).toBeUndefined();
  nowMs = 7000;
  expect(pace('other', 2, 2)).toEqual({ perSecond: '0.7', seconds: 0 });
  expect(pace('other', 0, 2)).toBeUndefined();
});
