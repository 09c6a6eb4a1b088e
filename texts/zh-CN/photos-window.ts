/** Words about what a photo's file holds; part of window.ts, under `photoFile`. */
export const photoFile = {
  noPicture: '这种照片在本机无法显示，原件已安全保存。',
  noPictureHelp: '可打开原件，用其他看图软件查看。',
  lens: '镜头',
  gpsTime: '卫星时间',
  altitude: '海拔',
  captionInFile: '文件内说明',
  drone: '无人机',
  droneHeight: '离起飞点 {{metres}} m',
  droneView: '云台方位 {{yaw}}°，俯仰 {{pitch}}°',
} as const;

/** What is remarkable about a photo, under the code that photo-warnings.ts gives. */
export const photoWarnings = {
  'original-damaged': '照片原件已损坏，与入库时不同。请在“原件与存储空间”中从数据包恢复。',
  'original-missing': '照片原件不见了。请在“原件与存储空间”中从数据包恢复。',
  'no-metadata': '照片中没有拍摄时间和位置，可能经聊天软件转发。请用原始照片。',
  far: '拍摄位置离地块 {{metres}} m，超过 {{limit}} m。请核对是否属于这个地块。',
  'looks-like-gcj-02': '拍摄位置离地块 {{metres}} m，像是用了GCJ-02坐标（火星坐标）。请核对。',
  'other-day':
    '拍摄日期 {{day}} 与调查日期 {{surveyedOn}} 相差 {{days}} 天。请核对；相机时钟不准的，可用“校正时间”更正。',
  'same-bytes': '同一张照片还用在另外 {{parcels}} 个地块。请核对。',
  small: '照片长边只有 {{pixels}} 像素，不足 {{needed}} 像素。请用原始照片。',
} as const;

/** The page where photos find their parcels; part of window.ts, under `matching`. */
export const matching = {
  title: '照片匹配',
  lead: '把相机、手机或存储卡中的照片一次导入，再逐组确认属于哪个地块。原件原样保存，不会改动。',
  add: '选择照片或拖到这里',
  addHelp: 'JPEG、HEIC、PNG、TIFF、WebP，可一次选多张。',
  addFolder: '选择文件夹',
  empty: '没有待匹配的照片',
  waiting: '{{count}} 张待匹配',
  more: '先显示前 {{shown}} 张，匹配后再显示其余的。',
  imported: '已导入 {{added}} 张，原件已安全保存；{{known}} 张以前已导入，{{ignored}} 个文件不是照片。',
  refused: '{{count}} 个文件没有导入',
  noSuggestion: '没有建议的地块',
  noSuggestionHelp: '附近没有地块，或照片中没有位置。',
  groupCount: '{{count}} 张',
  grades: { sure: '把握大', likely: '可能', unsure: '把握小' },
  confidence: '{{percent}}%',
  distance: '距 {{metres}} m',
  within: '在地块内',
  confirm: '确认',
  confirmCount: '确认所选 {{count}} 张',
  confirmGroup: '确认本组',
  confirmSure: '确认全部把握大的 {{count}} 张',
  move: '改到其他地块',
  moveTitle: '所选 {{count}} 张属于哪个地块',
  moveSearch: '输入编号或名称',
  moveNothing: '没有找到地块',
  kind: '类别',
  undo: '撤销',
  confirmed: '已归入 {{count}} 张。',
  undone: '已撤销。',
  map: '拍摄位置',
  keys: '方向键选择，Shift 加方向键多选，回车确认，M 改到其他地块，T 校正时间，1–8 定类别，Ctrl+Z 撤销',
  noPosition: '没有位置',
} as const;
