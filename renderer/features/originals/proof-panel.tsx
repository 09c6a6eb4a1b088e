/** How many originals there are, when they were checked, and checking them now. */
import { Alert, Button } from 'antd';
import { useCallback } from 'react';
import type { RecordId } from '#core/ids.ts';
import { useProof, useService } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatBytes, formatCount, formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Figure } from '../../ui/figure.tsx';
import { SafetyOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RestorePanel } from './restore-panel.tsx';

export function ProofPanel({ onOpen }: { readonly onOpen: (parcel: RecordId) => void }) {
  const { text } = useTexts();
  const { client } = useService();
  const status = useProof().data;
  const work = useCallback(
    (_: undefined, signal: AbortSignal) => client.proof.verify(undefined, { signal }),
    [client],
  );
  const job = useJob(work);
  const { state } = job;
  if (!status) return null;
  return (
    <section className="panel" aria-labelledby="originals-proof">
      <h3 id="originals-proof">{text('originals/proofTitle')}</h3>
      <p className="panel-lead">{text('originals/proofLead')}</p>
      {status.files === 0 ? (
        <p className="quiet">{text('originals/none')}</p>
      ) : (
        <dl className="figures panel-figures">
          <Figure name={text('originals/count')}>{formatCount(status.files)}</Figure>
          <Figure name={text('originals/size')}>{formatBytes(status.bytes)}</Figure>
          <Figure name={text('originals/checked')}>{formatCount(status.checked)}</Figure>
          <Figure name={text('originals/oldest')}>
            {status.oldestCheckAt ? formatDateTime(status.oldestCheckAt) : text('originals/never')}
          </Figure>
        </dl>
      )}
      {state.kind === 'running' ? (
        <JobProgress progress={state.progress} onCancel={job.cancel} />
      ) : (
        status.files > 0 && (
          <div className="button-row">
            <Button
              type={state.kind === 'done' || status.damaged.length > 0 ? 'default' : 'primary'}
              size="large"
              icon={<SafetyOutlined />}
              onClick={() => void job.start(undefined)}
            >
              {text(state.kind === 'done' ? 'originals/verifyAgain' : 'originals/verify')}
            </Button>
          </div>
        )
      )}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onClose={job.reset} />}
      {state.kind === 'done' && state.result.damaged.length === 0 && (
        <Alert
          role="status"
          type="success"
          showIcon
          title={text('originals/sound', { checked: formatCount(state.result.checked) })}
        />
      )}
      <RestorePanel damaged={status.damaged} onOpen={onOpen} />
    </section>
  );
}
