/** The page of what was deleted, in English; see zh-CN/removed.ts. */
import type { SameTexts } from '../text-shape.ts';
import type { removed as chinese } from '../zh-CN/removed.ts';

export const removed = {
  title: 'Deleted content',
  parcels: 'Deleted parcels',
  parcelsLead:
    'Deleted parcels are in no list and not on the map; their content, boundary points and photos are still here and can be restored. Where one then overlaps another or has its number, the usual warning appears.',
  noParcels: 'No deleted parcels',
  photos: 'Removed photos',
  photosLead: 'The originals of photos removed from a parcel are kept; they can be put back.',
  noPhotos: 'No removed photos',
  unitNo: 'Number',
  name: 'Name',
  areaMu: 'Area (mu)',
  photoCount: 'Photos',
  by: 'Deleted by and when',
  action: 'Action',
  restore: 'Restore',
  restoreOne: 'Restore {{name}}',
  choosePage: 'Choose this page',
  chooseAll: 'Choose all ({{count}})',
  restoreChosen: 'Restore the chosen ({{count}})',
  notNow: 'Cannot be restored in its present state',
  parcelsRestored: 'Parcels restored: {{count}}.',
  movedOn:
    'Deleted once more since, and not restored: {{count}}. Please look at who deleted them and when, and restore them then if wanted.',
  notRestorable: 'Not restored, as their present state does not allow it: {{count}}.',
  open: 'Open {{unitNo}}',
  undo: 'Undo',
  restored: 'Restored {{unitNo}}',
  photoRestored: 'The photo is back at {{unitNo}}',
  photoRestoredUnmatched: 'The photo is back among those still to be matched',
  ofRemovedParcel: '{{unitNo}} (the parcel is deleted too)',
  shown: 'The last {{shown}} of {{count}} are shown. Once they are restored, the others appear.',
} as const satisfies SameTexts<typeof chinese>;
