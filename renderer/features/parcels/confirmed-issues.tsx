/** Warnings that were confirmed, folded: what was found, the reason, who gave it and when; each can be taken back. */
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { type Issue, isOpenIssue } from '#core/parcel/issue.ts';
import { toFailure } from '../../client/failure.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { DownOutlined } from '../../ui/icons.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { useConfirming } from './use-confirming.ts';

/** What was folded lies below what is seen. */
const bringIntoView = (list: HTMLUListElement | null): void => list?.scrollIntoView?.({ block: 'nearest' });

export function ConfirmedIssues({
  detail,
  disabled,
  onGo,
}: {
  readonly detail: ParcelDetail;
  readonly disabled: boolean;
  readonly onGo: (issue: Issue) => void;
}) {
  const { text, issue: say } = useTexts();
  const [open, setOpen] = useState(false);
  const { withdraw } = useConfirming(detail.id);
  const id = useId();
  const confirmed = detail.issues.filter((issue) => !isOpenIssue(issue));
  return (
    <div className="confirmed-issues">
      <button
        type="button"
        className="confirmed-toggle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {text('issues/confirmedTitle', { count: confirmed.length })}
        <DownOutlined rotate={open ? 180 : 0} />
      </button>
      {withdraw.error && <FailureNotice failure={toFailure(withdraw.error)} onClose={withdraw.reset} />}
      {open && (
        <ul id={id} aria-label={text('issues/confirmedList')} ref={bringIntoView}>
          {withKeys(confirmed, ({ rule, group, field }) => `${rule}/${group}/${field}`).map(
            ({ key, item }) => (
              <li key={key}>
                <div className="issue-line">
                  <button type="button" className="issue issue-confirmed" onClick={() => onGo(item)}>
                    <Sentence>{say(item)}</Sentence>
                  </button>
                  {!disabled && (
                    <Button
                      size="small"
                      className="confirm-button"
                      loading={withdraw.isPending && withdraw.variables === item}
                      aria-label={text('common/labelled', {
                        label: text('issues/withdraw'),
                        value: say(item),
                      })}
                      onClick={() => withdraw.mutate(item)}
                    >
                      {text('issues/withdraw')}
                    </Button>
                  )}
                </div>
                {item.confirmed && (
                  <p className="confirmed-reason">
                    {item.confirmed.reason}
                    <span className="second-line">
                      {item.confirmed.by} {formatDateTime(item.confirmed.at)}
                    </span>
                  </p>
                )}
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  );
}
