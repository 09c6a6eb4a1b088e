/**
 * Drawing on the map: the tools over it, and the layer in it. Stands inside the map and puts its tools beside it, so that a click on
 * them is none on the map.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type L from 'leaflet';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useMap } from 'react-leaflet';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Purpose } from '#core/geo/editing/drawing.ts';
import { toEditShape } from '#core/geo/editing/edit-shape.ts';
import type { Repair } from '#core/geo/editing/repairs.ts';
import type { RecordId } from '#core/ids.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { BoundaryChecks } from './boundary-checks.tsx';
import { useClearPoint, useClearView } from './clear-view.ts';
import { DraftNotices } from './draft-notice.tsx';
import { useDrawing, useDrawingStore } from './drawing-context.tsx';
import { DrawingLayer } from './drawing-layer.ts';
import { DrawingPanel } from './drawing-panel.tsx';
import type { DrawingState } from './drawing-state.ts';
import { DrawingToolbar } from './drawing-toolbar.tsx';
import { createHover } from './hover.ts';
import { useMapFindings } from './map-findings.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { neighbourAt, useNeighbours } from './neighbours.ts';
import { toGk } from './on-screen.ts';
import { SplitDialog } from './split-dialog.tsx';
import { useDrawingKeys } from './use-drawing-keys.ts';
import { useFollowChosen } from './use-follow-chosen.ts';
import { whyNotDrawn } from './why-not-drawn.ts';
import './drawing.css';
import './drawn.css';

/** When the tools over the map take other room. */
function occasionOf({ session, merging }: DrawingState): string | undefined {
  if (merging) return merging.other && 'merge';
  if (!session) return undefined;
  return session.splitting ? 'split' : session.target;
}

