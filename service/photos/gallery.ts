/** All photos of the workspace in order, and which of them have something remarkable about them. */
import type { GalleryIndex } from '#core/contract/gallery.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { arrangeGallery, type GalleryFilter, type GalleryGrouping } from '#core/photo/gallery.ts';
import { takenAtOf } from '#core/photo/photo-clock.ts';
import { isSamePlace } from '#core/photo/same-place.ts';
import { galleryRows, photographers, viewPoints } from '#db/queries/gallery.ts';
import { clockIn, countPhotos } from '#db/queries/photos.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { remarkablePhotos, requirePhoto, viewsOf } from './photo-views.ts';

const SAME_PLACE_SHOWN = 50;

export function galleryIndex(
  workspace: OpenWorkspace,
  filter: GalleryFilter,
  by: GalleryGrouping,
  first: number,
): GalleryIndex {
  const { database } = workspace;
  const met = galleryRows(database, filter);
  const remarkable = filter.withWarnings ? remarkablePhotos(workspace, met) : undefined;
  const rows = remarkable ? met.filter(({ id }) => remarkable.has(id)) : met;
  const { ids, groups } = arrangeGallery(
    rows.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      parcel: row.parcel ?? undefined,
      unitNo: row.unit_no ?? undefined,
      called: row.called ?? undefined,
      takenAt: takenAtOf({
        evidence: { takenAt: row.taken_at ?? undefined },
        clock: clockIn(row),
      }),
      isSketch: row.sketch_of !== null,
    })),
    by,
  );
  return {
    ids: [...ids],
    groups: [...groups],
    sketches: rows.filter(({ sketch_of }) => sketch_of !== null).length,
    addedBy: [...photographers(database)],
    total: countPhotos(database),
    first: viewsOf(workspace, ids.slice(0, first)),
  };
}

/** In the order of their times; those without one first. @throws AppError `record.not-found` */
export function photosOfSamePlace(workspace: OpenWorkspace, id: RecordId): PhotoView[] {
  const { evidence } = requirePhoto(workspace, id);
  const near = viewPoints(workspace.database).filter(
    ({ id: other, lon, lat, azimuth }) =>
      other !== id && isSamePlace(evidence, { lon, lat, azimuthDeg: azimuth ?? undefined }),
  );
  return viewsOf(
    workspace,
    near.slice(0, SAME_PLACE_SHOWN).map((each) => each.id),
  ).toSorted((a, b) => momentOf(a) - momentOf(b));
}

function momentOf(photo: PhotoView): number {
  const takenAt = takenAtOf(photo);
  return takenAt ? Date.parse(takenAt) : 0;
}
