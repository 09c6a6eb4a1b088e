/** Words of online maps, part of window.ts: set by the office (`onlineMaps`), shown on the map (`onlineLayers`). */
export const onlineMaps = {
  title: '在线底图',
  lead: '有密钥时才用得上，不联网也不影响调查。随代码表文件发给外业，默认不显示。',
  name: '名称',
  url: '瓦片地址',
  urlHelp: '含 {z}、{x}、{y}；{s} 为 0 至 7 的主机号，{key} 为密钥',
  key: '密钥',
  attribution: '版权说明',
  datum: '坐标系',
  maxZoom: '最大级别',
  add: '添加在线底图',
  addTianditu: '按天地图影像填写',
  remove: '删除在线底图 {{number}}',
  row: '在线底图 {{number}}',
  none: '没有设置在线底图。',
  tianditu: '天地图影像',
  tiandituBy: '© 国家地理信息公共服务平台（天地图）',
} as const;

export const onlineLayers = {
  title: '在线底图',
  show: '显示在线底图“{{name}}”',
  datum: '{{datum}} · 需要联网',
  silent: '“{{name}}”连不上网，暂时看不到，其他功能不受影响。',
  refuses: '“{{name}}”不接受现在的密钥，请告诉内业。',
} as const;
