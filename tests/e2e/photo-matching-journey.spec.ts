/** A surveyor comes back with a card: imported by folder, matched, one moved, kinds by keyboard, one step undone, nothing lost. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

test.beforeAll(async () => {
  home = anEmptyHome();
  card = mkdtempSync(join(tmpdir(), 'card-'));
  const workspace = join(home.folder, 'field');
  takan(home, 'init', workspace, '--role', 'field', '--surveyor', '沈伟', '--township', '330502001');
  for (const number of [0, 1, 2]) {
    const file = join(home.folder, `${number}.txt`);
    writeFileSync(file, squareText(number));
    takan(home, 'boundary', 'import', workspace, file);
  }
  mkdirSync(join(card, 'DCIM'));
  await aCard(card, [
    ...[0, 1, 2, 3, 4].map((i) => ({
      name: `DCIM/IMG_0${i}.jpg`,
      at: [NORTH - 10, EAST + 15 + 15 * i] as const,
      azimuthDeg: 350 + i,
      time: `2025-03-01 09:0${i}:00`,
    })),
    ...[0, 1, 2].map((i) => ({
      name: `DCIM/IMG_1${i}.jpg`,
      at: [NORTH + 70, EAST + 220 + 25 * i] as const,
      azimuthDeg: 180,
      time: `2025-03-01 10:0${i}:00`,
    })),
    { name: 'DCIM/IMG_20.jpg', at: [NORTH + 30, EAST + 350], time: '2025-03-01 11:00:00' },
    { name: 'WeChat.jpg' },
  ]);
  writeFileSync(join(card, 'DCIM/MVI_1.MP4'), '\0\0\0\x18ftypmp42');
  writeFileSync(join(card, 'DCIM/half.jpg'), 'no photo');
});
test.afterAll(() => {
  home.remove();
  rmSync(card, { recursive: true, force: true });
});

const waiting = (page: Page, count: number) => expect(page.getByText(`${count} 张待匹配`)).toBeVisible();
const tile = (page: Page, name: string) => page.getByRole('option', { name: new RegExp(`^${name}`) });

test('a card is imported, matched and corrected by keyboard', async ({ browser }, info) => {
  const program = await startInBrowser(home, '--workspace', join(home.folder, 'field'));
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    ).newPage();
    const look = async (name: string) => {
      await page.waitForTimeout(400);
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      expect.soft(await cutOff(page), name).toEqual([]);
      expect.soft(await seriousFaults(page), name).toEqual([]);
      expect.soft(await smallTargets(page, '.matching-head, .matching-bar', 36), name).toEqual([]);
    };
    await page.goto(program.url);
    await page.getByRole('button', { name: '更多功能' }).click();
    await page.getByText('照片匹配', { exact: true }).click();
    await expect(page.getByText('没有待匹配的照片')).toBeVisible();
    await look('empty');

    await page.locator('input[webkitdirectory]').setInputFiles(card);
    await expect(
      page.getByText('已导入 10 张，原件已安全保存；0 张以前已导入，1 个文件不是照片。'),
    ).toBeVisible();
    await expect(page.getByText('1 个文件没有导入')).toBeVisible();
    await waiting(page, 10);
    await look('imported');

    // The group of the first parcel, by keyboard: two get another kind, then all are confirmed.
    await tile(page, 'IMG_00').click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('2');
    await expect(tile(page, 'IMG_00')).toHaveAccessibleName(/近景/);
    await expect(tile(page, 'IMG_01')).toHaveAccessibleName(/近景/);
    await expect(tile(page, 'IMG_02')).toHaveAccessibleName(/全景/);
    await look('chosen');
    await page.keyboard.press('Enter');
    await waiting(page, 8);

    // Undone and done again.
    await page.keyboard.press('Control+z');
    await waiting(page, 10);
    await expect(tile(page, 'IMG_00')).toHaveAccessibleName(/近景/);
    await page.getByRole('button', { name: /确认全部把握大的/ }).click();
    await waiting(page, 2);

    // What stands beside two parcels, and what says nothing of itself, goes where the surveyor says.
    await tile(page, 'IMG_20').click();
    await page.keyboard.press('m');
    const search = page.getByRole('combobox', { name: '输入编号或名称' });
    await expect(search).toBeFocused();
    await look('move');
    await search.fill('0003');
    await expect(page.getByRole('option', { name: /0003/ })).toHaveCount(1);
    await page.keyboard.press('Enter');
    await waiting(page, 1);
    await page.keyboard.press('5');
    await expect(tile(page, 'WeChat')).toHaveAccessibleName(/标识/);
    await look('last');
  } finally {
    await program.stop();
  }

  type Photo = { fileName: string; kind: string };
  const photosOf = (unit: string) =>
    takanJson<{ photos: Photo[] }>(home, 'parcels', 'show', join(home.folder, 'field'), unit)
      .photos.map(({ fileName, kind }) => `${fileName} ${kind}`)
      .toSorted();
  expect(photosOf('330502001-0001')).toEqual([
    'IMG_00.jpg closeUp',
    'IMG_01.jpg closeUp',
    'IMG_02.jpg panorama',
    'IMG_03.jpg panorama',
    'IMG_04.jpg panorama',
  ]);
  expect(photosOf('330502001-0002')).toHaveLength(3);
  expect(photosOf('330502001-0003')).toEqual(['IMG_20.jpg panorama']);

  // Once more by the command line: everything is known, and the workspace is whole.
  const again = takan(home, 'photos', 'import', join(home.folder, 'field'), join(card, 'DCIM'), '--json');
  expect(again.code).toBe(1);
  expect(JSON.parse(again.out)).toEqual({
    added: 0,
    known: 9,
    ignored: 1,
    refused: [expect.objectContaining({ fileName: 'half.jpg', code: 'photo.not-a-photo' })],
  });
});
