import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bearingDeg, distanceM, parseBearing, pointAt } from '#core/geo/bearing.ts';
import { gk120, lonLat } from '#core/geo/coordinates.ts';
import {
  addPoint,
  beginDrawing,
  type Drawing,
  deletePoint,
  finishLine,
  movePoint,
  takeLastPoint,
} from '#core/geo/editing/drawing.ts';
import { isRefused } from '#core/geo/editing/drawing-codes.ts';
import { areaOf, fromEditShape, newVertex, renumbered, toEditShape } from '#core/geo/editing/edit-shape.ts';
import { beginHistory, commit, type History, MAX_STEPS, redo, undo } from '#core/geo/editing/history.ts';
import { issuesOf } from '#core/geo/editing/shape-issues.ts';
import { snap, toSnapTargets } from '#core/geo/editing/snapping.ts';
import { deleteVertex, describeVertex, insertVertex, moveVertex } from '#core/geo/editing/vertex-commands.ts';
import { distanceToSegmentM } from '#core/geo/rings.ts';
import { ORIGIN } from '../fixtures.ts';
import { anyShape, aShape, at, box, codeOf, done, line, offsetsOf, wordsOf } from './shapes.ts';

const yard = aShape(box(0, 0, 60, 100));

describe('single points', () => {
  test('a moved point keeps its number and is what the new place says', () => {
    const { shape } = done(moveVertex(yard, { ring: 0, point: 1 }, at(70, 110)));
    expect(wordsOf(shape)[1]).toBe('J2 screen');
    expect(offsetsOf(shape[0] ?? [])[1]).toEqual([70, 110]);
    expect(shape[0]?.[0]).toBe(yard[0]?.[0]);
  });

  test('a new point has the lowest free number', () => {
    const { shape } = done(insertVertex(yard, { ring: 0, point: 0 }, at(65, 50)));
    expect(wordsOf(shape)).toEqual(['J1 rtk 0.02', 'J5 screen', 'J2 rtk 0.02', 'J3 rtk 0.02', 'J4 rtk 0.02']);
  });

  test('a step that would make the boundary cross itself is not done', () => {
    expect(codeOf(moveVertex(yard, { ring: 0, point: 0 }, at(30, 120)))).toBe('boundary.self-crossing');
    expect(codeOf(moveVertex(yard, { ring: 0, point: 0 }, at(60, 100)))).toBe('boundary.duplicate-point');
    expect(codeOf(moveVertex(yard, { ring: 0, point: 0 }, at(900_000, 0)))).toBe('boundary.outside-huzhou');
  });

  test('a boundary that came with a fault can be mended, step by step', () => {
    const bowTie = aShape([
      [60, 0],
      [0, 100],
      [60, 100],
      [0, 0],
    ]);
    const moved = done(moveVertex(bowTie, { ring: 0, point: 0 }, at(61, 0)));
    expect(issuesOf(moved.shape).map(({ code }) => code)).toEqual(['boundary.self-crossing']);
    expect(issuesOf(done(moveVertex(bowTie, { ring: 0, point: 1 }, at(70, 50))).shape)).toEqual([]);
  });

  test('the shell keeps three points; a hole goes whole', () => {
    const holed = aShape(box(0, 0, 60, 100).slice(0, 3), [
      [45, 60],
      [50, 70],
      [40, 70],
    ]);
    expect(codeOf(deleteVertex(holed, { ring: 0, point: 0 }))).toBe('drawing.ring-needs-three');
    expect(done(deleteVertex(holed, { ring: 1, point: 0 })).shape).toHaveLength(1);
  });

  test('a number is given once; method and accuracy are as told', () => {
    expect(codeOf(describeVertex(yard, { ring: 0, point: 0 }, { no: 'J2' }))).toBe('drawing.number-taken');
    const words = { no: 'A1', method: 'graphic', accuracyM: null } as const;
    expect(wordsOf(done(describeVertex(yard, { ring: 0, point: 0 }, words)).shape)[0]).toBe('A1 graphic');
  });

  test('numbers anew begin in the north-west and run clockwise', () => {
    const turned = yard.map((ring) => ring.toReversed());
    const shape = renumbered(turned);
    expect(shape[0]?.map(({ no }) => no)).toEqual(['J1', 'J2', 'J3', 'J4']);
    expect(offsetsOf(shape[0] ?? [])).toEqual(box(0, 0, 60, 100));
    expect(shape[0]?.every(({ method, accuracyM }) => method === 'rtk' && accuracyM === 0.02)).toBe(true);
  });

  test('stored and opened again, a shape is the same', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const once = fromEditShape(shape, 'CGCS2000');
        expect(fromEditShape(toEditShape(once), 'CGCS2000')).toEqual(once);
      }),
    );
  });
});

