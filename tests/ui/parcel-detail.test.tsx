/** The pane of a parcel, as its state allows. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { rememberParcel } from '#renderer/client/queries.ts';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import type { DetailTab } from '#renderer/features/parcels/parcel-detail.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState, aHead, SOURCE, written } from './a-detail.ts';
import { ADetailPane } from './a-detail-pane.tsx';
import { parcel as aDrawnParcel, at, place } from './a-drawing.ts';
import { type Answers, aClient, openWindow, refusal } from './a-window.tsx';

const words = zhCN.window;

function openPane(
  detail: ParcelDetail,
  { tab = 'form', parcel = {}, drawing = {} }: { tab?: DetailTab } & Answers = {},
) {
  const client = aClient({
    parcel: { get: async () => detail, villages: async () => [], ...parcel },
    drawing,
  });
  let queries: QueryClient | undefined;
  let store: DrawingStore | undefined;
  function Pane() {
    queries = useQueryClient();
    store = useDrawingStore();
    return <ADetailPane id={detail.id} tab={tab} />;
  }
  const page = openWindow(<Pane />, { client });
  /** The record as it is from now on. */
  const becomes = (next: ParcelDetail) => act(async () => queries && rememberParcel(queries, next));
  /** Moves the first corner of its boundary. */
  const draws = () =>
    act(async () => {
      store?.start(detail, 'edit');
      store?.move(place(0), at(70, 0));
    });
  return { ...page, becomes, draws };
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

test.each([
  ['deleting it', words.parcel.actions, words.parcel.remove],
  ['accepting it', words.review.accept, undefined],
])(
  'what somebody typed himself a moment before is written, and does not stand against %s',
  async (_, button, item) => {
    const wrote = Promise.withResolvers<void>();
    const decided: unknown[] = [];
    const decide = async <T,>({ seen }: { readonly seen: { readonly identity?: unknown } }, reply: T) => {
      decided.push(seen.identity);
      return reply;
    };
    const { user } = openPane(submitted, {
      parcel: {
        writeGroup: async ({ value }) => {
          await wrote.promise;
          return written(submitted, 'identity', value, '2');
        },
        remove: (input) => decide(input, { removal: aHead('7') }),
        accept: (input) => decide(input, submitted),
      },
    });
    await user.click(await screen.findByRole('button', { name: words.parcel.reopen }));
    await user.type(screen.getByRole('textbox', { name: zhCN.fields['identity.name'].label }), '旧厂');
    await user.click(screen.getByRole('button', { name: button }));
    if (item) await user.click(await screen.findByRole('menuitem', { name: item }));
    wrote.resolve();
    if (item) await user.click(await screen.findByRole('button', { name: /^删\s*除$/ }));
    await waitFor(() => expect(decided).toEqual([[aHead('2')]]));
  },
);

test.each([
  ['deleting it', { actions: ['remove'] }, [words.parcel.actions, words.parcel.remove, /^删\s*除$/]],
  [
    'deleting it after others have',
    { deletedBy: [{ ...SOURCE, operation: aHead('6') }] },
    [words.sources.removeAnyway],
  ],
  ['going on with it', { state: 'completed', actions: ['edit', 'reopen'] }, [words.parcel.reopen]],
  ['accepting it', submitted, [words.review.accept]],
  ['sending it back', submitted, [words.review.return, words.review.reasons.papers, /^退\s*回$/]],
] as const)(
  'what somebody drew himself a moment before is written, and does not stand against %s',
  async (_, parts, presses) => {
    const { values, groups } = aDrawnParcel();
    const drawn = aDetail({ ...parts, values, groups } as ParcelDetail);
    const stored = { ...drawn, groups: { ...drawn.groups, boundary: aGroupState('b') } };
    const wrote = Promise.withResolvers<void>();
    const decided: unknown[] = [];
    const decide = async <T,>({ seen }: { readonly seen: { readonly boundary?: unknown } }, reply: T) => {
      decided.push(seen.boundary);
      return reply;
    };
    const { user, draws } = openPane(drawn, {
      tab: 'sources',
      drawing: {
        write: async () => {
          await wrote.promise;
          return stored;
        },
      },
      parcel: {
        remove: (input) => decide(input, { removal: aHead('7') }),
        reopen: (input) => decide(input, stored),
        accept: (input) => decide(input, stored),
        return: (input) => decide(input, stored),
      },
    });
    await screen.findByRole('tab', { name: words.parcel.tabs.sources });
    await draws();
    for (const name of presses) {
      const named = { name };
      await user.click(
        name === words.parcel.remove
          ? await screen.findByRole('menuitem', named)
          : await screen.findByRole('button', named),
      );
    }
    wrote.resolve();
    await waitFor(() => expect(decided).toEqual([[aHead('b')]]));
  },
);
