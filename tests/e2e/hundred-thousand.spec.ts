/**
 * A hundred thousand parcels in the window: listed, filtered, searched, walked by keys and taken along as a file, each answer the same as
 * the command line's. How long the answers take is printed beside the service's own time; nothing depends on it.
 */
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
import { type Painted, timeToPaint } from '../helpers/time-to-paint.ts';

const PARCELS = 100_000;
const MINUTES = 60_000;
const QUESTIONS = {
  everything: [],
  drafts: ['--state', 'draft'],
  draftsOfBuildingMaterial: ['--state', 'draft', '--search', '建材'],
  buildingMaterial: ['--search', '建材'],
  oneCharacter: ['--search', '湖'],
  fourCharacters: ['--search', '有限公司'],
  aStreet: ['--search', '吴兴区月河街道'],
} as const;

let home: Home;
let office: string;
let program: RunningProgram;
let page: Page;
/** Unit numbers in the order of the list under each question, as the command line finds them before the window has the workspace. */
let answers: Readonly<Record<keyof typeof QUESTIONS, readonly string[]>>;
test.beforeAll(async ({ browser }) => {
  // The parcels are made and taken in by an office as they would be, which takes its time.
  test.setTimeout(10 * MINUTES);
  home = anEmptyHome();
  const demo = join(home.folder, 'demo');
  office = join(demo, 'office');
  takanJson(home, 'demo', demo, '--parcels', String(PARCELS), '--photos-per-parcel', '0');
  const asked = Object.entries(QUESTIONS).map(([name, filter]) => [name, find(filter)] as const);
  answers = Object.fromEntries(asked) as typeof answers;
  program = await startInBrowser(home, '--workspace', office);
  page = await (await browser.newContext()).newPage();
  await page.goto(program.url);
});
test.afterAll(async () => {
  await program.stop();
  home.remove();
});

function find(filter: readonly string[]): readonly string[] {
  const file = join(home.folder, 'found.csv');
  const { parcels } = takanJson<{ parcels: number }>(
    home,
    'parcels',
    'csv',
    office,
    '--out',
    file,
    '--overwrite',
    ...filter,
  );
  const unitNos = readFileSync(file, 'utf8')
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.slice(0, line.indexOf(',')));
  expect(unitNos).toHaveLength(parcels);
  return unitNos;
}

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

const sum = (page: Page) => page.locator('.table-sum');

async function look(page: Page, name: string): Promise<void> {
  expect.soft(await cutOff(page), name).toEqual([]);
  expect.soft(await seriousFaults(page), name).toEqual([]);
}

/** The window as it is opened for the first time, on the table. */
async function openTable(): Promise<Locator> {
  await page.evaluate(() => localStorage.clear());
  await page.goto(new URL('/', page.url()).href);
  await page.getByRole('button', { name: '表格', exact: true }).click();
  await expect(sum(page)).toContainText('100,000 宗');
  return page.getByRole('grid', { name: '地块表格' });
}

/** The rows that are drawn, once all have come: place in the list and unit number. */
async function drawn(grid: Locator): Promise<(readonly [place: number, unitNo: string])[]> {
  await expect(grid.locator('.table-waiting')).toHaveCount(0);
  return grid.evaluate((table) =>
    [...table.querySelectorAll<HTMLElement>('tbody tr')].map(
      (row) => [Number(row.getAttribute('aria-rowindex')) - 2, row.children[1]?.textContent ?? ''] as const,
    ),
  );
}

async function expectRows(grid: Locator, from: number, all: readonly string[]): Promise<void> {
  await expect(grid.locator(`[aria-rowindex="${from + 2}"]`)).toContainText(all[from] ?? 'nothing');
  const rows = await drawn(grid);
  expect(rows.length).toBeGreaterThan(10);
  for (const [place, unitNo] of rows) expect([place, unitNo]).toEqual([place, all[place]]);
}

