/** The head of a plot: `界址点数,面积,地块编号,地块名称,面,图幅号,地块用途,地类编码[,more…],@`. */
import type { DeclaredNumber } from './declared-area.ts';
import type { IssueLog } from './issue-log.ts';
import { decimalsOf, parseDecimal, quoted, toColumns } from './text-lines.ts';

export type PlotHead = {
  readonly line: number;
  readonly declaredPoints?: number;
  /** 面积 as written, its unit not yet known. */
  readonly declaredArea?: DeclaredNumber;
  readonly plotNo: string;
  readonly name: string;
  readonly mapSheetNo: string;
  readonly landUse: string;
  readonly landClassCode: string;
  readonly otherColumns: readonly string[];
};

const END_MARK = /[@＠]\s*$/;
/** 8 to 13 columns are in use, counted with or without the closing @: 7 to 13 before it. */
const MIN_COLUMNS = 7;
const MAX_COLUMNS = 13;
/** A row of a point never has as many columns; a line with more is a head that has lost its mark. */
export const MAX_ROW_COLUMNS = 6;

export function isPlotHead(text: string): boolean {
  return END_MARK.test(text) || toColumns(text).length > MAX_ROW_COLUMNS;
}

/** Reads a head; what it refuses is noted, and the head is still returned so that its points can be looked at. */
export function parsePlotHead(text: string, line: number, log: IssueLog): PlotHead {
  if (!END_MARK.test(text)) log.add(line, { code: 'boundary.head-mark-missing', params: {} });
  const columns = toColumns(text.replace(END_MARK, '').replace(/[,，]\s*$/, ''));
  const [
    count = '',
    area = '',
    plotNo = '',
    name = '',
    shape = '',
    mapSheetNo = '',
    landUse = '',
    landClassCode = '',
  ] = columns;
  if (columns.length < MIN_COLUMNS || columns.length > MAX_COLUMNS) {
    log.add(line, { code: 'boundary.head-columns', params: { columns: columns.length } });
  } else if (shape !== '' && !/^(面|面状|polygon)$/i.test(shape)) {
    log.add(line, { code: 'boundary.not-a-polygon', params: { value: quoted(shape) } });
  }
  const declaredPoints = parseDecimal(count);
  if (count !== '' && (declaredPoints === undefined || !Number.isInteger(declaredPoints))) {
    log.add(line, { code: 'boundary.not-a-number', params: { column: 1, value: quoted(count) } });
  }
  if (count === '') log.add(line, { code: 'boundary.count-missing', params: { plotNo: quoted(plotNo) } });
  const areaValue = parseDecimal(area);
  if (area !== '' && areaValue === undefined) {
    log.add(line, { code: 'boundary.not-a-number', params: { column: 2, value: quoted(area) } });
  }
  return {
    line,
    ...(declaredPoints === undefined ? {} : { declaredPoints }),
    ...(areaValue === undefined ? {} : { declaredArea: { value: areaValue, decimals: decimalsOf(area) } }),
    plotNo,
    name,
    mapSheetNo,
    landUse,
    landClassCode,
    otherColumns: columns.slice(8),
  };
}
