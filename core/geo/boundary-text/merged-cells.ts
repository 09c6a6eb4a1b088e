/**
 * Cells of a spreadsheet that are merged over several rows, as the name of a parcel beside its points: copied, only the first of the
 * rows has it, and the rows would differ in their columns.
 */
import { findPlaces } from './list-columns.ts';
import { toPlainLine } from './list-line.ts';

const LINE_END = /\r\n|\n|\r/;
/** Longer lines are no rows of a spreadsheet. */
const MAX_ROW_LENGTH = 500;

type Row = { readonly line: number; readonly cells: readonly string[]; readonly before: number };

/** The text with merged cells before the coordinates written into each of their rows. */
export function withMergedCells(text: string): string {
  if (!text.includes('\t')) return text;
  const lines = text.split(LINE_END);
  const rows = lines.flatMap((content, line) => toRow(content, line) ?? []);
  const columns = rows.reduce((most, { before }) => Math.max(most, before), 0);
  const merged = [...Array(columns).keys()].filter((column) =>
    isMerged(rows.map(({ cells }) => cells[column] ?? '')),
  );
  for (const column of merged) {
    let value = '';
    for (const { line, before } of rows) {
      const cells = (lines[line] ?? '').split('\t');
      if (column >= before) continue;
      value = cells[column]?.trim() || value;
      lines[line] = cells.with(column, value).join('\t');
    }
  }
  return merged.length === 0 ? text : lines.join('\n');
}

/** A line of cells with a point; `before` are those before its coordinates. */
function toRow(content: string, line: number): Row | undefined {
  if (!content.includes('\t') || content.length > MAX_ROW_LENGTH) return undefined;
  const cells = content.split('\t').map((cell) => toPlainLine(cell));
  const [place] = findPlaces(cells);
  return place && { line, cells, before: place.first };
}

/** Merged over more rows than two on the average: where every other cell is empty, it may be that nothing is to be said there. */
function isMerged(cells: readonly string[]): boolean {
  return cells[0] !== '' && cells.filter((cell) => cell === '').length * 2 > cells.length;
}
