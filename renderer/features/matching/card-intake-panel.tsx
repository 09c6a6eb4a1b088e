/** Where photos come from: chosen or dropped files, a folder, or a card; how far it is, and what became of it. */
import { Alert, Button } from 'antd';
import { useRef } from 'react';
import type { PhotoIntake } from '#core/contract/photo.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { CameraOutlined, FolderOpenOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RefusedFiles } from '../../ui/refused-files.tsx';
import { PHOTO_ACCEPT } from '../photos/photo-accept.ts';
import { useCardIntake } from './card-intake.tsx';
import { filesOfDrop } from './dropped-files.ts';

export function CardIntakePanel({ small }: { readonly small: boolean }) {
  const { text } = useTexts();
  const { host } = useService();
  const { state, start, cancel, reset } = useCardIntake();
  const folderInput = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]) => {
    if (files.length > 0) void start({ files });
  };
  const chooseFolder = async () => {
    // The desktop reads the folder where it lies; a browser has to hand its files over.
    if (!host.can.includes('pickFolder')) return folderInput.current?.click();
    const folder = await host.pickFolder(text('matching/addFolder'));
    if (folder) void start({ folder });
  };

  if (state.kind === 'running') return <JobProgress progress={state.progress} onCancel={cancel} />;
  return (
    <>
      <div className={`matching-intake${small ? ' matching-intake-small' : ''}`}>
        <FileDrop
          label={text('matching/add')}
          accept={PHOTO_ACCEPT}
          multiple
          icon={<CameraOutlined />}
          onFiles={take}
          onDropped={(data) => void filesOfDrop(data).then(take)}
        >
          {text('matching/addHelp')}
          {!small && (
            <>
              <br />
              {text('photoOrigin/pasteHelp')}
            </>
          )}
        </FileDrop>
        <Button size="large" icon={<FolderOpenOutlined />} onClick={() => void chooseFolder()}>
          {text('matching/addFolder')}
        </Button>
        <input
          ref={(element) => {
            folderInput.current = element;
            element?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          multiple
          hidden
          aria-label={text('matching/addFolder')}
          onChange={(event) => {
            take(Array.from(event.target.files ?? []));
            event.target.value = '';
          }}
        />
      </div>
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onClose={reset} />}
      {state.kind === 'done' && <Result result={state.result} onClose={reset} />}
    </>
  );
}

function Result({ result, onClose }: { readonly result: PhotoIntake; readonly onClose: () => void }) {
  const { text } = useTexts();
  const { refused, ...counts } = result;
  return (
    <>
      <Alert
        role="status"
        type="success"
        showIcon
        closable={{ onClose }}
        title={text('matching/imported', counts)}
      />
      <RefusedFiles refused={refused} title={text('matching/refused', { count: refused.length })} />
    </>
  );
}
