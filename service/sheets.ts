/** Parcel sheets as one PDF in the outbox: gathers what stands on each sheet, then has it typeset. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CHINA_OFFSET, toFileStamp, toLocalTimeInChina } from '#core/china-time.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { ParcelSelection } from '#core/contract/parcel-list.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import type { RecordId } from '#core/ids.ts';
import { canonicalText } from '#core/json.ts';
import type { Neighbour } from '#core/sheet/map-drawing.ts';
import { type SheetData, toSheetData } from '#core/sheet/sheet-data.ts';
import { fromGeometryBlob } from '#db/projection/geopackage-geometry.ts';
import { outlinesIn, parcelRow, parcelsByUnitNo } from '#db/queries/parcels.ts';
import { sheet as sheetTexts } from '#texts/zh-CN/sheet.ts';
import { requireSpace } from './disk-space.ts';
import { AppError } from './failure.ts';
import { toMadeFile } from './files.ts';
import type { JobControl } from './jobs.ts';
import { selectedIds } from './parcel-bulk.ts';
import { parcelDetail } from './parcels.ts';
import { originalOf } from './photos/original.ts';
import { printSheets } from './print/print-sheets.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export type SheetRequest = {
  readonly parcels?: readonly RecordId[] | undefined;
  readonly selection?: ParcelSelection | undefined;
  readonly unitNos?: readonly string[] | undefined;
};

/** Around a parcel this much of its neighbourhood is asked for, in degrees; the map shows what lies in its frame. */
const NEIGHBOURHOOD_DEG = 0.002;
const MAX_NEIGHBOURS = 500;
const MAX_SHEETS = 20_000;

/** With the four photos that find room on it. */
const BYTES_A_SHEET = 800 * 1024;

/** @throws AppError `sheet.no-parcels`, `record.not-found`, `workspace.disk-full` */
export async function printParcelSheets(
  workspace: OpenWorkspace,
  request: SheetRequest,
  { progress, signal }: JobControl,
) {
  const ids = chooseParcels(workspace, request);
  if (ids.length === 0) throw new AppError('sheet.no-parcels', {});
  await requireSpace(workspace.folder, ids.length * BYTES_A_SHEET);
  const now = workspace.env.now();
  const printedAt = `${toLocalTimeInChina(now).slice(0, 19)}${CHINA_OFFSET}`;
  const target = join(workspace.folders.outbox, `parcel-sheets-${toFileStamp(now)}-${ids.length}.pdf`);
  const { pages } = await printSheets({
    sheets: sheetsOf(workspace, ids, printedAt),
    photoPath: (sha256) => originalOf(workspace, sha256)?.path,
    target,
    printedAt,
    signal,
    onProgress: (done) => progress({ phase: 'sheet.print', done, total: ids.length, unit: 'parcels' }),
  });
  return { ...toMadeFile(target), parcels: ids.length, pages };
}

function chooseParcels(
  workspace: OpenWorkspace,
  { parcels, unitNos, selection }: SheetRequest,
): readonly RecordId[] {
  if (parcels) return parcels;
  if (!unitNos) return selectedIds(workspace, selection ?? { filter: {}, except: [] }).slice(0, MAX_SHEETS);
  const { database } = workspace;
  return unitNos.flatMap((unitNo) => {
    const found = parcelsByUnitNo(database, unitNo);
    if (found.length === 0) throw new AppError('record.not-found', { record: unitNo });
    return found;
  });
}

function* sheetsOf(
  workspace: OpenWorkspace,
  ids: readonly RecordId[],
  printedAt: string,
): Generator<SheetData> {
  for (const id of ids) {
    const parcel = parcelDetail(workspace, id);
    yield toSheetData({
      parcel,
      reference: workspace.reference,
      texts: sheetTexts,
      neighbours: neighboursOf(workspace, parcel),
      printedAt,
      recordHash: createHash('sha256')
        .update(canonicalText({ id: parcel.id, values: parcel.values }))
        .digest('hex'),
    });
  }
}

function neighboursOf(workspace: OpenWorkspace, { id }: ParcelDetail): Neighbour[] {
  const row = parcelRow(workspace.database, id);
  if (!row || row.min_lon === null || row.min_lat === null || row.max_lon === null || row.max_lat === null)
    return [];
  const box = [
    row.min_lon - NEIGHBOURHOOD_DEG,
    row.min_lat - NEIGHBOURHOOD_DEG,
    row.max_lon + NEIGHBOURHOOD_DEG,
    row.max_lat + NEIGHBOURHOOD_DEG,
  ];
  return outlinesIn(workspace.database, box, MAX_NEIGHBOURS)
    .filter((other) => other.id !== id)
    .map((other) => ({
      ...(other.unit_no === null ? {} : { unitNo: other.unit_no }),
      rings: fromGeometryBlob(other.geometry).map((ring) => ring.map(([lon, lat]) => lonLat(lon, lat))),
    }));
}
