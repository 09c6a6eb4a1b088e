/** Photos become evidence: a wrong clock put right, stamped copies, photos pasted, and one taken with the laptop's camera. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { squareText } from '../helpers/a-parcel.ts';
import { CHROMIUM_ARGS, chromiumExecutable } from '../helpers/chromium.ts';
import { cutOff, seriousFaults, smallTargets } from '../helpers/look-over.ts';
import { linesOf } from '../helpers/nmea.ts';
import { anEmptyHome, type Home, startInBrowser, takan, takanJson } from '../helpers/program.ts';
import { aCard } from '../helpers/taken-photos.ts';

let home: Home;
let card: string;
let workspace: string;
const [NORTH, EAST] = [3_416_500, 500_000];
const UNIT = '330502001-0001';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  home = anEmptyHome();
  card = mkdtempSync(join(tmpdir(), 'card-'));
  workspace = join(home.folder, 'field');
  takan(home, 'init', workspace, '--role', 'field', '--surveyor', '沈伟', '--township', '330502001');
  const file = join(home.folder, '0.txt');
  writeFileSync(file, squareText(0));
  takan(home, 'boundary', 'import', workspace, file);
  mkdirSync(join(card, 'DCIM'));
  await aCard(
    card,
    [0, 1, 2].map((i) => ({
      name: `DCIM/IMG_0${i}.jpg`,
      at: [NORTH - 10, EAST + 15 + 15 * i] as const,
      azimuthDeg: 350 + i,
      time: `2024-12-31 23:0${i}:00`,
      tint: 7,
    })),
  );
});
test.afterAll(() => {
  home.remove();
  rmSync(card, { recursive: true, force: true });
});

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

async function aPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES[0], locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function openPhotos(page: Page): Promise<void> {
  await page.getByRole('listbox').getByText('0001').first().click();
  await page.getByRole('tab', { name: /照片/ }).click();
}

/** A picture at both sizes, looked over for what is cut off and what a screen reader stumbles on. */
async function look(page: Page, name: string, targets: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(400);
    await page.screenshot({ path: test.info().outputPath(`${name}-${size.width}.png`) });
  }
  await page.setViewportSize(SIZES[0]);
  expect.soft(await cutOff(page), name).toEqual([]);
  expect.soft(await seriousFaults(page), name).toEqual([]);
  expect.soft(await smallTargets(page, targets, 32), name).toEqual([]);
}

test('a camera’s clock is put right for all of its photos, undone, and put right again', async ({
  browser,
}) => {
  const program = await startInBrowser(home, '--workspace', workspace);
  try {
    const page = await aPage(browser, program.url);
    await page.getByRole('button', { name: '更多功能' }).click();
    await page.getByText('照片匹配', { exact: true }).click();
    await page.locator('input[webkitdirectory]').setInputFiles(card);
    await expect(page.getByText('3 张待匹配')).toBeVisible();
    const tile = (name: string) => page.getByRole('option', { name: new RegExp(`^${name}`) });
    await tile('IMG_01').click();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: '校正拍摄时间' });
    await dialog.getByText(/^待匹配中“.*”拍的 3 张/).click();
    await dialog.getByText('实际拍摄时间').click();
    await dialog.getByLabel('这张实际拍摄于（北京时间）').fill('2025-03-01 09:08:30');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('cell', { name: '2025-03-01 09:09:30' })).toBeVisible();
    await dialog.getByLabel('原因', { exact: true }).fill('相机更换电池后没有对时');
    await look(page, 'clock', '.clock-scopes, .clock-amount, .ant-modal-footer');
    await dialog.getByRole('button', { name: '校正 3 张' }).click();
    await expect(tile('IMG_00')).toHaveAccessibleName(/2025-03-01 09:07 已校正/);
    await look(page, 'clock-done', '.matching-bar');
    await page.keyboard.press('Control+z');
    await expect(tile('IMG_00')).toHaveAccessibleName(/2024-12-31 23:00/);
    await tile('IMG_00').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('t');
    await dialog.getByText(/^待匹配中“.*”拍的 3 张/).click();
    await dialog.getByLabel('天').fill('60');
    await dialog.getByLabel('原因', { exact: true }).fill('日期没有设置');
    await dialog.getByRole('button', { name: '校正 3 张' }).click();
    await expect(tile('IMG_00')).toHaveAccessibleName(/2025-03-01 23:00 已校正/);
    await page.getByRole('button', { name: /确认全部把握大的/ }).click();
    await expect(page.getByText('没有待匹配的照片')).toBeVisible();
    await page.getByRole('button', { name: '返回地图' }).click();
    await openPhotos(page);
    await look(page, 'corrected-photos', '.photos-tools');
  } finally {
    await program.stop();
  }
  type Photo = { takenAt: string; cameraTime: string };
  const { photos } = takanJson<{ photos: Photo[] }>(home, 'parcels', 'show', workspace, UNIT);
  expect(photos.map(({ takenAt, cameraTime }) => [takenAt, cameraTime]).toSorted()).toEqual(
    [0, 1, 2].map((i) => [`2025-03-01T23:0${i}:00+08:00`, `2024-12-31T23:0${i}:00+08:00`]),
  );
});