describe('a drawing', () => {
  test('becomes a ring when it is finished, and a hole is cut into it', () => {
    let drawing = beginDrawing([], 'draw');
    for (const point of line(...box(0, 0, 60, 100))) drawing = addPoint(drawing, point);
    drawing = done(finishLine(drawing));
    expect([drawing.purpose, areaOf(drawing.shape)]).toEqual(['edit', 6000]);
    drawing = { ...drawing, purpose: 'cut', line: line(...box(10, 10, 10, 10)) };
    expect(areaOf(done(finishLine(drawing)).shape)).toBe(5900);
  });

  test('with two points, or crossing itself, is not finished', () => {
    const short = { ...beginDrawing([], 'draw'), line: line([0, 0], [10, 0]) };
    expect(codeOf(finishLine(short))).toBe('drawing.line-too-short');
    const crossed = { ...beginDrawing([], 'draw'), line: line([0, 0], [10, 10], [0, 10], [10, 0]) };
    expect(codeOf(finishLine(crossed))).toBe('boundary.self-crossing');
  });

  test('does not take the second click of a double click', () => {
    const once = addPoint(beginDrawing([], 'draw'), at(0, 0));
    expect(addPoint(once, at(0.0003, 0))).toBe(once);
  });
});

/** Steps as people take them; those that are refused change nothing. */
const kindOfStep = (
  kind: string,
  point: fc.Arbitrary<number>,
  northM: fc.Arbitrary<number> = fc.constant(0),
  eastM: fc.Arbitrary<number> = fc.constant(0),
) => fc.record({ kind: fc.constant(kind), point, north: northM, east: eastM });
const to = [fc.integer({ min: -40, max: 100 }), fc.integer({ min: -40, max: 140 })] as const;
const steps = fc.array(
  fc.oneof(
    ...['move', 'insert', 'line', 'reshape'].map((kind) => kindOfStep(kind, fc.nat(8), ...to)),
    kindOfStep('delete', fc.nat(8)),
    kindOfStep('take', fc.nat(2)),
  ),
  { maxLength: 25 },
);
type Step = { readonly kind: string; readonly point: number; readonly north: number; readonly east: number };

function apply(drawing: Drawing, { kind, point, north, east }: Step): Drawing {
  const size = drawing.shape[0]?.length ?? 1;
  const place = { ring: 0, point: point % size };
  const onShape = (result: ReturnType<typeof moveVertex>): Drawing =>
    isRefused(result) ? drawing : { ...drawing, shape: result.shape };
  if (kind === 'move') return onShape(moveVertex(drawing.shape, place, at(north, east)));
  if (kind === 'insert') return onShape(insertVertex(drawing.shape, place, at(north, east)));
  if (kind === 'delete') return onShape(deleteVertex(drawing.shape, place));
  if (kind === 'line') return addPoint(drawing, at(north, east));
  if (kind === 'take')
    return point === 0 ? takeLastPoint(drawing) : drawing.line[point] ? deletePoint(drawing, point) : drawing;
  const finished = finishLine({ ...drawing, purpose: 'reshape' });
  return isRefused(finished) ? drawing : finished;
}

describe('any steps', () => {
  test('leave a sound boundary sound', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const last = all.reduce(apply, beginDrawing(yard, 'edit'));
        expect(issuesOf(last.shape)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('taken back one by one are as if they had not been, and done again as if not taken back', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const begun = beginHistory(beginDrawing(yard, 'edit'));
        const trail: History<Drawing>[] = [begun];
        for (const step of all) {
          const now = trail.at(-1) ?? begun;
          trail.push(commit(now, apply(now.present, step)));
        }
        let history = trail.at(-1) ?? begun;
        for (let i = trail.length - 2; i >= 0; i--) {
          history = undo(history);
          expect(history.present).toBe(trail[i]?.present);
        }
        expect(undo(history)).toBe(history);
        for (let i = 1; i < trail.length; i++) {
          history = redo(history);
          expect(history.present).toBe(trail[i]?.present);
        }
        expect(redo(history)).toBe(history);
      }),
    );
  });

  test('beyond so many, the oldest cannot be taken back', () => {
    let history = beginHistory(0);
    for (let i = 1; i <= MAX_STEPS + 10; i++) history = commit(history, i);
    for (let i = 0; i < MAX_STEPS + 10; i++) history = undo(history);
    expect(history.present).toBe(10);
  });

  test('move a point of the line and keep its number', () => {
    const drawing = addPoint(beginDrawing([], 'draw'), at(0, 0));
    expect(movePoint(drawing, 0, at(5, 5)).line[0]?.no).toBe('J1');
  });
});

