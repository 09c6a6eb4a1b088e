/** An online map: set and sent by the office, off until it is switched on, and quietly absent where there is no network. */
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { seriousFaults } from '../helpers/look-over.ts';
import { anEmptyHome, type Home, startInBrowser, takan, takanJson } from '../helpers/program.ts';
import { aTileServer, type TileServer } from '../helpers/tile-server.ts';

let home: Home;
let server: TileServer;
test.beforeEach(async () => {
  home = anEmptyHome();
  server = await aTileServer();
});
test.afterEach(async () => {
  await server.stop();
  home.remove();
});

const tilesShown = (page: Page) =>
  page
    .locator('.leaflet-online-maps-pane img')
    .evaluateAll(
      (all) => all.filter((each) => each instanceof HTMLImageElement && each.naturalWidth > 0).length,
    );

async function publishInWindow(page: Page, shot: string): Promise<void> {
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('代码表与规则', { exact: true }).click();
  await page.getByRole('tab', { name: '在线底图' }).click();
  await expect(page.getByText('没有设置在线底图')).toBeVisible();
  await page.getByRole('button', { name: '按天地图影像填写' }).click();
  await expect(page.getByLabel('瓦片地址')).toHaveValue(/tianditu\.gov\.cn/);
  // 高德's are shifted, and refused with the reason.
  await page
    .getByLabel('瓦片地址')
    .fill('https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}&k={key}');
  await page.getByLabel('密钥').fill('abc123');
  await page.getByRole('button', { name: '预览并发布' }).click();
  await expect(page.getByText(/加了偏移的坐标/)).toBeVisible();
  await page.screenshot({ path: `${shot}-refused.png` });
  await page.keyboard.press('Escape');
  await page.getByLabel('瓦片地址').fill(server.template);
  await page.screenshot({ path: `${shot}-set.png` });
  expect.soft(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '预览并发布' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('在线底图有更新');
  await dialog.getByLabel('版本名称').fill('湖州 2026-4');
  await dialog.getByLabel('依据（来源）').fill('市局通知');
  await dialog.getByRole('button', { name: '发布新版本' }).click();
  await expect(dialog.getByText(/版本“湖州 2026-4”已生效/)).toBeVisible();
}

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
] as const) {
  test(`is set at the office and seen in the field, ${width} pixels wide`, async ({ browser }, info) => {
    const office = join(home.folder, 'office');
    const field = join(home.folder, 'field');
    for (const [folder, role, who] of [
      [office, 'office', '陈静'],
      [field, 'field', '沈建国'],
    ] as const)
      expect(
        takan(home, 'init', folder, '--role', role, '--surveyor', who, '--township', '330502100').code,
      ).toBe(0);
    let program = await startInBrowser(home, '--workspace', office);
    let page = await browser.newPage({ locale: 'zh-CN', viewport: { width, height } });
    await page.goto(program.url);
    await publishInWindow(page, info.outputPath('office'));
    await page.close();
    await program.stop();
    expect(server.asked).toEqual([]);

    const { path } = takanJson<{ path: string }>(home, 'reference', 'export', office, '--out', home.folder);
    expect(takan(home, 'reference', 'import', field, path).code).toBe(0);
    program = await startInBrowser(home, '--workspace', field);
    page = await browser.newPage({ locale: 'zh-CN', viewport: { width, height } });
    const outside: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL(program.url).origin) && !/^(data|blob):/.test(request.url()))
        outside.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(program.url);
    await page.getByRole('button', { name: '图层' }).click();
    const toggle = page.getByRole('switch', { name: '显示在线底图“天地图影像”' });
    await expect(toggle).not.toBeChecked();
    await expect(page.getByText(/CGCS2000 · 需要联网/)).toBeVisible();
    expect(server.asked).toEqual([]);
    await toggle.click();
    await expect.poll(() => tilesShown(page)).toBeGreaterThan(3);
    expect(server.asked.every((each) => each.endsWith('tk=abc123'))).toBe(true);
    await page.screenshot({ path: info.outputPath('shown.png') });
    expect.soft(await seriousFaults(page)).toEqual([]);

    // The network goes: what is new on the screen stays empty, one small notice tells it, and all else goes on.
    await server.stop();
    await page.getByRole('button', { name: '放大' }).click();
    await page.getByRole('button', { name: '放大' }).click();
    await expect(page.getByText(/“天地图影像”连不上网/)).toBeVisible();
    await page.waitForTimeout(500);
    await page.screenshot({ path: info.outputPath('without-network.png') });
    expect.soft(await seriousFaults(page)).toEqual([]);
    await toggle.click();
    await expect.poll(() => tilesShown(page)).toBe(0);
    await expect(page.getByText(/连不上网/)).toBeHidden();
    expect(outside).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
    await program.stop();
  });
}
