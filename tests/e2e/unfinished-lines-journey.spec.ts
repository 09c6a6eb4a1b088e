/** A line that is not finished is never lost: not when the program dies, and not between two windows. */
import { expect, test } from '@playwright/test';
import { areaOf, inASurveyToDrawIn, lookAtFirst, mouse, panel, tool } from '../helpers/drawing-by-hand.ts';
import { seriousFaults } from '../helpers/look-over.ts';

const { kill, openPage, start, stored } = inASurveyToDrawIn();

test('a line that was begun survives the death of the program, and goes on where it was', async ({
  browser,
}) => {
  let page = await openPage(browser, mouse);
  const at = await lookAtFirst(page);
  await tool(page, '完成').click();
  await page.getByRole('button', { name: '返回地图' }).click();
  await tool(page, '绘制').click();
  await mouse.tap(page, ...at(60, 110));
  await mouse.tap(page, ...at(60, 140));
  await mouse.tap(page, ...at(20, 140));
  await expect(panel(page)).toContainText('未画完的线已保存');
  kill();
  await page.context().close();

  await start();
  page = await openPage(browser, mouse);
  await expect(page.getByText(/有未画完的新地块（绘制，3 点/)).toBeVisible();
  await page.getByRole('button', { name: '继续绘制' }).click();
  await expect(panel(page)).toContainText('点数3');
  await page.keyboard.press('Enter');
  await expect.poll(() => stored().length).toBe(2);
  await expect.poll(() => areaOf(stored()[1])).toBeGreaterThan(100);

  // The same from a reload in the middle of a step.
  await page.reload();
  await expect(page.getByText(/未画完/)).toBeHidden();
  expect(stored()[1]?.places).toHaveLength(3);
  await page.context().close();
});

test('two windows go on with one line: the second is told, looks at the other one’s or takes it over', async ({
  browser,
}, info) => {
  const first = await openPage(browser, mouse);
  const at = await lookAtFirst(first);
  await tool(first, '完成').click();
  await first.getByRole('button', { name: '返回地图' }).click();
  await tool(first, '绘制').click();
  await mouse.tap(first, ...at(60, 110));
  await mouse.tap(first, ...at(60, 140));
  await expect(panel(first)).toContainText('未画完的线已保存');

  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.getByRole('button', { name: '继续绘制' }).click();
  await mouse.tap(first, ...at(20, 140));
  await expect(panel(first)).toContainText('点数3');
  await expect(panel(first)).toContainText('未画完的线已保存');
  await mouse.tap(second, 700, 300);
  await expect(panel(second)).toContainText('这条线正在另一个窗口中绘制');
  await second.screenshot({ path: info.outputPath('elsewhere-1366.png') });
  await second.setViewportSize({ width: 1920, height: 1080 });
  await second.screenshot({ path: info.outputPath('elsewhere-1920.png') });
  expect.soft(await seriousFaults(second)).toEqual([]);
  await panel(second).getByRole('button', { name: '载入那边画的线' }).click();
  await expect(panel(second)).toContainText('点数3');
  await mouse.tap(second, 700, 300);
  await expect(panel(second)).toContainText('点数4');
  await expect(panel(second)).toContainText('未画完的线已保存');

  // Now the first is behind, and insists.
  await mouse.tap(first, ...at(30, 120));
  await panel(first).getByRole('button', { name: '接着在这里画' }).click();
  await expect(panel(first)).toContainText('未画完的线已保存');
  await first.keyboard.press('Enter');
  await expect.poll(() => stored()[1]?.places.length).toBe(4);
  await mouse.tap(second, 760, 340);
  await expect(panel(second)).toContainText('已在另一个窗口中画完或放弃');
  await panel(second).getByRole('button', { name: '不保存，关闭绘制' }).click();
  expect(stored()).toHaveLength(2);
  await first.context().close();
});