describe('snapping', () => {
  const neighbour = aShape(box(0, 100, 60, 40));
  const targets = toSnapTargets(neighbour.map((ring) => ring.map((vertex) => vertex.at)));

  test('onto a corner takes its very degrees', () => {
    const snapped = snap(at(60.8, 100.5).gk, targets, 2);
    expect(snapped?.to).toBe('corner');
    expect(snapped?.at).toBe(neighbour[0]?.[0]?.at);
  });

  test('onto an edge lies on it to the grid', () => {
    const snapped = snap(at(30.123, 99).gk, targets, 2);
    expect(snapped?.to).toBe('line');
    expect(snapped && distanceM(snapped.gk, at(30.123, 100).gk)).toBeLessThan(0.0002);
  });

  test('is not done from further away than the tolerance', () => {
    expect(snap(at(30, 97).gk, targets, 2)).toBeUndefined();
  });

  test('twice is the same as once, and no further away than the tolerance allows', () => {
    fc.assert(
      fc.property(
        fc.array(anyShape, { minLength: 1, maxLength: 2 }),
        fc.nat(23),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (shapes, index, share, north, east) => {
          const rings = shapes.flat();
          const all = toSnapTargets(rings.map((ring) => ring.map((vertex) => vertex.at)));
          const ring = rings[0] ?? [];
          const from = ring[index % ring.length]?.gk ?? gk120(0, 0);
          const to = ring[(index + 1) % ring.length]?.gk ?? from;
          const near = gk120(
            from.northM + share * (to.northM - from.northM) + north,
            from.eastM + share * (to.eastM - from.eastM) + east,
          );
          const once = snap(near, all, 2);
          if (!once) return;
          const again = snap(once.gk, all, 2);
          expect(again?.gk).toEqual(once.gk);
          expect(distanceM(once.gk, near)).toBeLessThan(4);
          const offM = Math.min(
            ...rings.flatMap((each) =>
              each.map(({ gk }, i) => distanceToSegmentM(once.gk, gk, each[(i + 1) % each.length]?.gk ?? gk)),
            ),
          );
          expect(offM).toBeLessThan(0.001);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('distance and bearing', () => {
  test('lead from a point to the next, clockwise from north', () => {
    const from = gk120(ORIGIN.northM, ORIGIN.eastM);
    const to = pointAt(from, 100, 135);
    expect(to.northM - from.northM).toBeCloseTo(-70.7107, 4);
    expect(to.eastM - from.eastM).toBeCloseTo(70.7107, 4);
    expect(bearingDeg(from, to)).toBeCloseTo(135, 9);
  });

  test.each([
    ['135.5', 135.5],
    ['135°30′00″', 135.5],
    ['135-30-36', 135.51],
    ['135 30', 135.5],
    ['360', 0],
    ['135度30分', 135.5],
    ['１３５：３０：３６', 135.51],
  ])('%s is read', (text, degrees) => {
    expect(parseBearing(text)).toBeCloseTo(degrees, 9);
  });

  test.each([
    ...['', 'north', '361', '10 60 0', '10 5 60', '1 2 3 4', '10.5 30'],
    ...['-45', '-90', '10--5', '1e2', '0x10', '+5'],
  ])('“%s” is not', (text) => {
    expect(parseBearing(text)).toBeUndefined();
  });

  test('a point from anywhere in degrees is where it is', () => {
    expect(newVertex(gk120(3_416_565.720_213, 509_563.360_004)).gk).toEqual(
      gk120(3_416_565.720_21, 509_563.36),
    );
    expect(lonLat(120.1, 30.87)).toEqual([120.1, 30.87]);
  });
});
