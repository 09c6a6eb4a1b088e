/** Page 2 and the pages after it: head band, map frame, point table, notes; sizes depend on how many points there are. */
import type { ParcelDetail, PhotoView } from '#core/contract/parcel.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import { type Boundary, toGkRings } from '#core/geo/boundary.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { isOnMapSheets, toMapSheetNo } from '#core/geo/map-sheet-number.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { toCodeNames } from './form-values.ts';
import { EMPTY, toInertLine, toInertText } from './inert-text.ts';
import { drawMap, type MapDrawing, type Neighbour, type ViewPoint } from './map-drawing.ts';
import {
  toCoordinateText,
  toDayText,
  toHectaresText,
  toLengthText,
  toMuText,
  toPlainNumber,
  toSqMText,
} from './numbers.ts';
import { MAP_PAGE, MAP_STYLE, POINT_TABLE } from './page-metrics.ts';
import { foldRows, type PointRow, type TablePoint, toPointRows } from './point-table.ts';
import { fillIn, type SheetTexts } from './sheet-texts.ts';

type Note = { readonly label: string; readonly text: string };

/** Texts of a table row: number, X, Y, length. A row that names a ring has one text. */
export type TableRow = readonly [string] | readonly [string, string, string, string];
type Place = {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
};

export type PointTablePart = Place & {
  readonly columnMm: number;
  readonly rowMm: number;
  readonly headMm: number;
  readonly heads: TableRow;
  readonly columns: readonly (readonly TableRow[])[];
  /** A line under the table, e.g. that it goes on. */
  readonly foot: string;
};

export type PointPage = { readonly title: string; readonly unitNo: string; readonly table: PointTablePart };

export type MapPage = {
  readonly title: string;
  readonly unit: string;
  readonly outer: Place;
  readonly inner: Place;
  readonly band: readonly (Place & Note)[];
  readonly frame: Place;
  readonly drawing: MapDrawing | null;
  readonly style: typeof MAP_STYLE;
  readonly north: string;
  readonly noBoundary: string;
  readonly scale: string;
  readonly disclaimer: string;
  readonly table: PointTablePart;
  readonly notes: Place & { readonly lines: readonly Note[]; readonly signs: readonly Note[] };
  readonly legend: SheetTexts['legend'];
};

export type MapPageInput = {
  readonly parcel: ParcelDetail;
  readonly reference: ReferenceData;
  readonly texts: SheetTexts;
  readonly neighbours: readonly Neighbour[];
  readonly photos: readonly PhotoView[];
  readonly printedAt: string;
  readonly unitNo: string;
};

