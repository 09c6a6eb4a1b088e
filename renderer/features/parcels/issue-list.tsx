/**
 * What stands against completing the parcel: errors, then warnings, each leading to its place; then, folded, the warnings that
 * somebody has confirmed with a reason.
 */
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { type RecordId, recordIdSchema } from '#core/ids.ts';
import { countIssues, type Issue, isOpenIssue } from '#core/parcel/issue.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CheckOutlined, DownOutlined, ExclamationCircleFilled, WarningFilled } from '../../ui/icons.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { ConfirmIssue } from './confirm-issue.tsx';
import { ConfirmedIssues } from './confirmed-issues.tsx';
import './issues.css';

export function IssueList({
  detail,
  disabled,
  onGo,
  onOpen,
}: {
  readonly detail: ParcelDetail;
  /** A record that was handed over is looked at, not worked on. */
  readonly disabled: boolean;
  readonly onGo: (issue: Issue) => void;
  /** Opens the other parcel of a finding that two have together. */
  readonly onOpen: (id: RecordId) => void;
}) {
  const { text, issue: say } = useTexts();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { issues } = detail;
  if (issues.length === 0) return null;
  const { errors, warnings, confirmed } = countIssues(issues);
  const standing = issues.filter(isOpenIssue);
  return (
    <div className="issue-list">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {errors > 0 && (
          <span className="count-error">
            <ExclamationCircleFilled />
            {text('list/errors', { count: errors })}
          </span>
        )}
        {warnings > 0 && (
          <span className="count-warning">
            <WarningFilled />
            {text('list/warnings', { count: warnings })}
          </span>
        )}
        {confirmed > 0 && (
          <span className="count-confirmed">
            <CheckOutlined />
            {text('issues/confirmedCount', { count: confirmed })}
          </span>
        )}
        <span className="issue-toggle">
          {text(open ? 'parcel/hideIssues' : 'parcel/showIssues')}
          <DownOutlined rotate={open ? 180 : 0} />
        </span>
      </button>
      {open && (
        <div id={id} className="issue-lists">
          {standing.length > 0 && (
            <ul aria-label={text('issues/open')}>
              {withKeys(standing, keyOf).map(({ key, item }) => (
                <li key={key}>
                  <div className="issue-line">
                    <button
                      type="button"
                      className={`issue issue-${item.severity}`}
                      onClick={() => onGo(item)}
                    >
                      <Sentence>{say(item)}</Sentence>
                    </button>
                    <OtherParcel issue={item} onOpen={onOpen} />
                    {item.severity === 'warning' && !disabled && (
                      <ConfirmIssue detail={detail} issue={item} />
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )}
          {confirmed > 0 && <ConfirmedIssues detail={detail} disabled={disabled} onGo={onGo} />}
        </div>
      )}
    </div>
  );
}

function OtherParcel({
  issue: { params },
  onOpen,
}: {
  readonly issue: Issue;
  readonly onOpen: (id: RecordId) => void;
}) {
  const { text } = useTexts();
  const id = recordIdSchema.safeParse(params.otherId);
  if (!id.success) return null;
  return (
    <Button size="small" className="confirm-button" onClick={() => onOpen(id.data)}>
      {text('issues/openOther', { other: String(params.other) })}
    </Button>
  );
}

const keyOf = ({ rule, group, field }: Issue): string => `${rule}/${group}/${field}`;
