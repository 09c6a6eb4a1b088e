/** What is wrong with a boundary is shown where it is, and mended where that is safe. Every check has its picture. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { exportPackage } from '#service/packages/export-package.ts';
import { createSession } from '#service/session.ts';
import { addForeignBoundaries } from '../helpers/foreign-boundaries.ts';
import { seriousFaults } from '../helpers/look-over.ts';
import {
  anEmptyHome,
  anEmptySurvey,
  type Home,
  type RunningProgram,
  startInBrowser,
  takan,
  takanJson,
} from '../helpers/program.ts';
import { testEnvironment } from '../helpers/test-environment.ts';

type Ring = readonly (readonly [north: number, east: number])[];

const box = (south: number, west: number, height: number, width: number): Ring => [
  [south + height, west],
  [south + height, west + width],
  [south, west + width],
  [south, west],
];

/** Each parcel 300 m from the next, with what is wrong in it. */
const PARCELS: readonly {
  readonly name: string;
  readonly rings: readonly Ring[];
  readonly tenure?: object;
}[] = [
  {
    name: '重复点',
    rings: [[...box(0, 0, 60, 100).slice(0, 2), [60.0002, 100.0002], ...box(0, 0, 60, 100).slice(2)]],
  },
  {
    name: '尖刺',
    rings: [
      [
        [60, 300],
        [60, 400],
        [30.004, 400],
        [30.002, 430],
        [30, 400],
        [0, 400],
        [0, 300],
      ],
    ],
  },
  {
    name: '自相交',
    rings: [
      [
        [60, 600],
        [5, 700],
        [60, 700],
        [0, 600],
      ],
    ],
  },
  { name: '重叠甲', rings: [box(300, 0, 60, 100)] },
  { name: '重叠乙', rings: [box(310, 80, 40, 60)] },
  { name: '缝隙甲', rings: [box(300, 300, 60, 100)] },
  { name: '缝隙乙', rings: [box(310, 400.12, 30, 60)] },
  { name: '面积不符', rings: [box(300, 600, 60, 100)], tenure: { registeredAreaSqM: 9000 } },
];

let home: Home;
let program: RunningProgram;
let page: Page;
test.beforeAll(async ({ browser }) => {
  home = anEmptyHome();
  const workspace = anEmptySurvey(home, 'survey');
  const file = join(home.folder, 'parcels.json');
  writeFileSync(
    file,
    JSON.stringify(
      PARCELS.map(({ name, rings, tenure = {} }) => ({
        identity: { name },
        tenure,
        rings: rings.map((ring) => ring.map(([n, e]) => toLonLat(gk120(3_416_500 + n, 500_000 + e)))),
      })),
    ),
  );
  takanJson(home, 'parcels', 'add', workspace, '--file', file);
  program = await startInBrowser(home, '--workspace', workspace);
  page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  await page.goto(program.url);
});
test.afterAll(async () => {
  await page.close();
  await program.stop();
  home.remove();
});

const checks = (page: Page) => page.getByRole('region', { name: '界线检查' });

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  const list = checks(page).getByRole('button', { name: /界线检查/ });
  if ((await list.getAttribute('aria-expanded')) === 'false') await list.click();
}

const EXPECTED = [
  { parcel: '重复点', says: /位置相同|重复/, repair: '删除重复点', points: 4 },
  { parcel: '尖刺', says: /尖/, repair: '去掉尖刺', points: 6 },
  { parcel: '自相交', says: /相交|交叉/ },
  { parcel: '重叠乙', says: /重叠/ },
  { parcel: '缝隙甲', says: /缝|没有接上/, repair: '贴合相邻界线', points: 6 },
  { parcel: '面积不符', says: /面积/ },
] as const;

for (const { parcel, says, ...mend } of EXPECTED) {
  test(`${parcel}: shown where it is${'repair' in mend ? ', and mended' : ''}`, async ({
    browserName: _,
  }, info) => {
    // As after a day: nothing of the test before is left but what was stored.
    await page.goto(new URL('/', page.url()).href);
    await open(page, parcel);
    const finding = checks(page).getByRole('button', { name: says }).first();
    await finding.click();
    await page.waitForTimeout(400);
    await page.screenshot({ path: info.outputPath(`${parcel}.png`) });
    expect.soft(await seriousFaults(page)).toEqual([]);
    await expect(page.locator('.map .finding-tip')).toHaveText(says);
    await expect(page.locator('.map .finding-tip')).toBeInViewport();
    if (!('repair' in mend)) return;
    await checks(page).getByRole('button', { name: mend.repair }).click();
    await expect(page.getByRole('region', { name: '正在绘制' })).toContainText(`点数${mend.points}`);
    await expect(page.getByText('已保存', { exact: true })).toBeVisible();
    await expect(checks(page)).toBeHidden();
    await page.screenshot({ path: info.outputPath(`${parcel}-mended.png`) });
    // What was mended can be taken back.
    await page.getByRole('button', { name: '撤销', exact: true }).first().click();
    await expect(checks(page)).toBeVisible();
    await page.getByRole('button', { name: '重做', exact: true }).first().click();
    await expect(checks(page)).toBeHidden();
  });
}

/** A package of a device that lets through what this program does not. @returns its path */
async function aForeignPackage(folder: string): Promise<string> {
  const session = createSession(testEnvironment({ folder, seed: 5 }));
  try {
    const workspace = await session.create({
      folder: join(folder, 'foreign'),
      role: 'field',
      surveyor: '李明',
      townshipCode: '330502100',
    });
    addForeignBoundaries(workspace);
    const control = { progress: () => {}, signal: new AbortController().signal };
    return (await exportPackage(workspace, undefined, control)).path;
  } finally {
    await session.close();
  }
}

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
] as const) {
  test(`at the office, ${width} pixels wide: what a package brought from outside Huzhou or in two parts is shown where it is`, async ({
    browser,
  }, info) => {
    const city = anEmptyHome();
    const office = join(city.folder, 'office');
    const words = ['--role', 'office', '--surveyor', '陈静', '--township', '330502100'];
    expect(takan(city, 'init', office, ...words).code).toBe(0);
    expect(takan(city, 'package', 'import', office, await aForeignPackage(city.folder)).code).toBe(0);
    const running = await startInBrowser(city, '--workspace', office);
    const desk = await browser.newPage({ locale: 'zh-CN', viewport: { width, height } });
    try {
      for (const [parcel, says] of [
        ['两块分开', /互不相连/],
        ['湖州以外', /不在湖州市范围内/],
      ] as const) {
        await desk.goto(running.url);
        await open(desk, parcel);
        await checks(desk).getByRole('button', { name: says }).first().click();
        await desk.waitForTimeout(400);
        await desk.screenshot({ path: info.outputPath(`${parcel}.png`) });
        expect.soft(await seriousFaults(desk)).toEqual([]);
        await expect(desk.locator('.map .finding-tip')).toHaveText(says);
        await expect(desk.locator('.map .finding-tip')).toBeInViewport();
      }
    } finally {
      await desk.close();
      await running.stop();
      city.remove();
    }
  });
}
