import { job, os } from '../implementer.ts';
import { addPhotos, removePhoto, setPhotoCaption, setPhotoKind } from '../photos/photos.ts';

export const photoRoutes = {
  add: os.photo.add.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) =>
      addPhotos(workspace, input.parcel, input.kind, input.files, control),
    );
  }),
  setKind: os.photo.setKind.handler(({ context: { session }, input }) =>
    setPhotoKind(session.workspace(), input.id, input.kind),
  ),
  setCaption: os.photo.setCaption.handler(({ context: { session }, input }) =>
    setPhotoCaption(session.workspace(), input.id, input.text),
  ),
  remove: os.photo.remove.handler(({ context: { session }, input }) => {
    removePhoto(session.workspace(), input.id);
    return {};
  }),
};
