import { countPhotosOfNoParcel } from '#db/queries/photos.ts';
import { job, os } from '../implementer.ts';
import { assignPhotos } from '../photos/assign-photos.ts';
import { importPhotoFiles, importPhotoFolder } from '../photos/import-photos.ts';
import { correctClocks, photosTakenBy } from '../photos/photo-clocks.ts';
import { unassignedViews } from '../photos/photo-views.ts';
import { addPhotos, removePhoto, restorePhoto, setPhotoCaption, setPhotoKind } from '../photos/photos.ts';
import { suggestParcels } from '../photos/suggest-parcels.ts';
import { galleryRoutes } from './gallery.ts';

export const photoRoutes = {
  ...galleryRoutes,
  add: os.photo.add.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) =>
      addPhotos(workspace, input.parcel, input.kind, input.files, control),
    );
  }),
  importFiles: os.photo.importFiles.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => importPhotoFiles(workspace, input.files, control));
  }),
  importFolder: os.photo.importFolder.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => importPhotoFolder(workspace, input.folder, control));
  }),
  unassigned: os.photo.unassigned.handler(({ context: { session }, input }) => {
    const workspace = session.workspace();
    return {
      total: countPhotosOfNoParcel(workspace.database),
      photos: unassignedViews(workspace, input.limit),
    };
  }),
  suggest: os.photo.suggest.handler(({ context: { session }, input }) => ({
    suggestions: [...suggestParcels(session.workspace(), input.photos)],
  })),
  assign: os.photo.assign.handler(({ context: { session }, input }) => ({
    photos: assignPhotos(session.workspace(), input.items),
  })),
  setKind: os.photo.setKind.handler(({ context: { session }, input }) =>
    setPhotoKind(session.workspace(), input.id, input.kind, input.heads),
  ),
  setCaption: os.photo.setCaption.handler(({ context: { session }, input }) =>
    setPhotoCaption(session.workspace(), input.id, input.text, input.heads),
  ),
  correctClocks: os.photo.correctClocks.handler(({ context: { session }, input }) => ({
    photos: correctClocks(session.workspace(), input.items),
  })),
  ofCamera: os.photo.ofCamera.handler(({ context: { session }, input }) =>
    photosTakenBy(session.workspace(), input.deviceModel, input.limit),
  ),
  remove: os.photo.remove.handler(({ context: { session }, input }) => {
    removePhoto(session.workspace(), input.id, input.seen);
    return {};
  }),
  restore: os.photo.restore.handler(({ context: { session }, input }) =>
    restorePhoto(session.workspace(), input),
  ),
};