test('all are listed, filtered and searched as the command line does it', async ({
  browserName: _,
}, info) => {
  const grid = await openTable();
  const all = answers.everything;
  expect(all).toHaveLength(PARCELS);
  await expect(grid).toHaveAttribute('aria-rowcount', String(PARCELS + 1));
  await expectRows(grid, 0, all);
  await look(page, 'all');
  await page.screenshot({ path: info.outputPath('all.png') });

  // Anywhere, with nothing loaded on the way.
  const scrollTo = (part: number) =>
    grid.evaluate((table, share) => {
      const box = table.parentElement as HTMLElement;
      box.scrollTop = Math.round((box.scrollHeight - box.clientHeight) * share);
    }, part);
  await scrollTo(0.5);
  await expectRows(grid, PARCELS / 2, all);
  await scrollTo(1);
  await expectRows(grid, PARCELS - 1, all);
  await look(page, 'end');
  await grid.focus();
  await page.keyboard.press('Home');
  await expectRows(grid, 0, all);
  await page.keyboard.press('End');
  await expectRows(grid, PARCELS - 1, all);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.detail-no')).toHaveText(all[2] ?? '');
  await page.getByRole('button', { name: '返回地图' }).click();

  const expectAnswer = async (question: keyof typeof QUESTIONS): Promise<void> => {
    const expected = answers[question];
    expect(expected.length).toBeGreaterThan(20);
    await expect(sum(page)).toContainText(`${expected.length.toLocaleString('zh-CN')} 宗`);
    await expect(grid).toHaveAttribute('aria-rowcount', String(expected.length + 1));
    await expectRows(grid, 0, expected);
    await scrollTo(1);
    await expectRows(grid, expected.length - 1, expected);
    await look(page, question);
  };
  const search = page.getByRole('searchbox');
  await page.getByRole('button', { name: /^草稿/ }).click();
  await expectAnswer('drafts');
  await search.fill('建材');
  await expectAnswer('draftsOfBuildingMaterial');
  await page.getByRole('button', { name: '全部', exact: true }).click();
  await expectAnswer('buildingMaterial');
  await search.fill('湖');
  await expectAnswer('oneCharacter');
  await search.fill('有限公司');
  await expectAnswer('fourCharacters');
  await search.fill('吴兴区月河街道');
  await expectAnswer('aStreet');

  // The cards beside the map say the same.
  await page.getByRole('button', { name: '地图', exact: true }).click();
  await expect(page.getByRole('option').first()).toContainText(answers.aStreet[0] ?? 'nothing');
  await search.fill('');
  await expect(page.locator('.list-sum')).toContainText('100,000 宗');
  await look(page, 'cards');
});

test('how long a search and a filter take until they are painted', async () => {
  const grid = await openTable();
  const box = page.getByRole('searchbox');
  const settle = async () => {
    await expect(grid).toHaveAttribute('aria-busy', 'false');
    await page.waitForTimeout(200);
  };
  const print = (what: string, times: readonly Painted[]): void => {
    const median = (pick: (painted: Painted) => number) =>
      times
        .map(pick)
        .toSorted((a, b) => a - b)
        [Math.floor(times.length / 2)]?.toFixed(0);
    const serviceMs = ({ requests: [rows] }: Painted) => rows?.lastsMs ?? 0;
    const beyondMs = (painted: Painted) => painted.rowsMs - serviceMs(painted);
    process.stdout.write(
      `${what}: rows painted after ${median((each) => each.rowsMs)} ms, of which ${median(serviceMs)} ms in the service and ` +
        `${median(beyondMs)} ms in the window; count and area after ${median((each) => each.sumMs)} ms (medians of ${times.length})\n`,
    );
  };
  const TYPED = [
    ['1 character', ['湖', '公', '限', '厂', '路']],
    ['2 characters', ['有限', '建材', '德润', '工业', '木业']],
    ['3 characters', ['建材市', '有限公', '大道4', '湖织大', '路1号']],
    ['6 characters', ['建材有限公司', '南浔区菱湖镇', '市场有限公司', '吴兴区月河街', '330523']],
  ] as const;
  for (const [name, texts] of TYPED) {
    const times: Painted[] = [];
    for (const text of texts) {
      await settle();
      await box.focus();
      times.push(await timeToPaint(page, 'input', () => page.keyboard.insertText(text)));
      await box.fill('');
    }
    print(name, times);
  }
  const times: Painted[] = [];
  for (const state of [/^草稿/, /^已提交/]) {
    await settle();
    times.push(await timeToPaint(page, 'click', () => page.getByRole('button', { name: state }).click()));
    await page.getByRole('button', { name: '全部', exact: true }).click();
  }
  print('changed filter', times);
});

test('a clerk sorts, filters and searches, takes what is found along, and marks some complete', async ({
  browserName: _,
}, info) => {
  const grid = await openTable();

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
  await expect(sum(page)).not.toContainText('100,000 宗');
  const drafts = await sum(page).innerText();
  await page.getByRole('button', { name: '更多条件' }).click();
  await page.getByLabel('面积不小于（亩）').fill('20');
  await look(page, 'filters');
  await page.screenshot({ path: info.outputPath('filters.png') });
  await page.getByRole('button', { name: '收起条件' }).click();
  await expect(sum(page)).not.toHaveText(drafts);
  const unsearched = await sum(page).innerText();
  await page.getByRole('searchbox').fill('有限公司');
  await expect(page.getByRole('button', { name: '取消条件：搜索：有限公司' })).toBeVisible();
  await expect(sum(page)).not.toHaveText(unsearched);
  const words = (await sum(page).innerText()).match(/^([\d,]+) 宗/)?.[1] ?? '';
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
