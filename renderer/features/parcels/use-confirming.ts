/** Confirming a warning and taking it back, on the record as it is stored when all that was typed is. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { parcelKey, rememberParcel, useService } from '../../client/queries.ts';
import { useAutosave } from '../form/autosave-context.tsx';

export function useConfirming(id: RecordId) {
  const { client } = useService();
  const queries = useQueryClient();
  const autosave = useAutosave();
  const headsSeen = async () => {
    // Before what was typed is written: its reply may bring what others have confirmed meanwhile.
    const heads = queries.getQueryData<ParcelDetail>(parcelKey(id))?.groups.confirmations?.heads ?? [];
    await autosave.flushRecord(id);
    return heads;
  };
  const onSuccess = (detail: ParcelDetail) => rememberParcel(queries, detail);
  // Somebody else was quicker, or the value is another by now: show what is there.
  const onError = () => void queries.invalidateQueries({ queryKey: parcelKey(id) });

  const confirm = useMutation({
    mutationFn: async ({ issue, reason }: { readonly issue: Issue; readonly reason: string }) =>
      client.parcel.confirmIssue({ id, finding: toFinding(issue), reason, heads: await headsSeen() }),
    onSuccess,
    onError,
  });
  const withdraw = useMutation({
    mutationFn: async (issue: Issue) =>
      client.parcel.withdrawConfirmation({ id, finding: toFinding(issue), heads: await headsSeen() }),
    onSuccess,
    onError,
  });
  return { confirm, withdraw };
}

function toFinding({ rule, group, field, params }: Issue) {
  return { rule, ...(group ? { group } : {}), ...(field ? { field } : {}), params };
}
