/** Takes a package in: choose it, see what it brings and what hinders it, confirm, read the report. */

import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useCallback } from 'react';
import type { FileSource } from '#core/contract/base.ts';
import type { ImportReport } from '#core/contract/package.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { uploadFile } from '../../client/upload.ts';
import { useJob } from '../../client/use-job.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { InboxOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { InspectionView } from './inspection-view.tsx';

export const PACKAGE_ACCEPT = '.takan,.zip';

export function ImportPackage() {
  const { text } = useTexts();
  const { client } = useService();
  const inspect = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await uploadFile(chosen);
      return { file, inspection: await client.package.inspect({ file }) };
    },
  });
  const work = useCallback(
    (file: FileSource, signal: AbortSignal) => client.package.import({ file }, { signal }),
    [client],
  );
  const job = useJob(work);
  const again = () => {
    inspect.reset();
    job.reset();
  };
  const found = inspect.data;

  return (
    <section className="panel" aria-labelledby="package-import">
      <h3 id="package-import">{text('packages/importTitle')}</h3>
      <p className="panel-lead">{text('packages/importLead')}</p>
      {!found && (
        <FileDrop
          label={text(inspect.isPending ? 'packages/reading' : 'packages/choose')}
          accept={PACKAGE_ACCEPT}
          disabled={inspect.isPending}
          icon={<InboxOutlined />}
          onFiles={([file]) => file && inspect.mutate(file)}
        >
          {text('packages/drop')}
        </FileDrop>
      )}
      {inspect.error && <FailureNotice failure={toFailure(inspect.error)} onClose={inspect.reset} />}
      {found && job.state.kind !== 'done' && (
        <>
          <InspectionView inspection={found.inspection} />
          {job.state.kind === 'running' ? (
            <JobProgress progress={job.state.progress} onCancel={job.cancel} />
          ) : (
            <div className="button-row">
              <Button
                type="primary"
                size="large"
                disabled={found.inspection.signature.state === 'invalid'}
                onClick={() => void job.start(found.file)}
              >
                {text('packages/importStart')}
              </Button>
              <Button size="large" onClick={again}>
                {text('packages/importOther')}
              </Button>
            </div>
          )}
          {job.state.kind === 'failed' && <FailureNotice failure={job.state.failure} onClose={job.reset} />}
        </>
      )}
      {job.state.kind === 'done' && (
        <>
          <Report report={job.state.result} />
          <div className="button-row">
            <Button onClick={again}>{text('packages/importOther')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

const FIRST_NUMBERS = 5;

function Report({ report }: { readonly report: ImportReport }) {
  const { text } = useTexts();
  const { findings } = report;
  const notes = [
    findings.withErrors + findings.withWarnings > 0 &&
      text('packages/importFindings', {
        withErrors: formatCount(findings.withErrors),
        errors: formatCount(findings.errors),
        withWarnings: formatCount(findings.withWarnings),
        warnings: formatCount(findings.warnings),
      }),
    findings.first.length > 0 && text('packages/importFirst', { list: listed(findings.first) }),
    report.conflicts > 0 && text('packages/importConflicts', { count: report.conflicts }),
    report.photosMissing.length > 0 && text('packages/importMissing', { count: report.photosMissing.length }),
    report.gaps.length > 0 && text('packages/importGaps', { count: report.gaps.length }),
    report.forks.length > 0 && text('packages/importForks', { count: report.forks.length }),
  ].filter((note): note is string => note !== false);
  return (
    <>
      <Alert
        role="status"
        type="success"
        showIcon
        title={
          report.alreadyImported
            ? text('packages/importAlready')
            : text('packages/importDone', {
                newParcels: formatCount(report.newParcels),
                changedParcels: formatCount(report.changedParcels),
                photos: formatCount(report.photosArrived.length),
              })
        }
      />
      {notes.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={text('packages/importNotes')}
          description={notes.map((note) => <p key={note}>{note}</p>)}
        />
      )}
    </>
  );
}

/** The numbers of the first records with findings, as many as are read at a glance. */
function listed(first: ImportReport['findings']['first']): string {
  const numbers = first.flatMap(({ unitNo }) => unitNo ?? []);
  return numbers.slice(0, FIRST_NUMBERS).join('、') + (numbers.length > FIRST_NUMBERS ? '…' : '');
}
