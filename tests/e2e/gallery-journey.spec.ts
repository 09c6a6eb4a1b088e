/** All photos in one place: filtered, looked at closely, turned, compared, drawn on, and everything there again after a restart. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { squareText } from '../helpers/a-parcel.ts';
import { cutOff, seriousFaults, smallTargets } from '../helpers/look-over.ts';
import { anEmptyHome, type Home, startInBrowser, takan, takanJson } from '../helpers/program.ts';
import { aCard } from '../helpers/taken-photos.ts';

let home: Home;
let card: string;
const [NORTH, EAST] = [3_416_500, 500_000];
const LONG_NAME = `${'很长的照片名称'.repeat(10)}.jpg`;

test.beforeEach(async () => {
  home = anEmptyHome();
  card = mkdtempSync(join(tmpdir(), 'card-'));
  const workspace = join(home.folder, 'field');
  takan(home, 'init', workspace, '--role', 'field', '--surveyor', '沈伟', '--township', '330502001');
  for (const number of [0, 1]) {
    const file = join(home.folder, `${number}.txt`);
    writeFileSync(file, squareText(number));
    takan(home, 'boundary', 'import', workspace, file);
  }
  const paths = await aCard(card, [
    { name: 'IMG_00.jpg', at: [NORTH - 10, EAST + 15], azimuthDeg: 350, time: '2025-03-01 09:00:00' },
    { name: 'IMG_01.jpg', at: [NORTH - 12, EAST + 17], azimuthDeg: 0, time: '2025-04-02 09:00:00' },
    { name: 'IMG_02.jpg', at: [NORTH + 900, EAST + 250], azimuthDeg: 180, time: '2025-03-01 10:00:00' },
    { name: LONG_NAME },
  ]);
  const add = (unit: string, kind: string, ...of: readonly number[]) =>
    takan(home, 'photos', 'add', workspace, unit, ...of.map((i) => paths[i] ?? ''), '--kind', kind);
  add('330502001-0001', 'panorama', 0, 1);
  add('330502001-0002', 'closeUp', 2);
  takan(home, 'photos', 'import', workspace, card);
});
test.afterEach(() => {
  home.remove();
  rmSync(card, { recursive: true, force: true });
});

const tile = (page: Page, name: string) => page.getByRole('option', { name: new RegExp(name) });
const shown = (page: Page, words: string) =>
  expect(page.locator('.gallery-head').getByText(words)).toBeVisible();

async function openGallery(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('照片库', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '照片库' })).toBeVisible();
}

/** Draws from one place of the picture to another, both as parts of the stage. */
async function drag(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const box = await page.locator('.stage').boundingBox();
  if (!box) throw new Error('no stage');
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

/** Two fingers on the picture that go apart to twice their distance. */
async function pinch(page: Page): Promise<void> {
  const box = await page.locator('.stage').boundingBox();
  if (!box) throw new Error('no stage');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const devTools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
    devTools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [
              { x: x - apart, y, id: 1 },
              { x: x + apart, y, id: 2 },
            ],
    });
  await touch('touchStart', 60);
  for (const apart of [80, 100, 120]) await touch('touchMove', apart);
  await touch('touchEnd', 120);
}

const zoomOf = async (page: Page): Promise<number> =>
  Number.parseInt((await page.locator('.large-percent').textContent()) ?? '', 10);

