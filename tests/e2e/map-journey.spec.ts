/** The map as it is used in the yard: finding a parcel on it, reading its colours, measuring, going to a coordinate, and a base map without network. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { cutOff, seriousFaults } from '../helpers/look-over.ts';
import {
  anEmptyHome,
  type Home,
  type RunningProgram,
  startInBrowser,
  takanJson,
} from '../helpers/program.ts';
import { makeMbtiles, makeVectorMbtiles } from '../helpers/tile-files.ts';

type Parcel = { unitNo: string; rings?: [number, number][][] };

let home: Home;
let program: RunningProgram;
let parcel: Required<Parcel>;
/** The middle of the parcel, in degrees. */
let middle: { lon: number; lat: number };

test.beforeAll(async () => {
  home = anEmptyHome();
  const workspace = join(home.folder, 'demo', 'office');
  takanJson(home, 'demo', join(home.folder, 'demo'), '--parcels', '60', '--photos-per-parcel', '0');
  const parcels = takanJson<Parcel[]>(home, 'parcels', 'list', workspace);
  parcel = parcels.find(({ rings }) => rings?.length === 1 && rings[0]?.length === 5) as Required<Parcel>;
  const ring = parcel.rings[0]?.slice(0, 4) ?? [];
  middle = {
    lon: ring.reduce((sum, [lon]) => sum + lon / ring.length, 0),
    lat: ring.reduce((sum, [, lat]) => sum + lat / ring.length, 0),
  };
  program = await startInBrowser(home, '--workspace', workspace);
});
test.afterAll(async () => {
  await program.stop();
  home.remove();
});

test('a parcel is found, coloured, measured and seen on a picture from a file', async ({ page }, info) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) outside.push(request.url());
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(program.url);
  await expect(page.getByRole('region', { name: '图例' })).toBeVisible();
  expect(await looksOf(page, '.map'), "not Leaflet's own").toEqual({
    paper: 'rgb(243, 246, 243)',
    letters: (await looksOf(page, '.app')).letters,
  });

  await page.getByRole('button', { name: '定位到坐标' }).click();
  const { northM, eastM } = toGk120(lonLat(middle.lon, middle.lat));
  await goTo(page, `${northM.toFixed(3)}，39${eastM.toFixed(3)}`);
  await expect(page.getByText(/坐标带号为 39/)).toBeVisible();
  await goTo(page, `${eastM.toFixed(3)} ${northM.toFixed(3)}`);
  await expect(page.getByText(/已按北、东调换/)).toBeVisible();
  await expect(page.getByText(/按第 40 带/)).toBeVisible();
  await expect(page.getByText(`X=${northM.toFixed(3)} Y=40${eastM.toFixed(3)}`)).toBeVisible();
  await looksWell(page);
  await page.getByRole('button', { name: '结束' }).click();

  await expect.poll(() => inkAtMiddle(page)).toBeDefined();
  const byState = await inkAtMiddle(page);
  await page.getByRole('combobox', { name: '地块颜色表示' }).click();
  await page.getByTitle('按类别着色').click();
  await expect(page.getByRole('region', { name: '图例' }).getByText('工业')).toBeVisible();
  await expect.poll(() => inkAtMiddle(page)).not.toBe(byState);
  await page.screenshot({ path: info.outputPath('category.png') });
  await page.getByRole('combobox', { name: '地块颜色表示' }).click();
  await page.getByTitle('按问题着色').click();
  await expect(page.getByRole('region', { name: '图例' }).getByText('有错误')).toBeVisible();
  await expect(page.locator('.ant-select-dropdown')).toBeHidden();

  await page.getByRole('button', { name: '测量距离和面积' }).click();
  const { x, y } = await middleOfMap(page);
  await page.mouse.click(x - 100, y);
  await page.mouse.click(x + 100, y);
  // At zoom 18 a pixel of the screen is 156,543 m × cos(latitude) ÷ 2^18.
  const expectedM = (200 * 156_543.034 * Math.cos((middle.lat * Math.PI) / 180)) / 2 ** 18;
  await expect.poll(() => measuredM(page)).toBeGreaterThan(expectedM * 0.995);
  expect(await measuredM(page)).toBeLessThan(expectedM * 1.005);
  await page.mouse.click(x + 100, y + 150);
  await expect(page.getByText(/面积 .* ㎡，.* 亩/)).toBeVisible();
  await looksWell(page);
  await page.screenshot({ path: info.outputPath('measure.png') });
  await page.keyboard.press('Backspace');
  await expect(page.getByText(/面积/)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '测量距离和面积' })).toHaveAttribute('aria-pressed', 'false');

  await page.mouse.click(x, y);
  await expect(page.getByText(parcel.unitNo).last()).toBeVisible();
  await expect(page.getByRole('tab', { name: '表单' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '图层' }).click();
  const tiles = join(home.folder, '影像.mbtiles');
  const box = [middle.lon - 0.01, middle.lat - 0.01, middle.lon + 0.01, middle.lat + 0.01] as const;
  await makeMbtiles(tiles, { box, metadata: { name: '影像 2024' } });
  const wrong = join(home.folder, 'wrong.mbtiles');
  writeFileSync(wrong, 'these are no tiles');
  await page.getByLabel('添加底图文件').setInputFiles(wrong);
  await expect(page.getByRole('alert')).toContainText('不是 MBTiles 或 PMTiles 瓦片文件');
  await page.getByLabel('添加底图文件').setInputFiles(tiles);
  await expect(page.getByText('影像 2024')).toBeVisible();
  await page.getByRole('button', { name: '转到“影像 2024”的范围' }).click();
  await expect.poll(() => picturesShown(page)).toBeGreaterThan(0);
  await page.getByRole('slider', { name: /影像 2024/ }).press('Home');
  await expect.poll(() => opacityOfPictures(page)).toBe('0.1');
  await looksWell(page);
  await page.screenshot({ path: info.outputPath('base-map.png') });

  await page.goto(new URL('/', page.url()).href);
  await page.getByRole('button', { name: '图层' }).click();
  await page.getByRole('button', { name: '转到“影像 2024”的范围' }).click();
  await expect.poll(() => picturesShown(page)).toBeGreaterThan(0);
  await page.getByRole('switch', { name: /影像 2024/ }).click();
  await expect.poll(() => picturesShown(page)).toBe(0);
  const shapes = join(home.folder, '水系.mbtiles');
  makeVectorMbtiles(shapes, box);
  await page.getByLabel('添加底图文件').setInputFiles(shapes);
  await page.getByRole('button', { name: '转到“水系”的范围' }).click();
  await expect.poll(() => shapesShown(page)).toContain('198,221,232,255');
  await page.screenshot({ path: info.outputPath('vector-map.png') });
  await page.getByRole('button', { name: '移除“水系”' }).click();
  await page.getByRole('button', { name: '移除“影像 2024”' }).click();
  await expect(page.getByText('还没有底图')).toBeVisible();

  expect(outside).toEqual([]);
  expect(errors).toEqual([]);
});

