import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import type { ParcelSummary } from '#core/contract/parcel-list.ts';
import type { RecordId } from '#core/ids.ts';
import { PARCEL_STATES } from '#core/parcel/parcel-state.ts';
import { ParcelList } from '#renderer/features/parcels/parcel-list.tsx';
import type { TableFilter } from '#renderer/features/table/table-filters.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { anId, aSummary } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

function Page({
  search,
  given,
  onNew,
}: {
  readonly search: string;
  readonly given: TableFilter;
  readonly onNew: () => void;
}) {
  const [selected, setSelected] = useState<RecordId | undefined>(undefined);
  const [filter, setFilter] = useState<TableFilter>(given);
  return (
    <ParcelList
      forRole="field"
      search={search}
      onClearSearch={() => undefined}
      filter={filter}
      onFilter={setFilter}
      selected={selected}
      onSelect={setSelected}
      onNew={onNew}
    />
  );
}

function openList(rows: readonly ParcelSummary[], search = '', given: TableFilter = {}) {
  const asked: object[] = [];
  let added = 0;
  const onNew = () => {
    added += 1;
  };
  const opened = openWindow(<Page search={search} given={given} onNew={onNew} />, {
    client: aClient({
      parcel: {
        list: async (input) => {
          asked.push(input);
          const items = rows.filter(({ state }) => !input.states || input.states.includes(state));
          const byState = Object.fromEntries(
            PARCEL_STATES.map((state) => [state, rows.filter((row) => row.state === state).length]),
          );
          return { items, total: items.length, totalPlanarAreaSqM: 2000, byState };
        },
      },
    }),
  });
  return { ...opened, asked, added: () => added };
}

describe('the list of parcels', () => {
  test('tells every state in words', async () => {
    openList(PARCEL_STATES.map((state, i) => aSummary(i + 1, { state })));
    const rows = await screen.findAllByRole('option');
    expect(rows.map((row) => within(row).getByText(/草稿|已完成|已提交|退回|通过/).textContent)).toEqual(
      PARCEL_STATES.map((state) => zhCN.states[state]),
    );
  });

  test('says how many there are and how large together', async () => {
    openList([aSummary(1), aSummary(2)]);
    expect(await screen.findByText(/2 宗/)).toBeTruthy();
    expect(screen.getByText(/3\.00 亩/)).toBeTruthy();
  });

  test('can be narrowed to one state', async () => {
    const { user, asked } = openList([aSummary(1), aSummary(2, { state: 'returned' })]);
    await user.click(await screen.findByRole('tab', { name: /退回/ }));
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    expect(asked.at(-1)).toMatchObject({ states: ['returned'] });
  });

  test('keeps the conditions of the table, says which they are, and lets each be taken away', async () => {
    const { user, asked } = openList([aSummary(1)], '', { surveyors: ['沈伟'], states: ['draft'] });
    const chip = await screen.findByRole('button', { name: /沈伟/ });
    expect(asked.at(-1)).toMatchObject({ surveyors: ['沈伟'] });
    expect(screen.getByRole('tab', { name: /草稿/ }).getAttribute('aria-selected')).toBe('true');
    await user.click(chip);
    await waitFor(() => expect(screen.queryByRole('button', { name: /沈伟/ })).toBeNull());
    expect(asked.at(-1)).not.toMatchObject({ surveyors: ['沈伟'] });
  });

  test('is walked through with the arrow keys', async () => {
    const { user } = openList([aSummary(1), aSummary(2), aSummary(3)]);
    await screen.findAllByRole('option');
    screen.getByRole('listbox').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('330502100-0002');
    await user.keyboard('{End}');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('330502100-0003');
  });

  test('an empty workspace says how to begin', async () => {
    const { user, added } = openList([]);
    expect(await screen.findByText(zhCN.window.list.emptyHelp)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: zhCN.window.list.newParcel }));
    expect(added()).toBe(1);
  });

  test('a search without a find says so and leads back', async () => {
    openList([], '织造');
    expect(await screen.findByText(zhCN.window.list.nothingFound)).toBeTruthy();
    expect(screen.getByRole('button', { name: zhCN.window.list.showAll })).toBeTruthy();
  });

  test('says how many photos are still to be taken, and that all are there only when they are', async () => {
    openList([
      aSummary(1, { photoCount: 2, photosMissing: 1 }),
      aSummary(2, { photoCount: 3 }),
      aSummary(3, { photoCount: 0 }),
    ]);
    const marks = await screen.findAllByRole('img', { name: /^照片/ });
    expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
      '照片 2 张，还缺 1 张',
      '照片 3 张：已有',
      '照片 0 张：缺',
    ]);
  });

  test('shows what a parcel has and lacks as marks with words', async () => {
    openList([aSummary(1, { id: anId(1), planarAreaSqM: 2000, errorCount: 2, warningCount: 1 })]);
    const [row] = await screen.findAllByRole('option');
    const marks = within(row as HTMLElement);
    expect(marks.getByRole('img', { name: '界址点：已有' })).toBeTruthy();
    expect(marks.getByRole('img', { name: '照片 0 张：缺' })).toBeTruthy();
    expect(marks.getByLabelText('2 处错误')).toBeTruthy();
    expect(marks.getByLabelText('1 处提醒')).toBeTruthy();
  });
});