test('stamped copies are looked at and exported, also by command line, as the template of the office has them', async ({
  browser,
}) => {
  const program = await startInBrowser(home, '--workspace', workspace);
  try {
    const page = await aPage(browser, program.url);
    await openPhotos(page);
    await page
      .getByRole('button', { name: /^查看大图/ })
      .first()
      .click();
    const large = page.getByRole('dialog');
    await large.getByLabel('水印预览').check();
    const picture = large.locator('.stage img');
    await expect(picture).toHaveAttribute('src', /\/photos\/stamped\//);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
    await look(page, 'stamp-preview', '.large-head');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '导出水印照片' }).click();
    const dialog = page.getByRole('dialog', { name: '导出水印照片' });
    await look(page, 'stamp-export', '.ant-modal-footer, .clock-scopes');
    await dialog.getByRole('button', { name: '开始导出' }).click();
    await expect(dialog.getByText(/已导出 3 张/)).toBeVisible();
    await look(page, 'stamp-exported', '.ant-modal-footer');
  } finally {
    await program.stop();
  }
  const [made = ''] = readdirSync(join(workspace, 'outbox'));
  const names = [0, 1, 2].map((i) => `${UNIT}_全景_0${i + 1}_20250301230${i}00_35${i}.jpg`);
  expect(
    readdirSync(join(workspace, 'outbox', made))
      .map((name) => name.slice(-22))
      .toSorted(),
  ).toEqual(names.map((name) => name.slice(-22)));
  const out = mkdtempSync(join(tmpdir(), 'stamped-'));
  const told = takanJson<{ photos: number }>(
    home,
    'photos',
    'stamp',
    workspace,
    '--out',
    out,
    '--unit',
    UNIT,
  );
  expect([told.photos, readdirSync(out).length]).toEqual([3, 3]);
  rmSync(out, { recursive: true });
});

test('the office sets what stands on the copies, and sees it on a sample', async ({ browser }) => {
  const ownHome = anEmptyHome();
  const office = join(ownHome.folder, 'office');
  takan(ownHome, 'init', office, '--role', 'office', '--surveyor', '市自然资源局', '--township', '330502001');
  const program = await startInBrowser(ownHome, '--workspace', office);
  try {
    const page = await aPage(browser, program.url);
    await page.getByRole('button', { name: '更多功能' }).click();
    await page.getByText('代码表与规则', { exact: true }).click();
    await page.getByRole('tab', { name: '照片水印' }).click();
    const sample = page.getByAltText('按此样式加了水印的样例照片');
    await expect(sample).toBeVisible();
    const before = await sample.getAttribute('src');
    await page.getByLabel('添加一行').click();
    await page.getByTitle('自定文字').click();
    await page.getByLabel('第 8 行 自定文字').fill('湖州市自然资源和规划局');
    await page.getByRole('button', { name: '上移第 8 行' }).click();
    await expect(sample).not.toHaveAttribute('src', before ?? '');
    await page.waitForTimeout(500);
    await look(page, 'stamp-template', '.stamp-lines .item-actions');
  } finally {
    await program.stop();
    ownHome.remove();
  }
});

