import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '#core/contract/parcel.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { HistoryTab } from '#renderer/features/history/history-tab.tsx';
import { aBoundary, aRectangle } from '#tests/helpers/a-sheet.ts';
import { aDetail, aGroupState, aHead, SOURCE } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

const earlier = aBoundary([
  [0, 0],
  [0, 100],
  [90, 100],
]);
const detail = aDetail({
  values: { boundary: aRectangle, tenure: { rightHolder: '乙公司' } },
  groups: { boundary: aGroupState('2'), tenure: aGroupState('1') },
});
const entry = (digit: string, writes: HistoryEntry['writes'], withdrawn = false): HistoryEntry => ({
  kind: 'set',
  source: { ...SOURCE, operation: aHead(digit) },
  writes,
  withdrawn,
});
const ENTRIES = [
  entry('1', [
    { group: 'boundary', value: earlier, current: false },
    { group: 'tenure', value: { rightHolder: '乙公司' }, current: true },
  ]),
  entry('2', [{ group: 'boundary', value: aRectangle, before: earlier, current: true }]),
];

function openHistory(entries: readonly HistoryEntry[], { disabled = false } = {}) {
  const shown: (readonly Boundary[])[] = [];
  const taken: object[] = [];
  const client = aClient({
    parcel: {
      history: async () => ({ entries: [...entries] }),
      takeVersion: async (wish) => {
        taken.push(wish);
        return detail;
      },
    },
  });
  let drawing: DrawingStore | undefined;
  function Shown() {
    drawing = useDrawingStore();
    return (
      <HistoryTab
        detail={detail}
        disabled={disabled}
        isShown
        onPreview={(boundaries) => void shown.push(boundaries)}
      />
    );
  }
  const opened = openWindow(<Shown />, { client });
  if (!drawing) throw new Error('no drawing');
  /** Opens what was written first. */
  const lookAtFirst = async () => {
    const list = await screen.findByRole('list', { name: '修改历史' });
    const first = [...list.children].at(-1) as HTMLElement | undefined;
    if (!first) throw new Error('no entry');
    await opened.user.click(within(first).getByRole('button', { name: '查看内容' }));
    return within(first);
  };
  return { ...opened, drawing, shown, taken, lookAtFirst };
}

test('another part is restored beside a drawing, which an earlier boundary ends', async () => {
  const entries = [
    entry('1', [
      { group: 'boundary', value: earlier, current: false },
      { group: 'tenure', value: { rightHolder: '甲公司' }, current: false },
    ]),
  ];
  const { user, drawing, taken, lookAtFirst } = openHistory(entries);
  act(() => drawing.start(detail, 'edit'));
  const first = await lookAtFirst();
  await user.click(first.getByRole('button', { name: '恢复当时的“权属与审批”' }));
  await screen.findByText('“权属与审批”已恢复为当时的内容');
  expect(drawing.get().session).toBeDefined();
  await user.click(first.getByRole('button', { name: '恢复当时的“界址点”' }));
  await screen.findByText('“界址点”已恢复为当时的内容');
  expect([drawing.get().session, taken.length]).toEqual([undefined, 2]);
});

describe('an earlier boundary', () => {
  test('is on the map while it is looked at, and is written again on top of what stands there now', async () => {
    const { user, shown, taken, lookAtFirst } = openHistory(ENTRIES);
    const first = await lookAtFirst();
    expect(shown).toEqual([[earlier]]);
    // What stands there now as well is not offered.
    expect(first.getAllByRole('button', { name: /^恢复当时的/ })).toHaveLength(1);
    await user.click(first.getByRole('button', { name: '恢复当时的“界址点”' }));
    await screen.findByText('“界址点”已恢复为当时的内容');
    expect(taken).toEqual([{ id: detail.id, group: 'boundary', operation: aHead('1'), heads: [aHead('2')] }]);
    await user.click(first.getByRole('button', { name: '收起内容' }));
    expect(shown.at(-1)).toEqual([]);
  });

  test('stays on the map while it is looked at, also when another one was looked at meanwhile', async () => {
    const { user, shown, lookAtFirst } = openHistory(ENTRIES);
    await lookAtFirst();
    await user.click(screen.getByRole('button', { name: '查看内容' }));
    expect(shown.at(-1)).toEqual([aRectangle]);
    await user.click(screen.getAllByRole('button', { name: '收起内容' })[0] ?? document.body);
    expect(shown.at(-1)).toEqual([earlier]);
  });

  test('is not offered of a record that must not be changed, nor of a withdrawn package', async () => {
    const { lookAtFirst, unmount } = openHistory(ENTRIES, { disabled: true });
    expect((await lookAtFirst()).queryByRole('button', { name: /^恢复当时的/ })).toBe(null);
    unmount();
    const again = openHistory([entry('1', [{ group: 'boundary', value: earlier, current: false }], true)]);
    expect((await again.lookAtFirst()).queryByRole('button', { name: /^恢复当时的/ })).toBe(null);
  });
});
