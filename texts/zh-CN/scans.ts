/** Why a scanned plan is refused or not placed, part of problems.ts; and the words of placing one, part of window.ts under `scans`. */
export const scanProblems = {
  'scan.file-too-large': '文件超过 {{limitMb}} MB。请降低扫描分辨率后再添加。',
  'scan.too-many-pixels':
    '图像为 {{width}} × {{height}} 像素，超过 {{limitMillions}} 百万像素。请降低扫描分辨率，或分成几幅。',
  'scan.too-many-tiles':
    '按这样的位置要切成 {{tiles}} 张瓦片，超过 {{limit}} 张。请检查控制点，或降低扫描分辨率。',
  'scan.not-a-picture': '不是 TIFF、JPEG 或 PNG 图像。',
  'scan.big-tiff': '这是 BigTIFF，不能读取。请另存为普通 TIFF。',
  'scan.damaged': '图像损坏或不完整（{{detail}}）。请重新扫描或拷贝。',
  'scan.too-few-points': '至少要 {{needed}} 个控制点，现在只有 {{points}} 个。',
  'scan.points-in-line': '控制点几乎在一条直线上，定不了位。请在图的另一侧再加一个点。',
  'scan.mirrored': '这样图会左右颠倒。请检查控制点是否对错了，或 X、Y 是否填反。',
  'scan.distorted': '这样图的纵横比例相差 {{ratio}} 倍。请检查控制点的坐标。',
  'scan.residuals-too-large':
    '控制点的残差达 {{residualM}} m，超过 {{limitM}} m，其中至少有一个点对错了。请看残差最大的点。',
  'scan.outside-huzhou': '有控制点不在湖州市范围内。请检查坐标。',
} as const;

export const scans = {
  add: '添加扫描图',
  formats: 'GeoTIFF · TIFF · JPEG · PNG',
  byFile: '按文件自带坐标定位',
  byPoints: '{{count}} 个控制点定位',
  error: '中误差 {{error}} m',
  waiting: '还没有定位，地图上不显示',
  otherSystem: '文件中的坐标系不是 CGCS2000，不能直接使用，请用控制点定位。',
  outside: '按文件中的坐标不在湖州市范围内，请用控制点定位。',
  place: '用控制点定位',
  placeOf: '用控制点给“{{name}}”定位',
  title: '扫描图定位：{{name}}',
  lead: '在扫描图上点一个认得出的点（图廓点、房角、路口），再填它的坐标或在地图上点同一处。至少三个点，分散在图的四周。',
  picture: '扫描图，点击放置控制点',
  points: '控制点',
  point: '控制点 {{no}}',
  coordinates: '控制点 {{no}} 的坐标',
  example: 'X，Y 如 3416652.118, 509563.204',
  onScan: '图上 {{column}}，{{row}}',
  notOnScan: '请在扫描图上点出',
  onMap: '在地图上点选',
  clickMap: '请在地图上点同一处。',
  residual: '残差 {{residual}} m',
  removePoint: '删除控制点 {{no}}',
  needed: '还要 {{count}} 个点才能定位。',
  noCheck: '只有三个点时没有多余的点可以检核，建议再加一个。',
  fits: '中误差 {{error}} m，最大残差 {{largest}} m。',
  done: '定位',
  close: '关闭',
} as const;
