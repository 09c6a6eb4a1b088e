/** All procedures, one table a subject. Implemented by service/, called by the window, the browser and the command line. */
import { baseMapContract } from './base-map.ts';
import { boundaryContract } from './boundary.ts';
import { changeContract } from './change.ts';
import { drawingContract } from './drawing.ts';
import { mapContract } from './map.ts';
import { packageContract } from './package.ts';
import { parcelContract } from './parcel.ts';
import { photoContract } from './photo.ts';
import { photoStampContract } from './photo-stamp.ts';
import { positionContract } from './position.ts';
import { proofContract } from './proof.ts';
import { referenceContract } from './reference.ts';
import { removedContract } from './removed.ts';
import { sheetContract } from './sheet.ts';
import { storageContract } from './storage.ts';
import { templateContract } from './template.ts';
import { workspaceContract } from './workspace.ts';

export const contract = {
  workspace: workspaceContract,
  reference: referenceContract,
  parcel: parcelContract,
  template: templateContract,
  boundary: boundaryContract,
  drawing: drawingContract,
  photo: photoContract,
  proof: proofContract,
  photoStamp: photoStampContract,
  removed: removedContract,
  map: mapContract,
  baseMap: baseMapContract,
  position: positionContract,
  sheet: sheetContract,
  package: packageContract,
  storage: storageContract,
  change: changeContract,
};
export type Contract = typeof contract;
