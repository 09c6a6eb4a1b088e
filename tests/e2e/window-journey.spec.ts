/**
 * The main job through the window, as a new user would do it: from an empty home to the office's list. What the window did is
 * then read by the command line and compared with what went in.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  anEmptyHome,
  type Home,
  type RunningProgram,
  startInBrowser,
  takanJson,
} from '../helpers/program.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const TXT = join(FIXTURES, 'txt/03_hole_continuous_numbers.txt');
const BAD_TXT = join(FIXTURES, 'txt/11_bad_count.txt');
const PHOTO = join(FIXTURES, 'photos/north-east.jpg');
const NO_PHOTO = join(FIXTURES, 'photos/truncated.jpg');
const PASTED =
  'J1，3416652.118，40509563.204\nJ2，3416652.118，40509763.204\nJ3，3416502.118，40509763.204\nJ4，3416502.118，40509563.204';

type Parcel = {
  unitNo: string;
  name: string;
  state: string;
  planarAreaSqM: number;
  rings: [number, number][][];
  photos: { sha256: string; kind: string; takenAt: string; azimuth: number }[];
  values: { tenure: { rightHolder: string }; use: { usageStatus: string } };
};

let home: Home;
let program: RunningProgram;
test.beforeAll(async () => {
  home = anEmptyHome();
  program = await startInBrowser(home);
});
test.afterAll(async () => {
  await program.stop();
  home.remove();
});

test('a surveyor records a parcel, prints its sheet and hands it to the office, which takes it in', async ({
  page,
}, info) => {
  const field = join(home.folder, 'survey');
  const office = join(home.folder, 'city');
  const outsideRequests: string[] = [];
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) outsideRequests.push(request.url());
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));

  await page.goto(program.url);
  await makeWorkspace(page, { surveyor: '沈建国', role: '外业', folder: field });

  await page.getByRole('button', { name: /新地块/ }).click();
  await page.getByRole('button', { name: /空白表单/ }).click();
  await page.getByRole('textbox', { name: /地块名称/ }).fill('湖州××织造有限公司');
  await page.getByRole('textbox', { name: /^坐落/ }).fill('织里镇大港路1088号');
  await choose(page, /低效用地类别/, '工业');
  await page
    .getByRole('radiogroup', { name: /是否低效/ })
    .getByText('是', { exact: true })
    .click();
  await choose(page, /权属性质/, '国有');
  await page.getByRole('textbox', { name: /^产权人/ }).fill('湖州××织造有限公司');
  await choose(page, /使用状况/, '空置');
  await page.getByRole('textbox', { name: /空置.*原因/ }).fill('企业停产，厂房空置');
  await choose(page, '地类', '工业用地', page.locator('.form-field', { hasText: '现状地类' }));
  await page.getByRole('checkbox', { name: '厂房空置' }).check();
  await expect(page.getByText(/已保存/).first()).toBeVisible();

  await page.getByRole('tab', { name: '界址点' }).click();
  await page.getByLabel('粘贴坐标').fill(PASTED.replace('40509763.204\nJ4', '4050976x\nJ4'));
  await page.getByRole('button', { name: /识别/ }).click();
  await expect(page.getByRole('alert').first()).toContainText('第 3 行');
  await page.getByRole('button', { name: /放弃/ }).click();
  await page.getByLabel('粘贴坐标').fill(PASTED);
  await page.getByRole('button', { name: /识别/ }).click();
  await expect(page.getByText(/识别出 1 个地块、4 个界址点/)).toBeVisible();
  await page.getByRole('button', { name: /写入此地块/ }).click();
  await expect(page.getByText('30,000.00').first()).toBeVisible();
  await expect(page.getByText('45.0000').first()).toBeVisible();

  await page.getByRole('tab', { name: /照片/ }).click();
  await page.locator('input[type=file]').first().setInputFiles([PHOTO, NO_PHOTO]);
  await expect(page.getByText(/已添加 1 张/)).toBeVisible();
  await expect(page.getByText(/1 张没有添加/)).toBeVisible();
  await expect(page.getByRole('img').first()).toBeVisible();

  await page.getByRole('tab', { name: '表单' }).click();
  await page.getByRole('button', { name: /标记完成/ }).click();
  await expect(page.getByText(/已标记完成|已完成/).first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('parcel.png') });

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /新地块/ }).click();
  await page.getByRole('button', { name: /导入坐标文件/ }).click();
  await page.locator('input[type=file]').first().setInputFiles(BAD_TXT);
  await expect(page.getByRole('alert').first()).toContainText('第 13 行');
  await page.getByRole('button', { name: /放弃/ }).click();
  await page.getByRole('button', { name: /导入坐标文件/ }).click();
  await page.locator('input[type=file]').first().setInputFiles(TXT);
  await page.getByRole('button', { name: /按此界址点新建地块/ }).click();
  await expect(page.getByText('2 宗')).toBeVisible();
  await expect(page.getByText('39.60').first()).toBeVisible();

  await printAll(page);

  await page.getByRole('button', { name: '数据包' }).click();
  await page.getByRole('button', { name: /导出数据包/ }).click();
  await expect(page.getByText(/已写入并核对/)).toBeVisible();
  const download = page.waitForEvent('download');
  await page
    .getByRole('link', { name: /下载/ })
    .or(page.getByRole('button', { name: /下载/ }))
    .first()
    .click();
  const packageFile = join(home.folder, 'package.takan');
  await (await download).saveAs(packageFile);

  await closeWorkspace(page);
  await makeWorkspace(page, { surveyor: '李敏', role: '内业', folder: office });
  await page.getByRole('button', { name: '数据包' }).click();
  await takeIn(page, packageFile);
  await expect(page.getByText(/已并入：2 个新地块/)).toBeVisible();
  await page.getByRole('button', { name: /换一个数据包/ }).click();
  await takeIn(page, packageFile);
  await expect(page.getByText(/以前已并入过/)).toBeVisible();

  await page.goto(new URL('/', page.url()).href);
  await page.getByText('湖州××织造有限公司').first().click();
  await page.getByRole('tab', { name: /照片/ }).click();
  await expect(page.getByRole('img').first()).toBeVisible();
  await page.getByRole('tab', { name: '来源' }).click();
  await expect(page.getByText('沈建国').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('office.png') });
  await closeWorkspace(page);

  expect(outsideRequests).toEqual([]);
  expect(errors).toEqual([]);

  const sent = takanJson<Parcel[]>(home, 'parcels', 'list', field);
  const received = takanJson<Parcel[]>(home, 'parcels', 'list', office);
  expect(received).toEqual(sent);
  const parcel = received.find(({ name }) => name === '湖州××织造有限公司');
  expect(parcel).toMatchObject({
    state: 'submitted',
    values: { tenure: { rightHolder: '湖州××织造有限公司' }, use: { usageStatus: '2' } },
    photos: [{ sha256: createHash('sha256').update(readFileSync(PHOTO)).digest('hex'), kind: 'panorama' }],
  });
  expect(parcel?.planarAreaSqM).toBeCloseTo(30_000, 2);
  expect(received.find(({ name }) => name === '带扣除地块')?.rings).toHaveLength(2);
  expect(takanJson(home, 'check', office)).toMatchObject({ healthy: true });
});

async function makeWorkspace(
  page: Page,
  { surveyor, role, folder }: { surveyor: string; role: string; folder: string },
): Promise<void> {
  await page.getByLabel('调查人').fill(surveyor);
  await choose(page, '区县', '吴兴区');
  await choose(page, '乡镇（街道）', '织里镇');
  await page.getByText(role, { exact: true }).click();
  await page.getByLabel('存放位置').fill(folder);
  await page.getByRole('button', { name: '建立工作区' }).click();
  await expect(page.getByText('还没有地块').first()).toBeVisible();
}

/** Picks an option of a select by typing a part of its name. */
async function choose(
  page: Page,
  label: string | RegExp,
  option: string,
  within: Page | Locator = page,
): Promise<void> {
  const box = within.getByRole('combobox', { name: label }).last();
  await box.click();
  await box.pressSequentially(option);
  await optionNamed(page, option).click();
}

function optionNamed(page: Page, name: string): Locator {
  return page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: name })
    .first();
}

async function printAll(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/全部地块/).click();
  await dialog.getByRole('button', { name: /生成 PDF/ }).click();
  await expect(dialog.getByText(/已生成：2 个地块，4 页/)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
}

async function takeIn(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: /确认并入/ }).click();
}

async function closeWorkspace(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('关闭工作区').click();
  await expect(page.getByText('开始一次调查')).toBeVisible();
}
