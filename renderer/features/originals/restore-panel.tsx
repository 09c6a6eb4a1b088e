/** Originals that are damaged or gone: whose they are, where a copy was last, and bringing them back. */
import { Alert, Button, Table } from 'antd';
import { useCallback } from 'react';
import type { DamagedOriginal, RestoredPhotos } from '#core/contract/proof.ts';
import type { RecordId } from '#core/ids.ts';
import { useService } from '../../client/queries.ts';
import { uploadFile } from '../../client/upload.ts';
import { type ReportProgress, useJob } from '../../client/use-job.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { UPLOADING, useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FolderOpenOutlined, RollbackOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RefusedFiles } from '../../ui/refused-files.tsx';
import { PACKAGE_ACCEPT } from '../packages/import-package.tsx';
import { PHOTO_ACCEPT } from '../photos/photo-accept.ts';

const ROWS_A_PAGE = 20;

export function RestorePanel({
  damaged,
  onOpen,
}: {
  readonly damaged: readonly DamagedOriginal[];
  readonly onOpen: (parcel: RecordId) => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const work = useCallback(
    async (chosen: readonly File[], signal: AbortSignal, report: ReportProgress) => {
      const files = [];
      for (const [done, file] of chosen.entries()) {
        report({ phase: UPLOADING, done, total: chosen.length, unit: 'files' });
        files.push(await uploadFile(file, signal));
      }
      return client.proof.restore({ files }, { signal });
    },
    [client],
  );
  const job = useJob(work);
  const { state } = job;
  const canRestore = damaged.some(({ copies }) => copies.some(({ isThere }) => isThere));
  return (
    <>
      {damaged.length > 0 && (
        <>
          <Alert
            role="alert"
            type="warning"
            showIcon
            title={text('originals/damagedTitle', { count: damaged.length })}
            description={text('originals/damagedHelp')}
          />
          <DamagedTable damaged={damaged} onOpen={onOpen} />
        </>
      )}
      {state.kind === 'running' && <JobProgress progress={state.progress} onCancel={job.cancel} />}
      {damaged.length > 0 && state.kind !== 'running' && (
        <div className="restore-ways">
          <Button
            type={canRestore ? 'primary' : 'default'}
            size="large"
            icon={<RollbackOutlined />}
            onClick={() => void job.start([])}
          >
            {text(canRestore ? 'originals/restore' : 'originals/restoreAgain')}
          </Button>
          <FileDrop
            label={text('originals/restoreFrom')}
            accept={`${PACKAGE_ACCEPT},${PHOTO_ACCEPT}`}
            multiple
            icon={<FolderOpenOutlined />}
            onFiles={(files) => void job.start(files)}
          >
            {text('originals/restoreFromHelp')}
          </FileDrop>
        </div>
      )}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onClose={job.reset} />}
      {state.kind === 'done' && <Result result={state.result} />}
    </>
  );
}

function DamagedTable({
  damaged,
  onOpen,
}: {
  readonly damaged: readonly DamagedOriginal[];
  readonly onOpen: (parcel: RecordId) => void;
}) {
  const { text } = useTexts();
  return (
    <Table<DamagedOriginal>
      size="small"
      rowKey="sha256"
      dataSource={[...damaged]}
      pagination={damaged.length > ROWS_A_PAGE ? { pageSize: ROWS_A_PAGE, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: text('originals/photo'),
          render: (_, { photos }) =>
            photos.map(({ id, fileName }) => (
              <div key={id} className="file-name">
                {fileName}
              </div>
            )),
        },
        { title: text('originals/state'), render: (_, { state }) => text(`originals/states/${state}`) },
        {
          title: text('originals/parcel'),
          render: (_, { photos }) =>
            photos.map(({ id, parcel, unitNo, called }) =>
              parcel ? (
                <div key={id}>
                  <Button type="link" className="restore-parcel" onClick={() => onOpen(parcel)}>
                    {`${unitNo ?? text('originals/noNumber')} ${called ?? ''}`.trim()}
                  </Button>
                </div>
              ) : (
                <div key={id} className="quiet">
                  {text('originals/noParcel')}
                </div>
              ),
            ),
        },
        {
          title: text('originals/copy'),
          className: 'restore-copy',
          render: (_, row) => <Copy copies={row.copies} />,
        },
      ]}
    />
  );
}

/** The newest package that is there, else the newest of all. */
function Copy({ copies }: { readonly copies: DamagedOriginal['copies'] }) {
  const { text } = useTexts();
  const copy = copies.find(({ isThere }) => isThere) ?? copies[0];
  if (!copy) return <span className="note-warning">{text('originals/noCopy')}</span>;
  return (
    <>
      <div className="file-name">{copy.fileName}</div>
      <div className="quiet numbers">{formatDateTime(copy.at)}</div>
      <div className="file-name quiet">{copy.path}</div>
      <div className={copy.isThere ? '' : 'note-warning'}>
        {text(copy.isThere ? 'originals/copyHere' : 'originals/copyAway')}
      </div>
      {copies.length > 1 && (
        <div className="quiet">{text('originals/moreCopies', { count: copies.length - 1 })}</div>
      )}
    </>
  );
}

function Result({ result }: { readonly result: RestoredPhotos }) {
  const { text } = useTexts();
  const { restored, left, refused } = result;
  return (
    <>
      {restored.length > 0 && (
        <Alert
          role="status"
          type="success"
          showIcon
          title={text('originals/restored', { count: restored.length })}
        />
      )}
      {left.length > 0 && (
        <Alert
          role="status"
          type="warning"
          showIcon
          title={text('originals/notRestored', { count: left.length })}
        />
      )}
      <RefusedFiles refused={refused} title={text('originals/refused', { count: refused.length })} />
    </>
  );
}
