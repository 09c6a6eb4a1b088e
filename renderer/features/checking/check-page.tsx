/** 检查数据: whether the workspace's files are sound, and what each parcel still lacks. */

import { Alert, Button } from 'antd';
import { useCallback } from 'react';
import type { WorkspaceCheck } from '#core/contract/workspace.ts';
import { useService } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SafetyOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { FindingsTable, type OnOpen } from './findings-table.tsx';

export function CheckPage({ onOpen }: { readonly onOpen: OnOpen }) {
  const { text } = useTexts();
  const { client } = useService();
  const work = useCallback(
    (_: undefined, signal: AbortSignal) => client.workspace.check(undefined, { signal }),
    [client],
  );
  const job = useJob(work);
  return (
    <section className="panel" aria-labelledby="check-title">
      <h3 id="check-title">{text('check/title')}</h3>
      <p className="panel-lead">{text('check/lead')}</p>
      {job.state.kind === 'running' ? (
        <JobProgress progress={job.state.progress} onCancel={job.cancel} />
      ) : (
        <div className="button-row">
          <Button
            type={job.state.kind === 'done' ? 'default' : 'primary'}
            icon={<SafetyOutlined />}
            onClick={() => void job.start(undefined)}
          >
            {text(job.state.kind === 'done' ? 'check/again' : 'check/start')}
          </Button>
        </div>
      )}
      {job.state.kind === 'failed' && <FailureNotice failure={job.state.failure} onClose={job.reset} />}
      {job.state.kind === 'done' && <Result check={job.state.result} onOpen={onOpen} />}
    </section>
  );
}

function Result({ check, onOpen }: { readonly check: WorkspaceCheck; readonly onOpen: OnOpen }) {
  const { text } = useTexts();
  const { healthy, checked, problems } = check;
  return (
    <>
      <Alert
        role={healthy ? 'status' : 'alert'}
        type={healthy ? 'success' : 'error'}
        showIcon
        title={healthy ? text('check/healthy') : text('check/unhealthy', { count: problems.length })}
        description={
          <>
            <p>
              {text('check/checked', {
                photos: formatCount(checked.photos),
                operations: formatCount(checked.operations),
              })}
            </p>
            {problems.length > 0 && <ProblemList problems={problems} />}
          </>
        }
      />
      <FindingsTable check={check} onOpen={onOpen} />
    </>
  );
}
