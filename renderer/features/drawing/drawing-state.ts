/** What is being drawn, or chosen for a merge, as everything that shows it reads it. */
import type { Drawing, LinePurpose } from '#core/geo/editing/drawing.ts';
import type { Refusal } from '#core/geo/editing/drawing-codes.ts';
import type { EditShape } from '#core/geo/editing/edit-shape.ts';
import type { History } from '#core/geo/editing/history.ts';
import type { RecordId } from '#core/ids.ts';
import type { ChosenPoint } from './chosen-point.ts';
import type { StoringState } from './drawing-storing.ts';

export type Session = {
  /** Undefined for a parcel that is made with the first ring. */
  readonly target: RecordId | undefined;
  readonly history: History<Drawing>;
  /** The boundary as it was: what giving up goes back to. */
  readonly begunWith: EditShape;
  readonly chosen: ChosenPoint | undefined;
  /** Why the last step was not done. */
  readonly refusal: Refusal | undefined;
  /** Parts the line would make, shown before anything is written. */
  readonly splitting: readonly [EditShape, EditShape] | undefined;
  /** Its parcel is being split: until the reply nothing more is drawn in it, for nothing more of it would be written. */
  readonly isParting: boolean;
};

export type DrawingState = {
  readonly session: Session | undefined;
  /** A neighbour is being chosen for this parcel to be merged with. */
  readonly merging:
    | {
        readonly id: RecordId;
        readonly other: RecordId | undefined;
        /** The service was asked to merge them: until the reply that is not given up any more. */
        readonly isAsked: boolean;
      }
    | undefined;
  readonly storing: StoringState;
  /** Whether there is a map to draw on. */
  readonly hasMap: boolean;
};

/** What a line is drawn for; undefined while points are moved. */
export function linePurposeOf({ purpose }: Drawing): LinePurpose | undefined {
  return purpose === 'edit' ? undefined : purpose;
}
