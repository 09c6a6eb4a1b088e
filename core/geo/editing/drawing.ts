/**
 * A drawing: the shape as it stands, and the line that is being drawn with what it is for. Every step is a function from one drawing to
 * the next, or to the reason why it was not done; history.ts keeps the values.
 */
import { isSamePoint } from '../rings.ts';
import { isRefused, type Refused, refuse } from './drawing-codes.ts';
import { type EditShape, type EditVertex, numbered } from './edit-shape.ts';
import { cutOut, reshapeAlong } from './line-commands.ts';
import { unlessWorse } from './shape-issues.ts';

/** `edit`: no line, points are moved. The others are what a line is drawn for. */
export const LINE_PURPOSES = ['draw', 'cut', 'split', 'reshape'] as const;
export type LinePurpose = (typeof LINE_PURPOSES)[number];
export type Purpose = LinePurpose | 'edit';

/** Whether the line closes to a ring, and the fewest points it needs. */
export const LINE_NEEDS: Readonly<
  Record<LinePurpose, { readonly closed: boolean; readonly points: number }>
> = {
  draw: { closed: true, points: 3 },
  cut: { closed: true, points: 3 },
  split: { closed: false, points: 2 },
  reshape: { closed: false, points: 2 },
};

export type Drawing = {
  readonly shape: EditShape;
  readonly purpose: Purpose;
  readonly line: readonly EditVertex[];
};

export function beginDrawing(shape: EditShape, purpose: Purpose): Drawing {
  return { shape, purpose, line: [] };
}

/** Points of a line are numbered as they are drawn where they will be points of the boundary. */
export function addPoint(drawing: Drawing, vertex: EditVertex): Drawing {
  const last = drawing.line.at(-1);
  // A double click is one point.
  if (last && isSamePoint(last.gk, vertex.gk)) return drawing;
  const no = drawing.purpose === 'draw' ? { no: `J${drawing.line.length + 1}` } : {};
  return { ...drawing, line: [...drawing.line, { ...vertex, ...no }] };
}

export function takeLastPoint(drawing: Drawing): Drawing {
  return { ...drawing, line: drawing.line.slice(0, -1) };
}

/** A point of the line goes elsewhere. */
export function movePoint(drawing: Drawing, index: number, vertex: EditVertex): Drawing {
  const { no } = drawing.line[index] ?? {};
  return { ...drawing, line: drawing.line.with(index, no === undefined ? vertex : { ...vertex, no }) };
}

export function deletePoint(drawing: Drawing, index: number): Drawing {
  return { ...drawing, line: drawing.line.toSpliced(index, 1) };
}

/**
 * The line does what it was drawn for, and points can be moved next. Itself where there is nothing to finish: no line, or one that
 * splits, which is the service's, for it makes a second record.
 */
export function finishLine(drawing: Drawing): Drawing | Refused {
  const { shape, purpose, line } = drawing;
  if (purpose === 'edit' || purpose === 'split') return drawing;
  const { points } = LINE_NEEDS[purpose];
  if (line.length < points) return refuse('drawing.line-too-short', { points: line.length, needed: points });
  const result =
    purpose === 'draw'
      ? unlessWorse([], { shape: numbered([line]) })
      : purpose === 'cut'
        ? cutOut(shape, line)
        : reshapeAlong(shape, line);
  return isRefused(result) ? result : { shape: result.shape, purpose: 'edit', line: [] };
}
