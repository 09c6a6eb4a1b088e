/**
 * 代码表与规则: what is in force, list by list. The office works on a draft of it, publishes and sends it; the field reads it and takes in
 * what was sent.
 */
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import type { Role } from '#core/contract/workspace.ts';
import type { ReferenceDraft } from '#core/reference/draft.ts';
import type { Edition, ReferenceData } from '#core/reference/reference-data.ts';
import { toFailure } from '../../client/failure.ts';
import { useEditions, useReference, useService, useStoredDraft } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ExportOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { MadeFileActions } from '../../ui/made-file.tsx';
import '../packages/packages.css';
import { EditionFacts } from './edition-facts.tsx';
import { EditionsTable } from './editions-table.tsx';
import { ImportLists } from './import-lists.tsx';
import { OfficeLists } from './office-lists.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import './reference.css';
import { ReferenceParts } from './reference-parts.tsx';

export function ReferencePage({ role }: { readonly role: Role }) {
  const isOffice = role === 'office';
  const { data: reference, error } = useReference();
  const stored = useStoredDraft(isOffice);
  /** Stands here, for the draft below is begun anew while its edition comes into force. */
  const [publishing, setPublishing] = useState<ReferenceDraft | undefined>(undefined);
  const failed = error ?? stored.error;
  if (failed) return <FailureNotice failure={toFailure(failed)} />;
  if (!reference || (isOffice && !stored.data)) return <Skeleton active />;
  return (
    <div className="packages">
      <InForce edition={reference.edition} isOffice={isOffice} />
      {!isOffice && <ImportLists />}
      {isOffice ? (
        <OfficeLists
          // A new edition begins a new draft; one that was begun before is still the one that is stored.
          key={reference.edition.edition}
          reference={reference}
          stored={stored.data?.draft}
          onPublish={setPublishing}
        />
      ) : (
        <ReadLists reference={reference} />
      )}
      {isOffice && <ImportLists />}
      <EditionsTable />
      {publishing && <PublishDialog draft={publishing} onClose={() => setPublishing(undefined)} />}
    </div>
  );
}

function ReadLists({ reference }: { readonly reference: ReferenceData }) {
  const { text } = useTexts();
  return (
    <section className="panel" aria-label={text('reference/lists')}>
      <ReferenceParts reference={reference} />
    </section>
  );
}

function InForce({ edition, isOffice }: { readonly edition: Edition; readonly isOffice: boolean }) {
  const { text } = useTexts();
  return (
    <section className="panel" aria-labelledby="reference-title">
      <h3 id="reference-title">{text('reference/title')}</h3>
      <p className="panel-lead">{text('reference/lead')}</p>
      <EditionFacts edition={edition} nameAs="version" />
      <Recount />
      {isOffice && <ExportLists />}
    </section>
  );
}

/** Shown while parcels are still to be checked against what is in force. */
function Recount() {
  const { text } = useTexts();
  const { client } = useService();
  const { data } = useEditions();
  const work = useCallback(
    (_: undefined, signal: AbortSignal) => client.reference.recount(undefined, { signal }),
    [client],
  );
  const job = useJob(work);
  if (job.state.kind === 'running')
    return <JobProgress progress={job.state.progress} onCancel={job.cancel} />;
  if (job.state.kind === 'done') {
    const count = formatCount(job.state.result.parcels);
    return <Alert role="status" type="success" showIcon title={text('reference/recounted', { count })} />;
  }
  return (
    <>
      {job.state.kind === 'failed' && <FailureNotice failure={job.state.failure} onClose={job.reset} />}
      {data?.recountPending && (
        <Alert
          type="warning"
          showIcon
          title={text('reference/pending')}
          action={<Button onClick={() => void job.start(undefined)}>{text('reference/recount')}</Button>}
        />
      )}
    </>
  );
}

function ExportLists() {
  const { text } = useTexts();
  const { client } = useService();
  const made = useMutation({ mutationFn: () => client.reference.export({}) });
  return (
    <>
      <div className="button-row">
        <Button icon={<ExportOutlined />} loading={made.isPending} onClick={() => made.mutate()}>
          {text('reference/export/start')}
        </Button>
      </div>
      {made.error && <FailureNotice failure={toFailure(made.error)} onClose={made.reset} />}
      {made.data && (
        <Alert
          role="status"
          type="success"
          showIcon
          title={text('reference/export/done')}
          description={<MadeFileActions file={made.data} primary />}
        />
      )}
    </>
  );
}
