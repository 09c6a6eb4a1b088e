/** What a photo's file holds, in English; see zh-CN/photos-window.ts. */
import type { SameTexts } from '../text-shape.ts';
import type {
  matching as chineseMatching,
  photoFile as chinesePhotoFile,
  photos as chinesePhotos,
  photoWarnings as chineseWarnings,
} from '../zh-CN/photos-window.ts';

export const photoFile = {
  noPicture: 'This photo cannot be shown on this computer. Its original is safely stored.',
  noPictureHelp: 'Open the original and look at it with another program.',
  lens: 'Lens',
  gpsTime: 'Satellite time',
  altitude: 'Altitude',
  captionInFile: 'Caption in the file',
  drone: 'Drone',
  droneHeight: '{{metres}} m above take-off',
  droneView: 'gimbal bearing {{yaw}}°, pitch {{pitch}}°',
} as const satisfies SameTexts<typeof chinesePhotoFile>;

export const photoWarnings = {
  'original-damaged':
    'The original is damaged: it is not what was stored. Restore it from a package on the page "Originals and storage".',
  'original-missing': 'The original is gone. Restore it from a package on the page "Originals and storage".',
  'no-metadata':
    'The photo has neither time nor position; perhaps a chat program has forwarded it. Please use the original.',
  far: 'Taken {{metres}} m from the parcel, more than {{limit}} m. Please check whether it belongs here.',
  'looks-like-gcj-02': 'Taken {{metres}} m from the parcel, as if in GCJ-02. Please check.',
  'other-day':
    'Taken on {{day}}, surveyed on {{surveyedOn}}: {{days}} days apart. Please check the clock of the camera.',
  'differs-assignment':
    'Parcels or kinds that differ were given to it by {{by}}; one of them is shown. Please decide.',
  'differs-caption': 'Captions that differ were written by {{by}}; one of them is shown. Please decide.',
  'differs-rotation': 'It was turned in different ways by {{by}}; one of them is shown. Please decide.',
  'same-bytes': 'The same photo is used for other parcels: {{parcels}}. Please check.',
  small: 'The long side has only {{pixels}} pixels, less than {{needed}}. Please use the original.',
} as const satisfies SameTexts<typeof chineseWarnings>;

export const matching = {
  title: 'Match photos',
  lead: "Take in a card or a phone's photos at once, then confirm group by group whose they are. Originals are kept as they are.",
  add: 'Choose photos or drop them here',
  addHelp: 'JPEG, HEIC, PNG, TIFF, WebP, as many as you like.',
  addFolder: 'Choose a folder',
  empty: 'No photos wait to be matched',
  waiting: '{{count}} to match',
  more: 'The first {{shown}} are shown; the others follow as these are matched.',
  imported:
    '{{added}} taken in, the originals are safely stored; {{known}} were here before, {{ignored}} files are no photos.',
  refused: '{{count}} files were not taken in',
  noSuggestion: 'No parcel suggested',
  noSuggestionHelp: 'No parcel is near, or the photo has no position.',
  groupCount: '{{count}} photos',
  grades: { sure: 'sure', likely: 'likely', unsure: 'unsure' },
  confidence: '{{percent}}%',
  distance: '{{metres}} m away',
  within: 'within the parcel',
  confirm: 'Confirm',
  confirmCount: 'Confirm the {{count}} chosen',
  confirmGroup: 'Confirm this group',
  confirmSure: 'Confirm all {{count}} that are sure',
  move: 'To another parcel',
  moveTitle: 'Of which parcel are the {{count}} chosen?',
  moveSearch: 'Type a number or name',
  moveNothing: 'No parcel found',
  kind: 'Kind',
  undo: 'Undo',
  confirmed: '{{count}} given to their parcels.',
  undone: 'Undone.',
  map: 'Where they were taken',
  keys: 'Arrows choose, Shift with arrows chooses several, Enter confirms, M to another parcel, T corrects the time, 1–8 the kind, Ctrl+Z undoes',
  noPosition: 'no position',
} as const satisfies SameTexts<typeof chineseMatching>;

/** A parcel's photos; part of window.ts, under `photos`. */
export const photos = {
  title: 'Photos',
  add: 'Add photos',
  addHelp: 'Drop photos here, or click to choose them. Originals are kept as they are.',
  kind: 'Kind of photo',
  newKind: 'Kind of the new photos',
  empty: 'No photos yet',
  emptyHelp: 'Needed to submit: {{minimum}}. Take panoramas from different sides.',
  minimum: '{{kind}} {{count}}',
  caption: 'Caption',
  captionPlaceholder: 'Write a caption',
  takenAt: 'Taken at',
  position: 'Position',
  azimuth: 'Direction',
  device: 'Device',
  size: 'Size',
  fileName: 'File name',
  noTime: 'No time in the photo',
  noPosition: 'No position in the photo',
  noAzimuth: 'No direction in the photo',
  magnetic: 'magnetic north',
  trueNorth: 'true north',
  remove: 'Remove the photo',
  asShown: 'Keep what is shown',
  removeQuestion: 'Take the photo off this parcel?',
  removeHelp:
    'Its original stays in the workspace; it can be put back in the menu at the top right, under "Deleted content".',
  large: 'Enlarge',
  previous: 'Previous',
  next: 'Next',
  of: '{{number}} of {{count}}',
  missing: 'The original has not arrived yet',
  result: 'Photos added: {{added}}; the originals are safely stored.',
  resultKnown: 'Photos added: {{added}}; the originals are safely stored. Added before: {{known}}.',
  busyElsewhere: 'Photos are being added to another parcel; you can go on when that is done.',
  refusedTitle: 'Not added: {{count}}',
  refusedHelp: 'The other photos are safely stored.',
  original: 'Open the original',
  noThumbnail: 'No preview',
} as const satisfies SameTexts<typeof chinesePhotos>;
