import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { BoundaryReading, BoundarySource, RecognisedPlot } from '#core/contract/boundary.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import { toBoundary } from '#core/geo/boundary.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import type { ColumnMapping } from '#core/parcel/source-columns.ts';
import { BoundaryReader, type Taking } from '#renderer/features/boundary/boundary-reader.tsx';
import { PointTable } from '#renderer/features/boundary/point-table.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { anId } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

/** 100 m × 60 m: 6,000 m², 9 亩. */
const square: Boundary = toBoundary(
  [
    [
      [3_416_500, 500_000],
      [3_416_560, 500_000],
      [3_416_560, 500_100],
      [3_416_500, 500_100],
    ].map(([north = 0, east = 0]) => ({ at: toLonLat(gk120(north, east)), method: 'rtk' as const })),
  ],
  'CGCS2000',
);

const aPlot = (named: Pick<RecognisedPlot, 'plotNo' | 'name'> = {}): RecognisedPlot => ({
  ...named,
  feature: 1,
  part: 1,
  parts: 1,
  points: 4,
  holes: 0,
  planarAreaSqM: square.planarAreaSqM,
  boundary: square,
});

function openReader(
  reading: Partial<BoundaryReading>,
  {
    takesAll = false,
    answered = async () => undefined,
  }: {
    readonly takesAll?: boolean;
    /** Until when the service takes to answer. */
    readonly answered?: (columns: ColumnMapping | undefined) => Promise<void>;
  } = {},
) {
  const taken: { readonly source: BoundarySource; readonly plot: number }[] = [];
  const previews: (readonly Boundary[])[] = [];
  const takings: Taking[] = [];
  const asked: (ColumnMapping | undefined)[] = [];
  const onPreview = (boundaries: readonly Boundary[]) => previews.push(boundaries);
  const reader = (isShown: boolean) => (
    <BoundaryReader
      busy={false}
      isShown={isShown}
      action={() => '写入'}
      onPreview={onPreview}
      takesAll={takesAll}
      onTake={(source, taking) => {
        taken.push({ source, plot: taking.plot });
        takings.push(taking);
      }}
    />
  );
  const opened = openWindow(reader(true), {
    client: aClient({
      boundary: {
        read: async ({ columns }) => {
          asked.push(columns);
          await answered(columns);
          return {
            form: 'coordinate-list',
            columns: [],
            plots: [],
            warnings: [],
            refused: [],
            ...reading,
          };
        },
      },
    }),
  });
  const look = (isShown: boolean) => opened.show(reader(isShown));
  return { ...opened, look, taken, takings, asked, previews };
}

async function paste(user: ReturnType<typeof openReader>['user'], text: string): Promise<void> {
  await user.click(screen.getByLabelText(zhCN.window.boundary.paste));
  await user.paste(text);
  await user.click(screen.getByRole('button', { name: zhCN.window.boundary.read }));
}

/** Column 乙 into the field that column 甲 goes to. */
async function sendElsewhere(user: ReturnType<typeof openReader>['user']): Promise<void> {
  const select = await screen.findByRole('combobox', { name: '“乙”填入的栏目' });
  await user.click(select);
  await user.type(select, '产权人');
  // The other select shows its choice under the same words.
  const options = await screen.findAllByTitle('产权人 · 权属与审批');
  await user.click(options.at(-1) as HTMLElement);
}
const TWO_COLUMNS: BoundaryReading['columns'] = [
  { name: '甲', field: 'tenure.rightHolder', filled: 1, examples: ['某某厂'] },
  { name: '乙', filled: 1, examples: ['别人'] },
];

