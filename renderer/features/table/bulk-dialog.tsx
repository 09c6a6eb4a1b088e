/** One verb on many parcels: asked first, then a bar, then what was done and what was not, and why. */
import { Alert, Button, Modal, Select } from 'antd';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeFile } from '#core/contract/base.ts';
import type { BulkResult, ParcelSelection } from '#core/contract/parcel-list.ts';
import type { RecordId } from '#core/ids.ts';
import type { ListColumnName } from '#core/parcel/list-columns.ts';
import type { ParcelSort } from '#core/parcel/list-filter.ts';
import { useReference, useService } from '../../client/queries.ts';
import { type JobWork, useJob } from '../../client/use-job.ts';
import { formatCount } from '../../i18n/formats.ts';
import { LANGUAGES } from '../../i18n/setup.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { MadeFileActions } from '../../ui/made-file.tsx';
import { useAutosave } from '../form/autosave-context.tsx';

export const BULK_ACTIONS = ['complete', 'print', 'keyArea', 'csv', 'remove'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

type Outcome =
  | { readonly kind: 'bulk'; readonly result: BulkResult }
  | { readonly kind: 'file'; readonly file: MadeFile; readonly parcels: number; readonly pages?: number };

export type BulkWish = {
  readonly action: BulkAction;
  readonly selection: ParcelSelection;
  readonly count: number;
  /** What the list told of when it was asked for: what has come from others since lies behind the question. */
  readonly knownUpTo: number;
};

export function BulkDialog({
  wish: { action, selection, count, knownUpTo },
  columns,
  sort,
  onOpen,
  onShowErrors,
  onClose,
}: {
  readonly wish: BulkWish;
  readonly columns: readonly ListColumnName[];
  readonly sort: ParcelSort;
  readonly onOpen: (id: RecordId) => void;
  readonly onShowErrors: () => void;
  /** With whether anything was done. */
  readonly onClose: (done: boolean) => void;
}) {
  const { text } = useTexts();
  const [keyAreaNo, setKeyAreaNo] = useState<number | undefined>(undefined);
  const job = useJob(useBulkWork({ action, selection, knownUpTo, columns, sort }));
  const { state } = job;
  return (
    <Modal
      open
      title={text(`table/actions/${action}`)}
      onCancel={() => onClose(state.kind === 'done')}
      footer={null}
      width={560}
    >
      <div className="dialog">
        {state.kind !== 'done' && <p>{text(`table/questions/${action}`, { count })}</p>}
        {action === 'keyArea' && state.kind === 'idle' && (
          <KeyAreaChoice value={keyAreaNo} onChange={setKeyAreaNo} />
        )}
        {state.kind === 'running' && <JobProgress progress={state.progress} onCancel={job.cancel} />}
        {state.kind === 'failed' && <FailureNotice failure={state.failure} onClose={job.reset} />}
        {state.kind === 'done' && state.result.kind === 'file' && (
          <Alert
            role="status"
            type="success"
            showIcon
            title={
              state.result.pages === undefined
                ? text('table/done/csv', { count: state.result.parcels })
                : text('print/done', {
                    parcels: formatCount(state.result.parcels),
                    pages: formatCount(state.result.pages),
                  })
            }
            description={
              <MadeFileActions
                file={state.result.file}
                primary={action === 'csv'}
                {...(action === 'print' ? { open: text('print/open') } : {})}
              />
            }
          />
        )}
        {state.kind === 'done' && state.result.kind === 'bulk' && action !== 'print' && (
          <BulkOutcome
            action={action}
            result={state.result.result}
            onOpen={onOpen}
            onShowErrors={onShowErrors}
          />
        )}
        {state.kind !== 'running' && (
          <div className="button-row">
            {state.kind !== 'done' && (
              <Button type="primary" danger={action === 'remove'} onClick={() => void job.start(keyAreaNo)}>
                {text(`table/start/${action}`)}
              </Button>
            )}
            <Button onClick={() => onClose(state.kind === 'done')}>
              {text(state.kind === 'done' ? 'table/close' : 'common/cancel')}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}

function useBulkWork({
  action,
  selection,
  knownUpTo,
  columns,
  sort,
}: Pick<BulkWish, 'action' | 'selection' | 'knownUpTo'> & {
  readonly columns: readonly ListColumnName[];
  readonly sort: ParcelSort;
}): JobWork<number | undefined, Outcome> {
  const { client } = useService();
  const autosave = useAutosave();
  const { i18n } = useTranslation();
  const language = LANGUAGES.find((each) => each === i18n.language) ?? 'zh-CN';
  return useCallback(
    async (keyAreaNo, signal) => {
      await autosave.flushAll();
      const options = { signal };
      switch (action) {
        case 'complete':
          return asBulk(await client.parcel.completeMany({ selection, knownUpTo }, options));
        case 'remove':
          return asBulk(await client.parcel.removeMany({ selection, knownUpTo }, options));
        case 'keyArea': {
          const seen = { selection, knownUpTo };
          const wish = keyAreaNo === undefined ? seen : { ...seen, keyAreaNo };
          return asBulk(await client.parcel.setKeyAreaMany(wish, options));
        }
        case 'print':
          return asFile(await client.sheet.print({ selection }, options));
        case 'csv': {
          const wish = { selection, columns: [...columns], sort, language };
          return asFile(await client.parcel.exportCsv(wish, options));
        }
      }
    },
    [client, autosave, action, selection, knownUpTo, columns, sort, language],
  );
}

async function* asBulk<P>(steps: AsyncIterator<P, BulkResult>): AsyncGenerator<P, Outcome, void> {
  return { kind: 'bulk', result: yield* toIterable(steps) };
}

async function* asFile<P>(
  steps: AsyncIterator<P, MadeFile & { readonly parcels: number; readonly pages?: number }>,
): AsyncGenerator<P, Outcome, void> {
  const { parcels, pages, ...file } = yield* toIterable(steps);
  return { kind: 'file', file, parcels, ...(pages === undefined ? {} : { pages }) };
}

/** For `yield*`, which passes steps on, hands giving up through, and gives the result. */
function toIterable<P, R>(steps: AsyncIterator<P, R>): AsyncIterable<P, R> {
  return { [Symbol.asyncIterator]: () => steps };
}

function KeyAreaChoice({
  value,
  onChange,
}: {
  readonly value: number | undefined;
  readonly onChange: (no: number | undefined) => void;
}) {
  const { text } = useTexts();
  const { data } = useReference();
  const id = useId();
  const none = 0;
  return (
    <div>
      <label className="sub-label" htmlFor={id}>
        {text('table/keyArea')}
      </label>
      <Select<number>
        id={id}
        className="fill"
        value={value ?? none}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: none, label: text('table/keyAreaClear') },
          ...(data?.keyAreas ?? []).map(({ no, name }) => ({
            value: no,
            label: text('form/keyAreaOption', { no, name }),
          })),
        ]}
        onChange={(no) => onChange(no === none ? undefined : no)}
      />
    </div>
  );
}

function BulkOutcome({
  action,
  result: { done, unchanged, refused },
  onOpen,
  onShowErrors,
}: {
  readonly action: 'complete' | 'keyArea' | 'remove' | 'csv';
  readonly result: BulkResult;
  readonly onOpen: (id: RecordId) => void;
  readonly onShowErrors: () => void;
}) {
  const { text } = useTexts();
  return (
    <Alert
      role="status"
      type={refused.length > 0 ? 'warning' : 'success'}
      showIcon
      title={text(`table/done/${action}`, { count: done })}
      description={
        <>
          {unchanged > 0 && <p>{text('table/unchanged', { count: unchanged })}</p>}
          {refused.map(({ reason, count, examples }) => (
            <div key={reason}>
              <p>{text(`table/refused/${reason}`, { count })}</p>
              <p className="bulk-examples numbers">
                {examples.map(({ id, unitNo }) => (
                  <Button key={id} type="link" size="small" onClick={() => onOpen(id)}>
                    {unitNo ?? text('list/noNumber')}
                  </Button>
                ))}
                {count > examples.length && <span className="quiet">{text('table/andMore')}</span>}
              </p>
              {reason === 'errors' && <Button onClick={onShowErrors}>{text('table/showErrors')}</Button>}
            </div>
          ))}
        </>
      }
    />
  );
}
