/** The chosen parcel in short, and what can be done with the whole of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Seen } from '#core/contract/seen.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { countIssues } from '#core/parcel/issue.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { HotKey } from '../../ui/hot-key.tsx';
import {
  CheckCircleOutlined,
  CloseOutlined,
  EditOutlined,
  MoreOutlined,
  PrinterOutlined,
} from '../../ui/icons.tsx';
import { LastFailure } from '../../ui/last-failure.tsx';
import { ConflictTag, StateTag } from '../../ui/state-tag.tsx';
import { WriteBoundaries } from '../boundary/write-boundaries.tsx';
import { ReviewButtons } from '../review/review-buttons.tsx';
import { SaveTemplate } from '../templates/save-template.tsx';
import { CopyParcel } from './copy-parcel.tsx';
import { useSeen } from './use-seen.ts';

export function DetailHead({
  detail,
  isLocked,
  onUnlock,
  onPrint,
  onOpen,
  onRemoved,
  onClose,
}: {
  readonly detail: ParcelDetail;
  readonly isLocked: boolean;
  readonly onUnlock: () => void;
  readonly onPrint: () => void;
  readonly onOpen: (id: RecordId) => void;
  readonly onRemoved: (removal: OpHash) => void;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { look, settle } = useSeen(detail);
  const { message, modal } = App.useApp();
  const [copying, setCopying] = useState(false);
  const { identity, tenure, boundary } = detail.values;
  const name = identity?.name ?? tenure?.rightHolder;

  const complete = useMutation({
    mutationFn: async () => {
      const seen = await settle();
      return seen && client.parcel.complete({ id: detail.id, seen });
    },
    onSuccess: (next) => {
      if (!next) return;
      rememberParcel(queries, next);
      void message.success(text('parcel/completed'));
    },
  });
  const reopen = useMutation({
    mutationFn: async () => {
      const seen = await settle();
      return seen && client.parcel.reopen({ id: detail.id, seen });
    },
    onSuccess: (next) => {
      if (!next) return;
      rememberParcel(queries, next);
      void message.success(text('parcel/reopened'));
    },
  });
  const remove = useMutation({
    mutationFn: async (looked: Promise<Seen>) => {
      const seen = await settle(looked);
      return seen && client.parcel.remove({ id: detail.id, seen });
    },
    onSuccess: (done) => done && onRemoved(done.removal),
  });
  const [savingTemplate, setSavingTemplate] = useState(false);
  const [writing, setWriting] = useState(false);
  const self = useMemo(() => ({ ids: [detail.id] }), [detail.id]);
  const { errors } = countIssues(detail.issues);

  const askToRemove = () => {
    const looked = look();
    return modal.confirm({
      title: text('parcel/removeQuestion'),
      content: text('parcel/removeHelp'),
      okText: text('common/delete'),
      okButtonProps: { danger: true },
      cancelText: text('common/cancel'),
      onOk: () => remove.mutateAsync(looked).catch(() => undefined),
    });
  };

  return (
    <header className="detail-head">
      {writing && <WriteBoundaries selection={self} onClose={() => setWriting(false)} />}
      {savingTemplate && <SaveTemplate detail={detail} onClose={() => setSavingTemplate(false)} />}
      <div className="detail-line">
        <span className="numbers detail-no">{identity?.unitNo ?? text('list/noNumber')}</span>
        <StateTag state={detail.state} />
        {detail.conflict && <ConflictTag />}
        <span className="detail-actions">
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'copy', label: text('copy/action') },
                { key: 'template', label: text('template/save') },
                ...(boundary ? [{ key: 'write', label: text('boundaryFiles/write') }] : []),
                ...(detail.actions.includes('remove')
                  ? [{ key: 'remove', danger: true, label: text('parcel/remove') }]
                  : []),
              ],
              onClick: ({ key }) => {
                if (key === 'copy') setCopying(true);
                else if (key === 'template') setSavingTemplate(true);
                else if (key === 'write') setWriting(true);
                else askToRemove();
              },
            }}
          >
            <Button type="text" icon={<MoreOutlined />} aria-label={text('parcel/actions')} />
          </Dropdown>
          <Tooltip title={`${text('parcel/back')} Esc`}>
            <Button type="text" icon={<CloseOutlined />} aria-label={text('parcel/back')} onClick={onClose} />
          </Tooltip>
        </span>
      </div>
      <h2 id="detail-title" className={name ? '' : 'quiet'} title={name}>
        {name ?? text('list/unnamed')}
      </h2>
      <div className="detail-line">
        <span className="numbers detail-area">
          {boundary ? (
            <>
              <strong>{formatMu(boundary.planarAreaSqM)}</strong> {text('common/mu')}
              <span className="quiet">
                <span className="dot" aria-hidden="true">
                  ·
                </span>
                {formatSqM(boundary.planarAreaSqM)} {text('common/squareMetres')}
              </span>
            </>
          ) : (
            <span className="quiet">{text('parcel/noArea')}</span>
          )}
        </span>
        <span className="detail-actions">
          <HotKey title={text('parcel/print')} keys="Ctrl+P">
            <Button icon={<PrinterOutlined />} aria-label={text('parcel/print')} onClick={onPrint} />
          </HotKey>
          <ReviewButtons detail={detail} />
          {isLocked && detail.actions.includes('edit') && (
            <Button
              icon={<EditOutlined />}
              loading={reopen.isPending}
              onClick={() => (detail.actions.includes('reopen') ? reopen.mutate() : onUnlock())}
            >
              {text('parcel/reopen')}
            </Button>
          )}
          {!isLocked && detail.actions.includes('complete') && (
            <Tooltip title={errors > 0 ? text('parcel/completeBlocked', { count: errors }) : ''}>
              <Button
                type="primary"
                icon={<CheckCircleOutlined />}
                disabled={errors > 0}
                loading={complete.isPending}
                onClick={() => complete.mutate()}
              >
                {text('parcel/complete')}
              </Button>
            </Tooltip>
          )}
        </span>
      </div>
      {copying && <CopyParcel detail={detail} onMade={onOpen} onClose={() => setCopying(false)} />}
      <LastFailure of={[complete, reopen, remove]} />
    </header>
  );
}