describe('reading coordinates', () => {
  test('a refused text is shown with its lines and reasons, and nothing can be written', async () => {
    const { user } = openReader({
      refused: [
        { code: 'boundary.not-a-number', line: 7, params: { column: 3, value: 'O3416' } },
        { code: 'boundary.wrong-zone', line: 9, params: { zone: 39 } },
      ],
    });
    await paste(user, 'J1, x, y');
    const refused = await screen.findByRole('alert');
    const [first, second] = within(refused).getAllByRole('listitem');
    expect(first?.textContent).toBe('第 7 行第 3 列“O3416”不是数字。请改正后重新导入。');
    expect(second?.textContent).toContain('第 9 行坐标带号为 39');
    expect(screen.queryByRole('button', { name: '写入' })).toBeNull();
  });

  test('what was recognised is shown on the map and in words before it is written', async () => {
    const { user, taken, previews } = openReader({
      plots: [aPlot({ plotNo: 'DX-1', name: '某某织造' })],
      warnings: [{ code: 'boundary.axes-swapped', params: { points: 4 } }],
    });
    await paste(user, 'J1 500000 3416500');
    expect(await screen.findByText('识别出 1 个地块、4 个界址点')).toBeTruthy();
    expect(screen.getByText('DX-1 某某织造')).toBeTruthy();
    expect(screen.getByText('9.0000 亩')).toBeTruthy();
    expect(screen.getByText(/X、Y写反了/)).toBeTruthy();
    expect(previews.at(-1)).toEqual([square]);
    expect(taken).toEqual([]);
    await user.click(screen.getByRole('button', { name: '写入' }));
    expect(taken).toEqual([{ source: { kind: 'text', text: 'J1 500000 3416500' }, plot: 0 }]);
  });

  test('of several plots the chosen one is taken', async () => {
    const { user, taken } = openReader({
      plots: [aPlot({ plotNo: 'DX-1' }), aPlot({ plotNo: 'DX-2' })],
    });
    await paste(user, 'two plots');
    await user.click(await screen.findByRole('radio', { name: 'DX-2' }));
    await user.click(screen.getByRole('button', { name: '写入' }));
    expect(taken[0]?.plot).toBe(1);
  });

  test('of plots that become parcels those left out disappear from the map and are not taken', async () => {
    const other = { ...square, planarAreaSqM: 1 };
    const { user, takings, previews } = openReader(
      { plots: [aPlot({ plotNo: 'DX-1' }), { ...aPlot({ plotNo: 'DX-2' }), boundary: other }] },
      { takesAll: true },
    );
    await paste(user, 'two plots');
    await user.click(await screen.findByRole('checkbox', { name: 'DX-1' }));
    expect(previews.at(-1)).toEqual([other]);
    await user.click(screen.getByRole('button', { name: '写入' }));
    expect(takings).toEqual([{ plot: 0, plots: [1] }]);
  });

  test('what was taken in before cannot be taken again, what is there twice is taken once, and what overlaps parcels here is left out by one click', async () => {
    const ground = { id: anId(9), called: '330502100-0009', overlapSqM: 300, parcels: 1 };
    const plots: RecognisedPlot[] = [
      { ...aPlot({ name: '甲厂' }), takenInAs: '330502100-0001' },
      { ...aPlot({ name: '乙厂' }), onGroundOf: ground },
      { ...aPlot({ name: '丙厂' }), onGroundOf: { ...ground, parcels: 3 } },
      aPlot({ name: '丁厂' }),
      { ...aPlot({ name: '戊厂' }), sameAs: 3 },
    ];
    const { user, previews, takings } = openReader({ plots }, { takesAll: true });
    await paste(user, '…');
    await screen.findByText('已选 3 / 5 个地块');
    const said = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(said[0]).toContain('以前已导入为 330502100-0001，不再新建');
    expect(said[1]).toContain('与 330502100-0009 重叠 300.00 ㎡');
    expect(said[2]).toContain('与 330502100-0009 等 3 个地块重叠，最多 300.00 ㎡');
    expect(said[4]).toContain('与上面的“丁厂”完全相同');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '甲厂' }).disabled).toBe(true);
    expect(previews.at(-1)).toHaveLength(3);
    await user.click(screen.getByRole('checkbox', { name: '乙厂' }));
    await user.click(screen.getByRole('button', { name: '去掉重叠的 1 个' }));
    expect(screen.getByText('已选 1 / 5 个地块')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^去掉重叠的/ })).toBe(null);
    await user.click(screen.getByRole('button', { name: '写入' }));
    expect(takings.map(({ plots: places }) => places)).toEqual([[3]]);
  });

  test('of plots of which one is chosen all are on the map, numbered as in the list, also where two are the same', async () => {
    const plots = [
      aPlot({ name: '甲厂' }),
      { ...aPlot({ name: '乙厂' }), sameAs: 0 },
      aPlot({ name: '丙厂' }),
    ];
    const { user, previews } = openReader({ plots });
    await paste(user, '…');
    await screen.findByRole('radio', { name: '丙厂' });
    expect(previews.at(-1)).toHaveLength(3);
  });

  test('what was read leaves the map to what is looked at in another tab, and comes back with its own', async () => {
    const { user, previews, look } = openReader({ plots: [aPlot()] });
    await paste(user, '…');
    await waitFor(() => expect(previews.at(-1)).toEqual([square]));
    look(false);
    expect(previews.at(-1)).toEqual([]);
    look(true);
    expect(previews.at(-1)).toEqual([square]);
  });

  test('a column that is sent elsewhere is read again so, and taken so', async () => {
    const { user, takings, asked } = openReader(
      { plots: [aPlot()], columns: TWO_COLUMNS },
      { takesAll: true },
    );
    await paste(user, 'a table');
    await sendElsewhere(user);
    await waitFor(() => expect(asked.at(-1)).toEqual({ 乙: 'tenure.rightHolder' }));
    await user.click(screen.getByRole('button', { name: '写入' }));
    expect(takings).toEqual([{ plot: 0, columns: { 乙: 'tenure.rightHolder' } }]);
  });

  test('what is discarded before the service has answered stays discarded', async () => {
    let answer = () => {};
    const answered = async (columns: ColumnMapping | undefined) => {
      if (columns) await new Promise<void>((resolve) => (answer = resolve));
    };
    const { user, previews, asked } = openReader(
      { plots: [aPlot()], columns: TWO_COLUMNS },
      { takesAll: true, answered },
    );
    await paste(user, 'a table');
    await sendElsewhere(user);
    await waitFor(() => expect(asked).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: zhCN.window.boundary.discard }));
    answer();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(previews.at(-1)).toEqual([]);
    expect(screen.getByLabelText(zhCN.window.boundary.paste)).toHaveProperty('value', '');
  });

  test('what is discarded disappears from the map', async () => {
    const { user, previews } = openReader({ plots: [aPlot()] });
    await paste(user, 'one plot');
    await user.click(await screen.findByRole('button', { name: zhCN.window.boundary.discard }));
    expect(previews.at(-1)).toEqual([]);
    expect(screen.getByLabelText(zhCN.window.boundary.paste)).toHaveProperty('value', '');
  });
});

describe('the table of points', () => {
  test('has numbers, X and Y to the millimetre, lengths, and both areas', () => {
    openWindow(<PointTable boundary={square} />);
    const [, first] = screen.getAllByRole('row');
    expect(
      within(first as HTMLElement)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['J1', '3416560.000', '500000.000', '100.00', 'RTK']);
    expect(screen.getAllByText('9.0000')).toHaveLength(2);
    expect(screen.getByText('320.00 m')).toBeTruthy();
  });

  test('says so when the coordinates could not be copied', async () => {
    const { user } = openWindow(<PointTable boundary={square} />);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    await user.click(screen.getByRole('button', { name: zhCN.window.boundary.copy }));
    expect(await screen.findByText(zhCN.window.boundary.notCopied)).toBeTruthy();
  });
});
