/** The records that the attributes of plots make, put in form and held against the schema of the record like any other. */
import type { Problem } from '#core/contract/failures.ts';
import { type ParcelAttributes, parcelAttributesSchema } from '#core/contract/parcel.ts';
import { quoted } from '#core/geo/boundary-text/text-lines.ts';
import type { LayerPlot } from '#core/geo/features/layer-plots.ts';
import type { SourceValue } from '#core/geo/features/source-layer.ts';
import { areaUnitOfColumn, type ColumnAreaUnit, sqMPer } from '#core/parcel/source-area-unit.ts';
import type { ColumnMapping } from '#core/parcel/source-columns.ts';
import { makeRecordMaker } from '#core/parcel/source-values.ts';
import type { ReferenceData } from '#core/reference/reference-data.ts';
import { normaliseRecord } from '../normalise-record.ts';
import { findIllFormedTexts } from '../well-formed.ts';

export type PlotRecord = { readonly attributes: ParcelAttributes };

type Found = { values: number; readonly example: string; readonly feature: number };

/** Areas that are those of the polygon itself: their unit can be told. */
const AREAS_OF_THE_PLOT: ReadonlySet<string> = new Set([
  'tenure.registeredAreaSqM',
  'tenure.approvedAreaSqM',
]);

export function makePlotRecords(
  reference: ReferenceData,
  mapping: ColumnMapping,
  plots: readonly LayerPlot[],
): {
  readonly records: readonly PlotRecord[];
  readonly warnings: readonly Problem[];
  readonly problems: readonly Problem[];
} {
  const make = makeRecordMaker(mapping, reference);
  const columnOf = new Map(Object.entries(mapping).map(([column, path]) => [path, column]));
  const units = columnUnits(mapping, plots);
  const leftOut = new Map<string, Found>();
  const refused = new Map<string, Found>();
  const count = (found: Map<string, Found>, column: string, { attributes, feature }: LayerPlot): void => {
    const known = found.get(column);
    if (known) known.values++;
    else found.set(column, { values: 1, example: quoted(String(attributes[column] ?? '')), feature });
  };
  const records = plots.map((plot): PlotRecord => {
    const { record, leftOut: dropped } = make(inSquareMetres(plot.attributes, units));
    for (const column of dropped) count(leftOut, column, plot);
    if (Object.keys(record).length === 0) return { attributes: {} };
    const normalised = normaliseRecord(record, plot.feature);
    const checked = parcelAttributesSchema.safeParse(normalised.record);
    const paths = [
      ...normalised.problems.flatMap(({ field }) => field ?? []),
      ...(checked.success ? [] : checked.error.issues.map(({ path }) => path.join('.'))),
      ...findIllFormedTexts(record, plot.feature).flatMap(({ field }) => field ?? []),
    ];
    const columns = new Set(paths.map((path) => columnOf.get(path.split('.').slice(0, 2).join('.')) ?? path));
    for (const column of columns) count(refused, column, plot);
    return { attributes: checked.success ? (checked.data as ParcelAttributes) : {} };
  });
  return {
    records,
    warnings: [
      ...[...units].map(
        ([column, unit]): Problem => ({ code: 'boundary.column-unit-converted', params: { column, unit } }),
      ),
      ...toProblems('boundary.values-left-out', leftOut),
    ],
    problems: toProblems('boundary.values-refused', refused),
  };
}

function toProblems(code: string, found: ReadonlyMap<string, Found>): Problem[] {
  return [...found].map(([column, { values, example, feature }]) => ({
    code,
    feature,
    params: { column, values, example },
  }));
}

/** Columns of areas in another unit than m². */
function columnUnits(
  mapping: ColumnMapping,
  plots: readonly LayerPlot[],
): ReadonlyMap<string, ColumnAreaUnit> {
  const whole = plots.filter(({ parts }) => parts === 1);
  const units = new Map<string, ColumnAreaUnit>();
  for (const [column, path] of Object.entries(mapping)) {
    if (!AREAS_OF_THE_PLOT.has(path)) continue;
    const rows = whole.flatMap(({ attributes, boundary }) => {
      const value = Number(attributes[column] ?? Number.NaN);
      return Number.isFinite(value) ? [{ value, areaSqM: boundary.planarAreaSqM }] : [];
    });
    const unit = areaUnitOfColumn(rows);
    if (unit !== 'squareMetre') units.set(column, unit);
  }
  return units;
}

function inSquareMetres(
  attributes: LayerPlot['attributes'],
  units: ReadonlyMap<string, ColumnAreaUnit>,
): LayerPlot['attributes'] {
  if (units.size === 0) return attributes;
  const converted: Record<string, SourceValue> = { ...attributes };
  for (const [column, unit] of units) {
    const value = Number(attributes[column] ?? Number.NaN);
    if (Number.isFinite(value)) converted[column] = Math.round(value * sqMPer(unit) * 100) / 100;
  }
  return converted;
}
