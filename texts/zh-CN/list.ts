/** Heads of the list's columns, in the window's table and in its CSV; areas are in 亩. One for every column of core/parcel/list-columns.ts. */
export const listColumns = {
  unitNo: '编号',
  name: '名称',
  state: '状态',
  planarAreaSqM: '面积（亩）',
  category: '类别',
  townshipCode: '乡镇（街道）',
  keyAreaNo: '重点片区',
  rightHolder: '产权人',
  currentUser: '现状使用人',
  address: '坐落',
  registeredAreaSqM: '登记面积（亩）',
  usageStatus: '使用状况',
  mode: '拟改造模式',
  stage: '改造进度',
  planYear: '计划年份',
  surveyor: '调查人',
  surveyedOn: '调查日期',
  photoCount: '照片',
  issues: '问题',
  changedAt: '修改时间',
} as const;

/** What stands in a cell of findings. */
export const listIssues = {
  errors: '{{errors}} 处错误',
  warnings: '{{warnings}} 处提醒',
  both: '{{errors}} 处错误，{{warnings}} 处提醒',
} as const;
