/** The smallest pieces of a text: its lines, its columns and its numbers, in half-width or full-width writing. */

export type TextLine = { readonly line: number; readonly text: string };

/** Lines with their 1-based numbers, trimmed (also of ideographic spaces), without byte-order mark; CRLF, LF or CR. */
export function toLines(text: string): readonly TextLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ line: i + 1, text: line.trim() }));
}

/** Columns between commas of either width, trimmed. */
export function toColumns(text: string): readonly string[] {
  return text.split(/[,，]/).map((column) => column.trim());
}

/** ０–９, Ａ–Ｚ and punctuation in their half-width form, ideographic spaces as spaces. Names are never passed through this. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\u3000\uFF01-\uFF5E]/g, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}

/** A plain decimal number, or undefined. No exponent: a spreadsheet that writes 4.05E+07 has already lost the metres. */
export function parseDecimal(text: string): number | undefined {
  const plain = toHalfWidth(text).trim();
  return /^[+-]?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})$/.test(plain) ? Number(plain) : undefined;
}

/** The number that one of the pattern's groups has found. */
export function numberIn(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text)?.slice(1).find(Boolean);
  return found === undefined ? undefined : Number(found);
}

/** How many decimals a number was written with. */
export function decimalsOf(text: string): number {
  return /\.(\d*)/.exec(toHalfWidth(text))?.[1]?.length ?? 0;
}

const MAX_QUOTED = 60;

/** A piece of the text to show in an issue, not longer than a line on the screen. */
export function quoted(text: string): string {
  if (text.length <= MAX_QUOTED) return text;
  // Not with half of a rare character at the end.
  return `${text.slice(0, MAX_QUOTED).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
