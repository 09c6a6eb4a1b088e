/** The contract, implemented: one table a subject. The three hosts run this same router. */
import { os } from './implementer.ts';
import { baseMapRoutes } from './routes/base-map.ts';
import { boundaryRoutes } from './routes/boundary.ts';
import { changeRoutes } from './routes/change.ts';
import { drawingRoutes } from './routes/drawing.ts';
import { mapRoutes } from './routes/map.ts';
import { packageRoutes } from './routes/package.ts';
import { parcelRoutes } from './routes/parcel.ts';
import { photoRoutes } from './routes/photo.ts';
import { photoStampRoutes } from './routes/photo-stamp.ts';
import { positionRoutes } from './routes/position.ts';
import { proofRoutes } from './routes/proof.ts';
import { referenceRoutes } from './routes/reference.ts';
import { removedRoutes } from './routes/removed.ts';
import { sheetRoutes } from './routes/sheet.ts';
import { storageRoutes } from './routes/storage.ts';
import { templateRoutes } from './routes/template.ts';
import { workspaceRoutes } from './routes/workspace.ts';

export const router = os.router({
  workspace: workspaceRoutes,
  reference: referenceRoutes,
  parcel: parcelRoutes,
  template: templateRoutes,
  boundary: boundaryRoutes,
  drawing: drawingRoutes,
  photo: photoRoutes,
  proof: proofRoutes,
  photoStamp: photoStampRoutes,
  removed: removedRoutes,
  map: mapRoutes,
  baseMap: baseMapRoutes,
  position: positionRoutes,
  sheet: sheetRoutes,
  package: packageRoutes,
  storage: storageRoutes,
  change: changeRoutes,
});
