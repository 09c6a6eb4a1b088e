/** 导出水印照片: of which photos and where to, how far it is, and what was written. */
import { Alert, Button, Modal, Radio } from 'antd';
import { useCallback, useState } from 'react';
import type { StampExport, StampExportWish } from '#core/contract/photo-stamp.ts';
import type { RecordId } from '#core/ids.ts';
import { useService } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatBytes, formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FolderOpenOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RefusedFiles } from '../../ui/refused-files.tsx';

export function StampExportDialog({
  parcel,
  photos,
  onClose,
}: {
  /** All photos of it; without it the chosen photos. */
  readonly parcel?: RecordId;
  readonly photos: readonly RecordId[];
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client, host } = useService();
  const [all, setAll] = useState(false);
  const [folder, setFolder] = useState<string | undefined>(undefined);
  const work = useCallback(
    async (wish: StampExportWish, signal: AbortSignal) => client.photoStamp.export(wish, { signal }),
    [client],
  );
  const { state, start, cancel, reset } = useJob(work);
  const pickFolder = async () => {
    const picked = await host.pickFolder(text('photoStamp/exportTitle'));
    if (picked) setFolder(picked);
  };
  const wish: StampExportWish = {
    ...(folder ? { folder } : {}),
    ...(all ? {} : parcel ? { parcels: [parcel] } : { photos: [...photos] }),
  };
  return (
    <Modal
      open
      width={620}
      centered
      title={text('photoStamp/exportTitle')}
      // Closing would end the work unasked; while it runs there is a button for that.
      closable={state.kind !== 'running'}
      onCancel={() => state.kind !== 'running' && onClose()}
      destroyOnHidden
      footer={
        state.kind === 'running' ? null : state.kind === 'done' ? (
          <Button onClick={onClose}>{text('photoStamp/close')}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{text('common/cancel')}</Button>
            <Button type="primary" disabled={photos.length === 0 && !all} onClick={() => void start(wish)}>
              {text('photoStamp/start')}
            </Button>
          </>
        )
      }
    >
      <p className="quiet">{text('photoStamp/lead')}</p>
      {state.kind !== 'done' && (
        <>
          <fieldset className="clock-part" disabled={state.kind === 'running'}>
            <legend>{text('photoStamp/scope')}</legend>
            <Radio.Group
              className="clock-scopes"
              value={all}
              onChange={(event) => setAll(event.target.value)}
              options={[
                {
                  value: false,
                  label: text(parcel ? 'photoStamp/scopeParcel' : 'photoStamp/scopeChosen', {
                    count: photos.length,
                  }),
                },
                { value: true, label: text('photoStamp/scopeAll') },
              ]}
            />
          </fieldset>
          <p>
            {text('common/labelled', { label: text('photoStamp/folder'), value: '' })}
            <span className="file-name">{folder ?? text('photoStamp/folderDefault')}</span>{' '}
            {host.can.includes('pickFolder') && (
              <Button icon={<FolderOpenOutlined />} onClick={() => void pickFolder()}>
                {text('common/chooseFolder')}
              </Button>
            )}
          </p>
        </>
      )}
      {state.kind === 'running' && <JobProgress progress={state.progress} onCancel={cancel} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onClose={reset} />}
      {state.kind === 'done' && <Done result={state.result} />}
    </Modal>
  );
}

function Done({ result }: { readonly result: StampExport }) {
  const { text } = useTexts();
  const { host } = useService();
  const { photos, byteLength, folder, refused } = result;
  return (
    <>
      <Alert
        role="status"
        type={photos > 0 ? 'success' : 'warning'}
        showIcon
        title={
          photos > 0
            ? text('photoStamp/done', { photos: formatCount(photos), size: formatBytes(byteLength) })
            : text('photoStamp/doneNone')
        }
        description={
          <>
            <p className="stamp-folder">
              {text('common/labelled', { label: text('photoStamp/where'), value: '' })}
              <span className="file-name">{folder}</span>
            </p>
            {host.can.includes('showInFolder') && (
              <Button icon={<FolderOpenOutlined />} onClick={() => void host.showInFolder(folder)}>
                {text('common/showInFolder')}
              </Button>
            )}
          </>
        }
      />
      <RefusedFiles refused={refused} title={text('photoStamp/refused', { count: refused.length })} />
    </>
  );
}
