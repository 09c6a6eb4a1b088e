/** Drawing in the window by mouse or by finger, beside a parcel that is there already. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { fromGeometryBlob } from '#db/projection/geopackage-geometry.ts';
import { inASurvey } from './in-a-survey.ts';
import { type Home, takan } from './program.ts';

export type Stored = {
  readonly unitNo: string;
  readonly areaSqM: number;
  readonly places: readonly string[];
};

/** One parcel, 60 m high and 100 m wide, whose south-west corner is at (0, 0) of these tests. */
function addParcel(home: Home, workspace: string): void {
  const list = join(home.folder, '旧地块.txt');
  writeFileSync(list, 'J1,3416560,500000\nJ2,3416560,500100\nJ3,3416500,500100\nJ4,3416500,500000\n');
  expect(takan(home, 'boundary', 'import', workspace, list).code).toBe(0);
}

export type DrawnIn = {
  readonly home: () => Home;
  readonly openPage: (browser: Browser, hand: Hand) => Promise<Page>;
  readonly stored: () => Stored[];
  readonly kill: () => void;
  /** After it ended, on this workspace or another one. */
  readonly start: (workspace?: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** For each test of a file a survey with one parcel, and the program running on it. */
export function inASurveyToDrawIn(): DrawnIn {
  const { home, workspace, program, start } = inASurvey(addParcel);
  return {
    home,
    openPage: (browser, hand) => openForDrawing(browser, program().url, hand),
    stored: () => storedIn(workspace()),
    kill: () => program().kill(),
    start,
    stop: () => program().stop(),
  };
}

/** The two ways to point. */
export type Hand = {
  readonly name: string;
  readonly tap: (page: Page, x: number, y: number) => Promise<void>;
  readonly drag: (
    page: Page,
    from: readonly [number, number],
    to: readonly [number, number],
  ) => Promise<void>;
};

export const mouse: Hand = {
  name: 'mouse',
  tap: async (page, x, y) => {
    await page.mouse.move(x, y, { steps: 3 });
    await page.mouse.click(x, y);
  },
  drag: async (page, [x, y], [toX, toY]) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move((x + toX) / 2, (y + toY) / 2, { steps: 4 });
    await page.mouse.move(toX, toY, { steps: 4 });
    await page.mouse.up();
  },
};

export const finger: Hand = {
  name: 'finger',
  tap: (page, x, y) => page.touchscreen.tap(x, y),
  drag: async (page, from, to) => {
    const client = await page.context().newCDPSession(page);
    const at = (share: number) => [
      { x: from[0] + share * (to[0] - from[0]), y: from[1] + share * (to[1] - from[1]) },
    ];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
    for (const share of [0.2, 0.4, 0.6, 0.8, 1])
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await client.detach();
  },
};

async function openForDrawing(browser: Browser, url: string, hand: Hand): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 },
    hasTouch: hand === finger,
  });
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.getByRole('option').first()).toBeVisible();
  return page;
}

export const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: '绘制界线' }).getByRole('button', { name, exact: true });
export const handle = (page: Page, no: string) =>
  page.locator('.map').getByRole('button', { name: `界址点 ${no}`, exact: true });
export const panel = (page: Page) => page.getByRole('region', { name: '正在绘制' });

export async function middleOf(page: Page, no: string): Promise<[number, number]> {
  const box = await handle(page, no).boundingBox();
  if (!box) throw new Error(`no handle ${no}`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** From metres of this test to the screen, told from the handles of the first parcel. */
export type ToScreen = (north: number, east: number) => [number, number];

export async function toScreen(page: Page): Promise<ToScreen> {
  const [[west, north], [east], [, south]] = [
    await middleOf(page, 'J1'),
    await middleOf(page, 'J2'),
    await middleOf(page, 'J3'),
  ];
  return (n, e) => [west + ((east - west) * e) / 100, south + ((north - south) * n) / 60];
}

/** What the workspace holds, read beside the program that has it open. */
function storedIn(workspace: string): Stored[] {
  const database = new Database(join(workspace, 'survey.gpkg'), { readonly: true });
  const rows = database
    .prepare('SELECT unit_no, planar_area_sq_m, geometry FROM parcel WHERE deleted = 0 ORDER BY unit_no')
    .all() as { unit_no: string; planar_area_sq_m: number; geometry: Buffer }[];
  database.close();
  return rows.map(({ unit_no, planar_area_sq_m, geometry }) => ({
    unitNo: unit_no,
    areaSqM: planar_area_sq_m,
    places: fromGeometryBlob(geometry).flatMap((ring) =>
      ring.slice(0, -1).map(([lon, lat]) => `${lon} ${lat}`),
    ),
  }));
}

export const areaOf = (parcel: Stored | undefined) => parcel?.areaSqM ?? 0;
export const placesOf = (parcel: Stored | undefined) => parcel?.places ?? [];

/** Shows the first parcel with room to its right, and tells where metres are on the screen. */
export async function lookAtFirst(page: Page): Promise<ToScreen> {
  await page.getByRole('option').first().click();
  await expect(page.getByRole('tab', { name: '表单' })).toBeVisible();
  await tool(page, '编辑').click();
  await expect(handle(page, 'J1')).toBeVisible();
  return toScreen(page);
}

export async function toScreenAgain(page: Page): Promise<ToScreen> {
  await tool(page, '编辑').click();
  await expect(handle(page, 'J1')).toBeVisible();
  return toScreen(page);
}
