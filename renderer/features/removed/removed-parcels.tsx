/** Deleted parcels in a table; one or many are taken back. */
import { Alert, Button, Table } from 'antd';
import { type Key, useCallback, useState } from 'react';
import type { BulkResult } from '#core/contract/parcel-list.ts';
import type { RemovedParcel } from '#core/contract/removed.ts';
import type { RecordId } from '#core/ids.ts';
import { toFailure } from '../../client/failure.ts';
import { useRemovedParcels, useService } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatCount, formatMuShort } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RemovedBy } from './removed-by.tsx';

const PAGE_SIZE = 50;

export function RemovedParcels({ onOpen }: { readonly onOpen: (parcel: RecordId) => void }) {
  const { text } = useTexts();
  const { client } = useService();
  const { data, error } = useRemovedParcels();
  const [chosen, setChosen] = useState<readonly RecordId[]>([]);
  const work = useCallback(
    (parcels: readonly RemovedParcel[], signal: AbortSignal) =>
      client.parcel.restoreMany({ items: parcels.map(({ id, removals }) => ({ id, removals })) }, { signal }),
    [client],
  );
  const job = useJob<readonly RemovedParcel[], BulkResult>(work);
  const { state } = job;
  const isBusy = state.kind === 'running';
  const [restored, setRestored] = useState<readonly RemovedParcel[]>([]);
  const items = data?.items ?? [];
  /** What was chosen and has gone meanwhile is not asked for again. */
  const wanted = items.filter(({ id }) => chosen.includes(id));
  const restorable = items.filter((parcel) => parcel.restorable);
  const restore = async (parcels: readonly RemovedParcel[]): Promise<void> => {
    setRestored(parcels);
    await job.start(parcels);
    setChosen((before) => before.filter((id) => !parcels.some((parcel) => parcel.id === id)));
  };

  return (
    <section className="panel" aria-labelledby="removed-parcels">
      <h3 id="removed-parcels">{text('removed/parcels')}</h3>
      <p className="panel-lead">{text('removed/parcelsLead')}</p>
      {error && <FailureNotice failure={toFailure(error)} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onClose={job.reset} />}
      {isBusy && <JobProgress progress={state.progress} onCancel={job.cancel} />}
      {state.kind === 'done' && (
        <Alert
          role="status"
          type={state.result.refused.length > 0 ? 'warning' : 'success'}
          showIcon
          title={text('removed/parcelsRestored', { count: state.result.done })}
          description={
            <>
              {state.result.refused.map(({ reason, count }) => (
                <p key={reason}>
                  {text(reason === 'moved' ? 'removed/movedOn' : 'removed/notRestorable', {
                    count,
                  })}
                </p>
              ))}
              {restored.length === 1 &&
                state.result.done === 1 &&
                restored.map(({ id, unitNo }) => (
                  <Button key={id} type="link" className="removed-open" onClick={() => onOpen(id)}>
                    {text('removed/open', { unitNo: unitNo ?? text('list/noNumber') })}
                  </Button>
                ))}
            </>
          }
        />
      )}
      {data && items.length === 0 && <p className="quiet">{text('removed/noParcels')}</p>}
      {items.length > 0 && (
        <Table<RemovedParcel>
          size="small"
          rowKey="id"
          pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
          // Not by its own scrolling: for that it repeats the heads, ticks included, where a screen reader must not meet them.
          className="removed-table"
          dataSource={[...items]}
          rowSelection={{
            selectedRowKeys: wanted.map(({ id }) => id),
            preserveSelectedRowKeys: true,
            onChange: (keys: readonly Key[]) => setChosen(keys as readonly RecordId[]),
            getTitleCheckboxProps: () => ({ 'aria-label': text('removed/choosePage') }),
            getCheckboxProps: ({ restorable, unitNo }) => ({
              disabled: !restorable || isBusy,
              'aria-label': text('table/selectRow', { name: unitNo ?? text('list/noNumber') }),
            }),
          }}
          columns={[
            {
              title: text('removed/unitNo'),
              dataIndex: 'unitNo',
              className: 'numbers',
              render: (unitNo?: string) => (
                <span className="one-line">
                  {unitNo ?? <span className="quiet">{text('list/noNumber')}</span>}
                </span>
              ),
            },
            {
              title: text('removed/name'),
              key: 'name',
              className: 'removed-name',
              render: (_, { name, rightHolder }) =>
                name ?? rightHolder ?? <span className="quiet">{text('list/unnamed')}</span>,
            },
            {
              title: text('removed/areaMu'),
              dataIndex: 'planarAreaSqM',
              align: 'right',
              className: 'numbers',
              render: (areaSqM?: number) => (areaSqM === undefined ? '—' : formatMuShort(areaSqM)),
            },
            {
              title: text('removed/photoCount'),
              dataIndex: 'photoCount',
              align: 'right',
              className: 'numbers',
              render: formatCount,
            },
            {
              title: text('removed/by'),
              key: 'by',
              render: (_, { removal }) => <RemovedBy removal={removal} />,
            },
            {
              title: text('removed/action'),
              key: 'action',
              render: (_, parcel) =>
                parcel.restorable ? (
                  <Button
                    disabled={isBusy}
                    aria-label={text('removed/restoreOne', { name: parcel.unitNo ?? text('list/noNumber') })}
                    onClick={() => void restore([parcel])}
                  >
                    {text('removed/restore')}
                  </Button>
                ) : (
                  <span className="quiet">{text('removed/notNow')}</span>
                ),
            },
          ]}
        />
      )}
      {data && data.total > items.length && (
        <p className="quiet">
          {text('removed/shown', { shown: formatCount(items.length), count: data.total })}
        </p>
      )}
      {items.length > 1 && (
        <div className="button-row">
          <Button
            type="primary"
            disabled={isBusy || wanted.length === 0}
            onClick={() => void restore(wanted)}
          >
            {text('removed/restoreChosen', { count: wanted.length })}
          </Button>
          {/* The tick in the head is for the rows of one page. */}
          {restorable.length > PAGE_SIZE && (
            <Button disabled={isBusy} onClick={() => setChosen(restorable.map(({ id }) => id))}>
              {text('removed/chooseAll', { count: restorable.length })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
