/** Work that is not finished: a service that dies while somebody types, and two windows on one record. */
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { anEmptyHome, type Home, startInBrowser, takan, takanJson } from '../helpers/program.ts';

type Parcel = {
  unitNo: string;
  values: { process: { remarks?: string }; tenure?: { rightHolder?: string } };
};

let home: Home;
let workspace: string;
test.beforeEach(() => {
  home = anEmptyHome();
  workspace = join(home.folder, 'survey');
  const made = takan(
    home,
    'init',
    workspace,
    '--role',
    'field',
    '--surveyor',
    '沈建国',
    '--township',
    '330502100',
  );
  expect(made.code, made.err).toBe(0);
});
test.afterEach(() => home.remove());

const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });

async function newParcel(page: Page): Promise<void> {
  await page.getByRole('button', { name: /新地块/ }).click();
  await page.getByRole('button', { name: /空白表单/ }).click();
  await expect(field(page, /^产权人/)).toBeVisible();
}

test('the service is killed while somebody types: what was typed until a second before is there', async ({
  page,
}) => {
  const program = await startInBrowser(home, '--workspace', workspace);
  await page.goto(program.url);
  await newParcel(page);
  const typed = '湖州织里童装有限公司';
  const remarks = field(page, /^备注/);
  await remarks.click();
  await remarks.pressSequentially('第一句。', { delay: 40 });
  // Typing never pauses long enough for a save by rest; a save comes all the same.
  await remarks.pressSequentially(typed.repeat(6), { delay: 40 });
  const before = (await remarks.inputValue()).length;
  program.kill();
  await expect(page.getByText(/连接中断|正在重连/).first()).toBeVisible();

  const [stored] = takanJson<Parcel[]>(home, 'parcels', 'list', workspace);
  const kept = stored?.values.process.remarks ?? '';
  expect(kept.startsWith('第一句。湖州织里')).toBe(true);
  // A second of typing at this pace is 25 characters at the most.
  expect(before - kept.length).toBeLessThanOrEqual(25);
  expect(takanJson(home, 'check', workspace)).toMatchObject({ healthy: true });

  const again = await startInBrowser(home, '--workspace', workspace);
  await page.goto(again.url);
  await page.getByRole('option').first().click();
  await expect(field(page, /^备注/)).toHaveValue(kept);
  await again.stop();
});

test('two windows on one record: neither overwrites what the other has not seen', async ({
  context,
  page,
}) => {
  const program = await startInBrowser(home, '--workspace', workspace);
  await page.goto(program.url);
  await newParcel(page);
  const other = await context.newPage();
  await other.goto(new URL('/', page.url()).href);
  await other.getByRole('option').first().click();

  // What one writes, the other shows without being asked.
  await field(page, /^产权人/).fill('甲公司');
  await expect(field(other, /^产权人/)).toHaveValue('甲公司');

  // Both type into one part at the same time: the second is not written, and both values are in sight.
  await field(other, /^现状土地使用人/).pressSequentially('乙', { delay: 10 });
  await field(page, /^现状土地使用人/).pressSequentially('丙', { delay: 10 });
  const refused = (window: Page) => window.getByText('此部分已在别处修改');
  await expect.poll(async () => (await refused(page).count()) + (await refused(other).count())).toBe(1);
  const loser = (await refused(page).count()) === 1 ? page : other;
  const winner = loser === page ? other : page;
  const won = await field(winner, /^现状土地使用人/).inputValue();
  await expect(loser.getByText(/没有写入/).first()).toBeVisible();
  // What is only in this window is asked about before the workspace is closed.
  await loser.getByRole('button', { name: '更多功能' }).click();
  await loser.getByText('关闭工作区').click();
  await expect(loser.getByRole('dialog', { name: /还有内容没有保存/ })).toBeVisible();
  await loser.getByRole('button', { name: '返回处理' }).click();
  await loser.getByRole('button', { name: /载入最新内容/ }).click();
  await expect(field(loser, /^现状土地使用人/)).toHaveValue(won);
  await field(loser, /^现状土地使用人/).fill('丁公司');
  await expect(field(winner, /^现状土地使用人/)).toHaveValue('丁公司');

  // Different parts do not disturb each other.
  await field(page, /^坐落/).fill('织里镇大港路1号');
  await field(other, /^备注/).fill('门口有狗');
  await expect(field(other, /^坐落/)).toHaveValue('织里镇大港路1号');
  await expect(field(page, /^备注/)).toHaveValue('门口有狗');
  await program.stop();
});
