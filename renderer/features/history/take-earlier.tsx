/** What stood in a group once can stand there again: written anew on top of what is there now, which stays in the history. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { HistoryEntry, ParcelDetail } from '#core/contract/parcel.ts';
import { type Json, sameJson } from '#core/json.ts';
import type { ParcelGroup } from '#core/parcel/field-groups.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useCloseDrawingOf } from '../drawing/use-close-drawing.ts';
import { useAutosave } from '../form/autosave-context.tsx';

export function TakeEarlier({
  detail,
  entry: { source, writes, withdrawn },
}: {
  readonly detail: ParcelDetail;
  readonly entry: HistoryEntry;
}) {
  const { text, term } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const autosave = useAutosave();
  const closeDrawing = useCloseDrawingOf(detail.id);
  const { message } = App.useApp();
  const take = useMutation({
    mutationFn: async (group: ParcelGroup): Promise<ParcelDetail | undefined> => {
      const { [group]: seen = [] } = await autosave.seenAfter(detail);
      const heads = group === 'boundary' ? await closeDrawing(seen) : seen;
      if (!heads) return undefined;
      return client.parcel.takeVersion({ id: detail.id, group, operation: source.operation, heads });
    },
    onSuccess: (next, group) => {
      if (!next) return;
      rememberParcel(queries, next);
      void message.success(text('history/taken', { group: term(`groups/${group}`) }));
    },
  });
  const earlier = withdrawn ? [] : writes.filter(({ group, value }) => isEarlier(detail, group, value));
  if (earlier.length === 0) return null;
  return (
    <>
      {take.error && <FailureNotice failure={toFailure(take.error)} onClose={take.reset} />}
      <div className="button-row">
        {earlier.map(({ group }) => (
          <Button
            key={group}
            loading={take.isPending && take.variables === group}
            disabled={take.isPending}
            onClick={() => take.mutate(group)}
          >
            {text('history/take', { group: term(`groups/${group}`) })}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Confirmations only add up, and of values that stand against each other one is chosen where all are seen. */
function isEarlier({ groups, values }: ParcelDetail, group: ParcelGroup, value: Json): boolean {
  if (group === 'confirmations' || groups[group]?.conflict) return false;
  return !sameJson((values[group] ?? null) as Json, value);
}
