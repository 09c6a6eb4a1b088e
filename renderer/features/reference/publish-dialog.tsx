/** Looks at what the draft changes, asks for a name and the ground it stands on, and puts it into force. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Modal, Skeleton } from 'antd';
import { useCallback, useId, useState } from 'react';
import { isWithoutChanges } from '#core/reference/changes.ts';
import type { ReferenceDraft } from '#core/reference/draft.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ChangesView } from './changes-view.tsx';

type Request = { readonly draft: ReferenceDraft; readonly version: string; readonly source: string };

export function PublishDialog({
  draft,
  onClose,
}: {
  readonly draft: ReferenceDraft;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const id = useId();
  const [given, setGiven] = useState<string | undefined>(undefined);
  const [source, setSource] = useState('');
  const { data: preview, error } = useQuery({
    queryKey: ['draft-preview', draft],
    queryFn: ({ signal }) => client.reference.preview({ draft }, { signal }),
    gcTime: 0,
  });
  const work = useCallback(
    (request: Request, signal: AbortSignal) => client.reference.publish(request, { signal }),
    [client],
  );
  const job = useJob(work);
  const version = given ?? preview?.proposedVersion ?? '';
  const hasChanges = preview !== undefined && !isWithoutChanges(preview.changes);
  const isReady =
    hasChanges && preview.problems.length === 0 && version.trim() !== '' && source.trim() !== '';
  const isDone = job.state.kind === 'done';

  return (
    <Modal
      open
      width={680}
      title={text('reference/publish/title')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        isDone ? (
          <Button type="primary" onClick={onClose}>
            {text('reference/publish/close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{text('common/cancel')}</Button>
            <Button
              type="primary"
              disabled={!isReady || job.state.kind === 'running'}
              onClick={() => void job.start({ draft, version, source })}
            >
              {text('reference/publish/start')}
            </Button>
          </>
        )
      }
    >
      <div className="dialog">
        {error && <FailureNotice failure={toFailure(error)} />}
        {!preview && !error && <Skeleton active />}
        {isDone && job.state.kind === 'done' && (
          <Alert
            role="status"
            type="success"
            showIcon
            title={text('reference/publish/done', {
              version: job.state.result.edition.version,
              count: job.state.result.parcels,
            })}
            description={text('reference/publish/next')}
          />
        )}
        {preview && !isDone && (
          <>
            {preview.problems.length > 0 && (
              <Alert
                type="error"
                showIcon
                title={text('reference/publish/problems', { count: preview.problems.length })}
                description={<ProblemList problems={preview.problems} />}
              />
            )}
            <section aria-label={text('reference/publish/changes')} className="publish-changes">
              <ChangesView preview={preview} />
            </section>
            <div className="setting">
              <label htmlFor={`${id}-version`}>{text('reference/publish/version')}</label>
              <Input
                id={`${id}-version`}
                value={version}
                maxLength={40}
                onChange={(event) => setGiven(event.target.value)}
              />
            </div>
            <div className="setting">
              <label htmlFor={`${id}-source`}>
                {text('reference/publish/source')}
                <span className="required-mark" aria-hidden="true">
                  *
                </span>
              </label>
              <Input
                id={`${id}-source`}
                value={source}
                aria-required
                maxLength={1000}
                placeholder={text('reference/publish/sourcePlaceholder')}
                onChange={(event) => setSource(event.target.value)}
              />
            </div>
            {job.state.kind === 'running' && (
              <JobProgress progress={job.state.progress} onCancel={job.cancel} />
            )}
            {job.state.kind === 'failed' && <FailureNotice failure={job.state.failure} onClose={job.reset} />}
          </>
        )}
      </div>
    </Modal>
  );
}
