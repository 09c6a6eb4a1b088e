/**
 * Looks a page over the way a person and a screen reader would: nothing wider than the window, no text cut off without a way to
 * read it, and nothing that axe calls serious.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Fault = { readonly rule: string; readonly impact: string; readonly places: readonly string[] };

type AxeResults = {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
};

/** What axe finds that is serious or critical on the page as it stands. Contrast counts. */
export async function seriousFaults(page: Page): Promise<Fault[]> {
  // By evaluation, for the page's content security policy lets no script in, as it should.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    () => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    undefined,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      places: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`),
    }));
}

/** Elements that stick out of the window sideways, and single lines of text that are cut off and named nowhere. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways');
    for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
      const hides = getComputedStyle(element).overflowX !== 'visible';
      const isText = element.childElementCount === 0 && element.textContent !== '';
      if (!hides || !isText || element.scrollWidth <= element.clientWidth + 1) continue;
      if (element.closest('[title], [aria-label], .visually-hidden')) continue;
      found.push(`cut off: ${element.outerHTML.slice(0, 160)}`);
    }
    return found;
  });
}

/**
 * Buttons, inputs and ticks within a place that a finger misses: those that do not answer all over a square of so many pixels, or as
 * far as they are wide. What is scrolled out of the window, or cannot be used, is not asked.
 */
export async function smallTargets(page: Page, within: string, sizePx: number): Promise<string[]> {
  return page.evaluate(
    ([place, size]) => {
      const found: string[] = [];
      const half = size / 2 - 1;
      for (const element of document.querySelectorAll<HTMLElement>(
        `${place} :is(button, input, textarea, label)`,
      )) {
        if (element.matches(':disabled, [aria-hidden="true"] *')) continue;
        // A tick answers all over its label, a label without one is no target.
        if (element.matches('label') && !element.querySelector('input')) continue;
        if (element.matches('label input')) continue;
        const target = element.closest<HTMLElement>('.ant-select, .ant-input-affix-wrapper') ?? element;
        const { left, top, width, height } = target.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const points = [
          [x, y - half],
          [x, y + half],
          [x - Math.min(half, width / 2 - 1), y],
          [x + Math.min(half, width / 2 - 1), y],
        ] as const;
        const isInView = points.every(
          ([px, py]) => px > 0 && py > 0 && px < window.innerWidth && py < window.innerHeight,
        );
        const hits = points.map(([px, py]) => document.elementFromPoint(px, py));
        // Under the bar that stays, or in another pane's scroll.
        const isCovered = hits.some(
          (hit) => !hit?.closest(place) || (hit.closest('.form-bar') && !target.closest('.form-bar')),
        );
        if (!isInView || isCovered) continue;
        const missed = hits.filter((hit) => !target.contains(hit));
        if (missed.length === 0) continue;
        const hit = missed[0]?.outerHTML.slice(0, 80);
        found.push(
          `${Math.round(width)}×${Math.round(height)}: ${target.outerHTML.slice(0, 120)}; hit ${hit}`,
        );
      }
      return found;
    },
    [within, sizePx] as const,
  );
}
