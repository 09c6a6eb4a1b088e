/** Boundaries of one or many parcels as a file in the outbox: TXT exchange format, GeoJSON or KML, written piece by piece and durably. */
import { join } from 'node:path';
import { setImmediate as otherCalls } from 'node:timers/promises';
import { toDateInChina, toFileStamp } from '#core/china-time.ts';
import type { BoundaryExportFormat } from '#core/contract/boundary.ts';
import type { ParcelSelection } from '#core/contract/parcel-list.ts';
import { boundaryTextHead, boundaryTextPlot } from '#core/geo/boundary-text/write-boundary-text.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { isOnMapSheets, toMapSheetNo } from '#core/geo/map-sheet-number.ts';
import { GEOJSON_HEAD, GEOJSON_TAIL, toGeoJsonFeature } from '#core/geo/write-geojson.ts';
import { KML_HEAD, KML_TAIL, toKmlPlacemark } from '#core/geo/write-kml.ts';
import type { RecordId } from '#core/ids.ts';
import type { ParcelValues } from '#core/parcel/field-groups.ts';
import { toWrittenProperties } from '#core/parcel/written-properties.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import { parcelValuesOf } from '#db/projection/own-part.ts';
import { stateOf } from '#db/projection/project-records.ts';
import { parcelRow } from '#db/queries/parcels.ts';
import { requireSpace } from './disk-space.ts';
import { encodeGbk } from './exchange/encode-text.ts';
import { AppError } from './failure.ts';
import { toMadeFile } from './files.ts';
import { type JobControl, throwIfCancelled } from './jobs.ts';
import { selectedIds } from './parcel-bulk.ts';
import { type OpenWorkspace, projectionContextOf } from './workspace/open-workspace.ts';

export type BoundaryExportWish = {
  readonly selection: ParcelSelection;
  readonly format: BoundaryExportFormat;
  /** GBK for TXT only; the others are UTF-8 by their standards. */
  readonly encoding: 'utf-8' | 'gbk';
};

type Located = ParcelValues & { readonly boundary: NonNullable<ParcelValues['boundary']> };

const PARCELS_A_PIECE = 200;
/** A boundary of two hundred points in the longest of the formats. */
const MOST_BYTES_A_PARCEL = 16 * 1024;
const ENDINGS = { txt: 'txt', geojson: 'geojson', kml: 'kml' } as const satisfies Record<
  BoundaryExportFormat,
  string
>;

/**
 * Parcels without a boundary are left out and counted.
 * @throws AppError `boundary.nothing-to-write` when none has one, `boundary.not-in-gbk`, `workspace.disk-full`
 */
export async function exportBoundaries(
  workspace: OpenWorkspace,
  { selection, format, encoding }: BoundaryExportWish,
  { signal, progress }: JobControl,
) {
  const ids = selectedIds(workspace, selection);
  const stamp = toFileStamp(workspace.env.now());
  const target = join(workspace.folders.outbox, `boundaries-${stamp}.${ENDINGS[format]}`);
  await requireSpace(workspace.folder, ids.length * MOST_BYTES_A_PARCEL);
  const encode = encoding === 'gbk' && format === 'txt' ? toGbk : toUtf8;
  const writer = WRITERS[format](workspace);
  let parcels = 0;
  let without = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield encode(writer.head);
    for (let from = 0; from < ids.length; from += PARCELS_A_PIECE) {
      throwIfCancelled(signal);
      progress({ phase: 'boundary.export', done: from, total: ids.length, unit: 'parcels' });
      let text = '';
      for (const id of ids.slice(from, from + PARCELS_A_PIECE)) {
        const values = locatedValues(workspace, id);
        if (values) text += (parcels++ > 0 ? writer.between : '') + writer.parcel(values);
        else without++;
      }
      yield encode(text);
      await otherCalls();
    }
    if (parcels === 0) throw new AppError('boundary.nothing-to-write', {});
    yield encode(writer.tail);
  }
  await writeDurably(target, pieces(), { signal });
  return { ...toMadeFile(target), parcels, without };
}

function locatedValues(workspace: OpenWorkspace, id: RecordId): Located | undefined {
  const { database } = workspace;
  const row = parcelRow(database, id);
  // Removed since the file was begun, or never drawn.
  if (!row || row.deleted === 1) return undefined;
  const values = parcelValuesOf(stateOf(database, id, projectionContextOf(workspace).facts));
  return values.boundary ? { ...values, boundary: values.boundary } : undefined;
}

type TextWriter = {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly parcel: (values: Located) => string;
};

const WRITERS: Readonly<Record<BoundaryExportFormat, (workspace: OpenWorkspace) => TextWriter>> = {
  txt: ({ row, env }) => ({
    head: boundaryTextHead({ producer: row.surveyor, producedOn: toDateInChina(env.now()) }),
    between: '',
    tail: '',
    parcel: ({ identity, use, boundary }) => {
      const [first] = boundary.rings[0]?.points ?? [];
      const corner = first && lonLat(first.lon, first.lat);
      return boundaryTextPlot({
        plotNo: identity?.unitNo ?? '',
        name: identity?.name ?? '',
        ...(corner && isOnMapSheets(corner) ? { mapSheetNo: toMapSheetNo(corner) } : {}),
        ...(use?.currentUse ? { landUse: use.currentUse } : {}),
        ...(use?.currentLandClass?.scheme === 'third_national_survey_working'
          ? { landClassCode: use.currentLandClass.code }
          : {}),
        boundary,
      });
    },
  }),
  geojson: () => ({
    head: GEOJSON_HEAD,
    between: ',\n',
    tail: GEOJSON_TAIL,
    parcel: (values) => toGeoJsonFeature(values.boundary, toWrittenProperties(values)),
  }),
  kml: () => ({
    head: KML_HEAD,
    between: '',
    tail: KML_TAIL,
    parcel: (values) => {
      const { unitNo, name } = values.identity ?? {};
      const shown = [unitNo, name].filter(Boolean).join(' ');
      return toKmlPlacemark(shown, values.boundary, toWrittenProperties(values));
    },
  }),
};

const toUtf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

function toGbk(text: string): Uint8Array {
  const encoded = encodeGbk(text);
  if ('missing' in encoded)
    throw new AppError('boundary.not-in-gbk', { characters: encoded.missing.join('') });
  return encoded.bytes;
}
