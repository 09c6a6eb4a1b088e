/** The chosen parcel: what it is, what is still missing, and its tabs. */
import { Alert, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import type { Role } from '#core/contract/workspace.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { countedPhotos } from '#core/photo/counted-photos.ts';
import { toFailure } from '../../client/failure.ts';
import { useParcel } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useIsShown } from '../../ui/use-is-shown.ts';
import { useWhenChanged } from '../../ui/use-when-changed.ts';
import { BoundaryTab } from '../boundary/boundary-tab.tsx';
import { ParcelForm } from '../form/parcel-form.tsx';
import { HistoryTab } from '../history/history-tab.tsx';
import { PhotosTab } from '../photos/photos-tab.tsx';
import { useRemovedNotice } from '../removed/removed-notice.tsx';
import { DecisionNote } from '../review/decision-note.tsx';
import { SourcesTab } from '../sources/sources-tab.tsx';
import { ConfirmableRecord } from './confirm-at-field.tsx';
import { DetailHead } from './detail-head.tsx';
import { showField, tabOfIssue } from './go-to-issue.ts';
import { IssueList } from './issue-list.tsx';
import { useGone } from './use-gone.ts';

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
  const tellRemoved = useRemovedNotice(onOpen);
  const isShown = useIsShown();
  const onRemoved = (removal: OpHash) => {
    tellRemoved({ id, unitNo: detail?.values.identity?.unitNo, removal });
    // By the time of the reply another parcel may be open, which stays.
    if (isShown()) onClose();
  };
  /** Somebody decided to change a record that had been handed over; a write makes it a draft again, and that decision is over. */
  const [unlocked, setUnlocked] = useState(false);
  useWhenChanged(detail?.state ?? '', () => setUnlocked(false));
  const gone = useGone(id, error);

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
  const taken = countedPhotos(detail.photos).length;
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
        onRemoved={onRemoved}
        onClose={onClose}
      />
      {gone && (
        <div className="detail-padded">
          <FailureNotice failure={gone} />
        </div>
      )}
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
                <BoundaryTab
                  detail={detail}
                  disabled={isLocked}
                  isShown={tab === 'boundary'}
                  onPreview={onPreview}
                />
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
                  onRemoved={onRemoved}
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

/** Opens the tab a finding belongs to and brings its field into view, ready to be filled in. */
function goTo(issue: Issue, onTab: (tab: DetailTab) => void): void {
  onTab(tabOfIssue(issue));
  showField(issue);
}
