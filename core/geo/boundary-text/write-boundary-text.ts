/**
 * Writes the exchange file of boundary points, in the one way every reader of it accepts: CRLF, zone prefix, closed
 * rings, shell clockwise from the north-west corner, holes counter-clockwise, J numbers continuous over all rings.
 * Encoding the text as UTF-8 or GBK is left to whoever writes the bytes.
 */
import { planarAreaSqM, toHectares } from '../areas.ts';
import { type Boundary, toGkRings } from '../boundary.ts';
import { type GkRing, withZonePrefix } from '../coordinates.ts';
import { toRecordOrder } from '../rings.ts';

export type WrittenPlot = {
  readonly plotNo: string;
  readonly name: string;
  readonly mapSheetNo?: string;
  readonly landUse?: string;
  readonly landClassCode?: string;
  readonly boundary: Boundary;
};

export type WrittenHeader = {
  /** 数据产生单位 */
  readonly producer: string;
  /** 数据产生日期, `2024-02-20` */
  readonly producedOn: string;
};

/** The whole text; 面积 is recomputed in 公顷 from the unrounded geometry, coordinates have three decimals. */
export function writeBoundaryText(plots: readonly WrittenPlot[], header: WrittenHeader): string {
  return boundaryTextHead(header) + plots.map(boundaryTextPlot).join('');
}

/** The sections before the first plot, for a text that is written piece by piece. */
export function boundaryTextHead(header: WrittenHeader): string {
  return toText([
    '[属性描述]',
    '格式版本号=1.01',
    `数据产生单位=${oneLine(header.producer)}`,
    `数据产生日期=${oneLine(header.producedOn)}`,
    '坐标系=2000国家大地坐标系',
    '几度分带=3',
    '投影类型=高斯克吕格',
    '计量单位=米',
    '带号=40',
    '精度=0.001',
    '转换参数=0,0,0,0,0,0,0',
    '[地块坐标]',
  ]);
}

/** One plot: its head and its points. */
export function boundaryTextPlot(plot: WrittenPlot): string {
  return toText(plotLines(plot));
}

const toText = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

function plotLines(plot: WrittenPlot): readonly string[] {
  // Stored boundaries are in this order already; those of another program's package may not be.
  const rings = toGkRings(plot.boundary).map((ring, i) => {
    const order = toRecordOrder(ring, i === 0 ? 'clockwise' : 'counterclockwise');
    return order.flatMap((index) => ring[index] ?? []);
  });
  const rows: string[] = [];
  let firstNo = 1;
  for (const [i, ring] of rings.entries()) {
    rows.push(...ringRows(ring, firstNo, i + 1));
    firstNo += ring.length;
  }
  const head = [
    String(rows.length),
    toHectares(planarAreaSqM(rings)).toFixed(4),
    oneColumn(plot.plotNo),
    oneColumn(plot.name),
    '面',
    oneColumn(plot.mapSheetNo ?? ''),
    oneColumn(plot.landUse ?? ''),
    oneColumn(plot.landClassCode ?? ''),
    '@',
  ];
  return [head.join(','), ...rows];
}

/** The rows of one ring, its first point repeated at the end under its own number. */
function ringRows(ring: GkRing, firstNo: number, ringNo: number): readonly string[] {
  const rows = ring.map(
    ({ northM, eastM }, i) =>
      `J${firstNo + i},${ringNo},${northM.toFixed(3)},${withZonePrefix(eastM).toFixed(3)}`,
  );
  return [...rows, ...rows.slice(0, 1)];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Readers split at commas of either width, so a comma within a name becomes 、. */
function oneColumn(text: string): string {
  return oneLine(text).replaceAll(/[,，]/g, '、');
}