export function toMapPage(input: MapPageInput): {
  readonly map: MapPage;
  readonly pointPages: readonly PointPage[];
} {
  const { texts, unitNo } = input;
  const { values } = input.parcel;
  const { boundary } = values;
  const rings = boundary ? toTablePoints(boundary) : [];
  const folded = foldRows(toPointRows(rings), POINT_TABLE);
  const { inner, bandRowMm, bandRows } = MAP_PAGE;

  const rowsBelow = Math.max(0, ...folded.first.map((column) => column.length));
  const footMm = POINT_TABLE.rowMm;
  const lowerMm = Math.max(
    POINT_TABLE.notesMm,
    POINT_TABLE.headMm + rowsBelow * POINT_TABLE.rowMm + footMm + 1,
  );
  const bandMm = bandRows * bandRowMm;
  const frame = {
    xMm: inner.xMm,
    yMm: inner.yMm + bandMm,
    widthMm: inner.widthMm,
    heightMm: inner.heightMm - bandMm - lowerMm,
  };
  const tableMm =
    folded.first.length > 1 ? folded.first.length * POINT_TABLE.columnMm : POINT_TABLE.singleColumnMm;
  const lowerYMm = frame.yMm + frame.heightMm;
  const heads: TableRow = [texts.table.no, texts.table.x, texts.table.y, texts.table.length];
  const toPart = (place: Place, columns: readonly (readonly PointRow[])[], foot: string): PointTablePart => ({
    ...place,
    columnMm: place.widthMm / Math.max(1, columns.length),
    rowMm: POINT_TABLE.rowMm,
    headMm: POINT_TABLE.headMm,
    heads,
    columns: columns.map((column) => column.map((row) => toTableRow(row, texts))),
    foot,
  });
  const pointCount = rings.reduce((sum, ring) => sum + ring.length, 0);
  const countText = boundary
    ? fillIn(texts.table.pointCount, { count: pointCount, sqM: toSqMText(boundary.planarAreaSqM) })
    : '';
  const last = folded.further.length;
  const footOf = (part: number): string => (part === last ? countText : texts.table.goesOn);

  const landClass = values.use?.currentLandClass?.code;
  const nameOf = toCodeNames(input.reference, values.process?.listVersion);
  const drawing = drawMap({
    frame,
    marginMm: MAP_PAGE.marginMm,
    rings,
    neighbours: input.neighbours.map(({ unitNo: no, rings: around }) => ({
      unitNo: no === undefined ? undefined : toInertLine(no),
      rings: around,
    })),
    views: toViewPoints(input.photos),
    fraction: {
      upper: unitNo,
      lower:
        landClass === undefined
          ? toInertLine(nameOf('category', values.classification?.category))
          : toInertLine(landClass),
    },
  });
  const map: MapPage = {
    title: texts.map.title,
    unit: texts.map.unit,
    outer: MAP_PAGE.outer,
    inner,
    band: toBand(input, rings),
    frame,
    drawing: drawing ?? null,
    style: MAP_STYLE,
    north: texts.map.north,
    noBoundary: texts.map.noBoundary,
    scale: drawing ? `1:${drawing.scaleDenominator}` : '',
    disclaimer: texts.map.disclaimer,
    table: toPart(
      { xMm: inner.xMm, yMm: lowerYMm, widthMm: tableMm, heightMm: lowerMm },
      folded.first,
      footOf(0),
    ),
    notes: {
      xMm: inner.xMm + tableMm,
      yMm: lowerYMm,
      widthMm: inner.widthMm - tableMm,
      heightMm: lowerMm,
      lines: toNotes(input, drawing, rings),
      signs: [
        { label: texts.notes.drawnBy, text: '' },
        { label: texts.notes.checkedBy, text: '' },
      ],
    },
    legend: texts.legend,
  };
  const { furtherPage } = POINT_TABLE;
  const pointPages = folded.further.map(
    (columns, i): PointPage => ({
      title: texts.table.continued,
      unitNo,
      table: {
        ...toPart(
          {
            xMm: MAP_PAGE.outer.xMm,
            yMm: MAP_PAGE.outer.yMm,
            widthMm: columns.length * POINT_TABLE.columnMm,
            heightMm: POINT_TABLE.headMm + furtherPage.rows * POINT_TABLE.rowMm,
          },
          columns,
          footOf(i + 1),
        ),
      },
    }),
  );
  return { map, pointPages };
}

function toTablePoints(boundary: Boundary): readonly (readonly TablePoint[])[] {
  return toGkRings(boundary).map((ring, ringIndex) =>
    ring.map((at, i) => ({ no: toPointNo(boundary.rings[ringIndex]?.points[i]?.no ?? ''), at })),
  );
}

/** Numbers without a letter get their J: `12` → `J12`. */
function toPointNo(no: string): string {
  const inert = toInertLine(no);
  return /^\d+$/.test(inert) ? `J${inert}` : inert;
}

function toTableRow(row: PointRow, texts: SheetTexts): TableRow {
  if (row.kind === 'ring') return [fillIn(texts.table.hole, { no: row.ringNo })];
  return [
    row.no,
    toCoordinateText(row.at.northM),
    toCoordinateText(row.at.eastM),
    row.lengthM === undefined ? '' : toLengthText(row.lengthM),
  ];
}

function toViewPoints(photos: readonly PhotoView[]): readonly ViewPoint[] {
  return photos.flatMap(({ evidence: { lon, lat, azimuthDeg } }, i) =>
    lon === undefined || lat === undefined ? [] : [{ no: i + 1, at: lonLat(lon, lat), azimuthDeg }],
  );
}

