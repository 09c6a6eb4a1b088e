/** What stands in a cell of the list, in words and figures: the same in the window's table and in its file. */
import { toMu } from '#core/geo/areas.ts';
import type { CodeListName } from './field.ts';
import { LIST_COLUMNS, type ListColumn, type ListColumnName } from './list-columns.ts';
import type { ParcelState } from './parcel-state.ts';

/** Codes and times in words; a code that nobody knows is its own word. */
export type ListWords = {
  readonly state: (state: ParcelState) => string;
  readonly codeName: (list: CodeListName, code: string) => string;
  readonly township: (code: string) => string;
  readonly keyArea: (no: number) => string;
  readonly time: (iso: string) => string;
  readonly issues: (errors: number, warnings: number) => string;
};

export type ListRow = { readonly [C in ListColumnName]?: string | number | undefined } & {
  readonly errorCount: number;
  readonly warningCount: number;
};

/** Words, or a number with the decimals it is written with; undefined for what is not filled in. Areas in 亩. */
export type ListCell = string | { readonly value: number; readonly decimals: number } | undefined;

const MU_DECIMALS = 4;

export function listCellOf(name: ListColumnName, row: ListRow, words: ListWords): ListCell {
  const column: ListColumn = LIST_COLUMNS[name];
  if (column.kind === 'issues') {
    const { errorCount, warningCount } = row;
    return errorCount + warningCount > 0 ? words.issues(errorCount, warningCount) : undefined;
  }
  const value = row[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number') {
    if (column.kind === 'keyArea') return words.keyArea(value);
    return column.kind === 'area' ? { value: toMu(value), decimals: MU_DECIMALS } : { value, decimals: 0 };
  }
  switch (column.kind) {
    case 'state':
      return words.state(value as ParcelState);
    case 'code':
      return words.codeName(column.codeList, value);
    case 'township':
      return words.township(value);
    case 'time':
      return words.time(value);
    default:
      return value;
  }
}

/** Names by code, so that a hundred thousand cells are not looked for one by one. */
export function namesByCode(
  items: readonly { readonly code: string; readonly name: string }[],
): (code: string) => string {
  const names = new Map(items.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
