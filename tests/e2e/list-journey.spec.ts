/** A clerk and some thousands of parcels: the table is sorted, filtered, searched, walked by keys, and taken along as a file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { cutOff, seriousFaults } from '../helpers/look-over.ts';
import {
  anEmptyHome,
  type Home,
  type RunningProgram,
  startInBrowser,
  takanJson,
} from '../helpers/program.ts';

const PARCELS = 3000;

let home: Home;
let program: RunningProgram;
test.beforeAll(async () => {
  home = anEmptyHome();
  const demo = join(home.folder, 'demo');
  takanJson(home, 'demo', demo, '--parcels', String(PARCELS), '--photos-per-parcel', '0');
  program = await startInBrowser(home, '--workspace', join(demo, 'office'));
});
test.afterAll(async () => {
  await program.stop();
  home.remove();
});

/** What stands in a column of the rows that are drawn, from above. */
async function columnOf(grid: Locator, name: string): Promise<string[]> {
  const heads = await grid.getByRole('columnheader').allInnerTexts();
  const place = heads.findIndex((head) => head.startsWith(name));
  expect(place, `${name} among ${heads.join(' ')}`).toBeGreaterThan(0);
  return grid.evaluate(
    (table, nth) =>
      [...table.querySelectorAll<HTMLElement>('tbody tr')]
        .map((row) => ({
          at: Number(row.getAttribute('aria-rowindex')),
          text: row.children[nth]?.textContent ?? '',
        }))
        .sort((a, b) => a.at - b.at)
        .map(({ text }) => text),
    place,
  );
}

const found = (page: Page) => page.locator('.table-sum');

async function look(page: Page, name: string): Promise<void> {
  expect.soft(await cutOff(page), name).toEqual([]);
  expect.soft(await seriousFaults(page), name).toEqual([]);
}

test('thousands of parcels listed, filtered, searched and taken along', async ({ browser }, info) => {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(program.url);
  await page.getByRole('button', { name: '表格', exact: true }).click();
  const grid = page.getByRole('grid', { name: '地块表格' });
  await expect(found(page)).toContainText('3,000 宗');
  await look(page, 'table');
  await page.screenshot({ path: info.outputPath('table.png') });

  // To the end and back, with nothing loaded in between.
  await grid.focus();
  await page.keyboard.press('End');
  await expect(grid.locator(`[aria-rowindex="${PARCELS + 1}"]`)).toContainText(/\d{9}-\d{4}/);
  await page.keyboard.press('Home');

  await grid.getByRole('button', { name: '面积（亩）', exact: true }).click();
  await grid.getByRole('button', { name: '面积（亩）', exact: true }).click();
  await expect(grid.getByRole('columnheader', { name: '面积（亩）', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect
    .poll(async () => {
      const areas = (await columnOf(grid, '面积')).map((text) => Number(text.replaceAll(',', '')));
      return areas.length > 10 && areas.every((area, i) => i === 0 || area <= (areas[i - 1] ?? 0));
    })
    .toBe(true);

  await page.getByRole('button', { name: /^草稿/ }).click();
  await expect(found(page)).toContainText('300 宗');
  await page.getByRole('button', { name: '更多条件' }).click();
  await page.getByLabel('面积不小于（亩）').fill('20');
  await look(page, 'filters');
  await page.screenshot({ path: info.outputPath('filters.png') });
  await page.getByRole('button', { name: '收起条件' }).click();
  await expect(found(page)).not.toContainText('300 宗');
  const unsearched = await found(page).innerText();
  await page.getByRole('searchbox').fill('有限公司');
  await expect(page.getByRole('button', { name: '取消条件：搜索：有限公司' })).toBeVisible();
  await expect(found(page)).not.toHaveText(unsearched);
  const words = (await found(page).innerText()).match(/^([\d,]+) 宗/)?.[1] ?? '';
  const count = Number(words.replaceAll(',', ''));
  expect(count).toBeGreaterThan(10);
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1));

  await page.getByRole('button', { name: '导出表格' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '生成文件' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: '下载' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\ufeff编号,名称,状态,面积（亩）/);
  const rows = lines.slice(1, -1).map((line) => line.split(','));
  expect(rows).toHaveLength(count);
  const areas = rows.map((row) => Number(row[3]));
  expect(areas).toEqual(areas.toSorted((a, b) => b - a));
  expect(areas.every((area) => area >= 20)).toBe(true);
  expect(new Set(rows.map((row) => row[2]))).toEqual(new Set(['草稿']));
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
  expect((await columnOf(grid, '编号')).slice(0, 10)).toEqual(rows.slice(0, 10).map((row) => row[0]));

  // Three by keys, marked complete as far as they may be.
  await grid.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('已选 3 宗')).toBeVisible();
  await page.getByRole('button', { name: '标记完成' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '标记完成' }).click();
  await expect(page.getByRole('dialog').getByText('3 宗有错误，没有标记')).toBeVisible();
  await look(page, 'refused');
  await page.screenshot({ path: info.outputPath('refused.png') });
  await page.keyboard.press('Escape');

  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '表单' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('opened.png') });
  await look(page, 'opened');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: '表单' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeVisible();
});
