/** A scanned plan as a base map: one whose file says where it lies is there at once, another is placed by points, and what they leave is told. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { pasteable } from '../helpers/ground.ts';
import { inASurvey } from '../helpers/in-a-survey.ts';
import { seriousFaults, smallTargets } from '../helpers/look-over.ts';
import { takan } from '../helpers/program.ts';
import { aGeoTiff, aPlan, PLAN_PX } from '../helpers/scans.ts';

const { home, program } = inASurvey((at, workspace) => {
  const list = join(at.folder, 'a.txt');
  writeFileSync(list, pasteable(100));
  expect(takan(at, 'boundary', 'import', workspace, list).code).toBe(0);
});

const panel = (page: Page) => page.getByRole('region', { name: /扫描图定位/ });
const tilesShown = (page: Page) =>
  page
    .locator('.leaflet-base-maps-pane img')
    .evaluateAll(
      (all) => all.filter((each) => each instanceof HTMLImageElement && each.naturalWidth > 0).length,
    );

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
] as const) {
  test(`is placed by points, ${width} pixels wide`, async ({ browser }, info) => {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width, height } });
    await page.goto(program().url);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.getByRole('button', { name: '图层' }).click();

    const geo = join(home().folder, '总平面图.tif');
    await aGeoTiff(geo, { northM: 3_416_700, eastM: 500_000, metresAPixel: 0.5 });
    await page.getByLabel('添加扫描图').setInputFiles(geo);
    await expect(page.getByText('按文件自带坐标定位')).toBeVisible();
    await expect.poll(() => tilesShown(page)).toBeGreaterThan(0);
    await page.screenshot({ path: info.outputPath('by-its-file.png') });
    expect.soft(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '移除“总平面图”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await expect.poll(() => tilesShown(page)).toBe(0);

    const plan = join(home().folder, '规划图.png');
    await aPlan(plan);
    await page.getByLabel('添加扫描图').setInputFiles(plan);
    await expect(panel(page)).toBeVisible();
    const view = page.getByRole('application', { name: /扫描图/ });
    await expect(view.locator('img.leaflet-image-layer')).toBeVisible();
    const box = await view.locator('img.leaflet-image-layer').boundingBox();
    if (!box) throw new Error('no scan');
    const corners = [
      [0.02, 0.02],
      [0.98, 0.02],
      [0.98, 0.98],
      [0.02, 0.98],
    ] as const;
    const placeOf = ([right, down]: readonly [number, number]) =>
      `${(3_416_700 - 0.5 * down * PLAN_PX.height).toFixed(2)}, ${(500_000 + 0.5 * right * PLAN_PX.width).toFixed(2)}`;
    for (const [i, corner] of corners.entries()) {
      await page.mouse.click(box.x + corner[0] * box.width, box.y + corner[1] * box.height);
      await page.getByRole('textbox', { name: `控制点 ${i + 1} 的坐标` }).fill(placeOf(corner));
      if (i === 1) await expect(panel(page)).toContainText('还要 1 个点才能定位');
      if (i === 2) await expect(panel(page)).toContainText('只有三个点');
    }
    await expect(panel(page)).toContainText(/中误差 0\.\d+ m/);
    await page.screenshot({ path: info.outputPath('points.png') });
    expect.soft(await seriousFaults(page)).toEqual([]);
    expect.soft(await smallTargets(page, '.scan-rows li:first-child', 44)).toEqual([]);

    // A wrong point is told before anything is placed.
    const third = page.getByRole('textbox', { name: '控制点 3 的坐标' });
    await third.fill('3416460, 500300');
    await expect(panel(page)).toContainText('其中至少有一个点对错了');
    await expect(page.getByRole('button', { name: '定位', exact: true })).toBeDisabled();
    await page.screenshot({ path: info.outputPath('wrong-point.png') });
    await third.fill(placeOf(corners[2]));
    await page.getByRole('button', { name: '定位', exact: true }).click();
    await expect(panel(page)).toBeHidden();
    await expect.poll(() => tilesShown(page)).toBeGreaterThan(0);
    await expect(page.getByText(/4 个控制点定位 · 中误差/)).toBeVisible();
    await page.screenshot({ path: info.outputPath('placed.png') });

    // Once more, by a place clicked on the map; what was put before is still there.
    await page.getByRole('button', { name: '用控制点给“规划图”定位' }).click();
    await expect(third).toHaveValue(/3416406\.000, 40500392/);
    await page.getByRole('button', { name: '在地图上点选 控制点 3' }).click();
    await expect(panel(page)).toContainText('请在地图上点同一处');
    const map = await page.locator('.map').boundingBox();
    if (!map) throw new Error('no map');
    await page.mouse.click(map.x + map.width - 120, map.y + map.height / 2);
    await expect(third).not.toHaveValue(/40500392/);
    await page.getByRole('button', { name: '关闭' }).last().click();
    await page.close();
  });
}
