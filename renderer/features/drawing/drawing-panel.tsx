/** What is drawn, in figures, while it is drawn; what to do next; and a point by its numbers instead of by hand. */
import { Button, Switch } from 'antd';
import { useId, useSyncExternalStore } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { bearingDeg, distanceM } from '#core/geo/bearing.ts';
import { type Drawing, LINE_NEEDS } from '#core/geo/editing/drawing.ts';
import { areaOf, type EditShape } from '#core/geo/editing/edit-shape.ts';
import { isSamePoint } from '#core/geo/rings.ts';
import { formatCount, formatLength, formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DeleteOutlined } from '../../ui/icons.tsx';
import { numberOf, vertexOf } from './chosen-point.ts';
import { useDrawingStore } from './drawing-context.tsx';
import { linePurposeOf, type Session } from './drawing-state.ts';
import type { StoringState } from './drawing-storing.ts';
import type { HoverStore } from './hover.ts';
import { PointEntry } from './point-entry.tsx';
import { NotDone, NotSaved } from './step-notices.tsx';

export function DrawingPanel({
  session,
  storing,
  hover,
  isSnapping,
  onSnapping,
  detail,
  onOpenIts,
}: {
  readonly session: Session;
  readonly storing: StoringState;
  readonly hover: HoverStore;
  readonly isSnapping: boolean;
  readonly onSnapping: (isSnapping: boolean) => void;
  /** The record of what is drawn, where it is the chosen one. */
  readonly detail: ParcelDetail | undefined;
  /** Where another one is chosen: chooses the one that is drawn. */
  readonly onOpenIts?: (() => void) | undefined;
}) {
  const { text } = useTexts();
  const store = useDrawingStore();
  const pointer = useSyncExternalStore(hover.subscribe, hover.get);
  const snapId = useId();
  const drawing = session.history.present;
  const purpose = linePurposeOf(drawing);
  const chosen = session.chosen && vertexOf(drawing, session.chosen);
  const last = drawing.line.at(-1);
  const before = drawing.line.at(-2);
  // A pointer that rests on the last point has no edge of its own yet.
  const isAhead = last && pointer && purpose && !isSamePoint(last.gk, pointer.at);
  const [from, to] = isAhead ? [last.gk, pointer.at] : [before?.gk, last?.gk];
  const shown = shapeInWork(drawing);
  const sqM = areaOf(shown);
  return (
    <section className="drawing-panel" aria-label={text('drawing/panel')}>
      <div className="drawing-top">
        {session.refusal ? (
          <NotDone refusal={session.refusal} />
        ) : (
          <p>{text(`drawing/help/${drawing.purpose}`)}</p>
        )}
        <SavedNote storing={storing} isDraft={purpose !== undefined && drawing.line.length > 0} />
      </div>
      <div className="drawing-side">
        <dl className="drawing-figures">
          {shown.length > 0 && (
            <div>
              <dt>{text('drawing/area')}</dt>
              <dd className="numbers">
                <strong>{formatSqM(sqM)}</strong> {text('common/squareMetres')}
                <span className="quiet">
                  {formatMu(sqM)} {text('common/mu')}
                </span>
              </dd>
            </div>
          )}
          <div>
            <dt>{text('drawing/points')}</dt>
            <dd className="numbers">
              {formatCount(
                purpose ? drawing.line.length : drawing.shape.reduce((sum, ring) => sum + ring.length, 0),
              )}
            </dd>
          </div>
          {from && to && (
            <div>
              <dt>{text('drawing/edge')}</dt>
              <dd className="numbers">
                {formatLength(distanceM(from, to))} m
                <span className="quiet">{bearingDeg(from, to).toFixed(2)}°</span>
              </dd>
            </div>
          )}
        </dl>
        <div className="drawing-line-row">
          <Switch id={snapId} checked={isSnapping} onChange={onSnapping} size="small" />
          <label htmlFor={snapId}>{text('drawing/snapping')}</label>
        </div>
      </div>
      <div className="drawing-side">
        {chosen && session.chosen && (
          <div className="drawing-chosen">
            <span>
              <strong>{text('drawing/chosen', { no: numberOf(chosen, session.chosen) })}</strong>{' '}
              <span className="quiet">
                {text(`boundary/methods/${chosen.method}`)}
                {chosen.accuracyM !== undefined && ` ±${chosen.accuracyM.toFixed(3)} m`}
              </span>
            </span>
            <Button
              icon={<DeleteOutlined />}
              onClick={() => session.chosen && store.remove(session.chosen)}
              title="Delete"
            >
              {text('drawing/deletePoint')}
            </Button>
          </div>
        )}
        <PointEntry
          chosen={chosen}
          last={purpose && !chosen ? last : undefined}
          canAdd={purpose !== undefined}
          onPoint={(vertex) => (session.chosen ? store.move(session.chosen, vertex) : store.addPoint(vertex))}
        />
        {drawing.purpose === 'edit' && !chosen && (
          <span>
            <Button onClick={() => store.renumber()}>{text('drawing/renumber')}</Button>
          </span>
        )}
      </div>
      <NotSaved storing={storing} detail={detail} />
      {onOpenIts && (
        <div className="drawing-side">
          <p>{text('drawing/otherOpen')}</p>
          <Button onClick={onOpenIts}>{text('drawing/openIts')}</Button>
        </div>
      )}
    </section>
  );
}

function SavedNote({ storing, isDraft }: { readonly storing: StoringState; readonly isDraft: boolean }) {
  const { text } = useTexts();
  if (storing.kind !== 'saving' && storing.kind !== 'saved') return null;
  return (
    <span className="quiet" role="status">
      {text(storing.kind === 'saving' ? 'drawing/saving' : isDraft ? 'drawing/draftKept' : 'drawing/saved')}
    </span>
  );
}

/** The ring being drawn where it is one; the boundary as it stands otherwise. */
function shapeInWork({ purpose, line, shape }: Drawing): EditShape {
  return purpose !== 'edit' && LINE_NEEDS[purpose].closed && line.length >= 3 ? [line] : shape;
}
