import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { toBoundary } from '#core/geo/boundary.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { BoundaryTab } from '#renderer/features/boundary/boundary-tab.tsx';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { aDetail, aGroupState, anId } from './a-detail.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

const boundary = toBoundary(
  [
    [
      [3_416_560, 500_000],
      [3_416_560, 500_100],
      [3_416_500, 500_100],
      [3_416_500, 500_000],
    ].map(([north = 0, east = 0]) => ({
      at: toLonLat(gk120(north, east)),
      method: 'rtk' as const,
      accuracyM: 0.02,
    })),
  ],
  'CGCS2000',
);

const aRecord = (): ParcelDetail => aDetail({ values: { boundary }, groups: { boundary: aGroupState('a') } });

/** A service that is given boundaries. */
function aWriting(answer: () => ParcelDetail | Promise<ParcelDetail> = aRecord) {
  const written: Record<string, unknown>[][] = [];
  const client = aClient({
    drawing: {
      write: (async ({ rings }: { rings: Record<string, unknown>[][] }) => {
        written.push(rings[0] ?? []);
        return answer();
      }) as never,
    },
  });
  return { client, written };
}

function openTab(disabled = false) {
  const { client, written } = aWriting();
  const opened = openWindow(
    <BoundaryTab detail={aRecord()} disabled={disabled} isShown onPreview={() => undefined} />,
    { client },
  );
  return { ...opened, written };
}

const pointForm = (no: string) => screen.getByRole('form', { name: `界址点 ${no}` });

async function fill(user: ReturnType<typeof openTab>['user'], no: string, label: string, value: string) {
  const input = within(pointForm(no)).getByLabelText(label);
  await user.clear(input);
  if (value !== '') await user.type(input, value);
}

test('a point is given another number, place, method and accuracy, in one step that can be taken back', async () => {
  const { user, written } = openTab();
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  await user.click(screen.getByRole('button', { name: 'J2' }));
  await fill(user, 'J2', '点号', 'A2');
  await fill(user, 'J2', 'X（北）', '3416565.5');
  await fill(user, 'J2', 'Y（东）', '40500110');
  await fill(user, 'J2', '精度（m）', '');
  await user.click(within(pointForm('J2')).getByRole('combobox'));
  await user.click(await screen.findByTitle('图解'));
  await user.click(within(pointForm('J2')).getByRole('button', { name: '应用' }));
  await waitFor(() => expect(written).toHaveLength(1));
  const [lon, lat] = toLonLat(gk120(3_416_565.5, 500_110));
  expect(written[0]?.[1]).toEqual({ no: 'A2', lon, lat, method: 'graphic' });
  expect(written[0]?.[0]).toEqual(boundary.rings[0]?.points[0]);
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(written.at(-1)?.[1]).toEqual(boundary.rings[0]?.points[1]));
});

test('what is only said of a point leaves its place number for number', async () => {
  const { user, written } = openTab();
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  await fill(user, 'J1', '精度（m）', '0.05');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]?.[0]).toEqual({ ...boundary.rings[0]?.points[0], accuracyM: 0.05 });
});

test.each([
  ['点号', 'J3', /J3 已经用过/],
  ['点号', '', '请填写点号。'],
  ['X（北）', 'abc', '请填写两个数字。'],
  ['X（北）', '3000000', /湖州/],
  ['精度（m）', '-1', /精度应为/],
])('%s “%s” is not taken, and it is said why', async (label, value, says) => {
  const { user, written } = openTab();
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  await fill(user, 'J1', label, value);
  await user.keyboard('{Enter}');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(says);
  expect(written).toEqual([]);
});

test('the form goes from point to point, and a point is deleted', async () => {
  const { user, written } = openTab();
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  await user.click(screen.getByRole('button', { name: '上一点' }));
  expect(pointForm('J4')).toBeTruthy();
  await user.click(within(pointForm('J4')).getByRole('button', { name: '删除此点' }));
  await waitFor(() => expect(written.at(-1)).toHaveLength(3));
  await user.click(screen.getByRole('button', { name: '完成' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: '编辑界址点' })).toBeNull());
});

