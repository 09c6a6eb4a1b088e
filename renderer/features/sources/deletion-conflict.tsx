/** A record that somebody deleted while others worked on it: it stays until a person says whether it is kept. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ParcelDetail, ValueSource } from '#core/contract/parcel.ts';
import type { OpHash } from '#core/ids.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { LastFailure } from '../../ui/last-failure.tsx';
import { useSeen } from '../parcels/use-seen.ts';
import { useCameBy } from './use-came-by.ts';

export function DeletionConflict({
  detail,
  deletedBy,
  onDecide,
  onRemoved,
}: {
  readonly detail: ParcelDetail;
  readonly deletedBy: readonly ValueSource[];
  readonly onDecide: () => void;
  readonly onRemoved: (removal: OpHash) => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { settle } = useSeen(detail);
  const cameBy = useCameBy('sentence');
  const { message } = App.useApp();
  const keep = useMutation({
    mutationFn: () =>
      client.parcel.restore({ id: detail.id, removals: deletedBy.map(({ operation }) => operation) }),
    onMutate: onDecide,
    onSuccess: (kept) => {
      rememberParcel(queries, kept);
      void message.success(text('sources/kept'));
    },
  });
  const remove = useMutation({
    mutationFn: async () => {
      const seen = await settle();
      return seen && client.parcel.remove({ id: detail.id, seen });
    },
    onSuccess: (done) => done && onRemoved(done.removal),
  });
  const isBusy = keep.isPending || remove.isPending;
  return (
    <section className="conflict" tabIndex={-1} aria-label={text('sources/deletion')}>
      {deletedBy.map((source) => (
        <p key={source.operation}>
          {text('sources/deletedBy', { by: source.by, time: formatDateTime(source.at) })}{' '}
          <span className="quiet one-line">{cameBy(source)}</span>
        </p>
      ))}
      <p>{text('sources/deletedUnseen')}</p>
      <LastFailure of={[keep, remove]} />
      <div className="button-row">
        <Button type="primary" loading={keep.isPending} disabled={isBusy} onClick={() => keep.mutate()}>
          {text('sources/keep')}
        </Button>
        <Button danger loading={remove.isPending} disabled={isBusy} onClick={() => remove.mutate()}>
          {text('sources/removeAnyway')}
        </Button>
      </div>
    </section>
  );
}
