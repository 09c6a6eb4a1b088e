import { act, fireEvent, screen } from '@testing-library/react';
import L from 'leaflet';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BaseMap } from '#core/contract/base-map.ts';
import { ParcelMap } from '#renderer/map/parcel-map.tsx';
import { ScanPlacing } from '#renderer/map/scans/scan-placing.tsx';
import { aClient, openWindow } from './a-window.tsx';

const SCAN: BaseMap = {
  id: '00000000-0000-4000-8000-000000000001',
  name: '规划图',
  fileName: '规划图.png',
  content: 'pictures',
  minZoom: 8,
  maxZoom: 18,
  shown: true,
  opacity: 1,
  missing: false,
  scan: { widthPx: 1000, heightPx: 800, points: [], residualsM: [] },
};

let map: L.Map;
beforeEach(() => {
  // Without a layout every element is as large as nothing, and a map fits nothing into that.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(500);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  const box = document.createElement('div');
  document.body.append(box);
  map = L.map(box, { center: [30.86, 120], zoom: 17, zoomAnimation: false });
});
afterEach(() => {
  map.remove();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

let hide: (isHidden: boolean) => void;
function Panel() {
  const [isHidden, setHidden] = useState(false);
  hide = (next) => act(() => setHidden(next));
  return (
    <ScanPlacing
      map={map}
      baseMap={SCAN}
      isHidden={isHidden}
      onPlaced={() => undefined}
      onClose={() => undefined}
    />
  );
}
const coordinates = () => screen.getByLabelText<HTMLInputElement>('控制点 1 的坐标').value;
const pickButton = () => screen.getByRole('button', { name: '在地图上点选 控制点 1' });
const isPicking = () => pickButton().getAttribute('aria-pressed') === 'true';

function press(from: readonly [number, number], to = from): void {
  fireEvent.pointerDown(map.getContainer(), { clientX: from[0], clientY: from[1] });
  fireEvent.click(map.getContainer(), { clientX: to[0], clientY: to[1] });
}

describe('placing a scan', () => {
  test('takes a place from the map by a click, not by dragging the map there', async () => {
    const { user } = openWindow(<Panel />);
    await user.click(pickButton());
    press([100, 100], [160, 100]);
    expect([coordinates(), isPicking()]).toEqual(['', true]);
    press([250, 200]);
    expect(coordinates()).toMatch(/^3\d{6}\.\d{3}, \d{6,8}\.\d{3}$/);
    expect(isPicking()).toBe(false);
  });

  test('ends picking by Esc, which then closes nothing else', async () => {
    const { user } = openWindow(<Panel />);
    await user.click(pickButton());
    const heard = vi.fn();
    window.addEventListener('keydown', heard);
    await user.keyboard('{Escape}');
    expect([isPicking(), heard.mock.calls.length]).toEqual([false, 0]);
    await user.keyboard('{Escape}');
    expect(heard).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', heard);
    press([250, 200]);
    expect(coordinates()).toBe('');
  });

  test('takes no place for a point that was removed while it was asked for', async () => {
    const { user } = openWindow(<Panel />);
    await user.click(pickButton());
    await user.click(screen.getByRole('button', { name: '删除控制点 1' }));
    expect(screen.queryByText('请在地图上点同一处。')).toBeNull();
    await user.click(pickButton());
    press([250, 200]);
    expect(coordinates()).not.toBe('');
  });

  test('keeps what was typed while something is drawn, and leaves the clicks on the map to it', async () => {
    const { user } = openWindow(<Panel />);
    await user.type(screen.getByLabelText('控制点 1 的坐标'), '3416652.118, 509563.204');
    await user.click(pickButton());
    hide(true);
    press([250, 200]);
    hide(false);
    expect(coordinates()).toBe('3416652.118, 509563.204');
  });
});

test('while a scan is placed the layers give way to it, and are there again afterwards', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const client = aClient({ baseMap: { list: async () => [SCAN] } });
  const page = <ParcelMap detail={undefined} preview={[]} look="light" onSelect={() => undefined} />;
  const { user } = openWindow(page, { client });
  const layers = () => screen.getByRole('button', { name: '图层' });
  const asShown = () => [layers().getAttribute('aria-pressed'), layers().hasAttribute('disabled')];
  await user.click(layers());
  await user.click(await screen.findByRole('button', { name: '用控制点给“规划图”定位' }));
  expect(asShown()).toEqual(['false', true]);
  await user.click(screen.getByText('关闭'));
  expect(asShown()).toEqual(['true', false]);
});
