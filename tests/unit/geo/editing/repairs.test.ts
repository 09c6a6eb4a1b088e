import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactOf } from '#core/geo/contact.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import {
  areaOf,
  type EditShape,
  type EditVertex,
  gkRingsOf,
  newVertex,
} from '#core/geo/editing/edit-shape.ts';
import {
  cornersOf,
  type FindingPlace,
  markOf,
  placesOfOverlap,
  placesOfShapeIssue,
  placesOfSliver,
} from '#core/geo/editing/finding-places.ts';
import { repairOfContact, repairOfShape } from '#core/geo/editing/repairs.ts';
import { issuesOf } from '#core/geo/editing/shape-issues.ts';
import { ORIGIN } from '../fixtures.ts';
import { anyShape, aShape, box, offsetsOf, wordsOf } from './shapes.ts';

const LIMITS = { snappingM: 0.001, overlapSqM: 1, sliverWidthM: 0.2 };
const yard = aShape(box(0, 0, 60, 100));

function onlyIssue(shape: EditShape) {
  const [issue, ...more] = issuesOf(shape);
  if (!issue || more.length > 0) throw new Error(`${more.length + 1} issues`);
  return issue;
}
const drawn = ({ accuracyM: _, ...point }: EditVertex): EditVertex => ({ ...point, method: 'screen' });
const offset = ({ northM, eastM }: { readonly northM: number; readonly eastM: number }) => [
  Math.round((northM - ORIGIN.northM) * 1000) / 1000,
  Math.round((eastM - ORIGIN.eastM) * 1000) / 1000,
];
const contact = (a: EditShape, b: EditShape) => contactOf(gkRingsOf(a), gkRingsOf(b), LIMITS);

describe('the place of a finding', () => {
  test('that the boundary crosses itself is where the lines cross', () => {
    const bowTie = aShape([
      [60, 0],
      [0, 100],
      [60, 100],
      [0, 0],
    ]);
    const issue = issuesOf(bowTie)[0];
    if (!issue) throw new Error('no issue');
    const [place] = placesOfShapeIssue(bowTie, issue);
    expect(place?.kind).toBe('point');
    expect(offset(markOf(place as FindingPlace))).toEqual([30, 50]);
  });

  test('of an overlap is the ground both have, of a sliver the strip between', () => {
    const [common] = placesOfOverlap(yard, aShape(box(10, 95, 30, 40)));
    expect(common?.kind === 'area' && areaOf([common.polygon[0]?.map((gk) => newVertex(gk)) ?? []])).toBe(
      150,
    );
    const [strip] = placesOfSliver(yard, aShape(box(10, 100.1, 30, 40)), LIMITS);
    expect(cornersOf(strip as FindingPlace).map(offset)).toEqual(
      expect.arrayContaining([
        [40, 100],
        [10, 100],
        [40, 100.1],
        [10, 100.1],
      ]),
    );
    expect(placesOfSliver(yard, aShape(box(10, 101, 30, 40)), LIMITS)).toEqual([]);
  });
});

describe('a repair of the shape', () => {
  test('takes away a point that is there twice, and nothing else', () => {
    const twice = aShape([
      ...box(0, 0, 60, 100).slice(0, 2),
      [60.0002, 100.0002],
      ...box(0, 0, 60, 100).slice(2),
    ]);
    const repair = repairOfShape(twice, onlyIssue(twice));
    expect(repair?.kind).toBe('remove-duplicate');
    expect(issuesOf(repair?.shape ?? [])).toEqual([]);
    expect(offsetsOf(repair?.shape[0] ?? [])).toEqual(box(0, 0, 60, 100));
  });

  test('keeps the measured one of two points at one place, also where it came later', () => {
    const twice = aShape([
      ...box(0, 0, 60, 100).slice(0, 2),
      [60.0002, 100.0002],
      ...box(0, 0, 60, 100).slice(2),
    ]).map((ring) => ring.map((point): EditVertex => (point.no === 'J2' ? drawn(point) : point)));
    const repair = repairOfShape(twice, onlyIssue(twice));
    expect(wordsOf(repair?.shape ?? [])).toEqual(['J1', 'J3', 'J4', 'J5'].map((no) => `${no} rtk 0.02`));
    expect(repair?.shape[0]?.[1]?.at).toEqual(twice[0]?.[2]?.at);
  });

  test('takes away a spike', () => {
    const spiked = aShape([
      ...box(0, 0, 60, 100).slice(0, 2),
      [30.002, 100],
      [30.001, 130],
      [30, 100],
      ...box(0, 0, 60, 100).slice(2),
    ]);
    const repair = repairOfShape(spiked, onlyIssue(spiked));
    expect(repair?.kind).toBe('remove-spike');
    expect(issuesOf(repair?.shape ?? [])).toEqual([]);
    expect(Math.abs(repair?.areaChangeSqM ?? 9)).toBeLessThan(0.1);
  });

  test('is not offered where the boundary would be another without the point, nor for what has no safe one', () => {
    // It comes back to the corner it had before: one of two rooms would be lost.
    const eight = aShape([
      [60, 0],
      [60, 100],
      [30, 50],
      [0, 100],
      [0, 0],
      [30.0001, 50.0001],
    ]);
    for (const issue of issuesOf(eight)) expect(repairOfShape(eight, issue)).toBeUndefined();
  });

  test('of any shape with a point put in twice gives the shape that was', () => {
    fc.assert(
      fc.property(anyShape, fc.nat(23), (shape, index) => {
        const ring = shape[0] ?? [];
        const place = index % ring.length;
        const vertex = ring[place];
        if (!vertex) return;
        const again = newVertex(gk120(vertex.gk.northM + 0.0002, vertex.gk.eastM));
        const faulty = shape.with(0, ring.toSpliced(place + 1, 0, { ...again, no: 'X' }));
        const issue = issuesOf(faulty).find(({ code }) => code === 'boundary.duplicate-point');
        const repair = issue && repairOfShape(faulty, issue);
        expect(repair && issuesOf(repair.shape)).toEqual([]);
        expect(repair && Math.abs(areaOf(repair.shape) - areaOf(shape))).toBeLessThan(0.2);
      }),
    );
  });
});

