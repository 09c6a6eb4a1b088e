/**
 * Every page of the window with the sample survey in it, in both sizes people have and, in the small one, in both languages: nothing cut
 * off, no serious fault for axe.
 */
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { cutOff, seriousFaults, smallTargets } from '../helpers/look-over.ts';
import {
  anEmptyHome,
  type Home,
  type RunningProgram,
  startInBrowser,
  takanJson,
} from '../helpers/program.ts';

let home: Home;
test.beforeAll(() => {
  home = anEmptyHome();
  takanJson(home, 'demo', join(home.folder, 'demo'), '--parcels', '60', '--photos-per-parcel', '2');
});
test.afterAll(() => home.remove());

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

for (const size of SIZES) {
  for (const workspace of ['field-1', 'office']) {
    test(`${workspace} at ${size.width}×${size.height}`, async ({ browser }, info) => {
      const program = await startInBrowser(home, '--workspace', join(home.folder, 'demo', workspace));
      try {
        const page = await (await browser.newContext({ viewport: size, locale: 'zh-CN' })).newPage();
        await page.goto(program.url);
        const lookAt = async (name: string) => {
          await page.waitForTimeout(500);
          await page.screenshot({ path: info.outputPath(`${name}.png`) });
          expect.soft(await cutOff(page), name).toEqual([]);
          expect.soft(await seriousFaults(page), name).toEqual([]);
        };
        const seen: string[] = [];
        const look = async (name: string) => {
          await lookAt(name);
          if (size !== SIZES[0] || !(await isLanguageAtHand(page))) return;
          await page.getByRole('button', { name: 'English' }).click();
          await lookAt(`en-${name}`);
          await page.getByRole('button', { name: '中文' }).click();
          seen.push(name);
        };
        await tour(page, look);
        if (size === SIZES[0]) expect(seen.length, seen.join(' ')).toBeGreaterThanOrEqual(12);
      } finally {
        await program.stop();
      }
    });
  }
}

/** What lies over the page has to be closed before the language can be changed. */
async function isLanguageAtHand(page: Page): Promise<boolean> {
  const above = page.locator('[role=dialog]:visible, [role=menu]:visible');
  return (await above.count()) === 0 && (await page.getByRole('button', { name: 'English' }).isVisible());
}

test('each section of the form, in both languages, for the sun and at 200 % zoom', async ({
  browser,
}, info) => {
  const program = await startInBrowser(home, '--workspace', join(home.folder, 'demo', 'field-1'));
  try {
    const page = await (await browser.newContext({ viewport: SIZES[0], locale: 'zh-CN' })).newPage();
    await page.goto(program.url);
    const look = async (name: string) => {
      await page.waitForTimeout(500);
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      expect.soft(await cutOff(page), name).toEqual([]);
      expect.soft(await seriousFaults(page), name).toEqual([]);
      expect.soft(await smallTargets(page, '.parcel-form', 44), name).toEqual([]);
    };
    await page.getByRole('option').first().click();
    const reopen = page.getByRole('button', { name: '继续修改' });
    await expect(page.getByRole('tab', { name: '表单' })).toBeVisible();
    if (await reopen.isVisible()) await reopen.click();
    await tourSections(page, 'zh', look);
    await page.getByRole('button', { name: 'English' }).click();
    await tourSections(page, 'en', look);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '更多功能' }).click();
    await page.getByText('显示', { exact: true }).hover();
    await page.getByText('高对比（强光下）').click();
    await tourSections(page, 'contrast', look);
    await page.setViewportSize({ width: 683, height: 384 });
    await tourSections(page, 'zoom', look);
    await page.getByRole('button', { name: '返回地图' }).click();
    await look('zoom-list');
    await page.getByRole('group', { name: '显示内容' }).getByRole('button', { name: '地图' }).click();
    await look('zoom-map');
  } finally {
    await program.stop();
  }
});

async function tourSections(
  page: Page,
  prefix: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const ways = page.locator('.section-nav button');
  await expect(ways).toHaveCount(7);
  for (const place of [0, 1, 2, 3, 4, 5, 6]) {
    await ways.nth(place).click();
    await look(`${prefix}-section-${place + 1}`);
  }
}

test('the first page, before there is a workspace', async ({ browser }, info) => {
  const empty = anEmptyHome();
  const program: RunningProgram = await startInBrowser(empty);
  try {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    await page.goto(program.url);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expect(page.getByText('开始一次调查')).toBeVisible();
      await page.screenshot({ path: info.outputPath(`welcome-${size.width}.png`) });
      expect.soft(await cutOff(page)).toEqual([]);
      expect.soft(await seriousFaults(page)).toEqual([]);
    }
  } finally {
    await program.stop();
    empty.remove();
  }
});

async function tour(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await expect(page.getByRole('option').first()).toBeVisible();
  await look('list');
  await page.getByRole('button', { name: '表格', exact: true }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await look('table');
  await page.getByRole('button', { name: '更多条件' }).click();
  await look('table-filters');
  await page.getByRole('button', { name: '地图', exact: true }).click();
  await page.getByRole('option').first().click();
  await expect(page.getByRole('tab', { name: '表单' })).toBeVisible();
  await look('form');
  for (const [name, tab] of [
    ['boundary', /界址点/],
    ['photos', /照片/],
    ['sources', /来源/],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await look(name);
    if (name === 'photos') await tourPhotos(page, look);
  }
  await page.keyboard.press('Control+p');
  await look('print');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /新地块/ }).click();
  await look('new-parcel');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '数据包', exact: true }).click();
  await look('packages');
  await page.getByRole('button', { name: '更多功能' }).click();
  await look('menu');
  await page.getByText('照片库', { exact: true }).click();
  await expect(page.getByRole('listbox', { name: '照片' }).getByRole('option').first()).toBeVisible();
  await look('gallery');
  await page.getByRole('listbox', { name: '照片' }).getByRole('option').first().click();
  await look('photo-large');
  await page.keyboard.press('c');
  await look('photos-compared');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await look('photo-sketch');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('照片匹配', { exact: true }).click();
  await expect(page.getByText('没有待匹配的照片')).toBeVisible();
  await look('matching');
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('检查数据').click();
  await page
    .getByRole('button', { name: /开始检查|检查/ })
    .first()
    .click();
  await page.waitForTimeout(3000);
  await look('check');
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('原件与存储空间', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '存储空间', exact: true })).toBeVisible();
  await look('originals');
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('已删除的内容', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '已移除的照片', exact: true })).toBeVisible();
  await look('removed');
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('代码表与规则', { exact: true }).click();
  await look('code-lists');
  await page.getByRole('tab', { name: '规则参数' }).click();
  await look('rule-settings');
  await page.getByRole('tab', { name: '照片水印' }).click();
  await expect(page.getByAltText('按此样式加了水印的样例照片')).toBeVisible();
  await look('photo-stamp');
}

/** What is done with the photos of a parcel; what its state does not allow is passed over. */
async function tourPhotos(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const [name, opens] of [
    ['photo-clock', '校正时间'],
    ['photo-stamp-export', '导出水印照片'],
    ['camera', '拍照'],
  ] as const) {
    const button = page.getByRole('button', { name: opens, exact: true });
    if (!(await button.isEnabled())) continue;
    await button.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(name);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: '关闭' })
      .or(page.getByRole('dialog').getByRole('button', { name: 'Close' }))
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
}
