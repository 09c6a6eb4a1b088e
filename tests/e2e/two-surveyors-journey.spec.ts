/**
 * Two people on the same parcels, each on a laptop of his own: at the office both boundaries are seen on the map and one is taken,
 * a photo that was turned two ways is settled, a parcel that one of them deleted is kept, and what is deleted by mistake comes back.
 */
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { gk120 } from '../../core/geo/coordinates.ts';
import { toLonLat } from '../../core/geo/projection.ts';
import { seriousFaults } from '../helpers/look-over.ts';
import {
  anEmptyHome,
  anEmptySurvey,
  type Home,
  startInBrowser,
  takan,
  takanJson,
} from '../helpers/program.ts';
import { RecordForm } from '../helpers/record-form.ts';

const PHOTO = join(import.meta.dirname, '../fixtures/photos/north-east.jpg');
const NORTH = 3_416_500;
const EAST = 500_000;
const corners = (eastM: number, wideM: number) =>
  [
    [0, 0],
    [60, 0],
    [60, wideM],
    [0, wideM],
  ].map(([north = 0, east = 0]) => [NORTH + north, EAST + eastM + east] as const);
const ring = (eastM: number, wideM: number) =>
  corners(eastM, wideM).map(([north, east]) => [...toLonLat(gk120(north, east))]);
const typed = (eastM: number, wideM: number) =>
  corners(eastM, wideM)
    .map(([north, east], i) => `J${i + 1},${north.toFixed(3)},${east.toFixed(3)}`)
    .join('\n');

const homes: Home[] = [];
const aHome = (): Home => {
  const home = anEmptyHome();
  homes.push(home);
  return home;
};
test.afterAll(() => {
  for (const home of homes) home.remove();
});

/** Opens the workspace in a window, lets something be done there, and closes both. */
async function at(
  browser: Browser,
  home: Home,
  workspace: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const program = await startInBrowser(home, '--workspace', workspace);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  try {
    await page.goto(program.url);
    await work(page);
  } finally {
    await page.context().close();
    await program.stop();
  }
}

async function turnPhoto(page: Page, way: string): Promise<void> {
  await page.getByRole('tab', { name: /^照片/ }).click();
  await page.getByRole('button', { name: /^查看大图/ }).click();
  const turned = page.waitForResponse(/setRotation/);
  await page.getByRole('button', { name: way }).click();
  await turned;
  await page.keyboard.press('Escape');
}

const parcel = (page: Page, name: string) =>
  page.getByRole('listbox', { name: '地块' }).getByRole('option', { name: new RegExp(name) });

