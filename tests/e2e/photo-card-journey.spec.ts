/** A whole day on one card: 300 photos imported, the camera's clock put right, matched, stamped, looked at side by side; none lost. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { squareText } from '../helpers/a-parcel.ts';
import { cutOff, seriousFaults } from '../helpers/look-over.ts';
import { anEmptyHome, type Home, startInBrowser, takan, takanJson } from '../helpers/program.ts';
import { aCard, type TakenPhoto } from '../helpers/taken-photos.ts';

const PHOTOS = 300;
const PARCELS = 6;
const [NORTH, EAST] = [3_416_500, 500_000];
const BESIDE = 20;

let home: Home;
let card: string;
let workspace: string;
let hashes: string[];

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Taken around the parcels one after the other by a camera that thinks it is 2017; the last few say nothing of where. */
function theDay(): TakenPhoto[] {
  return Array.from({ length: PHOTOS }, (_, i) => {
    const parcel = i % PARCELS;
    const step = Math.floor(i / PARCELS);
    const minutes = parcel * 60 + step;
    const time = `2017-01-01 ${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
    const name = `DCIM/10${parcel}MEDIA/DJI_${String(i).padStart(4, '0')}.jpg`;
    const taken = { name, time, camera: 'DJI FC3411', tint: i };
    if (i >= PHOTOS - BESIDE) return taken;
    return { ...taken, at: [NORTH - 8, EAST + parcel * 200 + 5 + step] as const, azimuthDeg: 355 };
  });
}

test.beforeAll(async () => {
  home = anEmptyHome();
  card = mkdtempSync(join(tmpdir(), 'card-'));
  workspace = join(home.folder, 'field');
  takan(home, 'init', workspace, '--role', 'field', '--surveyor', '沈伟', '--township', '330502001');
  for (let number = 0; number < PARCELS; number++) {
    const file = join(home.folder, `${number}.txt`);
    writeFileSync(file, squareText(number));
    takan(home, 'boundary', 'import', workspace, file);
  }
  hashes = (await aCard(card, theDay())).map(sha256).toSorted();
});
test.afterAll(() => {
  home.remove();
  rmSync(card, { recursive: true, force: true });
});

test('three hundred photos of one card', async ({ browser }, info) => {
  expect(new Set(hashes).size).toBe(PHOTOS);
  const program = await startInBrowser(home, '--workspace', workspace);
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const page = await context.newPage();
    const look = async (name: string) => {
      await page.waitForTimeout(400);
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      expect.soft(await cutOff(page), name).toEqual([]);
      expect.soft(await seriousFaults(page), name).toEqual([]);
    };
    const menu = async (entry: string) => {
      await page.getByRole('button', { name: '更多功能' }).click();
      await page.getByText(entry, { exact: true }).click();
    };
    await page.goto(program.url);
    await menu('照片匹配');
    await page.locator('input[webkitdirectory]').setInputFiles(card);
    await expect(page.getByText(`已导入 ${PHOTOS} 张`, { exact: false })).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(`${PHOTOS} 张待匹配`)).toBeVisible();
    await look('imported');

    // The clock of the camera, for all of its photos.
    const tile = (name: string) => page.getByRole('option', { name: new RegExp(`^${name}`) });
    await tile('DJI_0000').click();
    await page.keyboard.press('t');
    const clock = page.getByRole('dialog', { name: '校正拍摄时间' });
    await clock
      .getByText(/这台相机|“.*”拍的/)
      .last()
      .click();
    await clock.getByText('实际拍摄时间').click();
    await clock.getByLabel('这张实际拍摄于（北京时间）').fill('2025-03-01 08:00:00');
    await page.keyboard.press('Enter');
    await clock.getByLabel('原因', { exact: true }).fill('相机电池耗尽后日期复位');
    await look('clock');
    await clock.getByRole('button', { name: /^校正 \d+ 张$/ }).click();
    await expect(tile('DJI_0000')).toHaveAccessibleName(/2025-03-01 08:00 已校正/);

    // Everything that says where it was taken finds its parcel at once; the rest goes where the surveyor says.
    await page.getByRole('button', { name: /确认全部把握大的/ }).click();
    await expect(page.getByText(`${BESIDE} 张待匹配`)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('option').first().click();
    await page
      .getByRole('option')
      .last()
      .click({ modifiers: ['Shift'] });
    await page.keyboard.press('m');
    await page.getByRole('combobox', { name: '输入编号或名称' }).fill('0002');
    await expect(page.getByRole('option', { name: /0002/ })).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByText('没有待匹配的照片')).toBeVisible();
    await look('matched');

    // All of them in the gallery; two side by side.
    await menu('照片库');
    await expect(page.locator('.gallery-head').getByText(`${PHOTOS} 张`, { exact: false })).toBeVisible();
    await look('gallery');
    await tile('DJI_0000').click();
    await expect(page.getByRole('heading', { name: /全景 DJI_0000/ })).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByRole('heading', { name: '对比两张照片' })).toBeVisible();
    await look('compared');
    await page.keyboard.press('Escape');
  } finally {
    await program.stop();
  }

  // What was said of each is there, and every original is the very one of the card.
  const units = Array.from({ length: PARCELS }, (_, i) => `330502001-000${i + 1}`);
  type Photo = { sha256: string; takenAt: string; cameraTime: string };
  const photos = units.flatMap(
    (unit) => takanJson<{ photos: Photo[] }>(home, 'parcels', 'show', workspace, unit).photos,
  );
  expect(photos.map((photo) => photo.sha256).toSorted()).toEqual(hashes);
  expect(photos.every(({ cameraTime }) => cameraTime.startsWith('2017-01-01T'))).toBe(true);
  expect(photos.every(({ takenAt }) => takenAt.startsWith('2025-03-01T'))).toBe(true);
  expect(takan(home, 'photos', 'verify', workspace).code).toBe(0);

  const stamped = mkdtempSync(join(tmpdir(), 'stamped-'));
  const told = takanJson<{ photos: number }>(home, 'photos', 'stamp', workspace, '--out', stamped);
  const names = readdirSync(stamped);
  expect([told.photos, names.length]).toEqual([PHOTOS, PHOTOS]);
  expect(names.every((name) => /^330502001-000\d_.*_20250301/.test(name))).toBe(true);
  rmSync(stamped, { recursive: true });
});
