/** The boundary of a parcel: its points and areas, and the way to give it new ones. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import type { BoundarySource } from '#core/contract/boundary.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { BoundaryIcon } from '../../ui/boundary-icon.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { groupElementId } from '../form/field-layout.ts';
import { IssueNotes } from '../parcels/issue-notes.tsx';
import { BoundaryReader } from './boundary-reader.tsx';
import { PointTable } from './point-table.tsx';
import './boundary.css';

export function BoundaryTab({
  detail,
  disabled,
  onPreview,
}: {
  readonly detail: ParcelDetail;
  readonly disabled: boolean;
  readonly onPreview: (boundaries: readonly Boundary[]) => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const boundary = detail.values.boundary;
  const [reading, setReading] = useState(false);

  const write = useMutation({
    mutationFn: ({ source, plot }: { readonly source: BoundarySource; readonly plot: number }) =>
      client.boundary.write({
        id: detail.id,
        source,
        plot,
        heads: detail.groups.boundary?.heads ?? [],
      }),
    onSuccess: (next) => {
      rememberParcel(queries, next);
      onPreview([]);
      setReading(false);
      void message.success(text('boundary/written'));
    },
  });
  const { reset } = write;
  const onDiscard = useCallback(() => {
    reset();
    setReading(false);
  }, [reset]);

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
          <PointTable boundary={boundary} />
          <Button disabled={disabled} onClick={() => setReading(true)}>
            {text('boundary/replace')}
          </Button>
        </>
      )}
      {!boundary && (
        <EmptyHint icon={<BoundaryIcon />} title={text('boundary/empty')} help={text('boundary/emptyHelp')} />
      )}
      {(reading || !boundary) && (
        <BoundaryReader
          disabled={disabled}
          busy={write.isPending}
          onPreview={onPreview}
          {...(boundary ? { onDiscard } : {})}
          action={(plot) => text(plot === undefined ? 'boundary/write' : 'boundary/writeChosen')}
          onTake={(source, { plot }) => write.mutate({ source, plot })}
        />
      )}
    </div>
  );
}
