import { expect, test } from 'vitest';
import { vectorStyle } from '#renderer/map/layers/vector-style.ts';

test('what a layer is called says how it is drawn, in the schemes there are', () => {
  const water = vectorStyle('area', 'water lake').fill;
  expect(water).toBeDefined();
  expect(vectorStyle('area', '水系').fill).toBe(water);
  expect(vectorStyle('area', 'building').line).toBeDefined();
  expect(vectorStyle('area', 'landcover wood').fill).not.toBe(vectorStyle('area', 'landcover').fill);
  expect(vectorStyle('line', 'transportation motorway').width).toBeGreaterThan(
    vectorStyle('line', 'transportation path').width ?? 0,
  );
});

test('what nobody knows is drawn as a thin line, an area without filling', () => {
  expect(vectorStyle('area', 'layer1')).toEqual({ line: expect.any(String), width: 0.5 });
  expect(vectorStyle('line', 'layer1').line).toBeDefined();
});
