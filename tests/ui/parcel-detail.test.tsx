/** The pane of a parcel, as its state allows. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { rememberParcel } from '#renderer/client/queries.ts';
import type { DetailTab } from '#renderer/features/parcels/parcel-detail.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aHead, written } from './a-detail.ts';
import { ADetailPane } from './a-detail-pane.tsx';
import { type Answers, aClient, openWindow, refusal } from './a-window.tsx';

const words = zhCN.window;

function openPane(detail: ParcelDetail, { tab = 'form', parcel = {} }: { tab?: DetailTab } & Answers = {}) {
  const client = aClient({ parcel: { get: async () => detail, villages: async () => [], ...parcel } });
  let queries: QueryClient | undefined;
  function Pane() {
    queries = useQueryClient();
    return <ADetailPane id={detail.id} tab={tab} />;
  }
  const page = openWindow(<Pane />, { client });
  /** The record as it is from now on. */
  const becomes = (next: ParcelDetail) => act(async () => queries && rememberParcel(queries, next));
  return { ...page, becomes };
}

const submitted = aDetail({ state: 'submitted', actions: ['edit', 'accept', 'return', 'remove'] });

test('a record that was opened for work once is only looked at again when it was completed', async () => {
  const { user, becomes } = openPane(submitted);
  await screen.findByText(words.parcel.readOnly);
  await user.click(screen.getByRole('button', { name: words.parcel.reopen }));
  expect(screen.queryByText(words.parcel.readOnly)).toBeNull();
  await becomes(aDetail());
  expect(screen.queryByText(words.parcel.readOnly)).toBeNull();
  await becomes(aDetail({ state: 'completed', actions: ['edit', 'reopen', 'remove'] }));
  expect(screen.getByText(words.parcel.readOnly)).toBeTruthy();
});

test('of two things that could not be done the later one is told', async () => {
  const { user } = openPane(aDetail(), {
    parcel: {
      complete: () => Promise.reject(refusal('record.has-conflict', { record: aDetail().id })),
      remove: () => Promise.reject(refusal('workspace.none-open', {})),
    },
  });
  await user.click(await screen.findByRole('button', { name: words.parcel.complete }));
  await screen.findByText(zhCN.failures['record.has-conflict'].what);
  await user.click(screen.getByRole('button', { name: words.parcel.actions }));
  await user.click(await screen.findByRole('menuitem', { name: words.parcel.remove }));
  await user.click(await screen.findByRole('button', { name: /^删\s*除$/ }));
  await waitFor(() => expect(screen.getByText(zhCN.failures['workspace.none-open'].what)).toBeTruthy());
  expect(screen.queryByText(zhCN.failures['record.has-conflict'].what)).toBeNull();
});

test('what somebody typed himself a moment before does not keep his parcel from being deleted', async () => {
  const wrote = Promise.withResolvers<void>();
  const removed: unknown[] = [];
  const { user } = openPane(aDetail(), {
    parcel: {
      writeGroup: async ({ value }: { readonly value: unknown }) => {
        await wrote.promise;
        return written(aDetail(), 'identity', value, '2');
      },
      remove: async ({ seen }: { readonly seen: { readonly identity?: unknown } }) => {
        removed.push(seen.identity);
        return { removal: aHead('7') };
      },
    },
  });
  await user.type(await screen.findByRole('textbox', { name: zhCN.fields['identity.name'].label }), '旧厂');
  await user.click(screen.getByRole('button', { name: words.parcel.actions }));
  await user.click(await screen.findByRole('menuitem', { name: words.parcel.remove }));
  wrote.resolve();
  await user.click(await screen.findByRole('button', { name: /^删\s*除$/ }));
  await waitFor(() => expect(removed).toEqual([[aHead('2')]]));
});
