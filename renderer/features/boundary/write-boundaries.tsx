/** Boundaries of one or many parcels as a file: which format, then a bar, then the file. */
import { Alert, Button, Modal, Radio } from 'antd';
import { useCallback, useId, useState } from 'react';
import { BOUNDARY_EXPORT_FORMATS, type BoundaryExportFormat } from '#core/contract/boundary.ts';
import type { ParcelSelection } from '#core/contract/parcel-list.ts';
import { useService } from '../../client/queries.ts';
import { type JobWork, useJob } from '../../client/use-job.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { MadeFileActions } from '../../ui/made-file.tsx';
import { useAutosave } from '../form/autosave-context.tsx';

const ENCODINGS = ['utf-8', 'gbk'] as const;
type Wish = { readonly format: BoundaryExportFormat; readonly encoding: (typeof ENCODINGS)[number] };
type Written =
  Awaited<
    ReturnType<ReturnType<typeof useService>['client']['boundary']['exportFile']>
  > extends AsyncIterator<unknown, infer Result>
    ? Result
    : never;

export function WriteBoundaries({
  selection,
  question,
  onClose,
}: {
  readonly selection: ParcelSelection;
  /** Of how many it is asked, in words; nothing is said of one. */
  readonly question?: string;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const autosave = useAutosave();
  const [format, setFormat] = useState<BoundaryExportFormat>('txt');
  const [encoding, setEncoding] = useState<Wish['encoding']>('utf-8');
  const work = useCallback<JobWork<Wish, Written>>(
    async (wish, signal) => {
      await autosave.flushAll();
      return client.boundary.exportFile({ selection, ...wish }, { signal });
    },
    [autosave, client, selection],
  );
  const job = useJob(work);
  const { state } = job;
  return (
    <Modal open title={text('boundaryFiles/writeTitle')} onCancel={onClose} footer={null} width={520}>
      <div className="dialog">
        {state.kind === 'idle' && (
          <>
            {question && <p>{question}</p>}
            <Choice
              label={text('boundaryFiles/writeFormat')}
              value={format}
              onChange={setFormat}
              options={BOUNDARY_EXPORT_FORMATS.map((each) => ({
                value: each,
                label: text(`boundaryFiles/writeFormats/${each}`),
              }))}
            />
            {format === 'txt' && (
              <Choice
                label={text('boundaryFiles/writeEncoding')}
                value={encoding}
                onChange={setEncoding}
                options={ENCODINGS.map((each) => ({ value: each, label: each.toUpperCase() }))}
              />
            )}
            <p className="quiet">{text('boundaryFiles/writeHelp')}</p>
          </>
        )}
        {state.kind === 'running' && <JobProgress progress={state.progress} onCancel={job.cancel} />}
        {state.kind === 'failed' && <FailureNotice failure={state.failure} onClose={job.reset} />}
        {state.kind === 'done' && (
          <Alert
            role="status"
            type="success"
            showIcon
            title={text('boundaryFiles/written', { count: state.result.parcels })}
            description={
              <>
                {state.result.without > 0 && (
                  <p>{text('boundaryFiles/without', { count: state.result.without })}</p>
                )}
                <MadeFileActions file={state.result} primary />
              </>
            }
          />
        )}
        {state.kind !== 'running' && (
          <div className="button-row">
            {state.kind !== 'done' && (
              <Button type="primary" onClick={() => void job.start({ format, encoding })}>
                {text('boundaryFiles/writeNow')}
              </Button>
            )}
            <Button onClick={onClose}>{text(state.kind === 'done' ? 'table/close' : 'common/cancel')}</Button>
          </div>
        )}
      </div>
    </Modal>
  );
}

function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div>
      <span className="sub-label" id={id}>
        {label}
      </span>
      <Radio.Group
        aria-labelledby={id}
        value={value}
        options={[...options]}
        onChange={({ target }) => onChange(target.value as T)}
        className="write-choice"
      />
    </div>
  );
}