/** 宗地代码 | 图幅号 above 土地权利人 | 宗地面积. */
function toBand(input: MapPageInput, rings: readonly (readonly TablePoint[])[]): MapPage['band'] {
  const { texts } = input;
  const { identity, tenure, boundary } = input.parcel.values;
  const { inner, bandRowMm } = MAP_PAGE;
  const leftMm = 114;
  const rows: readonly (readonly [Note, Note])[] = [
    [
      {
        label: texts.map.parcelCode,
        text: toInertText(identity?.parcelCodes?.join(texts.listSeparator)).text,
      },
      { label: texts.map.sheetNo, text: toSheetNos(rings) },
    ],
    [
      { label: texts.map.rightHolder, text: toInertText(tenure?.rightHolder).text },
      {
        label: texts.map.area,
        text: boundary ? `${toSqMText(boundary.planarAreaSqM)} m²` : EMPTY,
      },
    ],
  ];
  return rows.flatMap(([left, right], i) => {
    const place = { yMm: inner.yMm + i * bandRowMm, heightMm: bandRowMm };
    return [
      { ...left, ...place, xMm: inner.xMm, widthMm: leftMm },
      { ...right, ...place, xMm: inner.xMm + leftMm, widthMm: inner.widthMm - leftMm },
    ];
  });
}

/** All sheets of 1:10,000 that the corners of the boundary's box lie on, north-west first. */
function toSheetNos(rings: readonly (readonly TablePoint[])[]): string {
  const points = rings.flat().map(({ at }) => toLonLat(at));
  if (points.length === 0) return EMPTY;
  const west = points.reduce((least, [lon]) => Math.min(least, lon), Infinity);
  const east = points.reduce((most, [lon]) => Math.max(most, lon), -Infinity);
  const south = points.reduce((least, [, lat]) => Math.min(least, lat), Infinity);
  const north = points.reduce((most, [, lat]) => Math.max(most, lat), -Infinity);
  const corners = [lonLat(west, north), lonLat(east, north), lonLat(west, south), lonLat(east, south)];
  return corners.every(isOnMapSheets)
    ? [...new Set(corners.map((corner) => toMapSheetNo(corner)))].join(' ')
    : EMPTY;
}

function toNotes(
  { parcel: { values }, texts, printedAt }: MapPageInput,
  drawing: MapDrawing | undefined,
  rings: readonly (readonly TablePoint[])[],
): readonly Note[] {
  const { notes } = texts;
  const { boundary } = values;
  const dates: readonly Note[] = [
    { label: notes.surveyedOn, text: values.process?.surveyedOn ?? EMPTY },
    { label: notes.drawnOn, text: toDayText(printedAt) },
  ];
  const system = { label: notes.system, text: notes.systemValue };
  if (!boundary) return [system, ...dates];
  const points = boundary.rings.flatMap((ring) => ring.points);
  const methods = new Map<keyof SheetTexts['methods'], number>();
  for (const { method } of points) methods.set(method, (methods.get(method) ?? 0) + 1);
  const accuracies = points.flatMap(({ accuracyM }) => (accuracyM === undefined ? [] : [accuracyM]));
  const areaSqM = boundary.planarAreaSqM;
  const perimeterM = toPointRows(rings).reduce(
    (sum, row) => sum + (row.kind === 'point' ? (row.lengthM ?? 0) : 0),
    0,
  );
  const outside = drawing?.viewsOutside ?? [];
  return [
    system,
    ...(boundary.datum === 'CGCS2000' ? [] : [{ label: notes.datum, text: notes.datumWgs84 }]),
    {
      label: notes.method,
      text: [...methods]
        .map(([method, count]) => fillIn(notes.methodCount, { method: texts.methods[method], count }))
        .join(texts.listSeparator),
    },
    { label: notes.accuracy, text: toAccuracyText(accuracies, texts) },
    {
      label: notes.areas,
      text: fillIn(notes.areasValue, {
        sqM: toSqMText(areaSqM),
        mu: toMuText(areaSqM),
        hectares: toHectaresText(areaSqM),
      }),
    },
    { label: notes.ellipsoidal, text: `${toSqMText(boundary.ellipsoidalAreaSqM)} m²` },
    { label: notes.perimeter, text: `${toLengthText(perimeterM)} m` },
    ...(outside.length === 0
      ? []
      : [
          {
            label: notes.views,
            text: fillIn(notes.viewsOutside, { numbers: outside.join(texts.listSeparator) }),
          },
        ]),
    ...dates,
  ];
}

function toAccuracyText(accuraciesM: readonly number[], { notes }: SheetTexts): string {
  if (accuraciesM.length === 0) return EMPTY;
  const best = accuraciesM.reduce((least, value) => Math.min(least, value));
  const worst = accuraciesM.reduce((most, value) => Math.max(most, value));
  return best === worst
    ? `${toPlainNumber(best)} m`
    : fillIn(notes.accuracyRange, { from: toPlainNumber(best), to: toPlainNumber(worst) });
}
