/** What is being drawn on a copy: the marks so far, the one under the finger, and every step back. */
import { useMemo, useState } from 'react';
import {
  MAX_SKETCH_MARKS,
  SKETCH_TEXT_LENGTH,
  type SketchColour,
  type SketchMark,
  type SketchPlace,
  type SketchTool,
} from '#core/photo/sketch.ts';
import { LINE_TOLERANCE, simplifyLine } from '#core/photo/sketch-line.ts';
import type { Drawing } from './use-looking.ts';

type Steps = { readonly marks: readonly SketchMark[]; readonly undone: readonly SketchMark[] };
const NOTHING: Steps = { marks: [], undone: [] };
/** Less than this of the picture is a click and no stroke. */
const LEAST = 0.006;

export function useSketch() {
  const [tool, setTool] = useState<SketchTool>('arrow');
  const [colour, setColour] = useState<SketchColour>('red');
  const [{ marks, undone }, setSteps] = useState(NOTHING);
  const [stroke, setStroke] = useState<readonly SketchPlace[]>([]);
  /** Where words are being written. */
  const [writingAt, setWritingAt] = useState<SketchPlace>();

  const drawing: Drawing = useMemo(() => {
    const add = (mark: SketchMark): void =>
      setSteps((steps) =>
        steps.marks.length < MAX_SKETCH_MARKS ? { marks: [...steps.marks, mark], undone: [] } : steps,
      );
    // Kept beside the state: a stroke may end before the page has been drawn with its last point.
    let points: SketchPlace[] = [];
    const follow = (next: SketchPlace[]): void => {
      points = next;
      setStroke(next);
    };
    return {
      begin: (at) => follow([at]),
      move: (at) => {
        if (points.length > 0) follow([...points, at]);
      },
      end: () => {
        // Not before: pressing a mouse takes the focus from what is written in.
        if (tool === 'text') setWritingAt(points[0]);
        const mark = toMark(tool, colour, points);
        if (mark) add(mark);
        follow([]);
      },
      cancel: () => follow([]),
    };
  }, [tool, colour]);

  return {
    tool,
    setTool,
    colour,
    setColour,
    marks,
    /** The mark under the finger, as it would be if the finger were lifted now. */
    current: toMark(tool, colour, stroke),
    drawing,
    writingAt,
    /** An empty text writes nothing. */
    write: (text: string) => {
      const clean = text
        .replaceAll(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, SKETCH_TEXT_LENGTH)
        .toWellFormed();
      if (writingAt && clean)
        setSteps((steps) => ({
          marks: [...steps.marks, { kind: 'text', colour, at: writingAt, text: clean }],
          undone: [],
        }));
      setWritingAt(undefined);
    },
    canUndo: marks.length > 0,
    canRedo: undone.length > 0,
    undo: () =>
      setSteps((steps) => {
        const last = steps.marks.at(-1);
        return last ? { marks: steps.marks.slice(0, -1), undone: [...steps.undone, last] } : steps;
      }),
    redo: () =>
      setSteps((steps) => {
        const last = steps.undone.at(-1);
        return last ? { marks: [...steps.marks, last], undone: steps.undone.slice(0, -1) } : steps;
      }),
    clear: () => {
      setSteps(NOTHING);
      setWritingAt(undefined);
    },
  };
}
export type Sketch = ReturnType<typeof useSketch>;

/** @returns undefined for what is too small to have been meant */
function toMark(
  tool: SketchTool,
  colour: SketchColour,
  stroke: readonly SketchPlace[],
): SketchMark | undefined {
  const [from, to] = [stroke[0], stroke.at(-1)];
  if (!from || !to || tool === 'text') return undefined;
  const reach = Math.max(...stroke.map(([x, y]) => Math.max(Math.abs(x - from[0]), Math.abs(y - from[1]))));
  if (reach < LEAST) return undefined;
  if (tool === 'line') return { kind: 'line', colour, points: [...simplifyLine(stroke, LINE_TOLERANCE)] };
  return { kind: tool, colour, from, to };
}
