/**
 * Names of the fields as the office's forms print them, with a line of help where the name alone leaves a doubt. One entry for
 * every field of core/parcel, held by a test.
 */
export const groups = {
  identity: '基本信息',
  classification: '类别与认定',
  tenure: '权属与审批',
  use: '现状利用',
  economics: '经营情况',
  reasons: '低效原因',
  legacy: '历史遗留用地',
  redevelopment: '再开发意向',
  abuttals: '四至',
  process: '调查记录',
  boundary: '界址点',
  confirmations: '提醒确认',
} as const;

/** Sections of the form, as the paper form prints them; `short` where there is room for two characters. */
export const sections = {
  basics: { label: '基本信息', short: '基本' },
  tenure: { label: '权属与审批', short: '权属' },
  use: { label: '现状利用', short: '利用' },
  economics: { label: '经营情况', short: '经营' },
  recognition: { label: '低效认定与历史遗留', short: '认定' },
  redevelopment: { label: '再开发意向', short: '意向' },
  survey: { label: '调查信息', short: '调查' },
} as const;

export const fields = {
  'identity.unitNo': {
    label: '调查单元编号',
    help: '由程序按乡镇（街道）编排，同一乡镇（街道）内不重复，一般不要改动。必填。',
  },
  'identity.name': { label: '地块名称', help: '通常写企业或小区名称，便于查找。' },
  'identity.surveyAreaNo': { label: '调查区编号', help: '所在调查区的编号，由内业给出；没有的不填。' },
  'identity.keyAreaNo': {
    label: '重点片区',
    help: '湖政发〔2024〕2号附件2所列 66 个片区之一，不在片区内的不填。',
  },
  'identity.reportingBody': {
    label: '填报主体',
    help: '区县，或南太湖新区、长合区等没有区划代码的填报主体。必填。',
  },
  'identity.townshipCode': {
    label: '乡镇（街道）',
    help: '按 2023 年统计用区划代码。功能区的地块也填所在乡镇（街道）。必填。',
  },
  'identity.villageCode': {
    label: '村（社区）代码',
    help: '12 位统计用区划代码：前 9 位为乡镇（街道）代码，只填后 3 位。',
  },
  'identity.parcelCodes': {
    label: '宗地代码',
    help: '19 位，如 330502100012GB00042：县级 6 位须为湖州五个区县之一，第 13 位 G、J、Z，第 14 位 A、C 只能在 J 之后。一个地块可有多个。',
  },
  'identity.realEstateUnitNos': {
    label: '不动产单元号',
    help: '28 位，前 19 位为宗地代码，后接 F、L、Q、W 和 8 位数字，W 后为 8 个 0。一个地块可有多个。',
  },
  'identity.address': { label: '坐落', help: '写到路名门牌或村组。必填，最多 500 字。' },
  'classification.category': {
    label: '低效用地类别',
    help: '工业、住宅、村庄、矿地按湖政发〔2024〕2号，商服、设施按国家征求意见稿。必填。',
  },
  'classification.isLowEfficiency': { label: '是否低效', help: '必填。选“是”时，至少选一项低效原因。' },
  'classification.isSanDi': { label: '是否三地', help: '省里尚未公布“三地”的范围，按区县要求填写。' },
  'classification.isClearedLand': { label: '是否拆后土地' },
  'classification.inUrbanVillageRenewal': { label: '是否纳入城中村改造' },
  'tenure.tenure': { label: '权属性质', help: '国有或集体，以权证记载为准。必填。' },
  'tenure.acquisition': {
    label: '权利性质',
    help: '土地取得方式，以权证记载为准：国有为划拨、出让等，集体为批准拨用、入股、联营。',
  },
  'tenure.useRightType': { label: '使用权类型' },
  'tenure.rightHolder': { label: '产权人', help: '以权证记载为准；没有权证的填实际权利人。必填。' },
  'tenure.currentUser': { label: '现状土地使用人', help: '与产权人不同时填写，如承租企业。' },
  'tenure.titleCertificateNo': {
    label: '不动产权证号',
    help: '照权证填写；旧证填国有土地使用证或集体土地使用证号。',
  },
  'tenure.registeredOn': { label: '登记时间', help: '不应早于批准时间，否则会提醒。' },
  'tenure.registeredAreaSqM': {
    label: '登记面积',
    help: '与图上面积相差超过 5% 时会提醒。可带单位填写，如 45 亩，程序换算为平方米。',
  },
  'tenure.registeredUse': { label: '登记用途' },
  'tenure.approvalNo': { label: '批准文号' },
  'tenure.approvedOn': { label: '批准时间', help: '不应晚于登记时间，否则会提醒。' },
  'tenure.approvedAreaSqM': {
    label: '批准面积',
    help: '与图上面积相差超过 5% 时会提醒。可带单位填写，如 45 亩，程序换算为平方米。',
  },
  'tenure.approvedUse': { label: '批准用途' },
  'use.usageStatus': {
    label: '使用状况',
    help: '必填。正常使用的，须填现状用途；工业、商服地块还须填企业的亩均税收和用工人数。空置、废弃的，须写明原因。',
  },
  'use.idleReason': { label: '空置（废弃）原因', help: '使用状况为空置或废弃时必填。' },
  'use.currentLandClass': {
    label: '现状地类',
    help: '按三调工作分类填写。同一代码在不同分类中意思不同，先选分类。必填。',
  },
  'use.currentUse': { label: '现状用途', help: '使用状况为正常使用时必填。' },
  'use.plannedUse': { label: '规划用途', help: '按国土空间用地用海分类（2023）填写。' },
  'use.industryType': { label: '产业类型', help: '按国民经济行业分类的大类填写。' },
  'use.floorAreaRatio': {
    label: '容积率',
    help: '建筑面积÷图上地块面积，相差超过 0.01 时会提醒。填了建筑面积、录了界址点，程序自动算出，可以改写。',
  },
  'use.buildingDensityPercent': {
    label: '建筑密度',
    help: '建筑占地面积÷图上地块面积×100，在 0 至 100 之间，相差超过 0.1 时会提醒。程序自动算出，可以改写。',
  },
  'use.floorAreaSqM': { label: '建筑面积', help: '各层建筑面积之和。' },
  'use.footprintAreaSqM': { label: '建筑占地面积', help: '建筑物底层占地面积之和。' },
  'use.yearBuilt': { label: '建成年份', help: '主要建筑建成的年份，1900 年至今年。' },
  'use.environmentStatus': { label: '环境状况' },
  'use.infrastructure': { label: '基础设施配套水平' },
  'use.safetyHazard': { label: '安全隐患', help: '没有的写“无”。' },
  'economics.enterprises': {
    label: '企业经营情况',
    help: '地块上有几家企业就填几行。统一社会信用代码 18 位，末位为校验码；综合评价 A 优先发展、B 提升发展、C 调控帮扶、D 倒逼整治。',
  },
  'economics.fixedInvestmentPerMuWanYuan': {
    label: '地均固定资产投资',
    help: '整个地块累计固定资产投资÷亩数，单位万元/亩。',
  },
  'economics.taxPaidPerMuWanYuan': {
    label: '地均入库税金',
    help: '整个地块上年入库税金÷亩数，单位万元/亩。',
  },
  'reasons.reasons': { label: '低效原因', help: '“是否低效”为“是”时至少选一项，可多选。' },
  'reasons.otherReason': { label: '其他原因', help: '选了“其他”时必填。' },
  'legacy.legacyAreaSqM': {
    label: '历史遗留用地面积',
    help: '不得大于图上地块面积。大于 0 时，须先填二调、三调是否为建设用地。',
  },
  'legacy.builtUpInSecondSurvey': { label: '二调是否为建设用地', help: '有历史遗留用地面积时必填。' },
  'legacy.builtUpInThirdSurvey': { label: '三调是否为建设用地', help: '有历史遗留用地面积时必填。' },
  'legacy.landUseStartedOn': { label: '用地发生时间', help: '实际开始用地的日期，不应晚于调查日期。' },
  'legacy.penaltyNo': { label: '处罚文号', help: '违法用地处罚决定书的文号；没有处罚的不填。' },
  'redevelopment.mode': { label: '拟改造模式', help: '选“转型利用”时，须填过渡期截止日。' },
  'redevelopment.actor': { label: '改造主体' },
  'redevelopment.planYear': { label: '计划年度', help: '列入年度实施计划的年份。' },
  'redevelopment.stage': { label: '改造进展', help: '储备、计划实施、正在实施、已完成，与附件2一致。' },
  'redevelopment.ownersWish': { label: '权利人意愿', help: '照权利人的话写，最多 10000 字。' },
  'redevelopment.transitionEndsOn': {
    label: '过渡期截止日',
    help: '拟改造模式为转型利用时必填，为五年过渡期的最后一天。',
  },
  'abuttals.north': { label: '北至' },
  'abuttals.east': { label: '东至' },
  'abuttals.south': { label: '南至' },
  'abuttals.west': { label: '西至' },
  'process.surveyor': { label: '调查人', help: '实地调查的人。新建地块时自动填写。' },
  'process.surveyedOn': {
    label: '调查日期',
    help: '实地调查的日期，如 2025-03-01，也可写作 2025.3.1 或 20250301。',
  },
  'process.remarks': { label: '备注', help: '可分行，最多 10000 字。' },
  'process.listVersion': {
    label: '填写时的代码表版本',
    help: '由程序填写：新建和标记完成时所用的代码表与规则。',
  },
} as const;

/** Columns of the rows of `economics.enterprises`. */
export const enterprise = {
  name: { label: '企业名称' },
  creditCode: { label: '统一社会信用代码' },
  performanceGrade: { label: '综合评价' },
  taxPerMuWanYuan: { label: '亩均税收' },
  valueAddedPerMuWanYuan: { label: '亩均增加值' },
  jobs: { label: '用工人数' },
} as const;

/** Under the unit as core/parcel writes it, and some more for lists and totals. */
export const units = {
  'm²': '㎡',
  '%': '%',
  '万元/亩': '万元/亩',
  人: '人',
  年: '年',
  mu: '亩',
  hectare: '公顷',
  metre: '米',
  degree: '度',
  parcels: '块',
  photos: '张',
} as const;