test('two boundaries, a deletion and a mistake are put right where they are seen', async ({
  browser,
}, info) => {
  const [one, other, office] = [aHome(), aHome(), aHome()];
  const field = anEmptySurvey(one, 'field');
  const records = join(one.folder, 'records.jsonl');
  const lines = [
    { unitNo: '330502100-0001', name: '甲厂', rings: [ring(0, 100)] },
    { unitNo: '330502100-0002', name: '乙厂', rings: [ring(200, 100)] },
  ];
  writeFileSync(records, lines.map((line) => JSON.stringify(line)).join('\n'));
  takanJson(one, 'parcels', 'add', field, '--file', records);
  await at(browser, one, field, async (page) => {
    await parcel(page, '甲厂').click();
    await new RecordForm(page).addPhotos('全景', PHOTO);
  });
  const copy = join(other.folder, 'field');
  cpSync(field, copy, { recursive: true });

  await at(browser, one, field, async (page) => {
    await parcel(page, '甲厂').click();
    await new RecordForm(page).pasteBoundary(typed(0, 105));
    await turnPhoto(page, '向右转');
    await parcel(page, '乙厂').click();
    await page.getByRole('button', { name: '地块操作' }).click();
    await page.getByText('删除地块', { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await expect(parcel(page, '乙厂')).toHaveCount(0);

    // By mistake: it comes back at once, and is deleted again.
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(parcel(page, '乙厂')).toBeVisible();
    await expect(page.getByText('已恢复 330502100-0002', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '地块操作' }).click();
    await page.getByText('删除地块', { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await expect(parcel(page, '乙厂')).toHaveCount(0);
  });
  await at(browser, other, copy, async (page) => {
    await parcel(page, '甲厂').click();
    await new RecordForm(page).pasteBoundary(typed(0, 120));
    await turnPhoto(page, '向左转');
    await parcel(page, '乙厂').click();
    await new RecordForm(page).pasteBoundary(typed(200, 90));
  });

  const desk = join(office.folder, 'office');
  takanJson(office, 'init', desk, '--role', 'office', '--surveyor', '市局', '--township', '330502100');
  for (const [home, workspace] of [
    [one, field],
    [other, copy],
  ] as const) {
    takanJson(home, 'package', 'export', workspace, '--out', home.folder);
    const [file] = readdirSync(home.folder).filter((name) => name.endsWith('.takan'));
    expect(takan(office, 'package', 'import', desk, join(home.folder, file ?? '')).code).toBe(0);
  }

  await at(browser, office, desk, async (page) => {
    await parcel(page, '甲厂').click();
    await page.getByRole('tab', { name: '来源' }).click();
    const boundary = page.getByRole('region', { name: '界址点' });
    await expect(boundary).toContainText('编号与版本号相同');
    await expect(page.locator('.preview-number')).toHaveText(['1', '2']);
    await page.screenshot({ path: info.outputPath('two-boundaries-1366.png') });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.screenshot({ path: info.outputPath('two-boundaries-1920.png') });
    await page.setViewportSize({ width: 1366, height: 768 });
    expect.soft(await seriousFaults(page)).toEqual([]);
    const wider = (await boundary.getByRole('columnheader').allTextContents()).findIndex((head) =>
      head.includes('版本 2'),
    );
    await boundary.getByRole('button', { name: `采用版本 ${wider}` }).click();
    await expect(boundary).toHaveCount(0);
    await expect(page.locator('.preview-number')).toHaveCount(0);
    await expect(page.locator('.detail-head')).not.toContainText('冲突');

    // What was surveyed first is looked at again, and taken back after all.
    await page.getByRole('tab', { name: '历史' }).click();
    const begun = page.getByRole('list', { name: '修改历史' }).getByRole('listitem').last();
    await begun.getByRole('button', { name: '查看内容' }).click();
    await begun.getByRole('button', { name: '恢复当时的“界址点”' }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: info.outputPath('earlier.png') });
    expect.soft(await seriousFaults(page)).toEqual([]);
    await begun.getByRole('button', { name: '恢复当时的“界址点”' }).click();
    await expect(page.locator('.detail-area')).toContainText('9.0000');
    await page.getByRole('tab', { name: '来源' }).click();

    // The photo that was turned two ways is left as it is shown; what is said of it has room in the narrow card.
    await page.getByRole('tab', { name: /^照片/ }).click();
    const card = page.locator('.photo-card');
    await expect(card).toContainText('旋转的方向不一致');
    const settle = card.getByRole('button', { name: '以现在显示的为准' });
    const [around, button] = [await card.boundingBox(), await settle.boundingBox()];
    expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual(
      (around?.x ?? 0) + (around?.width ?? 0),
    );
    await card.screenshot({ path: info.outputPath('turned-two-ways.png') });
    await settle.click();
    await expect(settle).toHaveCount(0);
    await page.getByRole('tab', { name: '来源' }).click();

    await parcel(page, '乙厂').click();
    const deletion = page.getByRole('region', { name: '删除还是保留' });
    await expect(deletion).toContainText('沈建国于');
    await page.screenshot({ path: info.outputPath('deleted-or-kept.png') });
    expect.soft(await seriousFaults(page)).toEqual([]);
    await deletion.getByRole('button', { name: '保留地块' }).click();
    await expect(deletion).toHaveCount(0);
    await expect(page.locator('.detail-head')).not.toContainText('冲突');

    await page.getByRole('button', { name: '地块操作' }).click();
    await page.getByText('删除地块', { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '更多功能' }).click();
    await page.getByText('已删除的内容', { exact: true }).click();
    const row = page.getByRole('row', { name: /330502100-0002/ });
    await expect(row).toContainText('市局');
    await page.screenshot({ path: info.outputPath('removed-1366.png') });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.screenshot({ path: info.outputPath('removed-1920.png') });
    expect.soft(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await row.getByRole('button', { name: '恢复 330502100-0002' }).click();
    await page.screenshot({ path: info.outputPath('restored.png') });
    await page.getByRole('button', { name: '查看 330502100-0002' }).click();
    await expect(page.getByRole('heading', { name: '乙厂' })).toBeVisible();
  });
  const items = takanJson<{ conflict: boolean; unitNo: string }[]>(office, 'parcels', 'list', desk);
  expect(items.map(({ unitNo, conflict }) => [unitNo, conflict])).toEqual([
    ['330502100-0001', false],
    ['330502100-0002', false],
  ]);
});
