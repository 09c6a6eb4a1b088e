/** Two parcels that are to be one: which record stays, and what happens to the other, before anything is written. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Radio, Skeleton } from 'antd';
import L from 'leaflet';
import { useEffect, useMemo, useState } from 'react';
import { useMap } from 'react-leaflet';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { isRefused } from '#core/geo/editing/drawing-codes.ts';
import { areaOf, type EditShape, toEditShape } from '#core/geo/editing/edit-shape.ts';
import { mergeShapes } from '#core/geo/editing/merge-shapes.ts';
import type { RecordId } from '#core/ids.ts';
import { countedPhotos } from '#core/photo/counted-photos.ts';
import { toFailure } from '../../client/failure.ts';
import { parcelKey, rememberParcel, useParcel, useService } from '../../client/queries.ts';
import { formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { paneOf } from '../../map/panes.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useTellFailure } from '../../ui/use-tell-failure.tsx';
import { useAutosave } from '../form/autosave-context.tsx';
import { useDrawingStore } from './drawing-context.tsx';
import { DRAWING_PANE } from './drawing-handles.ts';
import { toDrawnPoint } from './drawn-points.ts';
import { toLatLng } from './on-screen.ts';

type Pair = { readonly stays: ParcelDetail; readonly goes: ParcelDetail };

export function MergeDialog({
  id,
  other,
  onMerged,
  onClose,
}: {
  readonly id: RecordId;
  readonly other: RecordId;
  readonly onMerged: (id: RecordId) => void;
  readonly onClose: () => void;
}) {
  const { text, problem, term } = useTexts();
  const tellFailure = useTellFailure();
  const { client } = useService();
  const autosave = useAutosave();
  const store = useDrawingStore();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const details = [useParcel(id), useParcel(other)] as const;
  const [own, their] = [details[0].data, details[1].data];
  const unread = details.find(({ error, data }) => error && !data);
  const [kept, setKept] = useState(id);
  const whole = useMemo(
    () => (own && their ? mergeShapes(shapeOf(own), shapeOf(their)) : undefined),
    [own, their],
  );
  useMergedOutline(whole && !isRefused(whole) ? whole.shape : undefined);

  const merge = useMutation({
    mutationFn: ({ stays, goes }: Pair) =>
      store.merge(async () => {
        const [gone] = await Promise.all([autosave.seenAfter(goes), autosave.flushRecord(stays.id)]);
        return client.drawing.merge({ kept: seen(stays), removed: { id: goes.id, seen: gone } });
      }),
    // Of what was asked for, not of what is chosen by the time of the reply.
    onSuccess: (merged, { stays, goes }) => {
      rememberParcel(queries, merged);
      queries.removeQueries({ queryKey: parcelKey(goes.id) });
      onClose();
      onMerged(merged.id);
      offerUndo(merged, { stays, goes });
    },
  });
  const offerUndo = (merged: ParcelDetail, { stays, goes }: Pair) => {
    const key = `merged ${merged.id}`;
    const undo = async () => {
      notification.destroy(key);
      try {
        const before = await client.drawing.undoMerge({
          kept: seen(merged),
          rings: shapeOf(stays).map((ring) => ring.map(toDrawnPoint)),
          removed: goes.id,
          photos: goes.photos.map((photo) => photo.id),
        });
        rememberParcel(queries, before);
      } catch (error) {
        tellFailure(error);
      }
    };
    notification.success({
      placement: 'bottom',
      key,
      duration: 12,
      title: text('drawing/mergeDone'),
      description: text('drawing/mergeDoneHelp', {
        unitNo: goes.values.identity?.unitNo ?? text('list/noNumber'),
      }),
      actions: <Button onClick={() => void undo()}>{text('drawing/mergeUndo')}</Button>,
    });
  };
  const pair: Pair | undefined =
    own && their && (kept === id ? { stays: own, goes: their } : { stays: their, goes: own });
  const isLocked = pair && !(pair.stays.actions.includes('edit') && pair.goes.actions.includes('remove'));
  return (
    <section className="drawing-panel as-dialog" aria-label={text('drawing/mergeTitle')}>
      <h3>{text('drawing/mergeTitle')}</h3>
      {unread ? (
        <FailureNotice failure={toFailure(unread.error)} onClose={onClose} />
      ) : !own || !their || !whole ? (
        <Skeleton active paragraph={{ rows: 3 }} />
      ) : isRefused(whole) ? (
        <p role="alert">{problem({ code: whole.refused.code, params: whole.refused.params })}</p>
      ) : (
        <>
          <p className="drawing-help">{text('drawing/mergeLead')}</p>
          <Radio.Group
            className="radio-lines"
            aria-label={text('drawing/mergeTitle')}
            value={kept}
            disabled={merge.isPending}
            onChange={(event) => setKept(event.target.value)}
            options={[own, their].map((detail) => ({
              value: detail.id,
              label: (
                <span className="part-label">
                  <span className="numbers">{detail.values.identity?.unitNo ?? text('list/noNumber')}</span>
                  <span className="quiet">
                    {detail.values.identity?.name ??
                      detail.values.tenure?.rightHolder ??
                      text('list/unnamed')}
                    {' · '}
                    {term(`states/${detail.state}`)}
                    {' · '}
                    {text('drawing/photos', { count: countedPhotos(detail.photos).length })}
                  </span>
                </span>
              ),
            }))}
          />
          <p className="numbers">
            {text('drawing/mergedArea', {
              mu: formatMu(areaOf(whole.shape)),
              sqM: formatSqM(areaOf(whole.shape)),
            })}
          </p>
          <p className="quiet">{text('drawing/mergeHelp')}</p>
          {isLocked && <p role="alert">{text('drawing/mergeLocked')}</p>}
        </>
      )}
      {merge.error && <FailureNotice failure={toFailure(merge.error)} onClose={merge.reset} />}
      <span className="button-row">
        {pair && whole && !isRefused(whole) && (
          <Button
            type="primary"
            disabled={isLocked === true}
            loading={merge.isPending}
            onClick={() => merge.mutate(pair)}
          >
            {text('drawing/mergeNow')}
          </Button>
        )}
        {unread && <Button onClick={() => void unread.refetch()}>{text('common/retry')}</Button>}
        <Button disabled={merge.isPending} onClick={onClose}>
          {text('common/cancel')}
        </Button>
      </span>
    </section>
  );
}

const shapeOf = ({ values }: ParcelDetail): EditShape =>
  values.boundary ? toEditShape(values.boundary) : [];
const seen = ({ id, groups }: ParcelDetail) => ({ id, heads: [...(groups.boundary?.heads ?? [])] });

/** The boundary the two would have together. */
function useMergedOutline(shape: EditShape | undefined): void {
  const map = useMap();
  useEffect(() => {
    if (!shape) return;
    paneOf(map, DRAWING_PANE);
    const renderer = L.svg({ pane: DRAWING_PANE });
    const outline = L.polygon(
      shape.map((ring) => ring.map(toLatLng)),
      { renderer, pane: DRAWING_PANE, interactive: false, className: 'drawn-shape' },
    ).addTo(map);
    return () => {
      outline.remove();
      renderer.remove();
    };
  }, [map, shape]);
}
