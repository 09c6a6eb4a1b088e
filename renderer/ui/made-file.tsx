/** A file the program made: downloaded in a browser, shown in its folder where the host can do that. */

import { Button } from 'antd';
import type { MadeFile } from '#core/contract/base.ts';
import { useService } from '../client/queries.ts';
import { formatBytes } from '../i18n/formats.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { DownloadOutlined, FolderOpenOutlined } from './icons.tsx';

export function MadeFileActions({
  file,
  primary = false,
  open,
}: {
  readonly file: MadeFile;
  readonly primary?: boolean;
  /** The words for opening it in the window's own viewer; without it only saving is offered. */
  readonly open?: string;
}) {
  const { text } = useTexts();
  const { host } = useService();
  const canShow = host.can.includes('showInFolder');
  return (
    <div className="made-file">
      <p className="made-file-name">
        <span>{file.fileName}</span> <span className="quiet numbers">{formatBytes(file.byteLength)}</span>
        {canShow && <span className="quiet made-file-path">{file.path}</span>}
      </p>
      <div className="button-row">
        {open && (
          <Button type="primary" href={file.url} target="_blank">
            {open}
          </Button>
        )}
        {canShow ? (
          <Button
            type={primary ? 'primary' : 'default'}
            icon={<FolderOpenOutlined />}
            onClick={() => void host.showInFolder(file.path)}
          >
            {text('common/showInFolder')}
          </Button>
        ) : (
          <Button
            type={primary ? 'primary' : 'default'}
            icon={<DownloadOutlined />}
            href={file.url}
            download={file.fileName}
          >
            {text('common/download')}
          </Button>
        )}
      </div>
    </div>
  );
}
