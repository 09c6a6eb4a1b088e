import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import type { BaseMap } from '#core/contract/base-map.ts';
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import { BaseMapsPanel } from '#renderer/map/layers/base-maps-panel.tsx';
import { LayersPanel } from '#renderer/map/layers/layers-panel.tsx';
import { Legend } from '#renderer/map/legend.tsx';
import type { MapSettings } from '#renderer/map/map-settings.ts';
import type { Colouring } from '#renderer/map/parcels/colouring.ts';
import { CoordinatePanel } from '#renderer/map/tools/coordinate-panel.tsx';
import { type Answers, aClient, openWindow, refusal } from './a-window.tsx';

const aBaseMap = (name: string, more: Partial<BaseMap> = {}): BaseMap => ({
  id: `00000000-0000-4000-8000-0000000000${name.charCodeAt(0).toString(16)}`,
  name,
  fileName: `${name}.mbtiles`,
  content: 'pictures',
  minZoom: 8,
  maxZoom: 18,
  shown: true,
  opacity: 1,
  missing: false,
  ...more,
});

describe('the legend', () => {
  function Changing() {
    const [colouring, setColouring] = useState<Colouring>('state');
    return (
      <Legend
        colouring={colouring}
        categories={[{ code: 'mine', name: '矿地' }]}
        onColouring={setColouring}
      />
    );
  }

  test('says what the colours stand for, and for something else when that is chosen', async () => {
    const { user } = openWindow(<Changing />);
    const legend = screen.getByRole('region', { name: '图例' });
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toContain('退回');
    await user.click(screen.getByRole('combobox', { name: '地块颜色表示' }));
    await user.click(screen.getByTitle('按类别着色'));
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['矿地', '未填类别']);
    await user.click(screen.getByRole('combobox', { name: '地块颜色表示' }));
    await user.click(screen.getByTitle('按问题着色'));
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['有错误', '只有提示', '没有问题']);
  });
});

describe('layers', () => {
  const settings: MapSettings = {
    colouring: 'state',
    labels: true,
    others: true,
    keyAreas: false,
    grid: true,
    online: [],
  };
  const inRole = (role: WorkspaceInfo['role']): Answers => ({
    workspace: {
      status: async () => ({
        open: { role } as WorkspaceInfo,
        suggestedFolder: '/',
        recent: [],
        version: '1',
      }),
    },
  });

  test('others’ parcels can be hidden in the field; in the office all count alike', async () => {
    const onChange = vi.fn();
    const panel = (
      <LayersPanel onClose={() => undefined} settings={settings} onChange={onChange}>
        {null}
      </LayersPanel>
    );
    const field = openWindow(panel, { client: aClient(inRole('field')) });
    await field.user.click(await screen.findByRole('switch', { name: '其他调查人的地块' }));
    expect(onChange).toHaveBeenCalledWith({ others: false });
    field.unmount();
    openWindow(panel, { client: aClient(inRole('office')) });
    expect((await screen.findByRole('switch', { name: '地块编号' })).getAttribute('aria-checked')).toBe(
      'true',
    );
    expect(screen.queryByRole('switch', { name: '其他调查人的地块' })).toBeNull();
  });
});

describe('base maps', () => {
  test('are listed from the uppermost, moved, hidden and removed', async () => {
    const calls: unknown[] = [];
    const [upper, lower] = [aBaseMap('a'), aBaseMap('b', { missing: true })];
    const noting = (name: string) => async (given: unknown) => {
      calls.push([name, given]);
      return [lower, upper];
    };
    const { user } = openWindow(<BaseMapsPanel onGoTo={() => undefined} onPlace={() => undefined} />, {
      client: aClient({
        baseMap: {
          list: async () => [upper, lower],
          move: noting('move'),
          change: noting('change'),
          remove: noting('remove'),
        } as Answers['baseMap'] & object,
      }),
    });
    expect((await screen.findByRole<HTMLButtonElement>('button', { name: '“a”上移一层' })).disabled).toBe(
      true,
    );
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '“b”下移一层' }).disabled).toBe(true);
    expect(screen.getByText(/找不到文件/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: '“b”上移一层' }));
    await waitFor(() =>
      expect(screen.getByRole<HTMLButtonElement>('button', { name: '“b”上移一层' }).disabled).toBe(true),
    );
    await user.click(screen.getByRole('switch', { name: '显示“a”' }));
    await user.click(screen.getByRole('button', { name: '移除“a”' }));
    await waitFor(() =>
      expect(calls).toEqual([
        ['move', { id: lower.id, direction: 'up' }],
        ['change', { id: upper.id, shown: false }],
        ['remove', { id: upper.id }],
      ]),
    );
  });

  test('that cannot be changed say so, and a scan is asked about before its copy is deleted', async () => {
    const removed: unknown[] = [];
    const { user } = openWindow(<BaseMapsPanel onGoTo={() => undefined} onPlace={() => undefined} />, {
      client: aClient({
        baseMap: {
          list: async () => [
            aBaseMap('a', { scan: { widthPx: 100, heightPx: 100, points: [], residualsM: [] } }),
          ],
          change: async () => {
            throw refusal('workspace.disk-full', { path: '/survey' });
          },
          remove: async (given) => {
            removed.push(given);
            return [];
          },
        },
      }),
    });
    await user.click(await screen.findByRole('switch', { name: '显示“a”' }));
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘');
    await user.click(screen.getByRole('button', { name: '移除“a”' }));
    const question = await screen.findByRole('dialog');
    expect(removed).toEqual([]);
    await user.click(within(question).getByRole('button', { name: '删除' }));
    await waitFor(() => expect(removed).toHaveLength(1));
  });

  test('a file that is none is refused with its reason', async () => {
    const { user } = openWindow(<BaseMapsPanel onGoTo={() => undefined} onPlace={() => undefined} />, {
      client: aClient({
        baseMap: {
          list: async () => [],
          add: async () => {
            throw refusal('base-map.refused', {
              fileName: 'a.mbtiles',
              problems: [{ code: 'base-map.not-a-tile-file', params: {} }],
            });
          },
        },
      }),
    });
    await user.type(screen.getByLabelText('本机上的文件路径'), ' /media/a.mbtiles ');
    await user.click(screen.getByRole('button', { name: '添加' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('“a.mbtiles”不能用作底图');
    expect(alert.textContent).toContain('不是 MBTiles 或 PMTiles 瓦片文件');
  });
});

describe('going to a coordinate', () => {
  test('says how it was understood, or why not', async () => {
    const { user } = openWindow(<CoordinatePanel map={null} onEnd={() => undefined} />);
    const field = screen.getByLabelText('坐标');
    await user.type(field, '509563.204 3416652.118{Enter}');
    expect(screen.getByText('X=3416652.118 Y=40509563.204')).toBeDefined();
    expect(screen.getByText(/已按北、东调换/)).toBeDefined();
    expect(screen.getByText(/按第 40 带/)).toBeDefined();
    await user.clear(field);
    await user.type(field, '3416652.118 39509563.204{Enter}');
    expect(screen.getByText(/坐标带号为 39/)).toBeDefined();
    expect(screen.queryByText(/X=/)).toBeNull();
  });
});