test('a screenshot is pasted and photos are dropped, on a parcel and on the matching page', async ({
  browser,
}) => {
  const program = await startInBrowser(home, '--workspace', workspace);
  try {
    const page = await aPage(browser, program.url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openPhotos(page);
    await page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 1280;
      canvas.height = 720;
      const pen = canvas.getContext('2d');
      if (pen) {
        pen.fillStyle = '#5a8';
        pen.fillRect(0, 0, 1280, 720);
      }
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
      if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    });
    await page.getByRole('tab', { name: /照片/ }).focus();
    await page.keyboard.press('Control+v');
    await expect(page.getByText(/^粘贴于 .*（不是拍摄时间）$/)).toBeVisible();
    await look(page, 'pasted', '.photos-tools');

    const drop = async (target: string, name: string, colour: string) => {
      await page.evaluate(
        async ([where, fileName, fill]) => {
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 1100;
          const pen = canvas.getContext('2d');
          if (pen) {
            pen.fillStyle = fill;
            pen.fillRect(0, 0, 1100, 1100);
          }
          const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'));
          const data = new DataTransfer();
          data.items.add(new File(blob ? [blob] : [], fileName, { type: 'image/jpeg' }));
          const element = document.querySelector(where);
          for (const type of ['dragover', 'drop'])
            element?.dispatchEvent(
              new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
            );
        },
        [target, name, colour] as const,
      );
    };
    await drop('.photo-grid', '拖入1.jpg', '#a53');
    await expect(page.getByRole('button', { name: /拖入1\.jpg/ })).toBeVisible();
    await page.getByRole('button', { name: '更多功能' }).click();
    await page.getByText('照片匹配', { exact: true }).click();
    await drop('.matching-head', '拖入2.jpg', '#35a');
    await expect(page.getByRole('option', { name: /^拖入2/ })).toBeVisible();
  } finally {
    await program.stop();
  }
  type Photo = { fileName: string; takenAt: string | null; lon: number | null };
  const { photos } = takanJson<{ photos: Photo[] }>(home, 'parcels', 'show', workspace, UNIT);
  const pasted = photos.filter(({ fileName }) => fileName.startsWith('粘贴'));
  expect(pasted).toMatchObject([{ takenAt: null, lon: null }]);
  expect(photos).toHaveLength(5);
});

/** A receiver in the network that stands at the south edge of the parcel and says so every half second. */
async function aReceiver() {
  const server = createServer((socket) => {
    const tell = () => {
      const now = new Date().toISOString();
      const [lonDeg, latDeg] = toLonLat(gk120(NORTH - 5, EAST + 50));
      socket.write(
        `${linesOf({ time: `${now.slice(11, 19).replaceAll(':', '')}.00`, lonDeg, latDeg }).join('\r\n')}\r\n`,
      );
    };
    tell();
    const timer = setInterval(tell, 500);
    socket.on('close', () => clearInterval(timer));
    socket.on('error', () => clearInterval(timer));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, close: () => server.close() };
}

test('a photo is taken with the laptop’s camera, without a position and with the receiver’s', async ({
  playwright,
}) => {
  const receiver = await aReceiver();
  const program = await startInBrowser(home, '--workspace', workspace);
  const browser = await playwright.chromium.launch({
    executablePath: await chromiumExecutable(),
    args: [...CHROMIUM_ARGS, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  try {
    const page = await aPage(browser, program.url);
    await openPhotos(page);
    await page.getByRole('button', { name: '拍照' }).click();
    const dialog = page.getByRole('dialog', { name: '拍照' });
    await expect(dialog.getByText('没有连接接收机，照片不带位置。')).toBeVisible();
    const shutter = dialog.getByRole('button', { name: '拍摄', exact: true });
    await expect(shutter).toBeEnabled();
    const video = dialog.locator('video');
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth))
      .toBeGreaterThan(0);
    await shutter.click();
    await expect(dialog.getByText('已保存 1 张')).toBeVisible();
    await look(page, 'camera', '.camera-bar');
    await dialog.getByRole('button', { name: '完成' }).click();

    await page.getByRole('button', { name: '定位（GNSS 接收机）' }).click();
    await page.getByText('网络', { exact: true }).click();
    await page.getByLabel('地址').fill('127.0.0.1');
    await page.getByLabel('端口').fill(String(receiver.port));
    await page.getByRole('button', { name: '连接', exact: true }).click();
    await expect(page.getByText('固定解').first()).toBeVisible();
    await page.getByRole('button', { name: '拍照' }).click();
    await expect(dialog.getByText(/，写入照片$/)).toBeVisible();
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth))
      .toBeGreaterThan(0);
    await expect(shutter).toBeEnabled();
    await video.click();
    await page.keyboard.press('Space');
    await expect(dialog.getByText('已保存 1 张')).toBeVisible();
    await look(page, 'camera-with-position', '.camera-bar');
    await dialog.getByRole('button', { name: '完成' }).click();
    await expect(page.getByRole('button', { name: /TAKAN_/ })).toHaveCount(2);
  } finally {
    await browser.close();
    receiver.close();
    await program.stop();
  }
  type Photo = { fileName: string; takenAt: string | null; lon: number | null };
  const { photos } = takanJson<{ photos: Photo[] }>(home, 'parcels', 'show', workspace, UNIT);
  const taken = photos.filter(({ fileName }) => fileName.startsWith('TAKAN_'));
  const [lon] = toLonLat(gk120(NORTH - 5, EAST + 50));
  expect(taken.map((photo) => photo.lon)).toEqual([null, expect.closeTo(lon, 6)]);
  for (const { takenAt } of taken) expect(takenAt).toMatch(/\+08:00$/);
});
