/** The office's two words on a record: accept it, or send it back with a reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, type GetRef, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Seen } from '#core/contract/seen.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { type TextKey, useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { useCloseDrawingSeen } from '../drawing/use-close-drawing.ts';
import { useAutosave } from '../form/autosave-context.tsx';
import './review.css';

const REASON_MAX = 2000;
const READY_REASONS = [
  'review/reasons/papers',
  'review/reasons/boundary',
  'review/reasons/photos',
  'review/reasons/area',
] as const satisfies readonly TextKey[];

export function ReviewButtons({ detail }: { readonly detail: ParcelDetail }) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const autosave = useAutosave();
  const closeDrawing = useCloseDrawingSeen(detail.id);
  /** What was on show when it was asked for: what comes meanwhile lies behind the question. */
  const [returning, setReturning] = useState<Promise<Seen> | undefined>(undefined);
  const accept = useMutation({
    mutationFn: async () => {
      const seen = await closeDrawing(autosave.seenAfter(detail));
      return seen && client.parcel.accept({ id: detail.id, seen });
    },
    onSuccess: (next) => {
      if (!next) return;
      rememberParcel(queries, next);
      void message.success(text('review/accepted'));
    },
  });
  return (
    <>
      {detail.actions.includes('return') && (
        <Button danger onClick={() => setReturning(autosave.seenAfter(detail))}>
          {text('review/return')}
        </Button>
      )}
      {detail.actions.includes('accept') && (
        <Button
          type={detail.state === 'returned' ? 'default' : 'primary'}
          loading={accept.isPending}
          onClick={() => accept.mutate()}
        >
          {text('review/accept')}
        </Button>
      )}
      {accept.error && (
        <div className="review-failure">
          <FailureNotice failure={toFailure(accept.error)} onClose={accept.reset} />
        </div>
      )}
      {returning && (
        <ReturnDialog detail={detail} looked={returning} onClose={() => setReturning(undefined)} />
      )}
    </>
  );
}

function ReturnDialog({
  detail,
  looked,
  onClose,
}: {
  readonly detail: ParcelDetail;
  readonly looked: Promise<Seen>;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const closeDrawing = useCloseDrawingSeen(detail.id);
  const [reason, setReason] = useState('');
  const id = useId();
  const box = useFirstFocus<GetRef<typeof Input.TextArea>>();
  const send = useMutation({
    mutationFn: async () => {
      const seen = await closeDrawing(looked);
      return seen && client.parcel.return({ id: detail.id, seen, reason });
    },
    onSuccess: (next) => {
      if (!next) return;
      rememberParcel(queries, next);
      void message.success(text('review/returned'));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={text('review/returnTitle')}
      okText={text('review/returnNow')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: send.isPending }}
      cancelText={text('common/cancel')}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <label htmlFor={id} className="review-label">
        {text('review/reason')}
      </label>
      <Input.TextArea
        id={id}
        ref={box}
        value={reason}
        maxLength={REASON_MAX}
        autoSize={{ minRows: 3, maxRows: 10 }}
        placeholder={text('review/reasonHelp')}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="review-ready">
        {READY_REASONS.map((key) => (
          <Button key={key} size="small" onClick={() => setReason((before) => joined(before, text(key)))}>
            {text(key)}
          </Button>
        ))}
      </div>
      {send.error && <FailureNotice failure={toFailure(send.error)} onClose={send.reset} />}
    </Modal>
  );
}

/** Sentences of a list: one after the other, with one mark between them. */
function joined(before: string, next: string): string {
  const begun = before.trim().replace(/[。；;.]+$/, '');
  return begun ? `${begun}；${next}` : next;
}
