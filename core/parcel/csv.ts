/**
 * CSV as spreadsheets of the office read it: UTF-8 with a byte order mark, lines ended by CRLF, quoted after RFC 4180.
 *
 * A spreadsheet takes a text that begins with = + - or @ for a formula, and a formula can fetch from the network or start a
 * program. Such a text, also after spaces, tabs or line ends and in full-width signs, gets an apostrophe in front: the
 * spreadsheet then shows the text and runs nothing. Whoever reads the file with a program takes one leading apostrophe
 * away where one of these signs follows. Numbers are numbers and stay as they are.
 */

export const CSV_BYTE_ORDER_MARK = '\ufeff';

export type CsvCell = string | { readonly value: number; readonly decimals: number } | undefined;

/** One line with its CRLF. */
export function toCsvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

/** A text begins a formula when the first of it that is not blank is one of these; a tab or line end alone is enough for some. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** The text, with an apostrophe in front where a spreadsheet would execute it: `=1+1` → `'=1+1`. */
export function toHarmlessText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

function toCell(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return cell.value.toFixed(cell.decimals);
  const text = toHarmlessText(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
