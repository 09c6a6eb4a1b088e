import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import type { ParcelSelection, ParcelSummary } from '#core/contract/parcel-list.ts';
import type { Role } from '#core/contract/workspace.ts';
import type { RecordId } from '#core/ids.ts';
import { NO_FILTER, type TableFilter } from '#renderer/features/table/table-filters.ts';
import { TablePane } from '#renderer/features/table/table-pane.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { anId, aSummary } from './a-detail.ts';
import { aClient, aStream, openWindow } from './a-window.tsx';

const { table, list } = zhCN.window;

type Asked = { readonly [name: string]: unknown };

function Page({
  forRole = 'office',
  search,
  onOpen = () => undefined,
  onNew = () => undefined,
}: {
  readonly forRole?: Role;
  readonly search: string;
  readonly onOpen?: (id: RecordId) => void;
  readonly onNew?: () => void;
}) {
  const [filter, setFilter] = useState<TableFilter>(NO_FILTER);
  const [searched, setSearched] = useState(search);
  return (
    <TablePane
      forRole={forRole}
      search={searched}
      onClearSearch={() => setSearched('')}
      filter={filter}
      onFilter={setFilter}
      opened={undefined}
      onOpen={onOpen}
      onNew={onNew}
      viewSwitch={null}
    />
  );
}

/** A table over rows that the service cuts into blocks by their places. */
function openTable(count: number, search = '') {
  const rows: readonly ParcelSummary[] = Array.from({ length: count }, (_, i) =>
    aSummary(i + 1, { planarAreaSqM: 2000, ...(i === 1 ? { state: 'returned' as const } : {}) }),
  );
  const asked: Asked[] = [];
  const opened: RecordId[] = [];
  const worked: (ParcelSelection & { readonly knownUpTo: number })[] = [];
  const page = openWindow(<Page search={search} onOpen={(id) => opened.push(id)} />, {
    client: aClient({
      parcel: {
        list: async (input) => {
          asked.push(input);
          const { states, skip = 0, limit = 200, sums = true } = input;
          const found = rows.filter(({ state }) => !states || states.includes(state));
          return {
            items: found.slice(skip, skip + limit),
            total: found.length,
            ...(sums
              ? {
                  totalPlanarAreaSqM: found.length * 2000,
                  byState: { draft: count - 1, returned: 1 },
                  knownUpTo: 77,
                }
              : {}),
          };
        },
        completeMany: async ({ selection, knownUpTo }) => {
          worked.push({ ...(selection as ParcelSelection), knownUpTo });
          return aStream(
            (async function* () {
              yield { phase: 'parcels.bulk', done: 1, total: 2, unit: 'parcels' as const };
              return {
                done: 1,
                unchanged: 0,
                refused: [
                  {
                    reason: 'errors' as const,
                    count: 1,
                    examples: [{ id: anId(2), unitNo: '330502100-0002' }],
                  },
                ],
              };
            })(),
          );
        },
      },
    }),
  });
  return { ...page, asked, opened, worked };
}

const grid = () => screen.findByRole('grid', { name: table.label });
/** The rows of parcels, without the head. */
const bodyRows = () => screen.getAllByRole('row').slice(1);
const chosenRows = () => bodyRows().filter((row) => row.getAttribute('aria-selected') === 'true');
const activeRow = (of: HTMLElement) =>
  document.getElementById(of.getAttribute('aria-activedescendant') ?? '')?.closest('tr');

