/** Everything that a source of boundaries turned out to be: its plots with their records, what was recognised, changed and refused. */
import type {
  BoundaryReading,
  BoundarySource,
  Recognised,
  RecognisedPlot,
  SourceColumn,
} from '#core/contract/boundary.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { LayerPlot } from '#core/geo/features/layer-plots.ts';
import type { PlacedIssue } from '#core/geo/features/source-layer.ts';
import { type ColumnMapping, guessMapping } from '#core/parcel/source-columns.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { fieldLabels } from './field-labels.ts';
import { gatherFiles } from './gather-files.ts';
import { makePlotRecords, type PlotRecord } from './plot-records.ts';
import { plotsTwice } from './plots-twice.ts';
import { type ReadLayer, readLayers } from './read-layers.ts';

/** A plot with the layer it came from. */
export type SourcePlot = LayerPlot & { readonly file: string };

export type ReadBoundaries = {
  readonly fileName: string;
  readonly sha256: string;
  readonly form: BoundaryReading['form'];
  readonly layers: readonly ReadLayer[];
  readonly columns: readonly SourceColumn[];
  readonly plots: readonly SourcePlot[];
  /** Places of plots that are the same ground as an earlier one, with its place. */
  readonly twice: ReadonlyMap<number, number>;
  /** One a plot. */
  readonly records: readonly PlotRecord[];
  readonly warnings: readonly Problem[];
  readonly refused: readonly Problem[];
};

/** More remarks than this nobody reads; that there are so many is then the news. */
const MAX_REMARKS = 200;
const MAX_REFUSALS = 100;
/** Of a column: enough to see what is in it. */
const MAX_EXAMPLES = 3;
const MAX_EXAMPLE_LENGTH = 60;
/** What a window draws at once and a call carries; all plots are taken over nevertheless. */
const MAX_PREVIEW_POINTS = 200_000;

/**
 * Reads and stores nothing.
 * @param mapping of columns to fields; without it those that are known by their names
 */
export async function readBoundaries(
  workspace: OpenWorkspace,
  source: BoundarySource,
  mapping?: ColumnMapping,
): Promise<ReadBoundaries> {
  const {
    fileName,
    files,
    issues,
    remarks: gathered,
    sha256,
    identity,
  } = await gatherFiles(workspace, source);
  const layers = issues.length > 0 ? [] : layersOf(workspace, identity, files);
  const [first] = layers;
  const known = new Set([fileName, ...(layers.length === 1 && first ? [first.reading.file] : [])]);
  const toProblem = ({ code, file, line, feature, params }: PlacedIssue): Problem => ({
    code,
    ...(file && (layers.length > 1 || !known.has(file)) ? { file } : {}),
    ...(line ? { line } : {}),
    ...(feature ? { feature } : {}),
    params: { ...params },
  });
  const refused = [...issues, ...layers.flatMap(({ reading }) => reading.refused)].map(toProblem);
  const plots: readonly SourcePlot[] =
    refused.length > 0
      ? []
      : layers.flatMap(({ reading }) => reading.plots.map((plot) => ({ ...plot, file: reading.file })));
  const names = [...new Set(layers.flatMap(({ columns }) => columns))];
  const applied = mapping ?? guessMapping(names, fieldLabels());
  const { records, warnings, problems } = makePlotRecords(workspace.reference, applied, plots);
  const changes = [...gathered, ...layers.flatMap(({ reading }) => reading.changes)].map(toProblem);
  const twice = plotsTwice(plots);
  const remarks = [
    ...(twice.size > 0 ? [{ code: 'boundary.plots-twice', params: { plots: twice.size } }] : []),
    ...changes,
    ...warnings,
  ];
  return {
    fileName,
    sha256,
    form: layers[0]?.form ?? 'coordinate-list',
    layers,
    columns: names.map((name) => describeColumn(name, applied, plots)),
    plots: problems.length > 0 ? [] : plots,
    twice,
    records,
    warnings: atMost(remarks),
    refused: [...refused, ...problems].slice(0, MAX_REFUSALS),
  };
}

/**
 * What was read last. A preview is read again for each column that is sent elsewhere, and once more to be taken over; the bytes are
 * looked at each time, only reading and checking the figures is not repeated.
 */
const lastRead = new WeakMap<
  OpenWorkspace,
  { readonly identity: string; readonly layers: readonly ReadLayer[] }
>();
/** Some 50 MB; of more nothing is kept. */
const MAX_KEPT_POINTS = 300_000;

