import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import { useParcel } from '#renderer/client/queries.ts';
import { SourcesTab } from '#renderer/features/sources/sources-tab.tsx';
import { aBoundary, aRectangle } from '#tests/helpers/a-sheet.ts';
import { en } from '#texts/en/index.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState, aHead, SOURCE } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

const texts = { 'zh-CN': zhCN, en };
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

/** The tab as it is looked at. */
function Sources({
  detail,
  isShown = true,
  onPreview = nothing,
  onRemoved = nothing,
}: {
  readonly detail: ParcelDetail;
  readonly isShown?: boolean;
  readonly onPreview?: (boundaries: readonly Boundary[]) => void;
  readonly onRemoved?: () => void;
}) {
  return <SourcesTab detail={detail} isShown={isShown} onPreview={onPreview} onRemoved={onRemoved} />;
}
const nothing = () => undefined;

describe('where values come from', () => {
  test('every part names who wrote it and on which device', () => {
    openWindow(<Sources detail={aDetail()} />);
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells[0]).toBe(zhCN.groups.identity);
    expect(cells[1]).toBe(`张三${zhCN.window.sources.thisDevice}`);
    expect(cells[2]).toContain(zhCN.window.sources.here);
  });

  test('both sides of a conflict stand beside each other, what differs first', async () => {
    openWindow(<Sources detail={conflicting} />);
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
        takeVersion: async (input) => {
          written.push(input);
          return aDetail();
        },
      },
    });
    const { user } = openWindow(<Sources detail={conflicting} />, { client });
    await user.click(screen.getByRole('button', { name: '采用版本 2' }));
    await waitFor(() =>
      expect(written).toEqual([
        {
          id: conflicting.id,
          group: 'tenure',
          operation: aHead('3'),
          heads: [aHead('2'), aHead('3')],
        },
      ]),
    );
  });

  test('after taking one side the cursor stands at the next conflict, and after the last one at the tab', async () => {
    const deletedBy = [{ ...SOURCE, operation: aHead('6') }];
    const first = aDetail({ ...conflicting, deletedBy });
    const next = aDetail({ deletedBy });
    const client = aClient({
      parcel: { get: async () => first, takeVersion: async () => next, restore: async () => aDetail() },
    });
    const Page = () => {
      const { data } = useParcel(first.id);
      return data ? <Sources detail={data} /> : null;
    };
    const { user, container } = openWindow(<Page />, { client });
    await user.click(await screen.findByRole('button', { name: '采用版本 2' }));
    const deletion = screen.getByRole('region', { name: zhCN.window.sources.deletion });
    await waitFor(() => expect(document.activeElement).toBe(deletion));
    await user.click(within(deletion).getByRole('button', { name: zhCN.window.sources.keep }));
    await waitFor(() => expect(document.activeElement).toBe(container.querySelector('.sources-tab')));
  });

  test.each(['zh-CN', 'en'] as const)(
    'a version is called by what stands on its button, in %s',
    (language) => {
      openWindow(<Sources detail={conflicting} />, { language });
      const conflict = screen.getByRole('region', { name: texts[language].groups.tenure });
      const buttons = within(conflict).getAllByRole('button');
      expect(buttons).toHaveLength(2);
      // Two characters are set apart on a button.
      const together = (words: string | null) => words?.replaceAll(' ', '');
      for (const button of buttons)
        expect(together(button.getAttribute('aria-label'))).toContain(together(button.textContent));
    },
  );
});

describe('two boundaries that stand against each other', () => {
  const mine = aRectangle;
  const theirs = aBoundary([
    [0, 0],
    [0, 119],
    [215, 131],
  ]);
  const contested = aDetail({
    conflict: true,
    values: { boundary: mine },
    groups: {
      boundary: aGroupState('4', {
        heads: [aHead('4'), aHead('5')],
        conflict: true,
        alternatives: [
          { value: mine, source: { ...SOURCE, operation: aHead('4') } },
          { value: theirs, source: { ...SOURCE, operation: aHead('5'), by: '李四' } },
        ],
      }),
    },
  });

  test('are both on the map while the tab is looked at, and one of them can be taken', async () => {
    const shown: (readonly Boundary[])[] = [];
    const onPreview = (boundaries: readonly Boundary[]) => void shown.push(boundaries);
    const taken: object[] = [];
    const client = aClient({
      parcel: {
        takeVersion: async (input) => {
          taken.push(input);
          return aDetail();
        },
      },
    });
    const { user, show } = openWindow(<Sources detail={contested} onPreview={onPreview} />, { client });
    expect(shown).toEqual([[mine, theirs]]);
    await user.click(screen.getByRole('button', { name: '采用版本 2' }));
    await waitFor(() =>
      expect(taken).toEqual([
        { id: contested.id, group: 'boundary', operation: aHead('5'), heads: [aHead('4'), aHead('5')] },
      ]),
    );
    show(<Sources detail={contested} isShown={false} onPreview={onPreview} />);
    expect(shown.at(-1)).toEqual([]);
  });
});

describe('a record that was deleted while others worked on it', () => {
  const kept = aDetail({ conflict: true, deletedBy: [{ ...SOURCE, operation: aHead('6'), by: '沈伟' }] });

  test('says who deleted it, and is kept', async () => {
    const client = aClient({ parcel: { restore: async () => aDetail() } });
    const { user } = openWindow(<Sources detail={kept} />, { client });
    const region = screen.getByRole('region', { name: zhCN.window.sources.deletion });
    expect(region.textContent).toContain('沈伟于');
    await user.click(within(region).getByRole('button', { name: zhCN.window.sources.keep }));
    await screen.findByText(zhCN.window.sources.kept);
  });

  test('or is deleted all the same, and the pane closes', async () => {
    const closed: string[] = [];
    const client = aClient({ parcel: { remove: async () => ({ removal: aHead('7') }) } });
    const { user } = openWindow(<Sources detail={kept} onRemoved={() => void closed.push('closed')} />, {
      client,
    });
    await user.click(screen.getByRole('button', { name: zhCN.window.sources.removeAnyway }));
    await waitFor(() => expect(closed).toEqual(['closed']));
  });
});
