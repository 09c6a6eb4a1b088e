import { expect, test } from 'vitest';
import { isSamePlace } from '#core/photo/same-place.ts';

const HERE = { lon: 120, lat: 30.87, azimuthDeg: 350 };
/** 20 m and 40 m further north. */
const [NEAR, FAR] = [30.870_18, 30.870_36];

test.each([
  ['a few steps away, the same view across north', { ...HERE, lat: NEAR, azimuthDeg: 10 }, true],
  ['further away', { ...HERE, lat: FAR }, false],
  ['looking back', { ...HERE, azimuthDeg: 170 }, false],
  ['without a direction', { lon: 120, lat: NEAR }, true],
  ['without a position', { azimuthDeg: 350 }, false],
])('a photo %s', (_, other, same) => {
  expect([isSamePlace(HERE, other), isSamePlace(other, HERE)]).toEqual([same, same]);
});
