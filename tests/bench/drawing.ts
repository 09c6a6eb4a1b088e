/** What a step on a large boundary costs: judged by what it changed, beside all of it judged anew. */
import { gk120 } from '#core/geo/coordinates.ts';
import { isRefused } from '#core/geo/editing/drawing-codes.ts';
import { type EditShape, newVertex, numbered } from '#core/geo/editing/edit-shape.ts';
import { issuesOf } from '#core/geo/editing/shape-issues.ts';
import { moveVertex } from '#core/geo/editing/vertex-commands.ts';
import { type Benchmark, medianOf } from './benchmark.ts';

const RUNS = 15;
/** Points, and what a person does not notice, or waits for without wondering. */
const SIZES = [
  [10_000, '≤ 50 ms'],
  [50_000, '≤ 300 ms'],
] as const;

function aWavyRing(points: number): EditShape {
  const ring = Array.from({ length: points }, (_, i) => {
    const angle = (-2 * Math.PI * i) / points;
    const radius = 0.4 * points * (1 + 0.2 * Math.sin(37 * angle));
    return newVertex(gk120(3_416_500 + radius * Math.cos(angle), 500_000 + radius * Math.sin(angle)));
  });
  return numbered([ring]);
}

export const drawing: Benchmark = {
  name: 'drawing',
  run: async () => {
    const results = [];
    for (const [points, limit] of SIZES) {
      let shape = aWavyRing(points);
      const oursMs = await medianOf(RUNS, (run) => {
        const place = { ring: 0, point: (run * 977) % points };
        const { northM = 0, eastM = 0 } = shape[0]?.[place.point]?.gk ?? {};
        const moved = moveVertex(shape, place, newVertex(gk120(northM + 0.05, eastM + 0.03)));
        if (isRefused(moved)) throw new Error(moved.refused.code);
        shape = moved.shape;
      });
      const peerMs = await medianOf(5, () => issuesOf([...shape]));
      results.push({
        what: `a point moved among ${points}`,
        limit,
        peer: 'all of it judged anew',
        peerMs,
        oursMs,
      });
    }
    return results;
  },
};
