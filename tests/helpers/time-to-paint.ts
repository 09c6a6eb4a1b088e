/** How long the window takes from what a person does until the answer is painted, beside how long the service took over it. */
import type { Page } from '@playwright/test';

export type Painted = {
  /** From the key or the click until the rows that answer it are painted, in milliseconds. */
  readonly rowsMs: number;
  /** The same, until what the rows come to is painted too. */
  readonly sumMs: number;
  /** The requests it took, in the order they were sent: begun so long after the key, and lasting so long. */
  readonly requests: readonly { readonly beginsMs: number; readonly lastsMs: number }[];
};

/**
 * @param event what begins it: `input` of a key, `click` of a button
 * @param act does it, and nothing else
 * The answer must differ from the one before in its number of rows, or its first row, and in its sum.
 */
export async function timeToPaint(
  page: Page,
  event: 'input' | 'click',
  act: () => Promise<void>,
): Promise<Painted> {
  // Listening has begun before anything is done.
  const measured = await page.evaluateHandle(
    (name) => ({
      painted: new Promise<Painted>((resolve) => {
        const textOf = (place: string): string => document.querySelector(place)?.textContent ?? '';
        const rows = (): string =>
          `${document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')} ${textOf('[role=option]')}`;
        const sum = (): string => textOf('.table-sum, .list-sum');
        const [rowsBefore, sumBefore] = [rows(), sum()];
        const begin = ({ timeStamp: startMs }: Event): void => {
          const done: { rowsMs?: number; sumMs?: number } = {};
          /** What stands in the page now is painted with the next frame. */
          const note = (what: 'rowsMs' | 'sumMs'): void => {
            done[what] = Number.NaN;
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => {
                done[what] = performance.now() - startMs;
                const { rowsMs = Number.NaN, sumMs = Number.NaN } = done;
                if (Number.isNaN(rowsMs + sumMs)) return;
                observer.disconnect();
                resolve({ rowsMs, sumMs, requests: requestsSince(startMs) });
              };
              port2.postMessage(undefined);
            });
          };
          const observer = new MutationObserver(() => {
            if (done.rowsMs === undefined && rows() !== rowsBefore) note('rowsMs');
            if (done.sumMs === undefined && sum() !== sumBefore) note('sumMs');
          });
          observer.observe(document.body, {
            subtree: true,
            childList: true,
            characterData: true,
            attributes: true,
          });
        };
        const requestsSince = (startMs: number) =>
          performance
            .getEntriesByType('resource')
            .filter((entry) => entry.startTime >= startMs && entry.name.includes('/parcel/list'))
            .map((entry) => {
              const { startTime, responseEnd } = entry as PerformanceResourceTiming;
              return { beginsMs: startTime - startMs, lastsMs: responseEnd - startTime };
            });
        performance.clearResourceTimings();
        document.addEventListener(name, begin, { once: true, capture: true });
      }),
    }),
    event,
  );
  await act();
  return measured.evaluate(({ painted }) => painted);
}
