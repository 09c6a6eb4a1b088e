/** Why a scanned plan is refused or not placed, part of problems.ts; and the words of placing one, part of window.ts under `scans`. */
import type { SameTexts } from '../text-shape.ts';
import type { scans as chineseScans } from '../zh-CN/scans.ts';

export const scanProblems = {
  'scan.file-too-large': 'The file is larger than {{limitMb}} MB. Please scan it at a lower resolution.',
  'scan.too-many-pixels':
    'The picture has {{width}} × {{height}} pixels, more than {{limitMillions}} million. Please scan it at a lower resolution or in parts.',
  'scan.too-many-tiles':
    'Placed like this it would be cut into {{tiles}} tiles, more than {{limit}}. Please check the points, or scan at a lower resolution.',
  'scan.not-a-picture': 'It is no TIFF, JPEG or PNG picture.',
  'scan.big-tiff': 'It is a BigTIFF, which cannot be read. Please save it as a plain TIFF.',
  'scan.damaged': 'The picture is damaged or incomplete ({{detail}}). Please scan or copy it again.',
  'scan.too-few-points': 'At least {{needed}} points are needed, there are {{points}}.',
  'scan.points-in-line':
    'The points lie almost in a line and place nothing. Please add one on the other side of the plan.',
  'scan.mirrored': 'The plan would be mirrored. Are the points the right ones, and X and Y not exchanged?',
  'scan.distorted':
    'The plan would be stretched {{ratio}} times in one direction. Please check the coordinates of the points.',
  'scan.residuals-too-large':
    'A residual of {{residualM}} m is more than {{limitM}} m: at least one point is a wrong one.',
  'scan.outside-huzhou': 'A point lies outside Huzhou. Please check its coordinates.',
} as const;

export const scans = {
  add: 'Add a scanned plan',
  formats: 'GeoTIFF · TIFF · JPEG · PNG',
  byFile: 'placed by its own coordinates',
  byPoints: 'placed by {{count}} points',
  error: 'error {{error}} m',
  waiting: 'not placed yet, not shown on the map',
  otherSystem: 'The coordinate system of the file is not CGCS2000 and cannot be taken; place it by points.',
  outside: 'By its own coordinates it lies outside Huzhou; place it by points.',
  place: 'Place by points',
  placeOf: 'Place "{{name}}" by points',
  title: 'Placing the scan {{name}}',
  lead: 'Click a point on the scan that can be told again (a corner of the sheet, of a house, a crossing), then type its coordinates or click the same place on the map. Three points at least, far apart.',
  picture: 'The scan; click to put a point',
  points: 'Points',
  point: 'Point {{no}}',
  coordinates: 'Coordinates of point {{no}}',
  example: 'X, Y such as 3416652.118, 509563.204',
  onScan: 'on the scan {{column}}, {{row}}',
  notOnScan: 'click it on the scan',
  onMap: 'Click on the map',
  clickMap: 'Click the same place on the map.',
  residual: 'residual {{residual}} m',
  lookAtLargest: 'Please look first at that with the largest residual.',
  allAlike: 'All are off alike, which does not tell the wrong one: please add a point.',
  largestResidual: 'residual {{residual}} m (the largest)',
  removePoint: 'Remove point {{no}}',
  removeQuestion: 'Delete the scan "{{name}}"?',
  removeHelp:
    'The copy the program keeps is deleted with its points, and this cannot be undone. The file it was added from is not touched.',
  needed: '{{count}} more points are needed.',
  noCheck: 'Three points always fit: add a fourth to check them.',
  fits: 'Error {{error}} m, largest residual {{largest}} m.',
  done: 'Place',
  close: 'Close',
} as const satisfies SameTexts<typeof chineseScans>;
