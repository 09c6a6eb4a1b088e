/** Boundaries by hand, with a mouse and with a finger: drawn beside a neighbour, changed, parted, joined and pasted. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import {
  areaOf,
  finger,
  handle,
  inASurveyToDrawIn,
  lookAtFirst,
  middleOf,
  mouse,
  panel,
  placesOf,
  tool,
  toScreenAgain,
} from '../helpers/drawing-by-hand.ts';
import { seriousFaults, smallTargets } from '../helpers/look-over.ts';
import { anEmptySurvey, takan } from '../helpers/program.ts';

const { home, openPage, start, stop, stored } = inASurveyToDrawIn();

for (const hand of [mouse, finger]) {
  test(`draw, change, split, merge and paste with a ${hand.name}`, async ({ browser }, info) => {
    const page = await openPage(browser, hand);
    const look = async (name: string) => {
      await page.waitForTimeout(300);
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      expect.soft(await seriousFaults(page), name).toEqual([]);
    };
    let at = await lookAtFirst(page);
    await look('edit');
    if (hand === finger) expect.soft(await smallTargets(page, '.drawing-toolbar', 44)).toEqual([]);
    await tool(page, '完成').click();
    await expect(panel(page)).toBeHidden();

    // A neighbour to the east, snapped to the two corners it shares.
    await page.getByRole('button', { name: /新地块/ }).click();
    await page.getByRole('button', { name: /在地图上绘制/ }).click();
    const tap = (north: number, east: number) => hand.tap(page, ...at(north, east));
    await tap(61, 101);
    await tap(60, 135);
    await look('drawing');
    await tap(5, 135);
    await tap(0.8, 100.8);
    await expect(panel(page)).toContainText('点数4');
    await look('before-closing');
    await hand.tap(page, ...(await middleOf(page, 'J1')));
    await expect(page.getByText('330502100-0002').first()).toBeVisible();
    await expect(panel(page)).toContainText('已保存');
    let [first, second] = stored();
    const shared = placesOf(second).filter((place) => placesOf(first).includes(place));
    expect(shared).toHaveLength(2);
    await look('drawn');

    // A corner moves; that is taken back, and done again.
    const drawnArea = areaOf(second);
    await hand.drag(page, at(5, 135), at(0, 145));
    await expect.poll(() => areaOf(stored()[1])).toBeGreaterThan(drawnArea + 50);
    const movedArea = areaOf(stored()[1]);
    await tool(page, '撤销').click();
    await expect.poll(() => areaOf(stored()[1])).toBeCloseTo(drawnArea, 6);
    await tool(page, '重做').click();
    await expect.poll(() => areaOf(stored()[1])).toBeCloseTo(movedArea, 6);

    // Split from north to south.
    await tool(page, '分割').click();
    await tap(90, 118);
    await tap(-30, 118);
    await look('splitting');
    await tool(page, '完成').click();
    const split = page.getByRole('region', { name: '分割地块' });
    await expect(split).toBeVisible();
    await look('split');
    await split.getByRole('button', { name: '分割', exact: true }).click();
    await expect(page.getByRole('button', { name: '打开新地块 330502100-0003' })).toBeVisible();
    [first, second] = stored();
    expect(Math.abs(areaOf(second) + areaOf(stored()[2]) - movedArea)).toBeLessThan(0.01);
    expect(placesOf(second).filter((place) => placesOf(stored()[2]).includes(place))).toHaveLength(2);

    // Merged again with what was parted off.
    await tool(page, '合并').click();
    await look('choose-neighbour');
    await tap(30, 105);
    const merge = page.getByRole('region', { name: '合并地块' });
    await expect(merge.getByRole('radio')).toHaveCount(2);
    await look('merge');
    await merge.getByRole('button', { name: '合并', exact: true }).click();
    await expect(page.getByText('已合并为一个地块')).toBeVisible();
    await expect.poll(() => stored().length).toBe(2);
    expect(Math.abs(areaOf(stored()[1]) - movedArea)).toBeLessThan(0.01);
    await look('merged');
    await page.getByRole('button', { name: '撤销合并' }).click();
    await expect.poll(() => stored().length).toBe(3);
    expect(areaOf(stored()[1])).toBeCloseTo(areaOf(second), 6);

    // Pasted as before.
    await page.getByRole('tab', { name: '界址点' }).click();
    await page.getByRole('button', { name: '重新录入' }).click();
    await page.getByLabel('粘贴坐标').fill('3416560,500100\n3416560,500130\n3416500,500130\n3416500,500100');
    await page.getByRole('button', { name: '识别' }).click();
    await page.getByRole('button', { name: '写入此地块' }).click();
    await expect.poll(() => areaOf(stored()[1])).toBeCloseTo(1800, 3);
    at = await toScreenAgain(page);
    expect(at(0, 0)[0]).toBeGreaterThan(0);
    await page.context().close();
  });
}

test('a boundary is changed by keyboard alone', async ({ browser }) => {
  const page = await openPage(browser, mouse);
  await page.getByRole('option').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '表单' })).toBeVisible();
  await tool(page, '编辑').focus();
  await page.keyboard.press('Enter');
  await handle(page, 'J1').focus();
  await expect(panel(page)).toContainText('界址点 J1');
  // A metre to the north: 100 m of edge end 1 m higher.
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => areaOf(stored()[0])).toBeCloseTo(6050, 2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => areaOf(stored()[0])).toBeCloseTo(6000, 2);
  await page.keyboard.press('Control+y');
  await expect.poll(() => areaOf(stored()[0])).toBeCloseTo(6050, 2);
  await handle(page, 'J2').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => stored()[0]?.places.length).toBe(3);
  await panel(page).getByRole('button', { name: '重新编号' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '放弃', exact: true }).last().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => areaOf(stored()[0])).toBeCloseTo(6000, 2);
  await page.context().close();
});

test('points are changed in their table, and on a small screen the map comes forward for drawing', async ({
  browser,
}, info) => {
  const page = await openPage(browser, mouse);
  await page.getByRole('option').first().click();
  await page.getByRole('tab', { name: '界址点' }).click();
  await page.getByRole('button', { name: '编辑界址点' }).click();
  const form = page.getByRole('form', { name: '界址点 J1', exact: true });
  await form.getByLabel('X（北）').fill('3416561');
  await form.getByLabel('精度（m）').fill('0.02');
  await form.getByLabel('精度（m）').press('Enter');
  await expect.poll(() => areaOf(stored()[0])).toBeCloseTo(6050, 2);
  await page.waitForTimeout(300);
  await page.screenshot({ path: info.outputPath('point-table.png') });
  expect.soft(await seriousFaults(page)).toEqual([]);
  await page.getByRole('region', { name: '编辑界址点' }).getByRole('button', { name: '完成' }).click();

  await page.setViewportSize({ width: 683, height: 384 });
  await page.getByRole('button', { name: '在地图上修改' }).click();
  await expect(handle(page, 'J1')).toBeVisible();
  await page.waitForTimeout(300);
  await page.screenshot({ path: info.outputPath('small.png') });
  await tool(page, '完成').click();
  await expect(page.getByRole('button', { name: '在地图上修改' })).toBeVisible();

  // The same begun on the small screen, where the map was never shown before.
  await page.reload();
  await page.getByRole('listbox').getByRole('option', { name: /0001/ }).click();
  await page.getByRole('tab', { name: '界址点' }).click();
  await page.getByRole('button', { name: '编辑界址点' }).click();
  await expect(panel(page)).toBeVisible();
  await page.waitForTimeout(300);
  const [tools, below] = [await tool(page, '完成').boundingBox(), await panel(page).boundingBox()];
  for (const no of ['J1', 'J2', 'J3', 'J4']) {
    const [x, y] = await middleOf(page, no);
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(683);
    expect(y).toBeGreaterThan((tools?.y ?? 0) + (tools?.height ?? 0));
    expect(y).toBeLessThan(below?.y ?? 0);
  }
  const [[west], [east]] = [await middleOf(page, 'J1'), await middleOf(page, 'J2')];
  expect(east - west).toBeGreaterThan(24);
  await page.screenshot({ path: info.outputPath('small-from-the-table.png') });
  await page.context().close();
});

test('ground is cut out, the boundary follows a line, and a step that cannot be is refused in words', async ({
  browser,
}, info) => {
  const page = await openPage(browser, mouse);
  const at = await lookAtFirst(page);
  const tap = (north: number, east: number) => mouse.tap(page, ...at(north, east));

  await tool(page, '挖空').click();
  for (const [north, east] of [
    [40, 40],
    [40, 60],
    [20, 60],
    [20, 40],
  ] as const)
    await tap(north, east);
  await page.keyboard.press('Enter');
  await expect.poll(() => areaOf(stored()[0])).toBeLessThan(5650);
  const withHole = areaOf(stored()[0]);
  expect(Math.abs(withHole - 5600)).toBeLessThan(40);

  await tool(page, '沿线修改').click();
  await tap(30, 80);
  await tap(30, 130);
  await tool(page, '完成').click();
  await expect(panel(page).getByRole('alert')).toContainText('两处碰到界线');
  await page.screenshot({ path: info.outputPath('refused.png') });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await tap(50, 100);
  await tap(50, 118);
  await tap(10, 118);
  await tap(10, 100);
  await page.keyboard.press('Enter');
  await expect.poll(() => areaOf(stored()[0])).toBeGreaterThan(withHole + 600);
  await page.screenshot({ path: info.outputPath('reshaped.png') });
  expect.soft(await seriousFaults(page)).toEqual([]);

  // Given up, everything is as it was, and the question is asked first.
  await tool(page, '放弃').click();
  await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click();
  await expect.poll(() => areaOf(stored()[0])).toBeCloseTo(6000, 4);
  await page.context().close();
});

test('among more neighbours than can be held at once, the smallest is snapped to as well, by mouse and by finger', async ({
  browser,
}) => {
  // 41 × 41 squares of 20 m every 25 m; the middle one is a square metre, and stands alone.
  const square = (north: number, east: number, side: number) =>
    [
      [0, 0],
      [0, side],
      [side, side],
      [side, 0],
      [0, 0],
    ].map(([n = 0, e = 0]) => toLonLat(gk120(3_417_000 + north + n, 500_000 + east + e)));
  const rings = Array.from({ length: 41 * 41 }, (_, i) => [Math.floor(i / 41), i % 41] as const).flatMap(
    ([row, column]) => {
      if (row === 20 && column === 20) return [square(509.5, 509.5, 1)];
      const isBeside = Math.abs(row - 20) <= 1 && Math.abs(column - 20) <= 1;
      return isBeside ? [] : [square(25 * row, 25 * column, 20)];
    },
  );
  const file = join(home().folder, '很多地块.geojson');
  writeFileSync(
    file,
    JSON.stringify({
      type: 'FeatureCollection',
      features: rings.map((ring) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    }),
  );
  const many = anEmptySurvey(home(), 'many');
  expect(takan(home(), 'boundary', 'import', many, file).code).toBe(0);
  await stop();
  await start(many);
  const corners = new Set(square(509.5, 509.5, 1).map(([lon, lat]) => `${lon} ${lat}`));
  const drawn = stored().length;
  const page = await openPage(browser, finger);
  for (const [i, hand] of [mouse, finger].entries()) {
    await page.reload();
    await expect(page.getByRole('option').first()).toBeVisible();
    // All parcels are in view, and the smallest is in the middle of it.
    const map = await page.locator('.map').boundingBox();
    if (!map) throw new Error('no map');
    const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
    await tool(page, '绘制').click();
    await hand.tap(page, x, y);
    await hand.tap(page, x - 60 - 20 * i, y - 40);
    await hand.tap(page, x - 60 - 20 * i, y + 20);
    await expect(panel(page)).toContainText('点数3');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored().length).toBe(drawn + 1 + i);
    const made = stored().at(-1);
    expect(made?.places.filter((each) => corners.has(each))).toHaveLength(1);
  }
  await page.context().close();
});
