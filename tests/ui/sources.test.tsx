import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { SourcesTab } from '#renderer/features/sources/sources-tab.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState, aHead, SOURCE } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

const conflicting = aDetail({
  conflict: true,
  values: { tenure: { rightHolder: '甲公司', tenure: 'state' } },
  groups: {
    identity: aGroupState('1'),
    tenure: aGroupState('2', {
      heads: [aHead('2'), aHead('3')],
      conflict: true,
      alternatives: [
        {
          value: { tenure: 'state', rightHolder: '甲公司' },
          source: { ...SOURCE, operation: aHead('2'), by: '张三' },
        },
        {
          value: { tenure: 'state', rightHolder: '乙公司' },
          source: { ...SOURCE, operation: aHead('3'), by: '李四', deviceName: '外业二号' },
        },
      ],
    }),
  },
});

describe('where values come from', () => {
  test('every part names who wrote it and on which device', () => {
    openWindow(<SourcesTab detail={aDetail()} />);
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells[0]).toBe(zhCN.groups.identity);
    expect(cells[1]).toBe(`张三${zhCN.window.sources.thisDevice}`);
    expect(cells[2]).toContain(zhCN.window.sources.here);
  });

  test('both sides of a conflict stand beside each other, what differs first', async () => {
    openWindow(<SourcesTab detail={conflicting} />);
    const conflict = screen.getByRole('region', { name: zhCN.groups.tenure });
    await within(conflict).findAllByText('国有');
    const [, first, second] = within(conflict).getAllByRole('row');
    expect(first?.textContent).toBe(`产权人${zhCN.window.sources.different}甲公司乙公司`);
    expect(second?.textContent).toBe('权属性质国有国有');
  });

  test('taking one side writes it on top of both, so that neither comes back', async () => {
    const written: object[] = [];
    const client = aClient({
      parcel: {
        writeGroup: async (input) => {
          written.push(input);
          return aDetail();
        },
      },
    });
    const { user } = openWindow(<SourcesTab detail={conflicting} />, { client });
    await user.click(screen.getByRole('button', { name: '采用版本 2' }));
    await waitFor(() =>
      expect(written).toEqual([
        {
          id: conflicting.id,
          group: 'tenure',
          value: { tenure: 'state', rightHolder: '乙公司' },
          heads: [aHead('2'), aHead('3')],
        },
      ]),
    );
  });

  test('while one side is being written the other cannot be taken as well', async () => {
    const client = aClient({ parcel: { writeGroup: () => new Promise(() => undefined) } });
    const { user } = openWindow(<SourcesTab detail={conflicting} />, { client });
    await user.click(screen.getByRole('button', { name: '采用版本 2' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '采用版本 1' }).disabled).toBe(true);
  });
});
