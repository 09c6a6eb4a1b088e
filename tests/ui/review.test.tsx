import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { HistoryEntry, ParcelDetail } from '#core/contract/parcel.ts';
import { HistoryTab } from '#renderer/features/history/history-tab.tsx';
import { DecisionNote } from '#renderer/features/review/decision-note.tsx';
import { ReviewButtons } from '#renderer/features/review/review-buttons.tsx';
import { aDetail, aHead, SOURCE } from './a-detail.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

const submitted = (parts: Partial<ParcelDetail> = {}) =>
  aDetail({ state: 'submitted', actions: ['edit', 'accept', 'return', 'remove'], ...parts });

describe('the office decides', () => {
  test('accepting sends what was seen', async () => {
    const sent: object[] = [];
    const client = aClient({
      parcel: {
        accept: async (input) => {
          sent.push(input);
          return submitted({ state: 'accepted', actions: ['return'] });
        },
      },
    });
    const { user } = openWindow(<ReviewButtons detail={submitted()} />, { client });
    await user.click(screen.getByRole('button', { name: '通过' }));
    await screen.findByText('已通过');
    expect(sent).toEqual([
      { id: submitted().id, seen: { deletions: [], decision: [], identity: [aHead('1')], boundary: [] } },
    ]);
  });

  test('sending back needs a reason, written or taken from the ready ones', async () => {
    const reasons: string[] = [];
    const client = aClient({
      parcel: {
        return: async ({ reason }) => {
          reasons.push(reason);
          return submitted({ state: 'returned' });
        },
      },
    });
    const { user } = openWindow(<ReviewButtons detail={submitted()} />, { client });
    await user.click(screen.getByRole('button', { name: '退回…' }));
    const dialog = await screen.findByRole('dialog', { name: '退回这个地块' });
    const send = within(dialog).getByRole('button', { name: '退回' });
    expect(send).toHaveProperty('disabled', true);
    await user.type(within(dialog).getByRole('textbox', { name: '退回原因' }), '东侧少一点。');
    await user.click(within(dialog).getByRole('button', { name: '照片不清或缺少' }));
    await user.click(send);
    await waitFor(() => expect(reasons).toEqual(['东侧少一点；照片不清或缺少']));
  });

  test('a refusal says what happened, and the parcel stays as it was', async () => {
    const client = aClient({
      parcel: { accept: () => Promise.reject(refusal('record.has-conflict', { record: submitted().id })) },
    });
    const { user } = openWindow(<ReviewButtons detail={submitted()} />, { client });
    await user.click(screen.getByRole('button', { name: '通过' }));
    expect((await screen.findByRole('alert')).textContent).toContain('不同的填写尚未处理');
  });

  test('what a state does not allow is not offered', () => {
    openWindow(<ReviewButtons detail={aDetail()} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

test('a returned parcel says first who sent it back, when and why', () => {
  openWindow(
    <DecisionNote
      decision={{ decision: 'returned', reason: '缺权证', stale: false, source: { ...SOURCE, by: '李敏' } }}
    />,
  );
  const note = screen.getByRole('alert').textContent;
  expect(note).toContain('李敏');
  expect(note).toContain('缺权证');
});

const entry = (digit: string, parts: Partial<HistoryEntry>): HistoryEntry => ({
  kind: 'set',
  source: { ...SOURCE, operation: aHead(digit) },
  writes: [],
  withdrawn: false,
  ...parts,
});
const entries: HistoryEntry[] = [
  entry('1', {
    kind: 'begin',
    writes: [{ group: 'tenure', value: { rightHolder: '甲公司' }, current: false }],
  }),
  entry('2', {
    writes: [
      {
        group: 'tenure',
        value: { rightHolder: '乙公司', tenure: 'state' },
        before: { rightHolder: '甲公司' },
        current: true,
      },
    ],
  }),
  entry('3', { kind: 'review', decision: 'returned', reason: '缺权证' }),
];

describe('the history', () => {
  const client = aClient({
    parcel: {
      history: async () => ({ entries }),
      valuesAt: async ({ operation }) => ({
        values: { tenure: { rightHolder: operation === aHead('1') ? '甲公司' : '乙公司' } },
      }),
    },
  });

  test('tells the newest first, and what each step changed', async () => {
    const { user } = openWindow(
      <HistoryTab detail={aDetail()} disabled isShown onPreview={() => undefined} />,
      { client },
    );
    const list = await screen.findByRole('list', { name: '修改历史' });
    const items = within(list).getAllByRole('listitem');
    expect(items.map((item) => item.querySelector('strong')?.textContent)).toEqual([
      '退回',
      '修改权属与审批',
      '新建地块',
    ]);
    expect(items[0]?.textContent).toContain('缺权证');
    const [, changed] = items;
    if (!changed) throw new Error('no second step');
    await user.click(within(changed).getByRole('button', { name: '查看内容' }));
    await within(changed).findByText('国有');
    const rows = within(changed).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual(['权属性质未填写国有', '产权人甲公司乙公司']);
  });

  test('compares two moments and shows only what differs', async () => {
    const { user } = openWindow(
      <HistoryTab detail={aDetail()} disabled isShown onPreview={() => undefined} />,
      { client },
    );
    await user.click(await screen.findByRole('button', { name: '比较两个时刻' }));
    const comparison = await screen.findByRole('region', { name: '比较两个时刻' });
    expect((await within(comparison).findByRole('row', { name: /产权人/ })).textContent).toBe(
      '产权人甲公司乙公司',
    );
    expect(within(comparison).getAllByRole('combobox')).toHaveLength(2);
  });
});
