/** What long work is doing now, under the phase that its progress names; shown with a bar and how many are done. */
export const jobs = {
  'boundary.export': '正在写入界址点文件',
  'check.photos': '正在核对照片原件',
  'check.rules': '正在按规则检查地块',
  demo: '正在生成示例',
  'package.keep': '正在保存收到的数据包',
  'package.photos': '正在写入照片',
  'package.take-in': '正在导入调查记录',
  'package.verify': '正在检查数据包',
  'package.write': '正在写入数据包',
  'parcels.bulk': '正在逐个处理地块',
  'parcels.csv': '正在写入表格文件',
  photos: '正在加入照片',
  'photos.search': '正在查找照片',
  'reference.recount': '正在按新版本核对地块',
  'sheet.print': '正在生成调查表',
} as const;
