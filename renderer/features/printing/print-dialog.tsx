/** Makes the parcel sheets as one PDF: the chosen parcel or all of them. */

import { Alert, Button, Modal, Radio } from 'antd';
import { useCallback, useId, useState } from 'react';
import type { RecordId } from '#core/ids.ts';
import { useChosenParcel, useParcelCounts, useService } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PrinterOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { MadeFileActions } from '../../ui/made-file.tsx';
import { useAutosave } from '../form/autosave-context.tsx';

export function PrintDialog({
  chosen,
  onClose,
}: {
  /** The parcel that is open, offered first. */
  readonly chosen: RecordId | undefined;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const autosave = useAutosave();
  const identity = useChosenParcel(chosen)?.values.identity;
  const name = identity?.name ?? identity?.unitNo ?? text('list/unnamed');
  const total = useParcelCounts().data?.total ?? 0;
  const [scope, setScope] = useState<'one' | 'all'>(chosen ? 'one' : 'all');
  const scopeId = useId();
  const work = useCallback(
    async (of: RecordId | undefined, signal: AbortSignal) => {
      if (of) await autosave.flushRecord(of);
      return client.sheet.print(of ? { parcels: [of] } : {}, { signal });
    },
    [client, autosave],
  );
  const job = useJob(work);

  return (
    <Modal open onCancel={onClose} footer={null} title={text('print/title')} width={560}>
      <div className="dialog">
        <p>{text('print/lead')}</p>
        {total === 0 ? (
          <p className="quiet">{text('print/nothing')}</p>
        ) : (
          <div>
            <p id={scopeId} className="sub-label">
              {text('print/scope')}
            </p>
            <Radio.Group
              className="radio-lines"
              aria-labelledby={scopeId}
              value={scope}
              onChange={(event) => setScope(event.target.value === 'one' ? 'one' : 'all')}
              disabled={job.state.kind === 'running'}
              options={[
                ...(chosen ? [{ value: 'one', label: text('print/one', { name }) }] : []),
                { value: 'all', label: text('print/all', { count: total }) },
              ]}
            />
          </div>
        )}
        {job.state.kind === 'running' && <JobProgress progress={job.state.progress} onCancel={job.cancel} />}
        {job.state.kind === 'failed' && <FailureNotice failure={job.state.failure} onClose={job.reset} />}
        {job.state.kind === 'done' && (
          <Alert
            role="status"
            type="success"
            showIcon
            title={text('print/done', {
              parcels: formatCount(job.state.result.parcels),
              pages: formatCount(job.state.result.pages),
            })}
            description={<MadeFileActions file={job.state.result} open={text('print/open')} />}
          />
        )}
        {job.state.kind !== 'running' && (
          <Button
            type={job.state.kind === 'done' ? 'default' : 'primary'}
            icon={<PrinterOutlined />}
            disabled={total === 0}
            onClick={() => void job.start(scope === 'one' ? chosen : undefined)}
          >
            {text('print/start')}
          </Button>
        )}
      </div>
    </Modal>
  );
}
