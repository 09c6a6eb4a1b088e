/** The first parcel of a survey that is still empty, drawn with a mouse. */
import { expect, test } from '@playwright/test';
import { handle, panel, tool } from '../helpers/drawing-by-hand.ts';
import { inASurvey } from '../helpers/in-a-survey.ts';

const { program } = inASurvey();

test.use({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });

test('a double click finishes the ring with the point it was made on, however quick it is', async ({
  page,
}) => {
  await page.goto(program().url);
  const nothingYet = page.getByText('还没有地块边界');
  await expect(nothingYet).toBeVisible();
  for (const [gapMs, tremblesPx] of [
    [60, 0],
    [150, 2],
    [250, 0],
  ] as const) {
    await page.getByRole('button', { name: /新地块/ }).click();
    await page.getByRole('button', { name: /在地图上绘制/ }).click();
    await expect(panel(page)).toBeVisible();
    // Whoever draws the first parcel has the whole map to do it.
    await expect(nothingYet).toBeHidden();
    for (const [x, y] of [
      [600, 250],
      [800, 250],
      [800, 400],
      [600, 400],
    ] as const) {
      await page.mouse.move(x, y, { steps: 3 });
      await page.mouse.click(x, y);
    }
    await page.waitForTimeout(gapMs);
    await page.mouse.move(600 + tremblesPx, 400);
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await expect(tool(page, '编辑')).toHaveAttribute('aria-pressed', 'true');
    await expect(panel(page)).toContainText('点数4');
    await tool(page, '完成').click();
    await expect(panel(page)).toBeHidden();
  }
});

test('the panel hardly grows while a line is drawn, and every point stays above it', async ({ page }) => {
  await page.goto(program().url);
  await page.getByRole('button', { name: /新地块/ }).click();
  await page.getByRole('button', { name: /在地图上绘制/ }).click();
  const heightOf = async () => (await panel(page).boundingBox())?.height ?? 0;
  const empty = await heightOf();
  // The second edge lies in the upper part of the map, where lines once lay over their lengths.
  for (const [x, y] of [
    [600, 540],
    [600, 160],
    [800, 160],
  ] as const) {
    await page.mouse.move(x, y, { steps: 3 });
    await page.mouse.click(x, y);
  }
  await expect(panel(page)).toContainText('点数3');
  // Half the city has an area of two lines.
  expect(await heightOf()).toBeLessThan(empty + 24);
  const onTop = await page.evaluate(() => {
    const [lengths, lines] = ['lengths', 'drawing'].map((name) =>
      document.querySelector(`.leaflet-${name}-pane`),
    );
    if (!lengths?.querySelector('.drawn-length') || !lines) return undefined;
    return Number(getComputedStyle(lengths).zIndex) - Number(getComputedStyle(lines).zIndex);
  });
  expect(onTop).toBeGreaterThan(0);
  await page.screenshot({ path: test.info().outputPath('three-points.png') });

  // A line that crosses itself is refused: what is said of it leaves room for the point.
  await page.mouse.click(700, 550);
  await page.mouse.move(450, 300, { steps: 3 });
  await page.mouse.click(450, 300);
  await page.mouse.move(820, 565, { steps: 3 });
  await page.mouse.click(820, 565);
  await tool(page, '完成').click();
  await expect(panel(page).getByRole('alert')).toContainText('此步未执行');
  expect(await heightOf()).toBeLessThan(empty + 60);
  const last = await handle(page, 'J6').boundingBox();
  const top = (await panel(page).boundingBox())?.y ?? 0;
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(top);
  await page.screenshot({ path: test.info().outputPath('refused.png') });
});
