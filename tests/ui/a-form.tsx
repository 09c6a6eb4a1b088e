/** The parcel's form over a service that keeps the record and answers as the real one does. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { AttributeGroup } from '#core/parcel/field-groups.ts';
import { parcelKey, useParcel } from '#renderer/client/queries.ts';
import { ParcelForm } from '#renderer/features/form/parcel-form.tsx';
import { anId, written } from './a-detail.ts';
import { type Answers, aClient, openWindow, refusal } from './a-window.tsx';

type Write = { readonly group: string; readonly value: unknown; readonly heads: readonly string[] };

function Page({ onQueries }: { readonly onQueries: (queries: QueryClient) => void }) {
  const { data } = useParcel(anId(1));
  onQueries(useQueryClient());
  return data ? <ParcelForm detail={data} disabled={false} /> : null;
}

/** @param refuseFirst somebody else has written the group 权属与审批 just before the first write */
export function openForm(first: ParcelDetail, refuseFirst = false) {
  const writes: Write[] = [];
  let record = first;
  const client = aClient({
    parcel: {
      get: async () => record,
      villages: async () => [{ code: '330502100201', parcels: 3 }],
      writeGroup: async ({ group: of, value, heads }) => {
        writes.push({ group: of, value, heads });
        if (refuseFirst && writes.length === 1) {
          record = written(record, 'tenure', { rightHolder: '别人填写的' }, 'f');
          throw refusal('record.changed-meanwhile', { record: record.id, group: of });
        }
        record = written(record, of, value, String(writes.length + 1));
        return record;
      },
    },
  } satisfies Answers);
  let queries: QueryClient | undefined;
  const opened = openWindow(
    <Page
      onQueries={(client) => {
        queries = client;
      }}
    />,
    { client },
  );
  /** Somebody else writes a group, and the window hears of it. */
  const writtenElsewhere = (group: AttributeGroup, value: unknown, head: string) =>
    act(() => {
      record = written(record, group, value, head);
      queries?.setQueryData(parcelKey(record.id), record);
    });
  return { ...opened, writes, writtenElsewhere };
}
