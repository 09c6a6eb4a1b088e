import { os } from '../implementer.ts';
import { galleryIndex, photosOfSamePlace } from '../photos/gallery.ts';
import { viewsOf } from '../photos/photo-views.ts';
import { setPhotoRotation } from '../photos/photos.ts';
import { sketchPhoto } from '../photos/sketches.ts';

export const galleryRoutes = {
  gallery: os.photo.gallery.handler(({ context: { session }, input }) =>
    galleryIndex(session.workspace(), input.filter, input.by, input.first),
  ),
  views: os.photo.views.handler(({ context: { session }, input }) => ({
    photos: viewsOf(session.workspace(), input.ids),
  })),
  samePlace: os.photo.samePlace.handler(({ context: { session }, input }) => ({
    photos: photosOfSamePlace(session.workspace(), input.id),
  })),
  setRotation: os.photo.setRotation.handler(({ context: { session }, input }) =>
    setPhotoRotation(session.workspace(), input.id, input.clockwiseDeg, input.heads),
  ),
  sketch: os.photo.sketch.handler(({ context: { session }, input }) =>
    sketchPhoto(session.workspace(), input.id, input.marks),
  ),
};
