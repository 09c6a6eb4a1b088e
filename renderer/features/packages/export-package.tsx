/** Hands over: says what will go and where to, writes it, and says in one sentence what happened. */

import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import { useParcelCounts, useService } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Figure } from '../../ui/figure.tsx';
import { ExportOutlined, FolderOpenOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { MadeFileActions } from '../../ui/made-file.tsx';

export function ExportPackage({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const { text } = useTexts();
  const { client, host } = useService();
  const counts = useParcelCounts().data;
  const [folder, setFolder] = useState<string | undefined>(undefined);
  const work = useCallback(
    (to: { readonly folder?: string }, signal: AbortSignal) => client.package.export(to, { signal }),
    [client],
  );
  const job = useJob(work);
  const drafts = counts?.byState.draft ?? 0;
  const pickFolder = async () => {
    const picked = await host.pickFolder(text('packages/exportFolder'));
    if (picked) setFolder(picked);
  };

  return (
    <section className="panel" aria-labelledby="package-export">
      <h3 id="package-export">{text('packages/exportTitle')}</h3>
      <p className="panel-lead">{text('packages/exportLead')}</p>
      {workspace.counts.operations === 0 ? (
        <p className="quiet">{text('packages/exportNothing')}</p>
      ) : (
        <dl className="figures panel-figures">
          <Figure name={text('packages/parcelsInAll')}>{formatCount(workspace.counts.parcels)}</Figure>
          <Figure name={text('packages/photosInAll')}>{formatCount(workspace.counts.photos)}</Figure>
          <Figure name={text('packages/draftsInAll')}>{formatCount(drafts)}</Figure>
        </dl>
      )}
      {drafts > 0 && <p className="quiet">{text('packages/exportDrafts', { count: drafts })}</p>}
      <p>
        {text('common/labelled', { label: text('packages/exportFolder'), value: '' })}
        <span className="file-name">{folder ?? text('packages/exportFolderDefault')}</span>{' '}
        {host.can.includes('pickFolder') && (
          <Button size="small" icon={<FolderOpenOutlined />} onClick={() => void pickFolder()}>
            {text('common/chooseFolder')}
          </Button>
        )}
      </p>
      {job.state.kind === 'running' ? (
        <JobProgress progress={job.state.progress} onCancel={job.cancel} />
      ) : (
        <div className="button-row">
          <Button
            type={job.state.kind === 'done' ? 'default' : 'primary'}
            size="large"
            icon={<ExportOutlined />}
            disabled={workspace.counts.operations === 0}
            onClick={() => void job.start(folder ? { folder } : {})}
          >
            {text('packages/exportStart')}
          </Button>
        </div>
      )}
      {job.state.kind === 'failed' && <FailureNotice failure={job.state.failure} onClose={job.reset} />}
      {job.state.kind === 'done' && (
        <Alert
          role="status"
          type="success"
          showIcon
          title={text('packages/exportDone', {
            parcels: formatCount(job.state.result.parcels),
            photos: formatCount(job.state.result.photos),
            operations: formatCount(job.state.result.operations),
          })}
          description={
            <>
              <MadeFileActions file={job.state.result} primary />
              <p>{text('packages/exportNext')}</p>
            </>
          }
        />
      )}
      {job.state.kind === 'done' && job.state.result.leftOut.length > 0 && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={text('originals/leftOutTitle', { count: job.state.result.leftOut.length })}
          description={
            <>
              <p className="file-name">
                {job.state.result.leftOut
                  .flatMap((photo: { readonly fileNames: readonly string[] }) => [...photo.fileNames])
                  .join('、')}
              </p>
              <p>{text('originals/leftOutHelp')}</p>
            </>
          }
        />
      )}
    </section>
  );
}
