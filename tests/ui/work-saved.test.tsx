/** What the header says of the work, and what leaving the page asks for: of what is typed and of what is drawn alike. */
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FailureCode } from '#core/contract/failures.ts';
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import { Header } from '#renderer/app/header.tsx';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { formatClock } from '#renderer/i18n/formats.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, anId } from './a-detail.ts';
import { at, parcel, place } from './a-drawing.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

const words = zhCN.window.saving;
const LAST_SAVED_AT = '2026-11-26T06:00:00.000Z';

/** The window's header over a drawing whose next step is answered so. */
function openDrawing(answer: () => Promise<ReturnType<typeof aDetail>>) {
  let drawing: DrawingStore | undefined;
  function Grab() {
    drawing = useDrawingStore();
    return null;
  }
  const workspace = { role: 'field', surveyor: '张三', townshipName: '织里镇', lastSavedAt: LAST_SAVED_AT };
  openWindow(
    <>
      <Header
        workspace={workspace as WorkspaceInfo}
        searchBox={null}
        onSearch={() => {}}
        onMenu={() => {}}
        onHome={() => {}}
      />
      <Grab />
    </>,
    { client: aClient({ drawing: { write: answer } }) },
  );
  if (!drawing) throw new Error('the window was not drawn');
  return drawing;
}

const move = (drawing: DrawingStore) =>
  act(async () => {
    drawing.start(parcel(), 'edit');
    drawing.move(place(0), at(70, 0));
    await Promise.resolve();
  });
const said = () => screen.getByRole('status').textContent;
const isAskedBeforeLeaving = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

test('a boundary that is on its way is no saved work yet, and is when it has arrived', async () => {
  let arrive: (detail: ReturnType<typeof aDetail>) => void = () => undefined;
  const drawing = openDrawing(
    () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  );
  const clock = words.saved.replace('{{time}}', formatClock(new Date(LAST_SAVED_AT)));
  expect([said(), isAskedBeforeLeaving()]).toEqual([clock, false]);
  await move(drawing);
  expect([said(), isAskedBeforeLeaving()]).toEqual([words.waiting, true]);
  await act(async () => arrive(aDetail()));
  await expect.poll(said).toBe(clock);
  expect(isAskedBeforeLeaving()).toBe(false);
});

test.each<readonly [FailureCode, string]>([
  ['workspace.disk-full', words.failed],
  ['record.changed-meanwhile', words.notSaved],
  ['drawing.line-changed-elsewhere', words.notSaved],
  ['record.not-found', words.notSaved],
])('a boundary that is not written because of %s is not called saved', async (code, expected) => {
  const params = { path: '/survey', record: anId(1), group: 'parcel.boundary' };
  const drawing = openDrawing(() => Promise.reject(refusal(code, params as never)));
  await move(drawing);
  await expect.poll(said).toBe(expected);
  expect(isAskedBeforeLeaving()).toBe(true);
  act(() => drawing.forget());
  expect(isAskedBeforeLeaving()).toBe(false);
});
