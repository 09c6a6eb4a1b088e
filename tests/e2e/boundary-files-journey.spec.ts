/** A shapefile in GBK from another office: looked at on the map, its columns put into fields, imported; a refused one; written out again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Figure, geoJsonOf, rectangle } from '../helpers/boundary-files.ts';
import { cutOff, seriousFaults, smallTargets } from '../helpers/look-over.ts';
import { aShapefile, aZip } from '../helpers/made-files.ts';
import {
  anEmptyHome,
  type Home,
  type RunningProgram,
  startInBrowser,
  takanJson,
} from '../helpers/program.ts';

const OWNERS = [
  '湖州某某织造有限公司',
  '月河街道红丰村股份经济合作社',
  '浙江某某钢管有限公司',
  '湖州某某电梯厂',
];
const FIGURES: readonly Figure[] = OWNERS.map((owner, i) => ({
  polygons:
    i === 1
      ? [[rectangle(0, 120, 80, 110), rectangle(30, 160, 20, 25)]]
      : i === 3
        ? [[rectangle(100, 120, 60, 50)], [rectangle(100, 190, 60, 40)]]
        : [[rectangle(i * 50, i === 2 ? -20 : 0, i === 2 ? 70 : 80, 100)]],
  properties: {
    图斑编号: `330502001-01${i + 1}1`,
    土地使用者: owner,
    权属: i === 1 ? '集体' : '国有',
    发证面积: [12, 12.45, 10.5, 9][i],
    现状: i === 2 ? '停产两年' : '在产',
  },
}));

let home: Home;
let program: RunningProgram;
let zip: string;
let refused: string;
let overlapping: string;
test.beforeAll(async () => {
  home = anEmptyHome();
  const folder = join(home.folder, 'ws');
  takanJson(home, 'init', folder, '--role', 'field', '--surveyor', '沈伟', '--township', '330502001');
  zip = join(home.folder, '红丰片区.zip');
  const parts = Object.entries(aShapefile(FIGURES, { encoding: 'gbk', system: 'EPSG:4549' }));
  writeFileSync(zip, aZip(parts.map(([ending, bytes]) => [`红丰片区${ending}`, bytes])));
  refused = join(home.folder, '老资料.geojson');
  writeFileSync(refused, geoJsonOf(FIGURES, 'Xian_1980_3_Degree_GK_CM_120E'));
  overlapping = join(home.folder, '另一家.geojson');
  const theirs = [rectangle(-60, 0, 65, 80), rectangle(-300, 0, 65, 80)];
  writeFileSync(
    overlapping,
    geoJsonOf(theirs.map((ring) => ({ polygons: [[ring]], properties: { 土地使用者: '湖州某某纺织厂' } }))),
  );
  program = await startInBrowser(home, '--workspace', folder);
});
test.afterAll(async () => {
  await program.stop();
  home.remove();
});

async function look(page: Page, name: string): Promise<void> {
  expect.soft(await cutOff(page), name).toEqual([]);
  expect.soft(await seriousFaults(page), name).toEqual([]);
}

/** Begins a new parcel from a file. */
async function openFile(page: Page, path: string): Promise<void> {
  await page
    .getByRole('button', { name: /新地块/ })
    .first()
    .click();
  await chooseFile(page, path);
}

async function chooseFile(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: /导入坐标文件/ }).click();
  await page.locator('input[type=file]').first().setInputFiles(path);
}

test('a shapefile is previewed, mapped and imported; another is refused for its coordinate system', async ({
  browser,
}, info) => {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(program.url);
  await page
    .getByRole('button', { name: /新地块/ })
    .first()
    .click();
  await page.getByRole('button', { name: /导入坐标文件/ }).click();
  await look(page, 'choose');
  await page.screenshot({ path: info.outputPath('choose.png') });

  await page.locator('input[type=file]').first().setInputFiles(refused);
  await expect(page.getByRole('alert').first()).toContainText('坐标系为“Xian_1980_3_Degree_GK_CM_120E”');
  await page.screenshot({ path: info.outputPath('refused.png') });
  await page.getByRole('button', { name: /放弃/ }).click();

  await chooseFile(page, zip);
  const preview = page.getByRole('region', { name: '识别结果' });
  await expect(preview.getByText('识别出 5 个地块、24 个界址点')).toBeVisible();
  await expect(preview.getByText('Shapefile')).toBeVisible();
  await expect(preview.getByText('GBK')).toBeVisible();
  await expect(preview.getByText('CGCS2000_3_Degree_GK_CM_120E')).toBeVisible();
  await expect(preview.getByText(/单位看来是亩，已换算为平方米/)).toBeVisible();
  await look(page, 'preview');
  await page.screenshot({ path: info.outputPath('preview.png') });

  const mapping = page.getByRole('region', { name: '属性字段对应' });
  await mapping.scrollIntoViewIfNeeded();
  await expect(mapping.getByRole('listitem').filter({ hasText: '土地使用者' })).toContainText('产权人');
  const state = mapping.getByRole('combobox', { name: '“现状”填入的栏目' });
  await state.click();
  await state.fill('备注');
  await page.keyboard.press('Enter');
  await expect(mapping.getByRole('listitem').filter({ hasText: '在产' })).toContainText('备注');
  await expect(page.locator('.ant-select-dropdown')).toBeHidden();
  expect.soft(await smallTargets(page, '.column-mapping', 44)).toEqual([]);
  await look(page, 'mapping');
  await page.screenshot({ path: info.outputPath('mapping.png') });

  await page.getByRole('checkbox', { name: /330502001-0131/ }).uncheck();
  await page.getByRole('button', { name: '新建 4 个地块' }).click();
  await expect(page.getByText('4 宗')).toBeVisible();
  await expect(page.getByText('湖州某某电梯厂').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('imported.png') });

  // The same file once more: only the plot that was left out is new.
  await page.keyboard.press('Escape');
  await openFile(page, zip);
  await expect(page.getByText(/这个文件以前导入过，当时的地块还有 4 个/)).toBeVisible();
  await expect(page.getByText('以前已导入为 330502001-0111，不再新建')).toBeVisible();
  await look(page, 'known');
  await page.screenshot({ path: info.outputPath('known.png') });
  await page.getByRole('button', { name: '按此界址点新建地块' }).click();
  await expect(page.getByText('5 宗')).toBeVisible();

  // Somebody else's file of the same ground: what overlaps is told, and left out.
  await page.keyboard.press('Escape');
  await openFile(page, overlapping);
  await expect(page.getByText('与 330502001-0111 重叠 400.00 ㎡')).toBeVisible();
  await look(page, 'overlapping');
  await page.screenshot({ path: info.outputPath('overlapping.png') });
  await page.getByRole('button', { name: '去掉重叠的 1 个' }).click();
  await expect(page.getByRole('button', { name: '按此界址点新建地块' })).toBeVisible();
  await page.getByRole('button', { name: /放弃/ }).click();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '表格', exact: true }).click();
  await page.getByRole('button', { name: '导出界址点' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('导出 5 个地块的界址点');
  await dialog.getByRole('radio', { name: /GeoJSON/ }).check();
  await page.screenshot({ path: info.outputPath('write.png') });
  await look(page, 'write');
  await dialog.getByRole('button', { name: '导出', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: '下载' }).click(),
  ]);
  const written = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
    features: { properties: Record<string, unknown> }[];
  };
  expect(written.features.map(({ properties }) => properties.CQR)).toEqual(
    expect.arrayContaining(['湖州某某电梯厂', '湖州某某织造有限公司']),
  );
  expect(written.features).toHaveLength(5);
});
