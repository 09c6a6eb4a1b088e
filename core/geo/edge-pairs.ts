/**
 * Finds which edges of one or more rings meet, without comparing all with all: edges are laid into a grid, and only
 * those that share a cell are compared. Each pair is judged on its own, so a doubtful pair cannot spoil the others, as
 * it would in a sweep that keeps an order.
 */
import type { Gk120, GkRing } from './coordinates.ts';
import { boundsOf, distanceToSegmentM } from './rings.ts';

/** The edge from a ring's point `start` to the next one. */
export type Edge = {
  readonly ringIndex: number;
  readonly start: number;
  readonly from: Gk120;
  readonly to: Gk120;
};

/** How two edges meet. `overlapping`: along a stretch, not only in a point. `touching`: an end of one lies on the other. */
export type Meeting = 'apart' | 'touching' | 'overlapping' | 'crossing';

/** Each side of the grid has at most this many cells, which bounds the memory that long edges can take. */
const MAX_CELLS_A_SIDE = 256;

/**
 * How many pairs are looked at rather than giving up: a few seconds. Surveyed lines need some looks an
 * edge; only tens of thousands of long edges side by side, which no boundary has, need n²/2.
 */
const MAX_LOOKS = 5e7;

/** The edges of all rings, those of zero length left out. */
export function edgesOf(rings: readonly GkRing[]): readonly Edge[] {
  const edges: Edge[] = [];
  for (const [ringIndex, ring] of rings.entries()) {
    for (const [start, from] of ring.entries()) {
      const to = ring[(start + 1) % ring.length] ?? from;
      if (from.northM !== to.northM || from.eastM !== to.eastM) edges.push({ ringIndex, start, from, to });
    }
  }
  return edges;
}

/** How two edges of non-zero length meet; nearer than `toleranceM` counts as touching. */
export function meetingOf(a: Edge, b: Edge, toleranceM: number): Meeting {
  const b0 = sideM(a, b.from);
  const b1 = sideM(a, b.to);
  if (Math.min(b0, b1) > toleranceM || Math.max(b0, b1) < -toleranceM) return 'apart';
  const a0 = sideM(b, a.from);
  const a1 = sideM(b, a.to);
  if (Math.min(a0, a1) > toleranceM || Math.max(a0, a1) < -toleranceM) return 'apart';
  const clear = [a0, a1, b0, b1].every((side) => Math.abs(side) > toleranceM);
  if (clear) return 'crossing';
  const touches = [
    distanceToSegmentM(a.from, b.from, b.to),
    distanceToSegmentM(a.to, b.from, b.to),
    distanceToSegmentM(b.from, a.from, a.to),
    distanceToSegmentM(b.to, a.from, a.to),
  ].some((distance) => distance <= toleranceM);
  if (!touches) return 'apart';
  const inLine = Math.max(Math.abs(b0), Math.abs(b1)) <= toleranceM;
  return inLine && overlapM(a, b) > toleranceM ? 'overlapping' : 'touching';
}

/** Of so few, comparing each with each is quicker than sorting them into a grid. */
const FEW_EDGES = 40;

/**
 * Calls `visit` for every pair of edges whose bounding boxes come within `toleranceM` of each other and that share a
 * cell; the same pair may come more than once. Stops as soon as `visit` returns `stop`.
 * @returns false when the edges are so tangled that looking at all pairs was given up; never so below 10,000 edges
 */
