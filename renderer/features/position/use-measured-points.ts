/** Where measured points go: into the line that is being drawn, or to the point that is chosen. */
import { useEffect, useState } from 'react';
import { type EditVertex, vertexAt } from '#core/geo/editing/edit-shape.ts';
import type { AveragedPoint } from '#core/position/averaging.ts';
import { useDrawingStore } from '../drawing/drawing-context.tsx';
import { usePositionStore } from './position-context.tsx';

export type PointUse = 'added' | 'moved' | 'notUsed';

/** @returns what became of the last point */
export function useMeasuredPoints(): PointUse | undefined {
  const positions = usePositionStore();
  const drawing = useDrawingStore();
  const [use, setUse] = useState<PointUse | undefined>(undefined);
  useEffect(
    () =>
      positions.onPoint((point) => {
        const { session } = drawing.get();
        const vertex = toVertex(point);
        // In a line the next point is meant, whatever was touched last; a point of the boundary is chosen to be measured anew.
        if (session?.chosen?.of === 'shape')
          setUse(drawing.move(session.chosen, vertex) ? 'moved' : 'notUsed');
        else if (session && session.history.present.purpose !== 'edit')
          setUse(drawing.addPoint(vertex) ? 'added' : 'notUsed');
        else setUse('notUsed');
      }),
    [positions, drawing],
  );
  return use;
}

function toVertex({ at, method, accuracyM }: AveragedPoint): EditVertex {
  return { ...vertexAt(at, method), ...(accuracyM === undefined ? {} : { accuracyM }) };
}
