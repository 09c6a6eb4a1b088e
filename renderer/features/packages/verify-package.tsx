/** Looks through a package file without taking anything in: all findings, not the first. */

import { Alert } from 'antd';
import { useCallback } from 'react';
import { useService } from '../../client/queries.ts';
import { uploadFile } from '../../client/upload.ts';
import { type ReportProgress, useJob } from '../../client/use-job.ts';
import { formatBytes, formatCount } from '../../i18n/formats.ts';
import { UPLOADING, useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { SafetyCertificateOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { PACKAGE_ACCEPT } from './import-package.tsx';

export function VerifyPackage() {
  const { text } = useTexts();
  const { client } = useService();
  const work = useCallback(
    async (chosen: File, signal: AbortSignal, report: ReportProgress) => {
      report({ phase: UPLOADING, done: 0, unit: 'bytes' });
      const file = await uploadFile(chosen, signal);
      return client.package.verify({ file }, { signal });
    },
    [client],
  );
  const job = useJob(work);
  return (
    <section className="panel" aria-labelledby="package-verify">
      <h3 id="package-verify">{text('packages/verifyTitle')}</h3>
      <p className="panel-lead">{text('packages/verifyLead')}</p>
      {job.state.kind === 'running' ? (
        <JobProgress progress={job.state.progress} onCancel={job.cancel} />
      ) : (
        <FileDrop
          label={text('packages/verifyStart')}
          accept={PACKAGE_ACCEPT}
          icon={<SafetyCertificateOutlined />}
          onFiles={([file]) => file && void job.start(file)}
        />
      )}
      {job.state.kind === 'failed' && <FailureNotice failure={job.state.failure} onClose={job.reset} />}
      {job.state.kind === 'done' &&
        (job.state.result.sound ? (
          <Alert
            role="status"
            type="success"
            showIcon
            title={text('packages/verifySound', {
              files: formatCount(job.state.result.files),
              size: formatBytes(job.state.result.bytes),
            })}
          />
        ) : (
          <Alert
            role="alert"
            type="error"
            showIcon
            title={text('packages/verifyBad', { count: job.state.result.problems.length })}
            description={<ProblemList problems={job.state.result.problems} />}
          />
        ))}
    </section>
  );
}
