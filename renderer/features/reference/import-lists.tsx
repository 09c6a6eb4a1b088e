/** Takes in a file of code lists: choose it, see what it changes and who signed it, put it into force. */
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useCallback } from 'react';
import type { FileSource } from '#core/contract/base.ts';
import type { ListsInspection } from '#core/contract/reference.ts';
import { LISTS_EXTENSION } from '#core/reference/lists-file.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { uploadFile } from '../../client/upload.ts';
import { useJob } from '../../client/use-job.ts';
import { type TextKey, useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { InboxOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { ChangesView } from './changes-view.tsx';
import { EditionFacts } from './edition-facts.tsx';

const DEVICES = {
  same: 'reference/import/deviceSame',
  first: 'reference/import/deviceFirst',
  other: 'reference/import/deviceOther',
} as const satisfies Record<ListsInspection['signature']['device'], TextKey>;

export function ImportLists() {
  const { text } = useTexts();
  const { client } = useService();
  const inspect = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await uploadFile(chosen);
      return { file, found: await client.reference.inspect({ file }) };
    },
  });
  const work = useCallback(
    (file: FileSource, signal: AbortSignal) => client.reference.import({ file }, { signal }),
    [client],
  );
  const job = useJob(work);
  const again = () => {
    inspect.reset();
    job.reset();
  };
  const chosen = inspect.data;
  return (
    <section className="panel" aria-labelledby="lists-import">
      <h3 id="lists-import">{text('reference/import/title')}</h3>
      <p className="panel-lead">{text('reference/import/lead')}</p>
      {!chosen && (
        <FileDrop
          label={text(inspect.isPending ? 'reference/import/reading' : 'reference/import/choose')}
          accept={LISTS_EXTENSION}
          disabled={inspect.isPending}
          icon={<InboxOutlined />}
          onFiles={([file]) => file && inspect.mutate(file)}
        >
          {text('reference/import/drop')}
        </FileDrop>
      )}
      {inspect.error && <FailureNotice failure={toFailure(inspect.error)} onClose={inspect.reset} />}
      {chosen && job.state.kind !== 'done' && (
        <>
          <Found found={chosen.found} />
          {job.state.kind === 'running' ? (
            <JobProgress progress={job.state.progress} onCancel={job.cancel} />
          ) : (
            <div className="button-row">
              {chosen.found.state === 'newer' && (
                <Button type="primary" size="large" onClick={() => void job.start(chosen.file)}>
                  {text('reference/import/start')}
                </Button>
              )}
              <Button size="large" onClick={again}>
                {text('reference/import/other')}
              </Button>
            </div>
          )}
          {job.state.kind === 'failed' && <FailureNotice failure={job.state.failure} onClose={job.reset} />}
        </>
      )}
      {job.state.kind === 'done' && (
        <>
          <Alert
            role="status"
            type="success"
            showIcon
            title={text('reference/import/done', {
              version: job.state.result.edition.version,
              count: job.state.result.parcels,
            })}
          />
          <div className="button-row">
            <Button onClick={again}>{text('reference/import/other')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function Found({ found }: { readonly found: ListsInspection }) {
  const { text } = useTexts();
  const { edition, signature, state } = found;
  return (
    <div className="inspection">
      <EditionFacts edition={edition} nameAs="versionName" />
      <Alert
        type={signature.device === 'other' ? 'warning' : 'success'}
        showIcon
        title={text(DEVICES[signature.device])}
        description={signature.device !== 'same' && <p className="fingerprint">{signature.fingerprint}</p>}
      />
      {state === 'known' ? (
        <p>{text('reference/import/known', { version: edition.version })}</p>
      ) : (
        <ChangesView preview={found} />
      )}
    </div>
  );
}