describe('a repair between neighbours', () => {
  test.each([
    ['a gap', 100.15],
    ['an overlap', 99.9],
  ])('closes %s with the neighbour’s points in the line', (_, west) => {
    const neighbour = aShape(box(10, west, 30, 40));
    expect(contact(yard, neighbour)).toBeDefined();
    const repair = repairOfContact(yard, neighbour, LIMITS);
    expect(contact(repair?.shape ?? [], neighbour)).toBeUndefined();
    const degrees = new Set(repair?.shape.flat().map(({ at: [lon, lat] }) => `${lon} ${lat}`));
    const shared = neighbour.flat().filter(({ at: [lon, lat] }) => degrees.has(`${lon} ${lat}`));
    expect(shared).toHaveLength(2);
    expect(new Set(repair?.shape.flat().map(({ no }) => no)).size).toBe(repair?.shape.flat().length);
  });

  test('moves own points onto the neighbour’s line', () => {
    const long = aShape(box(-50, 100.1, 160, 40));
    const repair = repairOfContact(yard, long, LIMITS);
    expect(offsetsOf(repair?.shape[0] ?? [])).toEqual(box(0, 0, 60, 100.1));
    expect(repair?.movedM).toBeCloseTo(0.1, 4);
    expect(repair?.areaChangeSqM).toBeCloseTo(6, 3);
    expect(repair?.shape.flat().map(({ method }) => method)).toEqual(['rtk', 'screen', 'screen', 'rtk']);
  });

  test('leaves points that lie on the neighbour’s already as well measured as they were', () => {
    const bent = aShape([
      [60, 100.0004],
      [60, 140],
      [0, 140],
      [0, 100.1],
    ]).map((ring) => ring.map(drawn));
    const repair = repairOfContact(yard, bent, LIMITS);
    expect(wordsOf(repair?.shape ?? [])).toEqual(['J1 rtk 0.02', 'J2 rtk 0.02', 'J3 screen', 'J4 rtk 0.02']);
    expect(repair?.shape[0]?.[1]?.at).toEqual(bent[0]?.[0]?.at);
  });

  test('is not offered where the two differ by more than a step, or a third would suffer', () => {
    expect(repairOfContact(yard, aShape(box(10, 95, 30, 40)), LIMITS)).toBeUndefined();
    const long = aShape(box(-50, 100.1, 160, 40));
    const third = gkRingsOf(aShape(box(0, 100, 60, 0.1)));
    expect(repairOfContact(yard, long, { ...LIMITS, overlapSqM: 0.5 }, [third])).toBeUndefined();
  });

  test('leaves nothing between any two that were one line apart from a shift', () => {
    let repaired = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 2, max: 30 }), fc.integer({ min: -15, max: 15 })), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: -15, max: 15 }).filter((cm) => Math.abs(cm) > 1),
        (steps, cm) => {
          // One line from north to south, with both parcels on its two sides.
          let north = 0;
          const seam = steps.map(([down, east]): readonly [number, number] => {
            north -= down;
            return [north, 100 + east];
          });
          const own = aShape([[0, 0], [0, 100], ...seam, [north, 0]]);
          const other = aShape([
            [north, 200],
            ...seam.toReversed().map(([n, e]): readonly [number, number] => [n, e + cm / 100]),
            [0, 100 + cm / 100],
            [0, 200],
          ]);
          if (issuesOf(own).length > 0 || issuesOf(other).length > 0 || !contact(own, other)) return;
          const repair = repairOfContact(own, other, LIMITS);
          if (!repair) return;
          repaired += 1;
          expect(contact(repair.shape, other)).toBeUndefined();
          expect(issuesOf(repair.shape)).toEqual([]);
          expect(repair.movedM).toBeLessThanOrEqual(0.5);
        },
      ),
      { numRuns: 200 },
    );
    expect(repaired).toBeGreaterThan(50);
  });
});