test('the cursor stays where it is when a point is taken over, and goes on to the next one', async () => {
  const { user, written } = openTab();
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  await fill(user, 'J1', '精度（m）', '0.05');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(written).toHaveLength(1));
  expect(document.activeElement).toBe(within(pointForm('J1')).getByLabelText('精度（m）'));
  const next = screen.getByRole('button', { name: '下一点' });
  await user.click(next);
  expect(pointForm('J2')).toBeTruthy();
  expect(document.activeElement).toBe(next);
});

test('the points of another parcel are not opened over steps that could not be written', async () => {
  const { client } = aWriting(() => {
    throw refusal('workspace.disk-full', { path: 'survey.gpkg' });
  });
  const [one, other] = [aRecord(), { ...aRecord(), id: anId(2) }];
  const tab = (detail: ParcelDetail) => (
    <BoundaryTab detail={detail} disabled={false} isShown onPreview={() => undefined} />
  );
  const { user, show } = openWindow(tab(one), { client });
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  await fill(user, 'J1', '精度（m）', '0.05');
  await user.keyboard('{Enter}');
  show(tab(other));
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  expect(await screen.findByText('另一个地块的界线还没有保存，请先按提示处理')).toBeTruthy();
  show(tab(one));
  expect(within(pointForm('J1')).getByLabelText<HTMLInputElement>('精度（m）').value).toBe('0.05');
});

test('nobody is brought back to a parcel he left while another was still being written', async () => {
  const reply = Promise.withResolvers<ParcelDetail>();
  const { client } = aWriting(() => reply.promise);
  const records = [1, 2, 3].map((number) => ({ ...aRecord(), id: anId(number) }));
  let store: DrawingStore | undefined;
  function Shown({ detail }: { readonly detail: ParcelDetail }) {
    store = useDrawingStore();
    return <BoundaryTab detail={detail} disabled={false} isShown onPreview={() => undefined} />;
  }
  const tab = (place: number) => <Shown key={place} detail={records[place] ?? aRecord()} />;
  const { user, show } = openWindow(tab(0), { client });
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  await fill(user, 'J1', '精度（m）', '0.05');
  await user.keyboard('{Enter}');
  show(tab(1));
  await user.click(screen.getByRole('button', { name: '编辑界址点' }));
  show(tab(2));
  await act(async () => reply.resolve(aRecord()));
  await waitFor(() => expect(store?.get().session?.target).not.toBe(anId(1)));
  expect(store?.get().session).toBeUndefined();
});

test('a boundary that is taken while a step is still being written is taken once, and shows that it is under way', async () => {
  const reply = Promise.withResolvers<ParcelDetail>();
  const { client, written } = aWriting(() => reply.promise);
  const taken: object[] = [];
  const asked = aClient({
    drawing: { write: client.drawing.write },
    boundary: {
      read: async () => ({
        form: 'coordinate-list',
        columns: [],
        plots: [{ feature: 1, part: 1, parts: 1, points: 4, holes: 0, planarAreaSqM: 6000, boundary }],
        warnings: [],
        refused: [],
      }),
      write: async (wish) => {
        taken.push(wish);
        return aRecord();
      },
    },
  });
  let store: DrawingStore | undefined;
  function Shown() {
    store = useDrawingStore();
    return <BoundaryTab detail={aRecord()} disabled={false} isShown onPreview={() => undefined} />;
  }
  const { user } = openWindow(<Shown />, { client: asked });
  await user.click(screen.getByRole('button', { name: '重新录入' }));
  await user.click(screen.getByRole('textbox'));
  await user.paste('…');
  await user.click(screen.getByRole('button', { name: '识别' }));
  const take = await screen.findByRole('button', { name: '写入此地块' });
  act(() => {
    store?.start(aRecord(), 'edit');
    store?.remove({ of: 'shape', place: { ring: 0, point: 0 } });
  });
  expect(written).toHaveLength(1);
  await user.click(take);
  await waitFor(() => expect(take.className).toContain('loading'));
  await user.click(take);
  await act(async () => reply.resolve(aRecord()));
  await waitFor(() => expect(store?.get().session).toBeUndefined());
  await waitFor(() => expect(taken).toHaveLength(1));
});

test('a record that is only looked at has no points to edit', () => {
  openTab(true);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '编辑界址点' }).disabled).toBe(true);
});
