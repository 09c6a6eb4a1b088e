/** Photos as they are shown: what the camera wrote, what people say, and what is remarkable about them. */
import type { PhotoView } from '#core/contract/parcel.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { type ParcelOfPhoto, photoWarnings } from '#core/photo/photo-warnings.ts';
import { fromGeometryBlob } from '#db/projection/geopackage-geometry.ts';
import { parcelForPhotos } from '#db/queries/parcels.ts';
import { damageOf } from '#db/queries/photo-checks.ts';
import {
  otherParcelsWith,
  type PhotoRow,
  photoById,
  photosOfNoParcel,
  photosOfParcel,
} from '#db/queries/photos.ts';
import { AppError } from '../failure.ts';
import { sourceOf } from '../provenance.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

export function photoViews(workspace: OpenWorkspace, parcel: RecordId): PhotoView[] {
  const rows = photosOfParcel(workspace.database, parcel);
  if (rows.length === 0) return [];
  const held = parcelOfPhotos(workspace, parcel);
  return rows.map((row) => toPhotoView(workspace, row, held));
}

export function unassignedViews(workspace: OpenWorkspace, limit: number): PhotoView[] {
  return photosOfNoParcel(workspace.database, limit).map((row) => toPhotoView(workspace, row, {}));
}

/** @throws AppError `record.not-found`, also for one that was taken off */
export function requirePhoto(workspace: OpenWorkspace, id: RecordId): PhotoView {
  const row = photoById(workspace.database, id);
  if (!row || row.deleted === 1) throw new AppError('record.not-found', { record: id });
  return viewOf(workspace, row);
}

export function viewOf(workspace: OpenWorkspace, row: PhotoRow): PhotoView {
  return toPhotoView(workspace, row, row.parcel ? parcelOfPhotos(workspace, row.parcel) : {});
}

/** Rings of a stored outline in metres. */
export function gkRingsOf(geometry: Buffer) {
  return fromGeometryBlob(geometry).map((ring) => ring.map(([lon, lat]) => toGk120(lonLat(lon, lat))));
}

function parcelOfPhotos({ database }: OpenWorkspace, id: RecordId): ParcelOfPhoto {
  const row = parcelForPhotos(database, id);
  return {
    ...(row?.geometry ? { rings: gkRingsOf(row.geometry) } : {}),
    ...(row?.surveyed_on ? { surveyedOn: row.surveyed_on } : {}),
  };
}

function toPhotoView({ database }: OpenWorkspace, row: PhotoRow, parcel: ParcelOfPhoto): PhotoView {
  const heads = JSON.parse(row.heads) as Record<string, OpHash[]>;
  const head = (heads['photo.assignment'] ?? heads['photo.file'])?.[0];
  if (!head) throw new Error(`photo ${row.id} has no operation`);
  const evidence: PhotoView['evidence'] = JSON.parse(row.evidence);
  const [widthPx, heightPx] = [row.width_px, row.height_px];
  const otherParcels = otherParcelsWith(database, row.sha256, row.parcel);
  const original = damageOf(database, row.sha256);
  return {
    id: row.id,
    ...(row.parcel ? { parcel: row.parcel } : {}),
    sha256: row.sha256,
    fileName: row.file_name,
    byteLength: row.byte_length,
    widthPx,
    heightPx,
    kind: row.kind,
    ...(row.caption ? { caption: row.caption } : {}),
    evidence,
    warnings: [...photoWarnings({ evidence, widthPx, heightPx, otherParcels, original }, parcel)],
    present: row.present === 1,
    source: sourceOf(database, head),
  };
}
