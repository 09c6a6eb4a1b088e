import { describe, expect, test } from 'vitest';
import { areaOf, type EditShape } from '#core/geo/editing/edit-shape.ts';
import { mergeShapes } from '#core/geo/editing/merge-shapes.ts';
import { ORIGIN } from '../fixtures.ts';
import { aShape, box, codeOf, done, wordsOf } from './shapes.ts';

const yard = aShape(box(0, 0, 60, 100));

const placesOf = (shape: EditShape): readonly string[] =>
  shape.flat().map(({ at: [lon, lat] }) => `${lon} ${lat}`);

describe('merging', () => {
  test('two neighbours leaves no point of the seam but its ends', () => {
    const other = aShape(box(0, 100, 60, 40));
    const { shape } = done(mergeShapes(yard, other));
    expect(areaOf(shape)).toBeCloseTo(8400, 6);
    expect(shape).toHaveLength(1);
    expect(new Set(wordsOf(shape)).size).toBe(shape.flat().length);
  });

  test('neighbours whose corner lies on the other’s edge, off by less than snapping, makes neither slit nor hole', () => {
    const other = aShape(box(10, 100.0006, 30, 40));
    const { shape } = done(mergeShapes(yard, other));
    expect(shape).toHaveLength(1);
    expect(Math.abs(areaOf(shape) - 7200)).toBeLessThan(0.1);
  });

  test('keeps the numbers of the first; the second’s give way', () => {
    const { shape } = done(mergeShapes(yard, aShape(box(10, 100, 30, 40))));
    const numbers = shape.flat().map(({ no }) => no);
    expect(numbers).toEqual(expect.arrayContaining(['J1', 'J2', 'J3', 'J4']));
    expect(new Set(numbers).size).toBe(8);
  });

  test('keeps the measured one of two points at one place, under the first’s number, whichever parcel has it', () => {
    const measured = aShape(box(0, 100.0006, 60, 40));
    const drawn: EditShape = yard.map((ring) =>
      ring.map(({ accuracyM: _, ...point }) => ({ ...point, method: 'screen' as const })),
    );
    const seam = (shape: EditShape) =>
      wordsOf(shape.map((ring) => ring.filter(({ gk }) => Math.abs(gk.eastM - ORIGIN.eastM - 100) < 0.01)));
    const { shape } = done(mergeShapes(drawn, measured));
    expect(seam(shape)).toEqual(['J2 rtk 0.02', 'J3 rtk 0.02']);
    const kept = new Set(placesOf(shape));
    expect(placesOf(measured).every((place) => kept.has(place))).toBe(true);
    expect(seam(done(mergeShapes(measured, drawn)).shape)).toEqual(['J1 rtk 0.02', 'J4 rtk 0.02']);
  });

  test.each([
    ['apart', box(0, 100.5, 60, 40)],
    ['meet in a corner only', box(60, 100, 30, 40)],
  ])('parcels that %s is refused', (_, other) => {
    expect(codeOf(mergeShapes(yard, aShape(other)))).toBe('drawing.not-adjacent');
  });
});
