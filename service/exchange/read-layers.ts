/** Which reader reads which file: told by what is in it, not by its name. Parts of one shapefile are read together. */
import type { BoundaryForm } from '#core/contract/boundary.ts';
import { isBoundaryText, parseBoundaryText } from '#core/geo/boundary-text/parse-boundary-text.ts';
import { parseCoordinateList } from '#core/geo/boundary-text/parse-coordinate-list.ts';
import { quoted } from '#core/geo/boundary-text/text-lines.ts';
import type { AreaUnit, BoundaryTextResult } from '#core/geo/boundary-text/types.ts';
import type { LayerReading } from '#core/geo/features/layer-plots.ts';
import { toLayerPlots } from '#core/geo/features/layer-plots.ts';
import type { PlacedIssue, SourceLayer } from '#core/geo/features/source-layer.ts';
import { toTextReading } from '#core/geo/features/text-reading.ts';
import { AppError } from '../failure.ts';
import { decodeText } from './decode-text.ts';
import { isCsvWithWkt, readCsv } from './formats/csv.ts';
import { isBinaryDxf, isDxf, readDxf } from './formats/dxf.ts';
import { readGeoJson } from './formats/geojson.ts';
import { isSqlite, readGeoPackage } from './formats/geopackage.ts';
import { isGpx, readGpx } from './formats/gpx.ts';
import { isKml, readKml } from './formats/kml.ts';
import { isShp, readShapefile } from './formats/shapefile.ts';
import { SIDE_FILE, type SourceFile } from './formats/source-file.ts';

export type ReadLayer = {
  readonly form: BoundaryForm;
  readonly encoding?: 'utf-8' | 'gb18030';
  /** Of 面积 in an exchange file. */
  readonly areaUnits: readonly AreaUnit[];
  readonly columns: readonly string[];
  readonly reading: LayerReading;
  /** A text that is not about points: a note beside the data. */
  readonly isProse?: boolean;
};

/** A text is held several times while it is read; this is ten times the largest that was ever seen. */
const MAX_TEXT_MB = 50;
/** Parts that mean nothing alone. */
const PART = /\.(dbf|prj|cpg|gpkg-wal)$/i;

export function readLayers(files: readonly SourceFile[]): readonly ReadLayer[] {
  const twice = partTwice(files);
  if (twice)
    return [
      refused({ code: 'boundary.part-twice', params: { name: quoted(twice) }, file: twice }, 'shapefile'),
    ];
  const mains = files.filter(({ name }) => !PART.test(name) && !SIDE_FILE.test(name));
  if (mains.length > 0) return withPolygons(mains.flatMap((file) => readFile(file, files)));
  const [part] = files;
  if (!part) return [refused({ code: 'boundary.unknown-format', params: {} })];
  const isOfShp = files.some(({ name }) => /\.(dbf|shx)$/i.test(name));
  const code = isOfShp ? 'boundary.shp-missing' : 'boundary.unknown-format';
  return [refused({ code, params: {}, file: part.name })];
}

/** The name that two parts of shapefiles have: what was sent has lost its folder, and nobody knows which belong together. */
function partTwice(files: readonly SourceFile[]): string | undefined {
  const seen = new Set<string>();
  return files.find(({ name, origin }) => {
    if (!PART.test(name) && !/\.shp$/i.test(name)) return false;
    const key = `${origin}\n${name.toLowerCase()}`;
    return seen.size === seen.add(key).size;
  })?.name;
}

/** Beside files with polygons, one of points, an index of folders or a note is no fault. */
function withPolygons(layers: readonly ReadLayer[]): readonly ReadLayer[] {
  const filled = layers.filter(
    ({ reading, isProse }) =>
      reading.plots.length > 0 ||
      !(isProse || reading.refused.every(({ code }) => code === 'boundary.no-polygons')),
  );
  return filled.length > 0 ? filled : layers.slice(0, 1);
}

function readFile(file: SourceFile, files: readonly SourceFile[]): readonly ReadLayer[] {
  const { name, bytes } = file;
  if (bytes.length === 0) return [refused({ code: 'boundary.empty-file', params: {}, file: name })];
  if (isSqlite(bytes)) return readGeoPackage(name, bytes, partOf(file, files, name, '-wal')).map(fromLayer);
  if (isShp(bytes) || /\.shp$/i.test(name)) {
    const part = (ending: string) => partOf(file, files, name.replace(/\.[^./]*$/, ''), ending);
    return [
      fromLayer(
        readShapefile({ file: name, shp: bytes, dbf: part('.dbf'), prj: part('.prj'), cpg: part('.cpg') }),
      ),
    ];
  }
  if (isBinaryDxf(bytes)) return [refused({ code: 'boundary.dxf-binary', params: {}, file: name }, 'dxf')];
  if (bytes.length > MAX_TEXT_MB * 1024 * 1024)
    throw new AppError('file.too-large', { path: name, limitMb: MAX_TEXT_MB });
  const decoded = decodeText(bytes);
  if (!decoded) return [refused({ code: 'boundary.unknown-format', params: {}, file: name })];
  return [readText(name, decoded.text, decoded.encoding)];
}

function readText(name: string, text: string, encoding: 'utf-8' | 'gb18030'): ReadLayer {
  if (isBoundaryText(text)) return fromText('exchange-text', name, encoding, parseBoundaryText(text));
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith('{')) return { ...fromLayer(readGeoJson(name, text)), encoding };
  if (start.startsWith('<')) {
    if (isKml(text)) return { ...fromLayer(readKml(name, text)), encoding };
    if (isGpx(text)) return { ...fromLayer(readGpx(name, text)), encoding };
    return refused({ code: 'boundary.unknown-format', params: {}, file: name });
  }
  if (isDxf(text)) return fromLayer(readDxf(name, text, encoding));
  if (isCsvWithWkt(text)) return fromLayer(readCsv(name, text, encoding));
  const list = parseCoordinateList(text);
  return { ...fromText('coordinate-list', name, encoding, list), isProse: list.isProse };
}

/** A part from the same place with the same name but for its ending, whatever the case. */
function partOf(
  { origin }: SourceFile,
  files: readonly SourceFile[],
  stem: string,
  ending: string,
): Uint8Array | undefined {
  const wanted = `${stem}${ending}`.toLowerCase();
  return files.find((file) => file.origin === origin && file.name.toLowerCase() === wanted)?.bytes;
}

function fromLayer(layer: SourceLayer): ReadLayer {
  return {
    form: layer.format,
    ...(layer.encoding ? { encoding: layer.encoding } : {}),
    areaUnits: [],
    columns: layer.columns,
    reading: toLayerPlots(layer),
  };
}

function fromText(
  form: 'exchange-text' | 'coordinate-list',
  file: string,
  encoding: 'utf-8' | 'gb18030',
  result: BoundaryTextResult,
): ReadLayer {
  const { reading, columns } = toTextReading(file, result);
  const units = result.parcels.flatMap(({ declaredArea }) => declaredArea?.unit ?? []);
  return { form, encoding, areaUnits: [...new Set(units)], columns, reading };
}

function refused(issue: PlacedIssue, form: BoundaryForm = 'coordinate-list'): ReadLayer {
  const written = { degrees: 0, metres: 0, prefixed: 0, northFirst: 0 };
  const reading = { file: issue.file ?? '', written, plots: [], changes: [], refused: [issue] };
  return { form, areaUnits: [], columns: [], reading };
}
