/** The map's layers and tools in English; see zh-CN/window-map.ts. */
import type { SameTexts } from '../text-shape.ts';
import type { layers as chineseLayers, mapTools as chineseMapTools } from '../zh-CN/window-map.ts';

export const layers = {
  title: 'Layers',
  close: 'Close the layers',
  labels: 'Parcel numbers',
  others: "Other surveyors' parcels",
  keyAreas: 'Key areas (around their recorded parcels)',
  grid: 'Kilometre grid',
  keyAreaLabel: '{{no}} {{name}} · {{parcels}} parcels',
  baseMaps: 'Base maps',
  baseMapsHelp:
    'Add tile files or scanned plans to this computer; they show without a network. Upper ones cover lower ones.',
  noBaseMaps: 'No base map yet.',
  add: 'Add a base map file',
  path: 'Path of a file on this computer',
  pathHelp: 'The file stays where it is.',
  addPath: 'Add',
  adding: 'Adding…',
  shown: 'Show "{{name}}"',
  opacity: 'Opacity of "{{name}}"',
  up: 'Move "{{name}}" up',
  down: 'Move "{{name}}" down',
  remove: 'Remove "{{name}}"',
  zooms: 'zoom {{from}}–{{to}}',
  missing: 'File not found; it shows again when its drive is back',
  replaced: 'Another file was put in the place of this one and cannot be shown:',
  goTo: 'Go to where "{{name}}" is',
} as const satisfies SameTexts<typeof chineseLayers>;

export const mapTools = {
  measure: 'Measure distance and area',
  measureHow: 'Click the points to measure, one after the other. Backspace takes one back, Esc ends.',
  distance: 'Line {{length}} m',
  ringLength: 'Closed {{length}} m',
  area: 'Area {{sqM}} m², {{mu}} mu',
  takeBack: 'Take back',
  clear: 'Clear',
  end: 'End',
  goTo: 'Go to a coordinate',
  coordinate: 'Coordinate',
  coordinateExample: '3416652.118, 40509563.204 or 120.1 30.87',
  go: 'Go',
  placeMetres: 'X={{x}}  Y={{y}}',
  axesSwapped: 'East came first and was put second',
  prefixMissing: 'No zone number; taken as zone 40 (central meridian 120°)',
} as const satisfies SameTexts<typeof chineseMapTools>;
