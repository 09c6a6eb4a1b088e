/** Many divisions at once, pasted from a table: one a line, the code first, then the name. */
import type { DraftItem } from './draft.ts';
import { placeOfDivision } from './reference-data.ts';

export type ParsedDivisions = {
  readonly items: readonly DraftItem[];
  readonly wrong: readonly { readonly line: number; readonly text: string }[];
};

const FULL_WIDTH_ZERO = 0xff10;

/** Blanks, tabs and commas part the two; full-width digits are read as digits. What is no division is told by its line. */
export function parseDivisions(text: string): ParsedDivisions {
  const items: DraftItem[] = [];
  const wrong: { line: number; text: string }[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    const [, digits = '', name = ''] = /^([\d０-９]+)[\s,，、:：]+(.+)$/u.exec(line) ?? [];
    const code = digits.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO));
    if (placeOfDivision(code) && name !== '') items.push({ code, name: name.trim() });
    else wrong.push({ line: index + 1, text: line.slice(0, 60) });
  });
  return { items, wrong };
}
