/** The points of a parcel while they are being changed by the table: the chosen one in a form, and the ways back and on. */
import { Button } from 'antd';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CheckOutlined, RedoOutlined, UndoOutlined } from '../../ui/icons.tsx';
import { useDrawingStore } from './drawing-context.tsx';
import type { Session } from './drawing-state.ts';
import type { StoringState } from './drawing-storing.ts';
import { PointForm } from './point-form.tsx';
import { NotDone, NotSaved } from './step-notices.tsx';
import './drawing.css';

export function PointEditing({
  session,
  storing,
  detail,
}: {
  readonly session: Session;
  readonly storing: StoringState;
  readonly detail: ParcelDetail;
}) {
  const { text } = useTexts();
  const store = useDrawingStore();
  const { shape } = session.history.present;
  const place = session.chosen?.of === 'shape' ? session.chosen.place : undefined;
  const vertex = place && shape[place.ring]?.[place.point];
  const goBy = (by: 1 | -1) => {
    if (!place) return;
    const count = shape[place.ring]?.length ?? 1;
    store.choose({ of: 'shape', place: { ...place, point: (place.point + by + count) % count } });
  };
  return (
    <section className="point-editing" aria-label={text('drawing/table/title')}>
      <div className="drawing-top">
        <p className="quiet">{text('drawing/table/help')}</p>
        <span className="button-row">
          <Button
            icon={<UndoOutlined />}
            aria-label={text('drawing/undo')}
            disabled={session.history.past.length === 0}
            onClick={() => store.undo()}
          />
          <Button
            icon={<RedoOutlined />}
            aria-label={text('drawing/redo')}
            disabled={session.history.future.length === 0}
            onClick={() => store.redo()}
          />
          <Button type="primary" icon={<CheckOutlined />} onClick={() => void store.done()}>
            {text('drawing/done')}
          </Button>
        </span>
      </div>
      {place && vertex && <PointForm place={place} vertex={vertex} onNeighbour={goBy} />}
      {session.refusal && <NotDone refusal={session.refusal} />}
      <NotSaved storing={storing} detail={detail} />
    </section>
  );
}
