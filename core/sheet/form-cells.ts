/** Page 1 as cells with places in millimetres: the layout's shares become widths, its units heights that fill the page. */
import type { Enterprise } from '#core/parcel/groups/economics.ts';
import { FORM_LAYOUT, type FormField, type FormRow } from './form-layout.ts';
import { type CodeNames, toEnterpriseCells } from './form-values.ts';
import { toInertText } from './inert-text.ts';
import { FORM, PAGE } from './page-metrics.ts';
import type { SheetTexts } from './sheet-texts.ts';

export type SheetCell = {
  readonly kind: 'block' | 'label' | 'value' | 'head' | 'centred' | 'number';
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly text: string;
  /** The text stands here without its end, so the template adds the mark even when the rest fits. */
  readonly cut: boolean;
};

type Place = Pick<SheetCell, 'xMm' | 'yMm' | 'widthMm' | 'heightMm'>;

/** Widths of the enterprises' columns, in mm. */
const ENTERPRISE_COLUMNS_MM = [8, 55, 40, 22, 20, 21, 13] as const;

export function toFormCells(
  values: Readonly<Record<FormField, string | undefined>>,
  enterprises: readonly Enterprise[],
  nameOf: CodeNames,
  texts: SheetTexts,
): readonly SheetCell[] {
  const units = FORM_LAYOUT.flatMap(({ rows }) => rows).reduce((sum, row) => sum + unitsOf(row), 0);
  const unitMm = (FORM.bandTopMm - FORM.topMm) / units;
  const cells: SheetCell[] = [];
  let yMm: number = FORM.topMm;
  for (const block of FORM_LAYOUT) {
    const top = yMm;
    for (const row of block.rows) {
      cells.push(...rowCells(row, yMm, unitMm));
      yMm += unitsOf(row) * unitMm;
    }
    const place = { xMm: PAGE.leftMm, yMm: top, widthMm: FORM.blockNameMm, heightMm: yMm - top };
    cells.push(toCell('block', place, texts.blocks[block.name]));
  }
  return cells;

  function rowCells(row: FormRow, top: number, unit: number): readonly SheetCell[] {
    const leftMm = PAGE.leftMm + FORM.blockNameMm;
    const widthMm = PAGE.widthInsideMm - FORM.blockNameMm;
    if (row.kind === 'enterprises') return enterpriseCells(row, leftMm, top, unit * row.units);
    const shares = row.cells.reduce((sum, [, share]) => sum + share, 0);
    let xMm = leftMm;
    return row.cells.flatMap(([field, share]) => {
      const cellMm = (widthMm * share) / shares;
      const place = { yMm: top, heightMm: unit * row.units };
      const at = xMm;
      xMm += cellMm;
      return [
        toCell('label', { ...place, xMm: at, widthMm: FORM.labelMm }, texts.fields[field]),
        toCell('value', { ...place, xMm: at + FORM.labelMm, widthMm: cellMm - FORM.labelMm }, values[field]),
      ];
    });
  }

  function enterpriseCells(
    row: Extract<FormRow, { kind: 'enterprises' }>,
    leftMm: number,
    top: number,
    heightMm: number,
  ): readonly SheetCell[] {
    const { no, name, creditCode, performanceGrade, taxPerMu, valueAddedPerMu, jobs } = texts.enterprise;
    const heads = [no, name, creditCode, performanceGrade, taxPerMu, valueAddedPerMu, jobs];
    const lines = Array.from({ length: row.rows }, (_, i) =>
      toEnterpriseCells(enterprises[i], i + 1, nameOf),
    );
    return [heads, ...lines].flatMap((line, lineIndex) =>
      ENTERPRISE_COLUMNS_MM.map((widthMm, column) => {
        const xMm = leftMm + ENTERPRISE_COLUMNS_MM.slice(0, column).reduce((sum, mm) => sum + mm, 0);
        const place = { xMm, yMm: top + lineIndex * heightMm, widthMm, heightMm };
        const kind = lineIndex === 0 ? 'head' : column === 1 ? 'value' : column >= 4 ? 'number' : 'centred';
        const isUnused = lineIndex > Math.max(1, enterprises.length);
        return { ...toCell(kind, place, line[column]), ...(isUnused ? { text: '' } : {}) };
      }),
    );
  }
}

export function toCell(kind: SheetCell['kind'], place: Place, value: string | undefined): SheetCell {
  return { kind, ...place, ...toInertText(value) };
}

/** The enterprises' row is as many rows as it has lines, and one for the heads. */
function unitsOf(row: FormRow): number {
  return row.kind === 'enterprises' ? row.units * (row.rows + 1) : row.units;
}
