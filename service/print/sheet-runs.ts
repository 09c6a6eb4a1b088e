/** Cuts a batch into runs of the typesetter: thousands of points on hundreds of pages are too much for one. */
import type { SheetData } from '#core/sheet/sheet-data.ts';
import type { SheetRun } from './typesetter.ts';

/** Further pages a run may have; one is some 160 points, and takes the typesetter some 12 MB. */
const FURTHER_PAGES = 24;

/** In order. Sheets stay together in the first run but for the pages that are too many. */
export function toRuns(batch: readonly SheetData[]): readonly (readonly SheetRun[])[] {
  const runs: SheetRun[][] = [];
  let current: SheetRun[] = [];
  for (const sheet of batch) {
    current.push(toRun(sheet, 0));
    for (let at = FURTHER_PAGES; at < sheet.pointPages.length; at += FURTHER_PAGES) {
      runs.push(current);
      current = [toRun(sheet, at)];
    }
  }
  return [...runs, current];
}

function toRun(sheet: SheetData, pagesBefore: number): SheetRun {
  const pointPages = sheet.pointPages.slice(pagesBefore, pagesBefore + FURTHER_PAGES);
  const withFront = pagesBefore === 0;
  // The drawing of a large boundary is large as data, and its page is set once.
  const map = withFront ? sheet.map : { ...sheet.map, drawing: null };
  return { sheet: { ...sheet, map, pointPages }, withFront, pagesBefore };
}