describe('the table', () => {
  test('is a grid that says how many rows there are and draws only those near the view', async () => {
    openTable(5000);
    const box = await grid();
    await screen.findByText('330502100-0001');
    expect(box.getAttribute('aria-rowcount')).toBe('5001');
    expect(bodyRows().length).toBeLessThan(60);
    expect(bodyRows()[0]?.getAttribute('aria-rowindex')).toBe('2');
  });

  test('of a survey that is still empty has the way to its first parcel', async () => {
    const begun: string[] = [];
    const client = aClient({
      parcel: { list: async () => ({ items: [], total: 0, totalPlanarAreaSqM: 0, byState: {} }) },
    });
    const { user } = openWindow(<Page forRole="field" search="" onNew={() => begun.push('new')} />, {
      client,
    });
    await user.click(await screen.findByRole('button', { name: list.newParcel }));
    expect(begun).toEqual(['new']);
  });

  test('says in its foot how many parcels are found and how large they are together', async () => {
    openTable(3);
    expect(await screen.findByText('3 宗，共 9.00 亩')).toBeTruthy();
  });

  test('is sorted by the head that is pressed, up and then down', async () => {
    const { user, asked } = openTable(3);
    const head = await screen.findByRole('columnheader', { name: zhCN.listColumns.name });
    await user.click(within(head).getByRole('button'));
    await waitFor(() => expect(head.getAttribute('aria-sort')).toBe('ascending'));
    await user.click(within(head).getByRole('button'));
    await waitFor(() => expect(head.getAttribute('aria-sort')).toBe('descending'));
    expect(asked.some(({ sort }) => JSON.stringify(sort) === '{"by":"name","descending":true}')).toBe(true);
  });

  test('is narrowed by several states, which stay in view with their counts', async () => {
    const { user, asked } = openTable(3);
    await screen.findByText('330502100-0003');
    await user.click(screen.getByRole('button', { name: /退回 ?1/ }));
    await waitFor(() => expect(bodyRows()).toHaveLength(1));
    expect(asked.at(-1)).toMatchObject({ states: ['returned'] });
    await user.click(screen.getByRole('button', { name: table.clearFilters }));
    await waitFor(() => expect(bodyRows()).toHaveLength(3));
  });

  test('shows a search as a chip that takes it away', async () => {
    const { user, asked } = openTable(3, '织造');
    await waitFor(() => expect(asked.some(({ search }) => search === '织造')).toBe(true));
    await user.click(screen.getByRole('button', { name: /取消条件：搜索：织造/ }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /取消条件/ })).toBeNull());
    expect(asked.at(-1)).not.toHaveProperty('search');
  });

  test('remembers which columns were chosen', async () => {
    const { user, unmount } = openTable(1);
    await user.click(await screen.findByRole('button', { name: table.columns }));
    await user.click(await screen.findByRole('checkbox', { name: zhCN.listColumns.address }));
    expect(await screen.findByRole('columnheader', { name: zhCN.listColumns.address })).toBeTruthy();
    unmount();
    openTable(1);
    expect(await screen.findByRole('columnheader', { name: zhCN.listColumns.address })).toBeTruthy();
  });
});

describe('by keys', () => {
  test('arrows, page and end walk, space selects, enter opens', async () => {
    const { user, opened } = openTable(300);
    const box = await grid();
    await screen.findByText('330502100-0001');
    box.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(activeRow(box)?.getAttribute('aria-rowindex')).toBe('3');
    await user.keyboard(' ');
    expect(chosenRows()).toHaveLength(1);
    expect(screen.getByText('已选 1 宗')).toBeTruthy();
    await user.keyboard(' ');
    expect(chosenRows()).toHaveLength(0);
    await user.keyboard('{Enter}');
    expect(opened).toEqual([anId(2)]);
    await user.keyboard('{Home}{ArrowRight}');
    expect(box.getAttribute('aria-activedescendant')).toMatch(/-0-2$/);
  });

  test('shift makes a stretch, and the control key takes all that is found', async () => {
    const { user } = openTable(300);
    const box = await grid();
    await screen.findByText('330502100-0001');
    box.focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(chosenRows()).toHaveLength(3);
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('已选 300 宗')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: table.selectAll }).checked).toBe(true);
  });
});

describe('selecting', () => {
  test('by box and with shift selects without opening; a press on the row opens', async () => {
    const { user, opened } = openTable(5);
    await user.click(await screen.findByRole('checkbox', { name: '选择 330502100-0002' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: '选择 330502100-0004' }));
    await user.keyboard('{/Shift}');
    expect(chosenRows()).toHaveLength(3);
    expect(opened).toEqual([]);
    await user.click(screen.getByText('330502100-0001'));
    expect(opened).toEqual([anId(1)]);
  });

  test('all, then without one, is told to the service as the filter without it', async () => {
    const { user, worked } = openTable(300);
    await screen.findByText('330502100-0001');
    await user.click(screen.getByRole('checkbox', { name: table.selectAll }));
    await user.click(screen.getByRole('checkbox', { name: '选择 330502100-0001' }));
    expect(screen.getByText('已选 299 宗')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: table.actions.complete }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: table.start.complete }));
    await waitFor(() => expect(worked).toEqual([{ filter: {}, except: [anId(1)], knownUpTo: 77 }]));
  });

  test('nothing may be removed without being selected', async () => {
    const { user } = openTable(2);
    await screen.findByText('330502100-0001');
    const remove = () => screen.getByRole<HTMLButtonElement>('button', { name: table.actions.remove });
    expect(remove().disabled).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: '选择 330502100-0001' }));
    expect(remove().disabled).toBe(false);
  });
});

test('what was not done to many is told with its reason and leads to the parcel', async () => {
  const { user, opened } = openTable(2);
  await screen.findByText('330502100-0001');
  await user.click(screen.getByRole('button', { name: table.actions.complete }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: table.start.complete }));
  expect(await within(dialog).findByText('已标记完成 1 宗。')).toBeTruthy();
  expect(within(dialog).getByText('1 宗有错误，没有标记：')).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: '330502100-0002' }));
  expect(opened).toEqual([anId(2)]);
});

test('an empty find says so, and an empty workspace how to begin', async () => {
  const { unmount } = openTable(0, '没有');
  expect(await screen.findByText(list.nothingFound)).toBeTruthy();
  unmount();
  openTable(0);
  expect(await screen.findByText(list.emptyOfficeHelp)).toBeTruthy();
});
