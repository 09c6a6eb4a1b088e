/** The boundary of a parcel: its points and areas, and the way to give it new ones. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import type { BoundarySource } from '#core/contract/boundary.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { OpHash } from '#core/ids.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { ShowsOnMap } from '../../map/use-on-map.ts';
import { BoundaryIcon } from '../../ui/boundary-icon.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useDrawing, useDrawingStore } from '../drawing/drawing-context.tsx';
import { PointEditing } from '../drawing/point-editing.tsx';
import { useBeginDrawing, useCloseDrawingOf } from '../drawing/use-close-drawing.ts';
import { whyNotDrawn } from '../drawing/why-not-drawn.ts';
import { groupElementId } from '../form/field-layout.ts';
import { IssueNotes } from '../parcels/issue-notes.tsx';
import { BoundaryReader } from './boundary-reader.tsx';
import { PointTable } from './point-table.tsx';
import './boundary.css';

type Taken = {
  readonly source: BoundarySource;
  readonly plot: number;
  /** Heads of the boundary that stood there with the preview. */
  readonly seen: readonly OpHash[] | undefined;
};

export function BoundaryTab({
  detail,
  disabled,
  ...map
}: ShowsOnMap & {
  readonly detail: ParcelDetail;
  readonly disabled: boolean;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const boundary = detail.values.boundary;
  const heads = detail.groups.boundary?.heads ?? [];
  const [reading, setReading] = useState(false);
  const closeOwn = useCloseDrawingOf(detail.id);

  const write = useMutation({
    mutationFn: async ({ source, plot, seen }: Taken) => {
      const heads = await closeOwn(seen);
      return heads && client.boundary.write({ id: detail.id, source, plot, heads });
    },
    onSuccess: (next) => {
      if (!next) return;
      rememberParcel(queries, next);
      setReading(false);
      void message.success(text('boundary/written'));
    },
  });
  const { reset } = write;
  const onDiscard = useCallback(() => {
    reset();
    setReading(false);
  }, [reset]);

  const drawing = useDrawingStore();
  const { session, storing, hasMap } = useDrawing();
  const cannotDraw = disabled || whyNotDrawn(detail) !== undefined;
  const isBegun = session?.target === detail.id;
  const isDrawn = isBegun && session.history.present.shape.length > 0;
  const begin = useBeginDrawing(detail.id);
  const drawOnMap = () => begin(() => drawing.start(detail, boundary ? 'edit' : 'draw'));
  const editPoints = () =>
    begin(() => {
      drawing.start(detail, 'edit');
      drawing.choose({ of: 'shape', place: { ring: 0, point: 0 } });
    });

  return (
    // What is wrong with a boundary is said at the top; where there is none, the cursor goes to the way to give it one.
    <div
      id={groupElementId('boundary')}
      className="boundary-tab"
      {...(boundary ? { tabIndex: -1, role: 'group', 'aria-label': text('parcel/tabs/boundary') } : {})}
    >
      {write.error && <FailureNotice failure={toFailure(write.error)} onClose={reset} />}
      {boundary && <IssueNotes issues={detail.issues.filter(({ group }) => group === 'boundary')} />}
      {boundary && !reading && (
        <>
          {isDrawn && <PointEditing session={session} storing={storing} detail={detail} />}
          {isDrawn ? (
            <PointTable
              boundary={boundary}
              shape={session.history.present.shape}
              chosen={session.chosen?.of === 'shape' ? session.chosen.place : undefined}
              onChoose={(place) => drawing.choose({ of: 'shape', place })}
            />
          ) : (
            <PointTable boundary={boundary} />
          )}
          {!isDrawn && (
            <span className="button-row">
              <Button disabled={cannotDraw} onClick={() => void editPoints()}>
                {text('drawing/table/edit')}
              </Button>
              {hasMap && (
                <Button disabled={cannotDraw} onClick={() => void drawOnMap()}>
                  {text('drawing/changeOnMap')}
                </Button>
              )}
              <Button disabled={disabled} onClick={() => setReading(true)}>
                {text('boundary/replace')}
              </Button>
            </span>
          )}
        </>
      )}
      {!boundary && (
        <EmptyHint icon={<BoundaryIcon />} title={text('boundary/empty')} help={text('boundary/emptyHelp')} />
      )}
      {!boundary && hasMap && !isBegun && (
        <Button disabled={cannotDraw} onClick={() => void drawOnMap()}>
          {text('drawing/way')}
        </Button>
      )}
      {(reading || !boundary) && (
        <BoundaryReader
          parcel={detail.id}
          disabled={disabled}
          busy={write.isPending}
          {...map}
          {...(boundary ? { onDiscard } : {})}
          action={(plot) => text(plot === undefined ? 'boundary/write' : 'boundary/writeChosen')}
          heads={heads}
          isOwn={drawing.isOwn(heads)}
          onTake={(source, { plot, seen }) => write.mutate({ source, plot, seen })}
        />
      )}
    </div>
  );
}
