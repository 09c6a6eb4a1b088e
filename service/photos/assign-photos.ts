/** Saying of which parcels and kinds many photos are, in one transaction. */
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import { sketchesBeside } from '#db/queries/gallery.ts';
import { write } from '../operations.ts';
import { requireAllowed } from '../require-parcel.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { requirePhoto } from './photo-views.ts';

export type PhotoAssignment = {
  readonly id: RecordId;
  readonly parcel?: RecordId | undefined;
  readonly kind: PhotoKind;
};

/** All or none; drawn copies go along with their originals. @throws AppError `record.not-found`, `record.action-not-allowed` */
export function assignPhotos(workspace: OpenWorkspace, items: readonly PhotoAssignment[]): PhotoView[] {
  const photos = items.map(({ id }) => requirePhoto(workspace, id));
  const concerned = [...photos, ...items].flatMap(({ parcel }) => parcel ?? []);
  for (const parcel of new Set(concerned)) requireAllowed(workspace, parcel, 'edit');
  write(workspace, ['photos', 'parcels'], (writer) => {
    for (const { id, parcel, kind } of items) {
      const to = parcel ? { parcel } : {};
      writer.set(id, 'photo.assignment', { ...to, kind });
      for (const copy of sketchesBeside(workspace.database, id))
        writer.set(copy.id, 'photo.assignment', { ...to, kind: copy.kind });
    }
  });
  return items.map(({ id }) => requirePhoto(workspace, id));
}
