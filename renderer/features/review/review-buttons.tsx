/** The office's two words on a record: accept it, or send it back with a reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, type GetRef, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Seen } from '#core/contract/seen.ts';
import type { RecordId } from '#core/ids.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { type TextKey, useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { type Looking, useSeen } from '../parcels/use-seen.ts';
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
  const { look, settle } = useSeen(detail);
  /** What was on show when it was asked for. */
  const [returning, setReturning] = useState<Promise<Seen> | undefined>(undefined);
  const accept = useMutation({
    mutationFn: async () => {
      const seen = await settle();
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
        <Button danger onClick={() => setReturning(look())}>
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
        <ReturnDialog
          id={detail.id}
          settle={() => settle(returning)}
          onClose={() => setReturning(undefined)}
        />
      )}
    </>
  );
}

function ReturnDialog({
  id: parcel,
  settle,
  onClose,
}: {
  readonly id: RecordId;
  readonly settle: Looking['settle'];
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const id = useId();
  const box = useFirstFocus<GetRef<typeof Input.TextArea>>();
  const send = useMutation({
    mutationFn: async () => {
      const seen = await settle();
      return seen && client.parcel.return({ id: parcel, seen, reason });
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
