import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gk120, type GkRing, gk120 } from '#core/geo/coordinates.ts';
import { findRingIssues } from '#core/geo/ring-issues.ts';
import {
  isClockwise,
  isInPolygon,
  isSamePoint,
  makeRingLocator,
  ringWithoutRepeats,
  toOpenRing,
  toRecordOrder,
  withoutRepeats,
} from '#core/geo/rings.ts';
import { ORIGIN, placeInHuzhou, ringAt, square, starRing } from './fixtures.ts';

const codesOf = (ring: GkRing) => findRingIssues(ring).map(({ code }) => code.replace('boundary.', ''));

/** A curve of many points: a circle with a wave on it, simple at any number of points. */
function wavyRing(points: number, radiusM: number): GkRing {
  return Array.from({ length: points }, (_, i) => {
    const turn = (2 * Math.PI * i) / points;
    const radius = radiusM * (1 + 0.1 * Math.sin(40 * turn));
    return gk120(ORIGIN.northM + radius * Math.cos(turn), ORIGIN.eastM + radius * Math.sin(turn));
  });
}

/** A comb of long teeth at an angle to the axes: the worst case for a grid. */
function slantedComb(points: number): GkRing {
  const teeth = Array.from({ length: points - 2 }, (_, i): readonly [number, number] =>
    i % 2 === 0 ? [i * 0.1, i * -0.1] : [i * 0.1 + 2000, i * -0.1 + 2000],
  );
  return ringAt(...teeth, [points * 0.1 - 5000, points * -0.1 - 5000], [-5000, -5000]);
}

const turned = ([north, east]: readonly [number, number], by: number): readonly [number, number] => [
  north * Math.cos(by) - east * Math.sin(by),
  north * Math.sin(by) + east * Math.cos(by),
];

