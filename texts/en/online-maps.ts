/** See zh-CN/online-maps.ts. */
import type { SameTexts } from '../text-shape.ts';
import type { onlineLayers as chineseLayers, onlineMaps as chineseMaps } from '../zh-CN/online-maps.ts';

export const onlineMaps = {
  title: 'Online maps',
  lead: 'Of use with a key only, and never needed. Sent out with the lists, not shown unless switched on.',
  name: 'Name',
  url: 'Address of tiles',
  urlHelp: 'with {z}, {x}, {y}; {s} is one of the hosts 0 to 7, {key} the key',
  key: 'Key',
  attribution: 'Copyright',
  datum: 'Coordinate system',
  maxZoom: 'Largest zoom',
  add: 'Add an online map',
  addTianditu: 'Fill in for Tianditu pictures',
  remove: 'Remove online map {{number}}',
  row: 'Online map {{number}}',
  none: 'No online maps are set.',
  tianditu: 'Tianditu pictures',
  tiandituBy: '© National Platform for Common Geospatial Information Services (Tianditu)',
} as const satisfies SameTexts<typeof chineseMaps>;

export const onlineLayers = {
  title: 'Online maps',
  show: 'Show the online map "{{name}}"',
  datum: '{{datum}} · needs a network',
  silent: '"{{name}}" does not answer and cannot be seen for now; everything else works.',
  refuses: '"{{name}}" does not take the key; please tell the office.',
} as const satisfies SameTexts<typeof chineseLayers>;
