import { os } from '../implementer.ts';
import { removedParcels, removedPhotos } from '../removed.ts';

export const removedRoutes = {
  parcels: os.removed.parcels.handler(({ context: { session }, input }) =>
    removedParcels(session.workspace(), input.limit),
  ),
  photos: os.removed.photos.handler(({ context: { session }, input }) =>
    removedPhotos(session.workspace(), input.limit),
  ),
};