function layersOf(
  workspace: OpenWorkspace,
  identity: string,
  files: Parameters<typeof readLayers>[0],
): readonly ReadLayer[] {
  const kept = lastRead.get(workspace);
  if (kept?.identity === identity) return kept.layers;
  forgetReading(workspace);
  const layers = readLayers(files);
  const points = layers.reduce(
    (sum, { reading }) => sum + reading.plots.reduce((ofLayer, plot) => ofLayer + countPoints(plot), 0),
    0,
  );
  if (points <= MAX_KEPT_POINTS) lastRead.set(workspace, { identity, layers });
  return layers;
}

/** What was taken over is not read again. */
export function forgetReading(workspace: OpenWorkspace): void {
  lastRead.delete(workspace);
}

function atMost(remarks: readonly Problem[]): readonly Problem[] {
  if (remarks.length <= MAX_REMARKS) return remarks;
  const more = remarks.length - MAX_REMARKS;
  return [...remarks.slice(0, MAX_REMARKS), { code: 'boundary.more-remarks', params: { remarks: more } }];
}

/** The preview of it. */
export function toReading(read: ReadBoundaries): BoundaryReading {
  const { form, layers, columns, plots, records, warnings, refused } = read;
  const encoding = layers.find((layer) => layer.encoding)?.encoding;
  let left = MAX_PREVIEW_POINTS;
  return {
    form,
    ...(encoding ? { encoding } : {}),
    ...(plots.length > 0 ? { recognised: toRecognised(layers, plots) } : {}),
    columns: [...columns],
    plots: plots.map((plot, i) => {
      left -= countPoints(plot);
      return toPlot(plot, records[i], layers.length > 1, left >= 0 || i === 0);
    }),
    warnings: [...warnings],
    refused: [...refused],
  };
}

function toPlot(
  plot: SourcePlot,
  record: PlotRecord | undefined,
  isOfSeveral: boolean,
  isDrawn: boolean,
): RecognisedPlot {
  const { unitNo, name } = record?.attributes.identity ?? {};
  return {
    ...(unitNo ? { plotNo: unitNo } : {}),
    ...(name ? { name } : {}),
    ...(isOfSeveral ? { file: plot.file } : {}),
    feature: plot.feature,
    part: plot.part,
    parts: plot.parts,
    points: countPoints(plot),
    holes: plot.boundary.rings.length - 1,
    planarAreaSqM: plot.boundary.planarAreaSqM,
    ...(isDrawn ? { boundary: plot.boundary } : {}),
  };
}

function toRecognised(layers: readonly ReadLayer[], plots: readonly SourcePlot[]): Recognised {
  const sum = (count: (layer: ReadLayer) => number) =>
    layers.reduce((total, layer) => total + count(layer), 0);
  const degrees = sum(({ reading }) => reading.written.degrees);
  const metres = sum(({ reading }) => reading.written.metres);
  const prefixed = sum(({ reading }) => reading.written.prefixed);
  const northFirst = sum(({ reading }) => reading.written.northFirst);
  return {
    files: layers.map(({ form, encoding, reading }) => ({
      file: reading.file,
      form,
      ...(encoding ? { encoding } : {}),
      ...(reading.systemName ? { system: reading.systemName } : {}),
      plots: reading.plots.length,
    })),
    datum: plots.some(({ boundary }) => boundary.datum !== 'CGCS2000')
      ? 'WGS84 taken as CGCS2000'
      : 'CGCS2000',
    writtenAs: degrees === 0 ? 'metres' : metres === 0 ? 'degrees' : 'both',
    ...(metres === 0
      ? {}
      : { zonePrefix: prefixed === 0 ? 'without' : prefixed === metres ? 'with' : 'mixed' }),
    axes: northFirst === 0 ? 'east-first' : northFirst === degrees + metres ? 'north-first' : 'mixed',
    areaUnits: [...new Set(layers.flatMap(({ areaUnits }) => areaUnits))],
    points: plots.reduce((total, plot) => total + countPoints(plot), 0),
    holes: plots.reduce((total, { boundary }) => total + boundary.rings.length - 1, 0),
    parts: plots.filter(({ parts }) => parts > 1).length,
  };
}

function describeColumn(name: string, mapping: ColumnMapping, plots: readonly SourcePlot[]): SourceColumn {
  const field = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
  const examples = new Set<string>();
  let filled = 0;
  for (const { attributes } of plots) {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (value === undefined) continue;
    filled++;
    if (examples.size < MAX_EXAMPLES) examples.add(String(value).slice(0, MAX_EXAMPLE_LENGTH));
  }
  return { name, ...(field ? { field } : {}), filled, examples: [...examples] };
}

function countPoints({ boundary }: LayerPlot): number {
  return boundary.rings.reduce((sum, { points }) => sum + points.length, 0);
}
