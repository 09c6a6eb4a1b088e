/** Tables as text with a column of well-known text, the way GDAL, PostGIS and spreadsheets exchange polygons. */
import type { DeclaredSystem, SourceLayer, SourceValue } from '#core/geo/features/source-layer.ts';
import { eachOnce, makeLayerDraft, refusedLayer, ringsOf, tooManyFeatures } from './source-file.ts';
import { isWktGeometry, parseWktGeometry } from './wkt-geometry.ts';

type Row = { readonly line: number; readonly cells: readonly string[] };

const GEOMETRY_COLUMN = /^(wkt|ewkt|geom|geometry|the_geom|shape|图形|几何|坐标串)$/i;
/** As deep as brackets of polygons go. */
const MAX_BRACKETS = 4;
const SEPARATORS = [',', '\t', ';', '|'] as const;

/** Whether the table has a column of well-known text: by its name, or by what stands in its first rows. */
export function isCsvWithWkt(text: string): boolean {
  if (isWktGeometry(text)) return true;
  if (!/POLYGON/i.test(text.slice(0, 1_000_000))) return false;
  const rows = readRows(text, separatorOf(text), 2);
  return geometryColumn(rows[0], rows[1]) !== undefined;
}

export function readCsv(file: string, text: string, encoding: SourceLayer['encoding']): SourceLayer {
  const draft = makeLayerDraft(file, 'csv');
  const rows = isWktGeometry(text) ? textsOfWkt(text) : readRows(text, separatorOf(text));
  const [head, ...others] = rows;
  const column = geometryColumn(head, others[0]) ?? 0;
  const isHeadless = isWktGeometry(head?.cells[column] ?? '');
  const records = isHeadless ? rows : others;
  // Columns without a head are numbered: no number is the name of a field.
  const names = eachOnce(head?.cells.map((name, i) => (isHeadless ? String(i + 1) : name.trim())) ?? []);
  const srids = new Set<number>();
  for (const { line, cells } of records) {
    if (draft.isFull()) return refusedLayer(file, 'csv', tooManyFeatures(records.length));
    const geometry = parseWktGeometry(cells[column] ?? '');
    if (!geometry && (cells[column] ?? '').trim() !== '')
      draft.note({ code: 'boundary.bad-geometry', params: {}, line, feature: draft.nextFeature() });
    if (geometry?.kind !== 'polygons') {
      draft.skip();
      continue;
    }
    if (geometry.srid !== undefined) srids.add(geometry.srid);
    draft.add({ line, ...ringsOf(geometry.polygons), attributes: attributesOf(cells, names, column) });
  }
  const columns = names.filter((name, i) => i !== column && name !== '');
  return draft.finish({ declared: systemOf([...srids]), encoding, columns });
}

function attributesOf(
  cells: readonly string[],
  names: readonly string[],
  geometry: number,
): Readonly<Record<string, SourceValue>> {
  const attributes: Record<string, SourceValue> = {};
  for (const [i, cell] of cells.entries()) {
    const name = names[i];
    // Our own tables guard texts against being run as formulas with an apostrophe.
    const value = /^'[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
    if (i !== geometry && name && value.trim() !== '') attributes[name] = value.trim();
  }
  return attributes;
}

/** Several systems in one column are not one layer; 0 names none. */
function systemOf(srids: readonly number[]): DeclaredSystem {
  const [first, ...others] = srids.filter((srid) => srid !== 0);
  if (first === undefined) return { kind: 'none' };
  return others.length > 0
    ? { kind: 'name', name: `SRID ${[first, ...others].join(', ')}` }
    : { kind: 'epsg', code: first };
}

function geometryColumn(head: Row | undefined, first: Row | undefined): number | undefined {
  for (const row of [head, first]) {
    const byValue = row?.cells.findIndex((cell) => isWktGeometry(cell)) ?? -1;
    if (byValue >= 0) return byValue;
  }
  const byName = head?.cells.findIndex((name) => GEOMETRY_COLUMN.test(name.trim())) ?? -1;
  return byName >= 0 ? byName : undefined;
}

/** Bare geometries without a table, one after the other: a pasted text. */
function textsOfWkt(text: string): readonly Row[] {
  // Within a collection, lines end behind a bracket or a comma.
  const texts = text.split(
    /(?<![(,][ \t\r]{0,20})\r?\n(?=[ \t]{0,20}(?:SRID|(?:MULTI)?POLYGON|GEOMETRYCOLLECTION))/i,
  );
  let line = 1;
  const rows = texts.map((cell) => {
    const row = { line, cells: [cell.trim()] };
    line += cell.split('\n').length;
    return row;
  });
  return [{ line: 1, cells: ['wkt'] }, ...rows];
}

/** The separator that parts the first line most often; within quotes and the brackets of a geometry it parts nothing. */
function separatorOf(text: string): string {
  let head = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*("|$)/g, '');
  for (let depth = 0; depth < MAX_BRACKETS; depth++) head = head.replaceAll(/\([^()]*\)/g, '');
  const counts = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Rows after RFC 4180: quoted cells may hold separators and line ends; empty lines are passed by. */
function readRows(text: string, separator: string, most = Number.POSITIVE_INFINITY): readonly Row[] {
  const rows: Row[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length && rows.length < most) {
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, separator);
      cells.push(cell.value);
      for (let i = at; i < cell.end; i++) if (text.charCodeAt(i) === 10) line++;
      at = cell.end;
      if (text[at] !== separator) break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    if (cells.length > 1 || cells[0]?.trim()) rows.push({ line: begun, cells });
  }
  return rows;
}

function readPlain(text: string, from: number, separator: string) {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(from, end), end };
}

/** A quote that is never closed takes the rest of the text, which is then no geometry and refused as that. */
function readQuoted(text: string, from: number) {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, close);
    if (text[close + 1] !== '"') return { value, end: close + 1 };
    value += '"';
    at = close + 2;
  }
}