describe('findRingIssues', () => {
  it.each<readonly [string, GkRing, readonly string[]]>([
    ['a square', square(0, 0, 100), []],
    ['a triangle', ringAt([0, 0], [100, 0], [0, 100]), []],
    ['a thin but honest wedge', ringAt([0, 0], [0, 200], [1, 200]), []],
    ['an empty ring', [], ['too-few-points']],
    ['two points', ringAt([0, 0], [10, 10]), ['too-few-points']],
    ['two points, one of them twice', ringAt([0, 0], [10, 10], [0, 0]), ['too-few-points']],
    ['three points in a line', ringAt([0, 0], [0, 50], [0, 100]), ['spike', 'spike', 'zero-area']],
    ['a bow tie', ringAt([0, 0], [100, 100], [100, 0], [0, 100]), ['self-crossing', 'zero-area']],
    ['an edge of no length', ringAt([100, 0], [100, 100], [100, 100], [0, 100], [0, 0]), ['duplicate-point']],
    [
      'a point 0.3 mm beside another',
      ringAt([100, 0], [100, 100], [100.0003, 100], [0, 100]),
      ['duplicate-point'],
    ],
    [
      'two squares joined at a corner',
      ringAt([0, 0], [10, 0], [10, 10], [20, 10], [20, 20], [10, 20], [10, 10], [0, 10]),
      ['duplicate-point'],
    ],
    [
      'a bow tie with a point where it crosses',
      ringAt([0, 0], [100, 0], [50, 50], [20, 80], [80, 80], [50, 50]),
      ['duplicate-point', 'self-crossing'],
    ],
    [
      'a bow tie with its crossing twice in a row',
      ringAt([50, 50], [20, 80], [80, 80], [50, 50], [0, 0], [100, 0], [50, 50]),
      ['duplicate-point', 'duplicate-point', 'self-crossing'],
    ],
    [
      'three corners joined in a point, one of which is gone round the other way',
      ringAt([0, 0], [20, -5], [20, 5], [0, 0], [-5, 20], [-15, 15], [0, 0], [-5, -20], [-15, -15]),
      ['duplicate-point', 'duplicate-point', 'self-crossing'],
    ],
    [
      'a spike outwards from a point that is there twice',
      ringAt([100, 0], [100, 50], [160, 50], [100, 50], [100, 100], [0, 100], [0, 0]),
      ['duplicate-point', 'spike'],
    ],
    [
      'a corner resting on another edge',
      ringAt([0, 0], [100, 0], [100, 100], [50, 0], [0, 100]),
      ['self-crossing', 'self-crossing'],
    ],
    [
      'a spike outwards',
      ringAt([100, 0], [100, 50], [160, 50], [100, 50.001], [100, 100], [0, 100], [0, 0]),
      ['spike'],
    ],
    [
      'a fold exactly back',
      ringAt([100, 0], [100, 100], [0, 100], [0, 150], [0, 0]),
      ['spike', 'self-crossing'],
    ],
    ['not a number', [...square(0, 0, 10), gk120(Number.NaN, ORIGIN.eastM)], ['not-finite']],
    ['infinity', [...square(0, 0, 10), gk120(ORIGIN.northM, Number.POSITIVE_INFINITY)], ['not-finite']],
  ])('of %s', (_name, ring, codes) => {
    expect(codesOf(ring)).toEqual(codes);
  });

  it('names the ring and the points', () => {
    expect(
      findRingIssues(ringAt([0, 0], [100, 100], [100, 0], [0, 150]), 2, (r, p) => `${r}/${p}`)[0],
    ).toEqual({
      code: 'boundary.self-crossing',
      params: { ring: 3, point: '2/0', otherPoint: '2/2' },
      ringIndex: 2,
      pointIndex: 0,
    });
  });

  it('finds nothing in a star, wherever it lies and however it runs', () => {
    const stars = placeInHuzhou.chain((place) => starRing(place, 5, 400));
    fc.assert(
      fc.property(stars, (ring) => {
        expect(codesOf(ring)).toEqual([]);
      }),
    );
  });

  it('tells in a point that is there twice whether the ring touches itself or goes through itself', () => {
    // Within a quarter turn, from north to east.
    const lobe = fc
      .array(fc.double({ min: 5, max: 90, noNaN: true }), { minLength: 2, maxLength: 8 })
      .map((radii) =>
        radii.map((radius, i) => turned([radius, 0], ((i / (radii.length - 1)) * Math.PI) / 2)),
      );
    const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
    fc.assert(
      fc.property(lobe, lobe, turn, turn, fc.boolean(), fc.nat(20), (one, two, at, apart, through, start) => {
        const between = Math.PI / 2 + 0.01 + (apart / (2 * Math.PI)) * (Math.PI - 0.02);
        const first = one.map((corner) => turned(corner, at));
        const second = two.map((corner) => turned(corner, at + between));
        const points = [
          [0, 0] as const,
          ...first,
          [0, 0] as const,
          ...(through ? second.toReversed() : second),
        ];
        const from = start % points.length;
        const codes = codesOf(ringAt(...points.slice(from), ...points.slice(0, from)));
        expect(codes.filter((code) => code !== 'spike' && code !== 'zero-area')).toEqual(
          through ? ['duplicate-point', 'self-crossing'] : ['duplicate-point'],
        );
      }),
    );
  });

  it('finds a crossing wherever two far points of a curve are exchanged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 399 }), fc.integer({ min: 5, max: 300 }), (start, apart) => {
        const ring = [...wavyRing(400, 300)];
        const other = (start + apart) % 400;
        const [a, b] = [ring[start], ring[other]];
        if (!a || !b) throw new Error('both points are on the ring');
        [ring[start], ring[other]] = [b, a];
        expect(codesOf(ring)).toContain('self-crossing');
      }),
      { numRuns: 50 },
    );
  });

  it('looks through a curve of 50,000 points in a moment', () => {
    const started = performance.now();
    expect(codesOf(wavyRing(50_000, 2000))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('looks through 5,000 slanted teeth, the worst case of its grid', () => {
    expect(codesOf(slantedComb(5000))).toEqual([]);
  });

  it('says so when it gives up on 20,000 of them', () => {
    expect(codesOf(slantedComb(20_000))).toEqual(['too-tangled']);
  });

  it('gives up counting on a scribble of 50,000 points', () => {
    const scribble = Array.from({ length: 50_000 }, (_, i): readonly [number, number] => [
      (i * 7919) % 1009,
      (i * 104_729) % 997,
    ]);
    const codes = codesOf(ringAt(...scribble));
    expect(codes.filter((code) => code === 'self-crossing')).toHaveLength(20);
  });
});

describe('rings', () => {
  it('are opened when their last point is the first again, to half a millimetre', () => {
    const ring = square(0, 0, 100);
    const same = (point: (typeof ring)[number]) => point;
    expect(toOpenRing([...ring, ...ring.slice(0, 1)], same)).toEqual(ring);
    expect(toOpenRing([...ring, ...ringAt([100.0004, 0])], same)).toEqual(ring);
    expect(toOpenRing([...ring, ...ringAt([100.001, 0])], same)).toHaveLength(5);
    expect(toOpenRing(ring, same)).toBe(ring);
  });

  it('and lines lose the points that repeat the one before, and of points that creep on only those that got nowhere yet', () => {
    const creeping = ringAt([0, 0], [0, 0.0004], [0, 0.0008], [0, 0.0012], [0, 0.0016]);
    const kept = [creeping[0], creeping[2], creeping[4]];
    const at = (point: Gk120) => point;
    expect(withoutRepeats(creeping, at)).toEqual(kept);
    const ring = [...creeping, ...ringAt([10, 10], [10, 0], [0.0002, 0.0001], [0.0001, 0])];
    expect(withoutRepeats(ring, at)).toHaveLength(6);
    expect(ringWithoutRepeats(ring, at)).toEqual([...kept, ...ringAt([10, 10], [10, 0])]);
    expect(ringWithoutRepeats(ringAt([0, 0], [0, 0]), at)).toEqual(ringAt([0, 0]));
    expect(ringWithoutRepeats([], at)).toEqual([]);
  });

  it('begin at the north-west corner and run the way asked for, whatever way they came', () => {
    fc.assert(
      fc.property(
        placeInHuzhou.chain((place) => starRing(place, 5, 400)),
        fc.boolean(),
        (ring, clockwise) => {
          const order = toRecordOrder(ring, clockwise ? 'clockwise' : 'counterclockwise');
          const ordered = order.flatMap((index) => ring[index] ?? []);
          expect([...order].sort((a, b) => a - b)).toEqual([...ring.keys()]);
          expect(isClockwise(ordered)).toBe(clockwise);
          const again = toRecordOrder(ordered, clockwise ? 'clockwise' : 'counterclockwise');
          expect(again[0]).toBe(0);
        },
      ),
    );
    expect(toRecordOrder(square(0, 0, 10), 'clockwise')).toEqual([0, 1, 2, 3]);
    expect(toRecordOrder(square(0, 0, 10), 'counterclockwise')).toEqual([0, 3, 2, 1]);
  });

  it('begin at the more northern of two corners equally near to the north-west', () => {
    const [west, north, east, south] = [
      [50, 0],
      [100, 50],
      [50, 100],
      [0, 50],
    ] as const;
    expect(toRecordOrder(ringAt(west, north, east, south), 'clockwise')[0]).toBe(1);
    // Nearer by a tenth of a millimetre is equally near: that much the way through degrees and a file may add.
    expect(toRecordOrder(ringAt([50.0001, 0], north, east, south), 'clockwise')[0]).toBe(1);
  });

  it('tell inside, outside and boundary', () => {
    const locate = makeRingLocator(ringAt([0, 0], [100, 0], [100, 100], [50, 50], [0, 100]));
    const at = (north: number, east: number) => locate(gk120(ORIGIN.northM + north, ORIGIN.eastM + east));
    expect([at(50, 20), at(50, 80), at(50, 50), at(100.0005, 10), at(101, 10), at(0, -1)]).toEqual([
      'inside',
      'outside',
      'boundary',
      'boundary',
      'outside',
      'outside',
    ]);
  });

  it('hold their middle when they are stars, and not what lies beyond their reach', () => {
    const withPlace = placeInHuzhou.chain((place) =>
      starRing(place, 50, 400).map((ring) => ({ ring, middle: gk120(place.northM, place.eastM) })),
    );
    fc.assert(
      fc.property(withPlace, fc.double({ min: 0, max: 6.28, noNaN: true }), ({ ring, middle }, turn) => {
        const far = gk120(middle.northM + 401 * Math.cos(turn), middle.eastM + 401 * Math.sin(turn));
        expect(makeRingLocator(ring)(middle)).toBe('inside');
        expect(makeRingLocator(ring)(far)).toBe('outside');
      }),
    );
  });

  it('as a polygon leave out what lies in a hole', () => {
    const polygon = [square(0, 0, 100), square(20, 20, 20)];
    const at = (north: number, east: number) => gk120(ORIGIN.northM + north, ORIGIN.eastM + east);
    expect([
      isInPolygon(at(10, 10), polygon),
      isInPolygon(at(30, 30), polygon),
      isInPolygon(at(20, 30), polygon),
    ]).toEqual([true, false, true]);
    expect(isSamePoint(at(0, 0), at(0, 0.0006))).toBe(false);
  });
});
