/** The tab of a parcel's boundary: reading coordinates, and the table of its points. */
import type { SameTexts } from '../text-shape.ts';
import type { boundary as chinese } from '../zh-CN/boundary.ts';

export const boundary = {
  empty: 'No boundary points yet',
  emptyHelp:
    'Draw on the map, or paste coordinates or choose a coordinate file; they are written after you have looked at them.',
  paste: 'Paste coordinates',
  pastePlaceholder:
    'J1, 3416652.118, 40509563.204\nJ2, 3416650.530, 40509661.872\n…\nOne point a line: number, X (north), Y (east). Degrees will do, too.',
  pasteHelp:
    'CGCS2000, 3-degree zone, central meridian 120°. Swapped X and Y or a missing zone number are corrected and reported.',
  read: 'Read',
  replace: 'Enter new points',
  preview: 'What was recognised',
  recognised: 'Recognised plots: {{plots}}, boundary points: {{points}}',
  source: 'Source: {{name}}',
  pasted: 'pasted coordinates',
  refusedTitle: 'Nothing was written; problems found: {{count}}',
  refusedHelp: 'Please correct what is named and read it again. Existing parcels and points are unchanged.',
  warningsTitle: 'Please check: {{count}}',
  plot: 'Plot {{number}}',
  holes: 'Holes: {{count}}',
  points: 'Points: {{count}}',
  write: 'Write to this parcel',
  writeChosen: 'Write the chosen plot',
  written: 'Boundary points written',
  correct: 'Go back and correct',
  movedOn: 'The boundary of this parcel has got new contents since this preview',
  movedOnHelp:
    'They may be of a package just received, or of another window. Please look at the map and under "Sources" first, then decide whether to replace them; what is replaced is found again under "History".',
  movedOnSeen: 'Looked at, may be replaced',
  discard: 'Discard',
  table: 'Table of boundary points',
  pointNo: 'No.',
  x: 'X (north)',
  y: 'Y (east)',
  method: 'Method',
  methodAndAccuracy: 'Method, accuracy (m)',
  edge: 'Length (m)',
  ringHole: 'Hole {{number}}',
  planar: 'Planar area',
  ellipsoidal: 'Ellipsoidal area',
  perimeter: 'Perimeter',
  pointCount: 'Boundary points',
  datum: 'CGCS2000 · 3-degree zone · central meridian 120°E',
  methods: {
    rtk: 'RTK',
    gnss: 'GNSS',
    graphic: 'From a map',
    imported: 'Imported',
    screen: 'Drawn',
  },
  copy: 'Copy coordinates',
  copied: 'Coordinates copied',
  notCopied:
    'The coordinates were not copied: the system keeps its clipboard from the program. The points are as they were; try again, or export them to a file.',
} as const satisfies SameTexts<typeof chinese>;