export function Drawing({
  detail,
  onOpen,
}: {
  /** The chosen parcel, as far as it has been read. */
  readonly detail: ParcelDetail | undefined;
  readonly onOpen: (id: RecordId) => void;
}) {
  const map = useMap();
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const store = useDrawingStore();
  const state = useDrawing();
  const { session, merging } = state;
  const hover = useMemo(createHover, []);
  const layer = useRef<DrawingLayer | undefined>(undefined);
  const [isSnapping, setIsSnapping] = useState(true);
  const isActive = session !== undefined || merging !== undefined;
  const neighbours = useNeighbours(map, isActive, session?.target ?? merging?.id);
  const drafts = useQuery({
    queryKey: ['drawing', 'drafts'],
    queryFn: ({ signal }) => client.drawing.drafts(undefined, { signal }),
  });
  const forgetDrafts = useCallback(
    () => queries.invalidateQueries({ queryKey: ['drawing', 'drafts'] }),
    [queries],
  );

  useEffect(() => {
    store.setMap(true);
    return () => store.setMap(false);
  }, [store]);

  useEffect(() => {
    if (!isActive) return;
    const words = {
      point: (no: string) => text('drawing/pointLabel', { no }),
      newPoint: text('drawing/newPoint'),
    };
    const made = new DrawingLayer(map, store, hover, words);
    layer.current = made;
    let drawn = store.get().session;
    const stop = store.subscribe(() => {
      const { session: now } = store.get();
      // What became of a write changes nothing on the map.
      if (now !== drawn) made.draw();
      drawn = now;
    });
    made.draw();
    return () => {
      stop();
      made.remove();
      layer.current = undefined;
      void forgetDrafts();
    };
  }, [map, store, hover, text, isActive, forgetDrafts]);

  const chooseOther = useCallback(
    async (at: L.LatLng) => {
      const asked = store.get().merging;
      await neighbours.prepare(at);
      // Given up while it was read, or another one was sooner.
      if (store.get().merging !== asked) return;
      const other = neighbourAt(neighbours.near(at).polygons, toGk(at));
      if (other) store.chooseOther(other);
      else void message.info(text('drawing/noNeighbourThere'));
    },
    [neighbours, store, message, text],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a layer made anew is told again
  useEffect(() => {
    layer.current?.setNeighbours(neighbours);
    layer.current?.setSnapping(isSnapping);
    layer.current?.onChooseOther(merging && !merging.other ? chooseOther : undefined);
  }, [neighbours, isSnapping, merging, chooseOther, isActive]);

  useFollowChosen(store, state, detail, onOpen);

  /** A record that was handed over is opened for work by whoever changes it, and is asked first. */
  const unlessHandedOver = (begin: () => void) => {
    if (!detail || detail.state === 'draft' || detail.state === 'returned') return begin();
    modal.confirm({
      title: text('drawing/handedOver'),
      content: text('drawing/handedOverHelp'),
      okText: text('drawing/changeAnyway'),
      cancelText: text('common/cancel'),
      onOk: begin,
    });
  };
  const start = (purpose: Purpose) => {
    if (session) {
      store.turnTo(purpose);
      return;
    }
    if (purpose === 'draw' && detail?.values.boundary) {
      modal.confirm({
        title: text('drawing/redraw'),
        content: text('drawing/redrawHelp'),
        okText: text('drawing/redrawNow'),
        cancelText: text('common/cancel'),
        onOk: () => unlessHandedOver(() => store.start(detail, 'draw')),
      });
      return;
    }
    unlessHandedOver(() => store.start(detail, purpose));
  };
  const giveUp = () => {
    const steps = session?.history.past.length ?? 0;
    // There is no boundary to go back to, and a parcel is not deleted in passing.
    const isFirst = session?.begunWith.length === 0 && session.history.present.shape.length > 0;
    if (merging) store.endMerge();
    else if (steps === 0) void store.done();
    else {
      modal.confirm({
        title: text('drawing/giveUpQuestion', { count: steps }),
        content: text(isFirst ? 'drawing/giveUpFirst' : 'drawing/giveUpHelp'),
        okText: text('drawing/giveUp'),
        okButtonProps: { danger: true },
        cancelText: text('drawing/goOn'),
        onOk: () => store.giveUp(),
      });
    }
  };
  /** The layer knows of taps that are not on the line yet. */
  const finish = () => (layer.current ?? store).finishOrEnd();
  useDrawingKeys(store, { finish, giveUp });
  const boundary = detail?.values.boundary;
  const isDrawn = session !== undefined;
  const stored = useMemo(() => (boundary && !isDrawn ? toEditShape(boundary) : []), [boundary, isDrawn]);
  const shapeInView = session ? session.history.present.shape : stored;
  /** A new parcel is drawn beside the chosen one; or that which is drawn was left while something of it could not be written. */
  const target = session?.target;
  const isOfAnother = session !== undefined && detail?.id !== target;
  const own = isOfAnother ? undefined : detail;
  const findings = useMapFindings(own, shapeInView);
  const repair = ({ shape }: Repair) => {
    if (session) store.change(() => ({ shape }));
    else
      unlessHandedOver(() => {
        store.start(detail, 'edit');
        store.change(() => ({ shape }));
      });
  };
  useClearView(map, shapeInView, occasionOf(state));
  const withPanel = session?.splitting ? undefined : session;
  useClearPoint(map, withPanel);

  const pane = map.getContainer().parentElement;
  if (!pane) return null;
  return createPortal(
    <div className="drawing-tools">
      <DrawingToolbar
        detail={detail}
        state={state}
        isOfAnother={isOfAnother}
        onStart={start}
        onMerge={() => detail && unlessHandedOver(() => store.beginMerge(detail.id))}
        onFinish={finish}
        onGiveUp={giveUp}
      />
      {withPanel && (
        <DrawingPanel
          session={withPanel}
          storing={state.storing}
          hover={hover}
          isSnapping={isSnapping}
          onSnapping={setIsSnapping}
          detail={own}
          onOpenIts={isOfAnother && target ? () => onOpen(target) : undefined}
        />
      )}
      {!merging && !session?.splitting && (
        <BoundaryChecks
          findings={findings}
          canRepair={own !== undefined && !whyNotDrawn(own)}
          onRepair={repair}
        />
      )}
      {merging && !merging.other && (
        <p className="drawing-hint" role="status">
          {text('drawing/help/merge')}
        </p>
      )}
      {!isActive && (
        <DraftNotices
          drafts={drafts.data ?? []}
          detail={detail}
          onOpen={onOpen}
          onResume={(draft) => {
            if (draft.parcel) unlessHandedOver(() => store.resume(detail, draft));
            else store.resume(undefined, draft);
          }}
          onDropped={forgetDrafts}
        />
      )}
      {session?.splitting && (
        <SplitDialog parts={session.splitting} onMade={onOpen} onClose={() => store.cancelSplit()} />
      )}
      {merging?.other && (
        <MergeDialog
          id={merging.id}
          other={merging.other}
          // Whoever has gone on to another parcel meanwhile stays there.
          onMerged={(merged) => detail?.id === merging.id && onOpen(merged)}
          onClose={() => store.endMerge()}
        />
      )}
    </div>,
    pane,
  );
}
