/** The shapes of a sketch's marks as SVG paths: the window shows them while they are drawn, the service draws the same into the copy. */
import type { PictureSize } from './picture-size.ts';
import type { SketchMark, SketchPlace } from './sketch.ts';

export type SketchShape = { readonly d: string; readonly filled: boolean };

/** Thick enough to be seen on a sheet, where a photo is 50 mm wide. */
const STROKE = 0.006;
const TEXT = 0.032;
const HEAD = 0.035;
const HEAD_HALF_ANGLE = Math.PI / 7;

const longSide = ({ widthPx, heightPx }: PictureSize): number => Math.max(widthPx, heightPx);
/** Width of lines in pixels, at least 2. */
export const strokePx = (size: PictureSize): number => Math.max(2, longSide(size) * STROKE);
/** Height of letters in pixels, at least 10. */
export const textPx = (size: PictureSize): number => Math.max(10, longSide(size) * TEXT);

/** @returns the paths of a mark in the order they are drawn; none for a text, whose letters are set elsewhere */
export function toShapes(mark: SketchMark, size: PictureSize): readonly SketchShape[] {
  const at = ([x, y]: SketchPlace): readonly [number, number] => [x * size.widthPx, y * size.heightPx];
  switch (mark.kind) {
    case 'line':
      return [{ d: pathOf(mark.points.map(at)), filled: false }];
    case 'rectangle': {
      const [[x1, y1], [x2, y2]] = [at(mark.from), at(mark.to)];
      const corners = [
        [x1, y1],
        [x2, y1],
        [x2, y2],
        [x1, y2],
      ] as const;
      return [{ d: `${pathOf(corners)}Z`, filled: false }];
    }
    case 'arrow':
      return arrow(at(mark.from), at(mark.to), size);
    case 'text':
      return [];
  }
}

/** A shaft that ends within the head, so that the tip stays sharp; the head is no longer than the arrow. */
function arrow(
  from: readonly [number, number],
  to: readonly [number, number],
  size: PictureSize,
): readonly SketchShape[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return [];
  const head = Math.min(length, longSide(size) * HEAD);
  const towards = Math.atan2(dy, dx);
  const wing = (side: -1 | 1): readonly [number, number] => {
    const angle = towards + Math.PI + side * HEAD_HALF_ANGLE;
    const reach = head / Math.cos(HEAD_HALF_ANGLE);
    return [to[0] + reach * Math.cos(angle), to[1] + reach * Math.sin(angle)];
  };
  const inHead = (length - head * 0.6) / length;
  return [
    { d: pathOf([from, [from[0] + dx * inHead, from[1] + dy * inHead]]), filled: false },
    { d: `${pathOf([to, wing(-1), wing(1)])}Z`, filled: true },
  ];
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;
