/**
 * Reads the exchange file of boundary points (勘测定界界址点坐标交换格式). What programs are known to do differently is
 * accepted and remarked on; what could put a parcel in the wrong place refuses the whole file, for half an import is
 * worse than none: nobody would know which half.
 */
import { refusalSpokenOf } from '../features/spoken-system.ts';
import { makeCountJudge } from './count-rule.ts';
import { checkHeaderComplete, checkHeaderEntry, parseHeaderLine } from './header.ts';
import { type IssueLog, makeIssueLog } from './issue-log.ts';
import { countOf, toParsedBoundaries } from './plot.ts';
import { isPlotHead, type PlotHead, parsePlotHead } from './plot-head.ts';
import { type PointRow, parsePointRow, splitIntoRings } from './point-row.ts';
import { quoted, type TextLine, toHalfWidth, toLines } from './text-lines.ts';
import type { BoundaryTextHeader, BoundaryTextResult } from './types.ts';

const HEADER_SECTION = '属性描述';
const PLOT_SECTION = '地块坐标';
const OF_PLACE: ReadonlySet<keyof BoundaryTextHeader> = new Set(['coordinateSystem', 'zoneWidth', 'zone']);

type OpenPlot = { readonly head: PlotHead; readonly rows: PointRow[]; unreadRows: number };

/**
 * @param text the decoded file; a byte-order mark is tolerated
 * @returns the plots with their points in EPSG:4549, or every reason for refusing the file. Never throws.
 */
export function parseBoundaryText(text: string): BoundaryTextResult {
  const log = makeIssueLog();
  const { header, plots: opened } = readSections(toLines(text), log);
  const plots = opened.map((plot) => ({ ...plot, rings: splitIntoRings(plot.rows) }));
  const judgeCount = makeCountJudge(plots.flatMap((plot) => countOf(plot) ?? []));
  const parcels = plots.flatMap((plot) => toParsedBoundaries(plot, judgeCount, log));
  noteDuplicatePlotNos(plots, log);
  const refusedCount = log.refusedCount();
  return { header, parcels: refusedCount > 0 ? [] : parcels, ...log.lists(), refusedCount };
}

/** Whether a text has the section by which an exchange file is known. */
export function isBoundaryText(text: string): boolean {
  return toLines(text).some((line) => sectionOf(line) === PLOT_SECTION);
}

function readSections(
  lines: readonly TextLine[],
  log: IssueLog,
): { readonly header: BoundaryTextHeader; readonly plots: readonly OpenPlot[] } {
  const header: { -readonly [K in keyof BoundaryTextHeader]: BoundaryTextHeader[K] } = {};
  const plots: OpenPlot[] = [];
  let section: string | undefined;
  let plotSections = 0;
  for (const line of lines) {
    if (line.text === '') continue;
    const opened = sectionOf(line);
    if (opened !== undefined) {
      section = opened;
      if (section === PLOT_SECTION && plotSections++ === 0) checkHeaderComplete(header, line.line, log);
      if (section !== PLOT_SECTION && section !== HEADER_SECTION) {
        log.add(line.line, { code: 'boundary.section-ignored', params: { section: quoted(section) } });
      }
    } else if (section === PLOT_SECTION) {
      readPlotLine(line, plots, log);
    } else {
      const entry = parseHeaderLine(line.text);
      const isHeader = section === HEADER_SECTION;
      if (entry && isHeader) header[entry.key] = entry.value;
      // What says where the points lie counts wherever it stands.
      if (entry && (isHeader || OF_PLACE.has(entry.key))) checkHeaderEntry(entry, line.line, log);
      const refusal = entry ? undefined : refusalSpokenOf(toHalfWidth(quoted(line.text)));
      if (refusal) log.add(line.line, refusal);
    }
  }
  if (plotSections === 0) log.add(1, { code: 'boundary.no-plot-section', params: {} });
  else if (plots.length === 0 && log.refusedCount() === 0)
    log.add(lines.length, { code: 'boundary.no-points', params: {} });
  return { header, plots };
}

function readPlotLine({ line, text }: TextLine, plots: OpenPlot[], log: IssueLog): void {
  if (isPlotHead(text)) {
    plots.push({ head: parsePlotHead(text, line, log), rows: [], unreadRows: 0 });
    return;
  }
  const plot = plots.at(-1);
  if (!plot) {
    log.add(line, { code: 'boundary.point-before-head', params: {} });
    return;
  }
  const row = parsePointRow(text, line, log);
  if (row) plot.rows.push(row);
  else plot.unreadRows++;
}

/** The name of the section a line opens: [ ], 【 】 or ［ ］, spaces within ignored. */
function sectionOf({ text }: TextLine): string | undefined {
  return /^[[【［](.*)[\]】］]$/.exec(text)?.[1]?.replaceAll(/\s/g, '');
}

function noteDuplicatePlotNos(plots: readonly OpenPlot[], log: IssueLog): void {
  const firstLines = new Map<string, number>();
  for (const { head } of plots) {
    const firstLine = firstLines.get(head.plotNo);
    if (firstLine === undefined) firstLines.set(head.plotNo, head.line);
    else if (head.plotNo !== '') {
      log.add(head.line, {
        code: 'boundary.duplicate-plot-no',
        params: { plotNo: quoted(head.plotNo), firstLine },
      });
    }
  }
}