async function looksWell(page: Page): Promise<void> {
  expect.soft(await cutOff(page)).toEqual([]);
  expect.soft(await seriousFaults(page)).toEqual([]);
}

async function goTo(page: Page, coordinate: string): Promise<void> {
  await page.getByLabel('坐标', { exact: true }).fill(coordinate);
  await page.keyboard.press('Enter');
}

async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.map').boundingBox();
  if (!box) throw new Error('no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The colour the tiles of parcels have a little beside the middle of the map, where no number is written; undefined for none. */
async function inkAtMiddle(page: Page): Promise<string | undefined> {
  const { x, y } = await middleOfMap(page);
  return page.evaluate(
    ([atX, atY]) => {
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('canvas.leaflet-tile')) {
        const box = canvas.getBoundingClientRect();
        if (atX < box.left || atX >= box.right || atY < box.top || atY >= box.bottom) continue;
        const scale = canvas.width / box.width;
        const pixel = canvas
          .getContext('2d')
          ?.getImageData((atX - box.left) * scale, (atY - box.top) * scale, 1, 1);
        return pixel?.data[3] ? pixel.data.join(',') : undefined;
      }
      return undefined;
    },
    [x + 6, y + 14] as const,
  );
}

async function measuredM(page: Page): Promise<number> {
  const shown = (await page.getByText(/^折线/).textContent()) ?? '';
  return Number(/[\d.]+/.exec(shown.replaceAll(',', ''))?.[0]);
}

function picturesShown(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLImageElement>('img.leaflet-tile')].filter(
        (image) => image.naturalWidth === 256,
      ).length,
  );
}

/** The colours in the middle of the tiles of a base map of shapes. */
function shapesShown(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-base-maps-pane canvas')].map((canvas) =>
      (canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? []).join(','),
    ),
  );
}

function opacityOfPictures(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      document.querySelector<HTMLElement>('img.leaflet-tile')?.closest<HTMLElement>('.leaflet-layer')?.style
        .opacity,
  );
}

const looksOf = (page: Page, element: string) =>
  page.locator(element).evaluate((found) => {
    const { backgroundColor: paper, fontFamily: letters } = getComputedStyle(found);
    return { paper, letters };
  });
