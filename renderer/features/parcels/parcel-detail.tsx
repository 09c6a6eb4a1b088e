/** The chosen parcel: what it is, what is still missing, and its four tabs. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Dropdown, Skeleton, Tabs, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import type { ParcelDetail as Detail } from '#core/contract/parcel.ts';
import type { Role } from '#core/contract/workspace.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import type { RecordId } from '#core/ids.ts';
import { countIssues, type Issue } from '#core/parcel/issue.ts';
import { withoutSketches } from '#core/photo/sketch.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useParcel, useService } from '../../client/queries.ts';
import { formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { HotKey } from '../../ui/hot-key.tsx';
import {
  CheckCircleOutlined,
  CloseOutlined,
  EditOutlined,
  MoreOutlined,
  PrinterOutlined,
} from '../../ui/icons.tsx';
import { ConflictTag, StateTag } from '../../ui/state-tag.tsx';
import { BoundaryTab } from '../boundary/boundary-tab.tsx';
import { WriteBoundaries } from '../boundary/write-boundaries.tsx';
import { useCloseDrawingOf } from '../drawing/use-close-drawing.ts';
import { useAutosave } from '../form/autosave-context.tsx';
import { ParcelForm } from '../form/parcel-form.tsx';
import { HistoryTab } from '../history/history-tab.tsx';
import { PhotosTab } from '../photos/photos-tab.tsx';
import { useRemovedNotice } from '../removed/removed-notice.tsx';
import { DecisionNote } from '../review/decision-note.tsx';
import { ReviewButtons } from '../review/review-buttons.tsx';
import { SourcesTab } from '../sources/sources-tab.tsx';
import { SaveTemplate } from '../templates/save-template.tsx';
import { ConfirmableRecord } from './confirm-at-field.tsx';
import { CopyParcel } from './copy-parcel.tsx';
import { showField, tabOfIssue } from './go-to-issue.ts';
import { IssueList } from './issue-list.tsx';

export const DETAIL_TABS = ['form', 'boundary', 'photos', 'sources', 'history'] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

export function ParcelDetail({
  id,
  role,
  tab,
  onTab,
  onPreview,
  onPrint,
  onOpen,
  onClose,
}: {
  readonly id: RecordId;
  readonly role: Role;
  readonly tab: DetailTab;
  readonly onTab: (tab: DetailTab) => void;
  readonly onPreview: (boundaries: readonly Boundary[]) => void;
  readonly onPrint: () => void;
  readonly onOpen: (id: RecordId) => void;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { data: detail, error } = useParcel(id);
  /** Somebody decided to change a record that had been handed over; a write makes it a draft again. */
  const [unlocked, setUnlocked] = useState(false);

  if (error && !detail) {
    return (
      <div className="detail-pane detail-padded">
        <FailureNotice failure={toFailure(error)} onClose={onClose} />
      </div>
    );
  }
  if (!detail) {
    return (
      <div className="detail-pane detail-padded">
        <Skeleton active paragraph={{ rows: 12 }} />
      </div>
    );
  }
  const taken = withoutSketches(detail.photos).length;
  const isOpenForWork = detail.state === 'draft' || detail.state === 'returned';
  const isLocked = !detail.actions.includes('edit') || (!isOpenForWork && !unlocked);
  return (
    <section className="detail-pane" aria-labelledby="detail-title">
      <DetailHead
        detail={detail}
        isLocked={isLocked}
        onUnlock={() => setUnlocked(true)}
        onPrint={onPrint}
        onOpen={onOpen}
        onClose={onClose}
      />
      <Tabs
        className="detail-tabs"
        activeKey={tab}
        onChange={(next) => onTab(DETAIL_TABS.find((each) => each === next) ?? 'form')}
        items={[
          {
            key: 'form',
            label: text('parcel/tabs/form'),
            children: (
              <div className="tab-body">
                <DecisionNote decision={detail.decision} />
                {isLocked && (
                  <Alert
                    type="info"
                    title={text(detail.actions.includes('edit') ? 'parcel/readOnly' : 'parcel/accepted')}
                  />
                )}
                <IssueList
                  detail={detail}
                  disabled={isLocked}
                  onGo={(issue) => goTo(issue, onTab)}
                  onOpen={onOpen}
                />
                <ConfirmableRecord value={isLocked ? undefined : detail}>
                  <ParcelForm detail={detail} disabled={isLocked} />
                </ConfirmableRecord>
              </div>
            ),
          },
          {
            key: 'boundary',
            label: text('parcel/tabs/boundary'),
            children: (
              <div className="tab-body">
                <BoundaryTab detail={detail} disabled={isLocked} onPreview={onPreview} />
              </div>
            ),
          },
          {
            key: 'photos',
            label: `${text('parcel/tabs/photos')}${taken > 0 ? ` ${taken}` : ''}`,
            children: (
              <div className="tab-body">
                <PhotosTab
                  detail={detail}
                  disabled={isLocked && (role === 'field' || !detail.actions.includes('edit'))}
                />
              </div>
            ),
          },
          {
            key: 'sources',
            label: text('parcel/tabs/sources'),
            children: (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
              <div className="tab-body" tabIndex={0}>
                <SourcesTab
                  detail={detail}
                  isShown={tab === 'sources'}
                  onPreview={onPreview}
                  onRemoved={onClose}
                />
              </div>
            ),
          },
          {
            key: 'history',
            label: text('parcel/tabs/history'),
            children: (
              <div className="tab-body">
                <HistoryTab
                  detail={detail}
                  disabled={isLocked}
                  isShown={tab === 'history'}
                  onPreview={onPreview}
                />
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

function DetailHead({
  detail,
  isLocked,
  onUnlock,
  onPrint,
  onOpen,
  onClose,
}: {
  readonly detail: Detail;
  readonly isLocked: boolean;
  readonly onUnlock: () => void;
  readonly onPrint: () => void;
  readonly onOpen: (id: RecordId) => void;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const autosave = useAutosave();
  const closeDrawing = useCloseDrawingOf(detail.id);
  const { message, modal } = App.useApp();
  const [copying, setCopying] = useState(false);
  const { identity, tenure, boundary } = detail.values;
  const name = identity?.name ?? tenure?.rightHolder;

  const complete = useMutation({
    mutationFn: async () => {
      await autosave.flushRecord(detail.id);
      return (await closeDrawing()) ? client.parcel.complete({ id: detail.id }) : undefined;
    },
    onSuccess: (next) => {
      if (!next) return;
      rememberParcel(queries, next);
      void message.success(text('parcel/completed'));
    },
  });
  const reopen = useMutation({
    mutationFn: async () => client.parcel.reopen({ id: detail.id }),
    onSuccess: (next) => {
      rememberParcel(queries, next);
      void message.success(text('parcel/reopened'));
    },
  });
  const tellRemoved = useRemovedNotice(onOpen);
  const remove = useMutation({
    mutationFn: async () => client.parcel.remove({ id: detail.id }),
    onSuccess: () => {
      tellRemoved(detail.id);
      onClose();
    },
  });
  const [savingTemplate, setSavingTemplate] = useState(false);
  const [writing, setWriting] = useState(false);
  const self = useMemo(() => ({ ids: [detail.id] }), [detail.id]);
  const failed = complete.error ?? reopen.error ?? remove.error;
  const { errors } = countIssues(detail.issues);

  const askToRemove = () =>
    modal.confirm({
      title: text('parcel/removeQuestion'),
      content: text('parcel/removeHelp'),
      okText: text('common/delete'),
      okButtonProps: { danger: true },
      cancelText: text('common/cancel'),
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });

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
      {failed && (
        <FailureNotice
          failure={toFailure(failed)}
          onClose={() => {
            complete.reset();
            reopen.reset();
            remove.reset();
          }}
        />
      )}
    </header>
  );
}

/** Opens the tab a finding belongs to and brings its field into view, ready to be filled in. */
function goTo(issue: Issue, onTab: (tab: DetailTab) => void): void {
  onTab(tabOfIssue(issue));
  showField(issue);
}
