/** Boundaries from files of other programs and from pasted lists: read, shown, then stored all or none. */
import type { BoundaryReading, BoundarySource } from '#core/contract/boundary.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { ParcelAttributes, ParcelDetail } from '#core/contract/parcel.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import type { ColumnMapping } from '#core/parcel/source-columns.ts';
import { unitNosInUse } from '#db/queries/parcels.ts';
import {
  forgetReading,
  type ReadBoundaries,
  readBoundaries,
  toReading,
} from './exchange/boundary-reading.ts';
import { AppError, refuseProblems } from './failure.ts';
import { discardUpload } from './files.ts';
import { write } from './operations.ts';
import { addParcel, parcelDetail } from './parcels.ts';
import { comparePlots } from './plots-here.ts';
import { requireAllowed } from './require-parcel.ts';
import { rememberPlaces, takenInBefore, takenInRemark } from './taken-in-before.ts';
import { unitNumbers } from './unit-numbers.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** Counts the plots of a file ("1", "2") and numbers no parcel. */
const SERIAL = /^\d{1,5}$/;

/**
 * Reads and stores nothing.
 * @param parcel whose boundary one of the plots is to be; without it parcels are to be made of them
 */
export async function readBoundary(
  workspace: OpenWorkspace,
  source: BoundarySource,
  columns?: ColumnMapping,
  parcel?: RecordId,
): Promise<BoundaryReading> {
  const read = await readBoundaries(workspace, source, columns);
  const { takenIn, shared, remarks } = await comparePlots(workspace, read, parcel);
  const reading = toReading(read);
  return {
    ...reading,
    plots: reading.plots.map((plot, place) => {
      const before = takenIn.get(place);
      const ground = shared.get(place);
      const sameAs = read.twice.get(place);
      return {
        ...plot,
        ...(sameAs === undefined ? {} : { sameAs }),
        ...(before ? { takenInAs: before.unitNo } : {}),
        ...(ground ? { onGroundOf: ground } : {}),
      };
    }),
    warnings: [...remarks, ...reading.warnings],
  };
}

/**
 * Makes one parcel of each plot, or of those chosen, all or none. What was made of the same contents before is not made again.
 * @param chosen places of plots in the reading
 */
export async function importBoundaries(
  workspace: OpenWorkspace,
  source: BoundarySource,
  columns?: ColumnMapping,
  chosen?: readonly number[],
) {
  const read = await readBoundaries(workspace, source, columns);
  refuseProblems('boundary.refused', read.fileName, read.refused);
  for (const place of chosen ?? []) if (place >= read.plots.length) throw noSuchPlot(place, read);
  const before = takenInBefore(workspace, read);
  const wanted = chosen ? [...new Set(chosen)].sort((a, b) => a - b) : [...read.plots.keys()];
  const places = wanted.filter((place) => !before.has(place));
  const there = wanted.flatMap((place) => before.get(place)?.unitNo ?? []);
  const warnings: Problem[] = [...read.warnings, ...takenInRemark(there)];
  if (places.length === 0) return { created: [], warnings };
  const { created, renumbered } = makeParcels(workspace, read, places);
  forgetReading(workspace);
  await discardUploads(workspace, source);
  if (renumbered > 0) warnings.push({ code: 'boundary.unit-numbers-given', params: { parcels: renumbered } });
  return { created, warnings };
}

function makeParcels(workspace: OpenWorkspace, read: ReadBoundaries, places: readonly number[]) {
  const brought = new Set(places.flatMap((place) => read.records[place]?.attributes.identity?.unitNo ?? []));
  let renumbered = 0;
  const created = write(workspace, ['parcels'], (writer) => {
    const numbers = unitNumbers(workspace, brought);
    const taken = new Set(unitNosInUse(workspace.database, brought));
    const made = places.flatMap((place) => {
      const [plot, record] = [read.plots[place], read.records[place]];
      if (!plot || !record) return [];
      const { unitNo: given, ...identity } = record.attributes.identity ?? {};
      const unitNo = unitNoOf(given, taken);
      if (given && !SERIAL.test(given) && !unitNo) renumbered++;
      const attributes: ParcelAttributes = {
        ...record.attributes,
        identity: { ...identity, ...(unitNo ? { unitNo } : {}) },
      };
      const parcel = addParcel(workspace, writer, numbers, attributes, { boundary: plot.boundary });
      const { name } = identity;
      return [{ place, ...parcel, ...(name ? { name } : {}), planarAreaSqM: plot.boundary.planarAreaSqM }];
    });
    rememberPlaces(workspace, read, new Map(made.map(({ place, id }) => [place, id])));
    return made.map(({ place: _, ...parcel }) => parcel);
  });
  return { created, renumbered };
}

/** Gives a parcel the boundary of one recognised plot. */
export async function writeBoundary(
  workspace: OpenWorkspace,
  id: RecordId,
  source: BoundarySource,
  plotIndex: number,
  heads: readonly OpHash[],
): Promise<ParcelDetail> {
  requireAllowed(workspace, id, 'edit');
  // Only the boundary is taken: a column that cannot be read is no reason against it.
  const read = await readBoundaries(workspace, source, {});
  refuseProblems('boundary.refused', read.fileName, read.refused);
  const plot = read.plots[plotIndex];
  if (!plot) throw noSuchPlot(plotIndex, read);
  write(workspace, ['parcels'], (writer) => writer.setSeen(id, 'parcel.boundary', plot.boundary, heads));
  await discardUploads(workspace, source);
  return parcelDetail(workspace, id);
}

/** What was sent has found its place; of a preview alone it waits for the import. */
async function discardUploads(workspace: OpenWorkspace, source: BoundarySource): Promise<void> {
  if (source.kind === 'text') return;
  for (const file of source.kind === 'files' ? source.files : [source]) await discardUpload(workspace, file);
}

function noSuchPlot(
  place: number,
  { plots }: { readonly plots: readonly unknown[] },
): AppError<'boundary.no-such-plot'> {
  return new AppError('boundary.no-such-plot', { plot: place + 1, plots: plots.length });
}

/** The file's plot number where it can be a unit number and is free; else the workspace assigns one. */
function unitNoOf(given: string | undefined, taken: Set<string>): string | undefined {
  if (!given || SERIAL.test(given) || taken.has(given)) return undefined;
  taken.add(given);
  return given;
}
