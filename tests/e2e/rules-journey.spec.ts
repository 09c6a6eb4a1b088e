/**
 * A warning's life: found on coming in, met in the check, confirmed with a reason at its field, and back when the value changes; and
 * two parcels on the same ground, told by number and square metres. The command line is asked before and after.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { gk120 } from '../../core/geo/coordinates.ts';
import { toLonLat } from '../../core/geo/projection.ts';
import { anEmptyHome, type Home, startInBrowser, takan, takanJson } from '../helpers/program.ts';

type Finding = { rule: string; field?: string; message: string; confirmed?: { reason: string; by: string } };
type Check = {
  healthy: boolean;
  totals: { records: number; errors: number; warnings: number; confirmed: number };
  records: { unitNo: string; issues: Finding[] }[];
};
type Added = { findings: { withErrors: number; first: { line: number; unitNo: string }[] } };

/** 100 m by 60 m, so many metres to the east. */
const ring = (eastM: number) =>
  [
    [0, 0],
    [60, 0],
    [60, 100],
    [0, 100],
  ].map(([north = 0, east = 0]) => [...toLonLat(gk120(3_416_500 + north, 500_000 + east + eastM))]);

let home: Home;
test.beforeAll(() => {
  home = anEmptyHome();
});
test.afterAll(() => home.remove());

test('a warning is confirmed with a reason, and comes back when its value changes', async ({
  page,
}, info) => {
  const field = join(home.folder, 'field');
  takanJson(home, 'init', field, '--role', 'field', '--surveyor', '沈建国', '--township', '330502100');
  const records = join(home.folder, 'records.jsonl');
  const lines = [
    { unitNo: '330502100-0001', name: '甲厂', registeredAreaSqM: 6400, rings: [ring(0)] },
    { unitNo: '330502100-0002', name: '乙厂', rings: [ring(95)] },
  ];
  writeFileSync(records, lines.map((line) => JSON.stringify(line)).join('\n'));
  const { findings } = takanJson<Added>(home, 'parcels', 'add', field, '--file', records);
  expect(findings.withErrors).toBe(2);
  expect(findings.first.map(({ line, unitNo }) => [line, unitNo])).toEqual([
    [1, '330502100-0001'],
    [2, '330502100-0002'],
  ]);
  expect(areaWarning(takanJson<Check>(home, 'check', field)).confirmed).toBeUndefined();
  expect(takan(home, 'check', field).out).toMatch(/330502100-0002 +乙厂 +错误 +parcel-overlap .*300 ㎡/);

  const program = await startInBrowser(home, '--workspace', field);
  try {
    await page.goto(program.url);
    await page.getByRole('button', { name: '更多功能' }).click();
    await page.getByText('检查数据').click();
    await page.getByRole('button', { name: '开始检查' }).click();
    const row = page.getByRole('row', { name: /甲厂/ });
    await expect(row).toBeVisible();
    await row.getByRole('button', { name: '展开行' }).click();
    await expect(page.getByText('与地块“330502100-0002”重叠 300 ㎡')).toBeVisible();
    await page.screenshot({ path: info.outputPath('check.png') });
    await page.getByRole('button', { name: /登记面积.*6400/ }).click();

    const area = page.getByLabel(/^登记面积/);
    await expect(area).toBeFocused();
    await openFindings(page);
    const standing = page.getByRole('list', { name: '待处理的问题' });
    await standing.getByRole('button', { name: /确认并说明：.*登记面积/ }).click();
    const form = page.getByRole('form', { name: '确认并说明' });
    await form.getByRole('button', { name: '以权证记载为准' }).click();
    await page.screenshot({ path: info.outputPath('confirming.png') });
    await form.getByRole('button', { name: '确认', exact: true }).click();
    await expect(page.getByText('1 处已确认')).toBeVisible();
    await page.getByRole('button', { name: /已确认的提醒/ }).click();
    await expect(page.getByRole('list', { name: '已确认的提醒' })).toContainText('沈建国');
    await page.screenshot({ path: info.outputPath('confirmed.png') });
    expect(takan(home, 'check', field).code).not.toBe(0);

    await area.fill('6500');
    await area.press('Tab');
    await expect(standing.getByRole('button', { name: /确认并说明：.*6500/ })).toBeVisible();
    await expect(page.getByText('1 处已确认')).toBeHidden();
    await area.fill('6400');
    await area.press('Tab');
    await expect(page.getByText('1 处已确认')).toBeVisible();
    await page.getByRole('button', { name: /已确认的提醒/ }).click();
    await page.getByRole('button', { name: /撤回确认：.*登记面积/ }).click();
    await expect(standing.getByRole('button', { name: /确认并说明：.*6400/ })).toBeVisible();
    await page
      .locator('.form-field', { hasText: '登记面积' })
      .getByRole('button', { name: /确认并说明：.*6400/ })
      .click();
    await page.getByLabel('说明为什么无误').fill('权证面积含代征道路');
    await form.getByRole('button', { name: '确认', exact: true }).click();
    await expect(page.getByText('1 处已确认')).toBeVisible();
  } finally {
    await program.stop();
  }
  const after = takanJson<Check>(home, 'check', field);
  expect(after).toMatchObject({ healthy: true, totals: { records: 2, confirmed: 1 } });
  expect(areaWarning(after).confirmed).toMatchObject({ reason: '权证面积含代征道路', by: '沈建国' });
});

function areaWarning({ records }: Check): Finding {
  const found = records.flatMap(({ issues }) => issues).find(({ rule }) => rule === 'area-difference');
  if (!found) throw new Error('no area-difference');
  expect(found.message).toContain('6400');
  return found;
}

async function openFindings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /处错误.*查看/ }).click();
}
