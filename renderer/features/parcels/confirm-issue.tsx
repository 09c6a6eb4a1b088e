/** 确认并说明: a warning is right as it is, and why. What is still being typed is stored first, so that it is the finding as it stands. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { MAX_CONFIRMATION_REASON } from '#core/parcel/groups/confirmations.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { toFailure } from '../../client/failure.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useConfirming } from './use-confirming.ts';

/** What surveyors say most often; each can be changed before it is kept. */
const PHRASES = ['checked', 'certificate', 'noPapers'] as const;

export function ConfirmIssue({ detail, issue }: { readonly detail: ParcelDetail; readonly issue: Issue }) {
  const { text, issue: say } = useTexts();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { confirm } = useConfirming(detail.id);
  const id = useId();

  const close = () => {
    setOpen(false);
    confirm.reset();
  };
  if (!open) {
    return (
      <Button
        size="small"
        className="confirm-button"
        aria-label={text('common/labelled', { label: text('issues/confirm'), value: say(issue) })}
        onClick={() => setOpen(true)}
      >
        {text('issues/confirm')}
      </Button>
    );
  }
  return (
    <form
      className="confirm-form"
      aria-label={text('issues/confirm')}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') confirm.mutate({ issue, reason });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Esc closes what is innermost: this, not the record.
        event.stopPropagation();
        close();
      }}
    >
      <label htmlFor={id}>{text('issues/reason')}</label>
      <Input.TextArea
        id={id}
        value={reason}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={MAX_CONFIRMATION_REASON}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="confirm-phrases">
        {PHRASES.map((phrase) => (
          <Button
            key={phrase}
            size="small"
            type="dashed"
            onClick={() => setReason(text(`issues/phrases/${phrase}`))}
          >
            {text(`issues/phrases/${phrase}`)}
          </Button>
        ))}
      </div>
      {confirm.error && <FailureNotice failure={toFailure(confirm.error)} onClose={confirm.reset} />}
      <div className="button-row">
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={confirm.isPending}>
          {text('issues/keep')}
        </Button>
        <Button onClick={close}>{text('common/cancel')}</Button>
      </div>
    </form>
  );
}
