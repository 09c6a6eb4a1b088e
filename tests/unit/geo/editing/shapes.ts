/** Shapes and lines for the tests of editing, as offsets in metres from the common origin. */
import { gk120 } from '#core/geo/coordinates.ts';
import { isRefused, type Refused } from '#core/geo/editing/drawing-codes.ts';
import { type EditShape, type EditVertex, newVertex, numbered } from '#core/geo/editing/edit-shape.ts';
import { ORIGIN, polygonWithHoles } from '../fixtures.ts';

type Offset = readonly [north: number, east: number];

export const at = (north: number, east: number): EditVertex =>
  newVertex(gk120(ORIGIN.northM + north, ORIGIN.eastM + east));

export const line = (...offsets: readonly Offset[]): readonly EditVertex[] =>
  offsets.map(([n, e]) => at(n, e));

/** Measured points, numbered J1 … in the order given. */
export function aShape(...rings: readonly (readonly Offset[])[]): EditShape {
  return numbered(
    rings.map((ring) => ring.map(([n, e]) => ({ ...at(n, e), method: 'rtk' as const, accuracyM: 0.02 }))),
  );
}

/** Clockwise from its north-west corner. */
export const box = (south: number, west: number, height: number, width: number): readonly Offset[] => [
  [south + height, west],
  [south + height, west + width],
  [south, west + width],
  [south, west],
];

/** A shell with 0 to 2 holes, on the grid, somewhere in Huzhou. */
export const anyShape = polygonWithHoles.map((rings) =>
  numbered(rings.map((ring) => ring.map((gk) => ({ ...newVertex(gk, 'rtk'), accuracyM: 0.02 })))),
);

export function done<T extends object>(result: T | Refused): T {
  if (isRefused(result)) throw new Error(`refused: ${JSON.stringify(result.refused)}`);
  return result;
}

export const codeOf = (result: object | Refused): string | undefined =>
  isRefused(result) ? result.refused.code : undefined;

/** Points as offsets, to the millimetre, in the order they stand. */
export const offsetsOf = (ring: readonly EditVertex[]): Offset[] =>
  ring.map(({ gk }) => [toMillimetres(gk.northM - ORIGIN.northM), toMillimetres(gk.eastM - ORIGIN.eastM)]);

export const wordsOf = (shape: EditShape): string[] =>
  shape.flatMap((ring) =>
    ring.map(({ no, method, accuracyM }) => `${no} ${method} ${accuracyM ?? ''}`.trim()),
  );

/** Without the minus that a zero may have. */
const toMillimetres = (metres: number): number => Math.round(metres * 1000) / 1000 + 0;
