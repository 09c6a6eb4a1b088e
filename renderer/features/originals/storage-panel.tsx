/** What takes room in the workspace, and giving back what can be made again. */
import { Alert, App, Button, Table } from 'antd';
import { useCallback } from 'react';
import type { StorageUsage } from '#core/contract/storage.ts';
import { useService, useStorage } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatBytes, formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Figure } from '../../ui/figure.tsx';
import { DeleteOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';

export function StoragePanel() {
  const { text } = useTexts();
  const { client } = useService();
  const { modal } = App.useApp();
  const usage = useStorage();
  const work = useCallback(
    (newestMs: number, signal: AbortSignal) => client.storage.free({ newestMs }, { signal }),
    [client],
  );
  const job = useJob(work);
  const { state } = job;
  if (!usage.data) return null;
  const { disk, areas, freeable } = usage.data;

  /** Asked with what is there at this moment, not with what stood there when the page was opened. */
  const ask = async () => {
    const { data } = await usage.refetch();
    if (!data || data.freeable.files === 0) return;
    const { files, bytes, newestMs } = data.freeable;
    modal.confirm({
      title: text('originals/freeQuestion', { size: formatBytes(bytes) }),
      content: text('originals/freeHelp', { count: files, size: formatBytes(bytes) }),
      okText: text('originals/freeUp'),
      cancelText: text('common/cancel'),
      onOk: () => {
        void job.start(newestMs).then(() => usage.refetch());
      },
    });
  };

  return (
    <section className="panel" aria-labelledby="originals-storage">
      <h3 id="originals-storage">{text('originals/storageTitle')}</h3>
      <dl className="figures panel-figures">
        <Figure name={text('originals/used')}>
          {formatBytes(areas.reduce((sum, { bytes }) => sum + bytes, 0))}
        </Figure>
        <Figure name={text('originals/free')}>{formatBytes(disk.freeBytes)}</Figure>
        <Figure name={text('originals/total')}>{formatBytes(disk.totalBytes)}</Figure>
      </dl>
      <Table<StorageUsage['areas'][number]>
        size="small"
        rowKey="area"
        dataSource={[...areas]}
        pagination={false}
        columns={[
          { title: text('originals/area'), render: (_, { area }) => text(`originals/areas/${area}`) },
          {
            title: text('originals/files'),
            align: 'right',
            className: 'numbers storage-figure',
            render: (_, { files }) => formatCount(files),
          },
          {
            title: text('originals/bytes'),
            align: 'right',
            className: 'numbers storage-figure',
            render: (_, { bytes }) => formatBytes(bytes),
          },
          {
            title: text('originals/note'),
            className: 'panel-lead',
            render: (_, { area }) => text(`originals/notes/${area}`),
          },
        ]}
      />
      {state.kind === 'running' ? (
        <JobProgress progress={state.progress} onCancel={job.cancel} />
      ) : freeable.files === 0 ? (
        <p className="quiet">{text('originals/freeNothing')}</p>
      ) : (
        <div className="button-row">
          <Button size="large" icon={<DeleteOutlined />} onClick={() => void ask()}>
            {text('originals/freeUp')} {formatBytes(freeable.bytes)}
          </Button>
        </div>
      )}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onClose={job.reset} />}
      {state.kind === 'done' && (
        <Alert
          role="status"
          type="success"
          showIcon
          title={text('originals/freed', {
            count: state.result.files,
            size: formatBytes(state.result.bytes),
          })}
        />
      )}
    </section>
  );
}
