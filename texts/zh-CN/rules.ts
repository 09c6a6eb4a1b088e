/**
 * One text for every rule of core/parcel/rules, saying what is wrong and what to look at, and the words that issues, failures
 * and lists share: states, roles, kinds of photos.
 */
export const rules = {
  'required-field': '“$t(fields/{{field}}/label)”为必填项，尚未填写。',
  'boundary-required': '还没有界址点。请绘制、粘贴坐标或导入坐标文件。',
  'boundary-shape': '界址线有问题：$t(problems/{{code}})',
  'reasons-required': '“是否低效”为是，请至少选择一项低效原因；选“其他”的请写明。',
  'idle-reason-required': '使用状况为空置或废弃，请写明原因。',
  'normal-use-needs-figures': '使用状况为正常使用，请填写现状用途，并至少填写一家企业的亩均税收和用工人数。',
  'legacy-flags-required': '有历史遗留用地面积，请先填写二调、三调是否为建设用地。',
  'legacy-area': '历史遗留用地面积 {{legacyAreaSqM}} ㎡ 大于地块面积 {{areaSqM}} ㎡，请核对。',
  'transition-end-required': '拟改造模式为转型利用，请填写过渡期截止日。',
  'unknown-code': '“$t(fields/{{field}}/label)”的代码“{{code}}”不在现行代码表中，请重新选择。',
  'retired-code': '“$t(fields/{{field}}/label)”选的“{{name}}”已停用，新填的内容请改选现行的一项。',
  'unknown-place': '“$t(fields/{{field}}/label)”的“{{code}}”不在现行名录中，请重新选择。',
  'village-in-township':
    '村（社区）代码 {{villageCode}} 不属于{{township}}（应以 {{townshipCode}} 开头），请核对。',
  'reporting-body-county': '填报主体为{{body}}，而{{township}}属于{{county}}，请核对。',
  'duplicate-unit-no': '编号“{{unitNo}}”另有 {{count}} 个地块在用：{{others}}。请核对是否重号。',
  'parcel-code-county':
    '“$t(fields/{{field}}/label)”中的“{{code}}”是{{county}}的代码，地块在{{township}}，请对照权证核对。',
  'date-range': '“$t(fields/{{field}}/label)”{{date}} 早于 {{from}} 或晚于今天，请核对。',
  'land-class-scheme':
    '“$t(fields/{{field}}/label)”{{code}} 用的是$t(window/form/schemes/{{scheme}})，应按$t(window/form/schemes/{{expected}})填写，请核对。',
  'parcel-overlap': '与地块“{{other}}”重叠 {{overlapSqM}} ㎡，请核对双方界址点。',
  'same-land':
    '与地块“{{other}}”重叠 {{percent}}%，可能是同一块地：本地块由“{{surveyor}}”调查，对方由“{{otherSurveyor}}”调查，请核对。',
  'neighbour-sliver':
    '与地块“{{other}}”的界线没有接上：沿线 {{lengthM}} 米，最宽处相差 {{widthM}} 米，请核对是否应共用界址点。',
  'minimum-photos': '$t(photoKinds/{{kind}})照片至少要 {{needed}} 张，现有 {{found}} 张，请补拍。',
  'date-order':
    '“$t(fields/{{earlierField}}/label)”（{{earlier}}）不应晚于“$t(fields/{{laterField}}/label)”（{{later}}），请核对。',
  'year-range': '“$t(fields/{{field}}/label)”{{year}} 不在 {{from}} 至 {{to}} 之间，请核对。',
  'floor-area-ratio': '填写的容积率 {{stated}} 与建筑面积÷地块面积得出的 {{computed}} 不符，请核对。',
  'building-density': '填写的建筑密度 {{stated}}% 与建筑占地面积÷地块面积得出的 {{computed}}% 不符，请核对。',
  'building-density-range': '建筑密度 {{stated}}% 超过 100%，请核对。',
  'credit-code':
    '“{{company}}”的统一社会信用代码“{{creditCode}}”不正确（应为 18 位，末位为校验码），请核对。',
  'parcel-code': '“$t(fields/{{field}}/label)”中的“{{code}}”不符合编码规则，请对照权证核对。',
  'area-limit': '地块面积 {{areaMu}} 亩，超过 {{limitMu}} 亩，远大于一般地块，请核对界址点是否画错。',
  'area-difference':
    '“$t(fields/{{field}}/label)”{{stated}} ㎡ 与图上面积 {{drawn}} ㎡ 相差 {{percent}}%，请核对。',
} as const;

export const severities = { error: '错误', warning: '提醒' } as const;

export const states = {
  draft: '草稿',
  completed: '已完成',
  submitted: '已提交',
  returned: '退回',
  accepted: '通过',
} as const;

export const roles = { field: '外业', office: '内业' } as const;

export const photoKinds = {
  panorama: '全景',
  closeUp: '近景',
  interior: '内部',
  boundaryPoint: '界址点',
  sign: '标识',
  document: '证照',
  drone: '无人机',
  other: '其他',
} as const;
