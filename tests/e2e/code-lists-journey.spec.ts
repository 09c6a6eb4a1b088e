/**
 * Code lists from the office to the field: a code is renamed and another put out of use, published, sent and taken in. What was recorded
 * before keeps its name; what is recorded after is not offered what is out of use.
 */
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { cutOff, seriousFaults } from '../helpers/look-over.ts';
import {
  anEmptyHome,
  type Home,
  type RunningProgram,
  startInBrowser,
  takan,
  takanJson,
} from '../helpers/program.ts';

type Shown = { edition: { version: string }; codeLists: { list: string; version: string }[] };

let home: Home;
test.beforeAll(() => {
  home = anEmptyHome();
  takanJson(home, 'init', field(), '--role', 'field', '--surveyor', '沈建国', '--township', '330502100');
  takanJson(
    home,
    'init',
    office(),
    '--role',
    'office',
    '--surveyor',
    '市局内业组',
    '--township',
    '330502100',
  );
});
test.afterAll(() => home.remove());

const field = () => join(home.folder, 'field');
const office = () => join(home.folder, 'office');

test('the office renames and retires codes, publishes and exports; the field takes the file in', async ({
  browser,
}, info) => {
  const open = async (workspace: string): Promise<{ program: RunningProgram; page: Page }> => {
    const program = await startInBrowser(home, '--workspace', workspace);
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(program.url);
    return { program, page };
  };
  const look = async (page: Page, name: string) => {
    await page.waitForTimeout(400);
    await page.screenshot({ path: info.outputPath(`${name}.png`) });
    expect.soft(await cutOff(page), name).toEqual([]);
    expect.soft(await seriousFaults(page), name).toEqual([]);
  };

  // A record from before, with two codes that will change.
  let { program, page } = await open(field());
  await newParcel(page);
  await page
    .getByRole('radiogroup', { name: /是否低效/ })
    .getByText('是', { exact: true })
    .click();
  await page.getByRole('checkbox', { name: '老旧' }).check();
  await page.getByRole('checkbox', { name: '闲置', exact: true }).check();
  await expect(page.getByText('踏勘自带 1').first()).toBeVisible();
  await expect(page.getByText(/已保存/).first()).toBeVisible();
  await page.getByRole('button', { name: '地块操作' }).click();
  await page.getByText('存为模板').click();
  await page.getByLabel('模板名称').fill('老旧厂房');
  await look(page, 'save-template');
  await page.getByRole('button', { name: '保存模板' }).click();
  await expect(page.getByText('模板“老旧厂房”已保存')).toBeVisible();
  await program.stop();

  ({ program, page } = await open(office()));
  await toReference(page);
  await page.getByRole('tab', { name: '低效原因' }).click();
  await page.getByRole('textbox', { name: 'dilapidated 的名称' }).fill('老旧破损');
  await page.getByRole('button', { name: '停用 闲置' }).click();
  await page.getByLabel('新代码').fill('noRoad');
  await page.getByLabel('新名称').fill('道路不通');
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await look(page, 'office-list');
  await page.getByRole('tab', { name: '规则参数' }).click();
  await page.getByLabel('登记（批准）面积与图上面积允许相差').fill('3');
  await look(page, 'office-settings');
  await page.getByRole('tab', { name: '行政区划' }).click();
  await page.getByLabel('批量添加').fill('330502100201 轧村村\n330502100202 骥村村');
  await page.getByRole('button', { name: '识别并加入' }).click();
  await expect(page.getByText('加入 2 个，改名 0 个。')).toBeVisible();
  await look(page, 'office-divisions');

  // Nothing is in force, and nothing lost, before it is published.
  expect(takan(home, 'reference', 'show', field()).out).toContain('踏勘自带 1');
  await page.reload();
  await toReference(page);
  await page.getByRole('button', { name: '预览并发布' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('老旧 → 老旧破损')).toBeVisible();
  await expect(dialog.getByText('轧村村、骥村村')).toBeVisible();
  await dialog.getByLabel('版本名称').fill('湖州 2026-3');
  await dialog.getByLabel('依据（来源）').fill('湖自然资规〔2026〕3号');
  await look(page, 'publish');
  await dialog.getByRole('button', { name: '发布新版本' }).click();
  await expect(dialog.getByText(/版本“湖州 2026-3”已生效/)).toBeVisible();
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: '导出代码表文件' }).click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('link', { name: /下载/ })
    .or(page.getByRole('button', { name: /下载/ }))
    .first()
    .click();
  const file = join(home.folder, (await download).suggestedFilename());
  expect(file).toMatch(/踏勘_代码表_湖州-2026-3_\d{8}\.takan-lists$/);
  await (await download).saveAs(file);
  await look(page, 'office-published');
  await program.stop();

  ({ program, page } = await open(field()));
  await toReference(page);
  await look(page, 'field-before');
  await page.locator('input[type=file]').first().setInputFiles(file);
  await expect(page.getByText('将停用的代码已用在本工作区的地块中：')).toBeVisible();
  await look(page, 'field-import');
  await page.getByRole('button', { name: '确认生效' }).click();
  await expect(page.getByText(/版本“湖州 2026-3”已生效，核对了 1 个地块/)).toBeVisible();
  await page.getByRole('button', { name: '返回地图' }).click();

  // The record from before: the old name, and what is out of use, said as such.
  await page.getByRole('option').first().click();
  await expect(page.getByRole('checkbox', { name: '老旧（现称 老旧破损）' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: '闲置（已停用）' })).toBeChecked();
  await expect(page.getByText('（现行版本 湖州 2026-3）')).toBeVisible();
  await page.getByRole('checkbox', { name: '闲置（已停用）' }).scrollIntoViewIfNeeded();
  await look(page, 'old-record');

  // A new one, begun from the template.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /新地块/ }).click();
  await look(page, 'new-parcel');
  await page.getByRole('button', { name: /^老旧厂房/ }).click();
  await expect(page.getByRole('checkbox', { name: '老旧破损', exact: true })).toBeChecked();
  await page.getByRole('checkbox', { name: '闲置（已停用）' }).click();
  await expect(page.getByRole('checkbox', { name: /^闲置/ })).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: '道路不通' })).toBeVisible();
  await program.stop();

  const [here, there] = [field(), office()].map((folder) =>
    takanJson<Shown>(home, 'reference', 'show', folder),
  );
  expect(here).toEqual(there);
  expect(takanJson(home, 'reference', 'import', field(), file)).toMatchObject({ alreadyKnown: true });
  const made = takanJson<{ path: string }>(home, 'reference', 'export', office(), '--out', home.folder);
  expect(takanJson(home, 'reference', 'import', field(), made.path)).toMatchObject({ alreadyKnown: true });
  const asField = takan(home, 'reference', 'export', field(), '--out', home.folder);
  expect(asField.code).toBe(1);
  expect(asField.err).toContain('内业');
  expect(takanJson(home, 'check', field())).toMatchObject({ healthy: true });
});

async function newParcel(page: Page): Promise<void> {
  await page.getByRole('button', { name: /新地块/ }).click();
  await page.getByRole('button', { name: /空白表单/ }).click();
  await expect(page.getByRole('tab', { name: '表单' })).toBeVisible();
}

async function toReference(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('代码表与规则', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '代码表与规则' })).toBeVisible();
}