export function forEachNearPair(
  edges: readonly Edge[],
  toleranceM: number,
  visit: (a: Edge, b: Edge) => 'stop' | undefined,
): boolean {
  const boxes = boxesOf(edges, toleranceM);
  const grid = edges.length <= FEW_EDGES ? [] : cellsOf(edges, toleranceM);
  // Long edges side by side share many cells; then each pair once is less work than each pair in every cell.
  const allPairs = pairsOf(edges.length);
  const onceEach =
    edges.length <= FEW_EDGES ||
    (allPairs <= MAX_LOOKS && allPairs < grid.reduce((sum, cell) => sum + pairsOf(cell.length), 0));
  let looks = 0;
  for (const cell of onceEach ? [[...edges.keys()]] : grid) {
    looks += pairsOf(cell.length);
    if (looks > MAX_LOOKS) return false;
    for (const [i, a] of cell.entries()) {
      for (let j = 0; j < i; j++) {
        const b = cell[j] ?? 0;
        if (!boxesMeet(boxes, a, b)) continue;
        const [first, second] = [edges[b], edges[a]];
        if (first && second && visit(first, second) === 'stop') return true;
      }
    }
  }
  return true;
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

/** South, north, west and east of each edge, half the tolerance wider, in one array: this is the innermost loop. */
function boxesOf(edges: readonly Edge[], toleranceM: number): Float64Array {
  const margin = toleranceM / 2;
  const boxes = new Float64Array(edges.length * 4);
  for (const [i, { from, to }] of edges.entries()) {
    boxes[i * 4] = Math.min(from.northM, to.northM) - margin;
    boxes[i * 4 + 1] = Math.max(from.northM, to.northM) + margin;
    boxes[i * 4 + 2] = Math.min(from.eastM, to.eastM) - margin;
    boxes[i * 4 + 3] = Math.max(from.eastM, to.eastM) + margin;
  }
  return boxes;
}

function boxesMeet(boxes: Float64Array, a: number, b: number): boolean {
  const [i, j] = [a * 4, b * 4];
  return (
    Number(boxes[i]) <= Number(boxes[j + 1]) &&
    Number(boxes[j]) <= Number(boxes[i + 1]) &&
    Number(boxes[i + 2]) <= Number(boxes[j + 3]) &&
    Number(boxes[j + 2]) <= Number(boxes[i + 3])
  );
}

/** Lays the indexes of edges into cells: in each row of the grid an edge takes the cells its part within that row reaches. */
function cellsOf(edges: readonly Edge[], toleranceM: number): readonly (readonly number[])[] {
  const { minNorthM, maxNorthM, minEastM, maxEastM } = boundsOf([
    ...edges.map(({ from }) => from),
    ...edges.map(({ to }) => to),
  ]);
  const height = Math.max(maxNorthM - minNorthM, toleranceM);
  const width = Math.max(maxEastM - minEastM, toleranceM);
  const columns = clamp(Math.round(Math.sqrt((edges.length * width) / height)), 1, MAX_CELLS_A_SIDE);
  const rows = clamp(Math.round(edges.length / columns), 1, MAX_CELLS_A_SIDE);
  const rowOf = (northM: number) => clamp(Math.floor(((northM - minNorthM) / height) * rows), 0, rows - 1);
  const columnOf = (eastM: number) =>
    clamp(Math.floor(((eastM - minEastM) / width) * columns), 0, columns - 1);
  const cells: number[][] = Array.from({ length: rows * columns }, () => []);
  for (const [index, edge] of edges.entries()) {
    const [south, north] =
      edge.from.northM <= edge.to.northM ? ([edge.from, edge.to] as const) : ([edge.to, edge.from] as const);
    const rise = north.northM - south.northM;
    const eastAt = (northM: number) =>
      rise === 0
        ? south.eastM
        : south.eastM + clamp((northM - south.northM) / rise, 0, 1) * (north.eastM - south.eastM);
    const lastRow = rowOf(north.northM + toleranceM);
    for (let row = rowOf(south.northM - toleranceM); row <= lastRow; row++) {
      const level = rise <= toleranceM;
      const entry = level ? south.eastM : eastAt(minNorthM + (row / rows) * height - toleranceM);
      const exit = level ? north.eastM : eastAt(minNorthM + ((row + 1) / rows) * height + toleranceM);
      const lastColumn = columnOf(Math.max(entry, exit) + toleranceM);
      for (let column = columnOf(Math.min(entry, exit) - toleranceM); column <= lastColumn; column++) {
        cells[row * columns + column]?.push(index);
      }
    }
  }
  return cells;
}

/** Signed distance in metres of a point from the line through an edge. */
function sideM({ from, to }: Edge, point: Gk120): number {
  const north = to.northM - from.northM;
  const east = to.eastM - from.eastM;
  return (
    (north * (point.eastM - from.eastM) - east * (point.northM - from.northM)) /
    Math.sqrt(north * north + east * east)
  );
}

/** Length in metres of the stretch two edges in one line have in common; negative when there is a gap between them. */
function overlapM(a: Edge, b: Edge): number {
  const north = a.to.northM - a.from.northM;
  const east = a.to.eastM - a.from.eastM;
  const length = Math.hypot(north, east);
  const along = (point: Gk120) =>
    ((point.northM - a.from.northM) * north + (point.eastM - a.from.eastM) * east) / length;
  const [b0, b1] = [along(b.from), along(b.to)];
  return Math.min(length, Math.max(b0, b1)) - Math.max(0, Math.min(b0, b1));
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