for (const size of [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]) {
  test(`photos are found, looked at, turned, compared and drawn on at ${size.width}×${size.height}`, async ({
    browser,
  }, info) => {
    const errors: string[] = [];
    const start = async () => {
      const program = await startInBrowser(home, '--workspace', join(home.folder, 'field'));
      const page = await (
        await browser.newContext({ viewport: size, locale: 'zh-CN', hasTouch: true })
      ).newPage();
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(program.url);
      return { program, page };
    };
    let { program, page } = await start();
    const look = async (name: string) => {
      await page.waitForTimeout(400);
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      expect.soft(await cutOff(page), name).toEqual([]);
      expect.soft(await seriousFaults(page), name).toEqual([]);
      expect
        .soft(await smallTargets(page, '.gallery-filters, .gallery-bar, .large-head', 44), name)
        .toEqual([]);
    };
    try {
      await openGallery(page);
      await shown(page, '4 张');
      await expect(page.getByRole('heading', { name: /330502001-0001/ })).toBeVisible();
      await look('by-parcel');
      await page.getByText('按日期', { exact: true }).click();
      await expect(page.getByRole('heading', { name: '2025-04-02' })).toBeVisible();
      await look('by-day');

      // Filtered by kind, by what is remarkable, by having no parcel, and to nothing.
      await page.getByRole('checkbox', { name: '只看有提示的' }).check();
      await shown(page, '3 张，共 4 张');
      await page.getByRole('combobox', { name: '类别' }).click();
      await page.getByTitle('近景').click();
      await page.keyboard.press('Escape');
      await shown(page, '1 张，共 4 张');
      await page.getByRole('checkbox', { name: '只看示意图' }).check();
      await expect(page.getByText('没有符合条件的照片')).toBeVisible();
      await look('nothing');
      await page.getByRole('button', { name: '显示全部' }).click();
      await page.getByText('按地块', { exact: true }).click();
      await expect(tile(page, 'IMG_00').first()).toBeVisible();

      // By keyboard to the second photo, and large.
      await page.getByRole('listbox', { name: '照片' }).focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: /全景 IMG_00/ })).toBeVisible();
      await expect(page.getByText('2025-03-01 09:00:00 +08:00')).toBeVisible();
      await expect(page.getByText(/350\.0° 真北/)).toBeVisible();
      await look('large');

      // Zoomed by wheel, keys and double click; every pixel comes when one is close.
      const whole = await zoomOf(page);
      await page.locator('.stage').hover();
      await page.mouse.wheel(0, -500);
      await expect.poll(() => zoomOf(page)).toBeGreaterThan(whole);
      await page.keyboard.press('1');
      await expect.poll(() => zoomOf(page)).toBe(100);
      await page.keyboard.press('0');
      await expect.poll(() => zoomOf(page)).toBe(whole);
      await page.locator('.stage').dblclick();
      await expect.poll(() => zoomOf(page)).toBeGreaterThan(whole);
      await look('close');
      await page.keyboard.press('0');
      await pinch(page);
      await expect.poll(() => zoomOf(page)).toBeGreaterThan(whole * 1.5);
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('heading', { name: /IMG_0[01]|示意/ })).toBeVisible();
      await page.keyboard.press('ArrowLeft');
      await expect(page.getByRole('heading', { name: /全景 IMG_00/ })).toBeVisible();

      // A quarter turn: the picture stands upright, and its thumbnail with it.
      await page.keyboard.press('r');
      await expect(page.locator('.stage img').first()).toHaveAttribute('style', /rotate\(90deg\)/);
      await look('turned');

      // Side by side with another one, zoomed together.
      await page.keyboard.press('c');
      await expect(page.getByRole('heading', { name: '对比两张照片' })).toBeVisible();
      await page.getByRole('button', { name: '找同一位置的照片' }).click();
      const right = page.getByRole('region', { name: '右' });
      await expect(right.getByText(/IMG_01/)).toBeVisible();
      await expect(right.getByText(/相隔 32 天/)).toBeVisible();
      await right.locator('.stage').hover();
      await page.mouse.wheel(0, -300);
      await look('compared');
      await page.getByRole('button', { name: '左右互换' }).click();
      await expect(
        page
          .getByRole('region', { name: '左' })
          .locator('strong')
          .getByText(/IMG_01/),
      ).toBeVisible();
      await page.keyboard.press('c');

      // Drawn on a copy, with one step back and one forth.
      await page.keyboard.press('Escape');
      await tile(page, 'IMG_02').click();
      await expect(page.getByRole('heading', { name: /近景 IMG_02/ })).toBeVisible();
      await page.getByRole('button', { name: '画示意' }).click();
      await drag(page, [0.3, 0.3], [0.5, 0.5]);
      await page.getByRole('button', { name: '方框' }).click();
      await page.getByRole('button', { name: '黄' }).click();
      await drag(page, [0.55, 0.3], [0.7, 0.6]);
      await page.getByRole('button', { name: '线', exact: true }).click();
      await drag(page, [0.3, 0.6], [0.5, 0.8]);
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+y');
      await expect(page.locator('.sketch-layer path')).not.toHaveCount(0);
      await page.getByRole('button', { name: '文字' }).click();
      await page.locator('.stage').click({ position: { x: 500, y: 120 } });
      await page.getByRole('textbox', { name: '要写的字' }).fill('东门已封');
      await look('drawing');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '存为示意图' }).click();
      await expect(page.getByText('已存为示意图，原件没有改动。')).toBeVisible();
      await expect(page.getByRole('heading', { name: /示意/ })).toBeVisible();
      await expect(page.getByText('示意图，不是原始照片，不作举证')).toBeVisible();
      await look('sketch');
      await page.getByRole('button', { name: '查看原始照片' }).click();
      await expect(page.getByRole('heading', { name: /近景 IMG_02/ })).toBeVisible();
      await page.keyboard.press('Escape');
      await page.close();
    } finally {
      await program.stop();
    }

    // As after a night: the copy is found again, the turn is kept, and neither counts for more than it is.
    ({ program, page } = await start());
    try {
      await openGallery(page);
      await shown(page, '5 张 · 其中示意图 1 张');
      await page.getByRole('checkbox', { name: '只看示意图' }).check();
      await shown(page, '1 张，共 5 张');
      await expect(tile(page, '示意-IMG_02')).toBeVisible();
      await look('found-again');
      await page.getByRole('checkbox', { name: '只看示意图' }).uncheck();
      await expect(tile(page, 'IMG_00').locator('img')).toHaveClass('turned-90');

      // From a parcel's photos to only those in the gallery, and back to the parcel.
      await page.getByRole('button', { name: '转到地块' }).first().click();
      await page.getByRole('button', { name: '在照片库中查看' }).click();
      await shown(page, '2 张，共 5 张');
      await look('of-one-parcel');

      // Two chosen by their corners are compared.
      await page.locator('.tile-tick').nth(0).click();
      await page.getByRole('listbox', { name: '照片' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Space');
      await look('chosen');
      await page.getByRole('button', { name: '对比两张' }).click();
      await expect(page.getByRole('heading', { name: '对比两张照片' })).toBeVisible();
    } finally {
      await program.stop();
    }
    expect(errors).toEqual([]);

    const { photos } = takanJson<{ photos: { fileName: string; sketchOf: string | null; sha256: string }[] }>(
      home,
      'parcels',
      'show',
      join(home.folder, 'field'),
      '330502001-0002',
    );
    const original = photos.find(({ fileName }) => fileName === 'IMG_02.jpg');
    const copy = photos.find(({ fileName }) => fileName === '示意-IMG_02.jpg');
    expect(copy?.sketchOf).toBe(original?.sha256);
    expect(original?.sketchOf).toBeNull();
    expect(takan(home, 'check', join(home.folder, 'field')).code).toBe(0);
  });
}
