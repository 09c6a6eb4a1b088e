/** Names of the code lists and of the settings of the rules, and what can be wrong with them. */
export const codeLists = {
  category: '低效用地类别',
  usageStatus: '使用状况',
  tenure: '权属性质',
  acquisition: '权利性质',
  industryType: '产业类型',
  environmentStatus: '环境状况',
  infrastructure: '基础设施配套水平',
  performanceGrade: '综合评价',
  lowEfficiencyReason: '低效原因',
  redevelopmentMode: '拟改造模式',
  redevelopmentActor: '改造主体',
  redevelopmentStage: '改造进展',
  photoKind: '照片类别',
  gbt21010_2017: '土地利用现状分类',
  third_national_survey_working: '三调工作分类',
  land_sea_use_2023: '用地用海分类',
  divisions: '行政区划',
} as const;

export const ruleSettings = {
  minimumPhotos: { label: '最少照片' },
  areaTolerancePercent: { label: '登记（批准）面积与图上面积允许相差', unit: '%' },
  floorAreaRatioTolerance: { label: '容积率允许相差' },
  buildingDensityTolerancePercent: { label: '建筑密度允许相差', unit: '个百分点' },
  overlapSqM: { label: '与其他地块允许重叠', unit: '㎡' },
  snappingM: { label: '视为同一条线的距离', unit: '米' },
  sliverWidthM: { label: '视为狭缝的宽度', unit: '米' },
  duplicateOverlapPercent: { label: '视为重复地块的重叠比例', unit: '%' },
  photoStamp: { label: '照片水印' },
  requiredFields: { label: '必填项' },
} as const;

export const referenceProblems = {
  'reference.bad-code':
    '“$t(codeLists/{{list}})”的代码“{{code}}”不能用：不能为空、不能有空格，最多 40 个字。请修改。',
  'reference.bad-name': '“$t(codeLists/{{list}})”的代码“{{code}}”还没有名称，或名称中有不可见字符。请填写。',
  'reference.duplicate-code': '“$t(codeLists/{{list}})”中代码“{{code}}”出现了两次。请删去一个。',
  'reference.duplicate-name': '“$t(codeLists/{{list}})”中名称“{{name}}”出现了两次。请改名或停用一个。',
  'reference.code-gone': '“$t(codeLists/{{list}})”中原有的代码“{{code}}”不能删除。不再使用的请停用。',
  'reference.fixed-list': '“$t(codeLists/{{list}})”的代码由程序规定，不能增减。',
  'reference.list-missing': '缺少“$t(codeLists/{{list}})”，或它出现了两次。',
  'reference.division-form': '区划代码“{{code}}”不对：区县 6 位、乡镇（街道）9 位、村（社区）12 位数字。',
  'reference.division-parent': '区划代码“{{code}}”的上级“{{parent}}”不在区划表中。请核对前几位。',
  'reference.unknown-category': '最少照片中的地块类别“{{code}}”不在低效用地类别表中。请重新选择。',
  'reference.bad-settings': '规则参数不完整。请逐项检查。',
  'reference.bad-version': '请填写版本名称，最多 40 个字。',
  'reference.bad-source': '请填写依据（来源），例如文件名称和文号。',
  'reference.version-used': '版本名称“{{version}}”已经用过。请另取一个。',
  'reference.online-name': '有在线底图还没有名称。请填写。',
  'reference.online-twice': '有两个在线底图都叫“{{name}}”。请改名。',
  'reference.online-url':
    '在线底图“{{name}}”的地址不对：要以 https:// 或 http:// 开头，并含有 {z}、{x}、{y}。',
  'reference.online-gcj02':
    '在线底图“{{name}}”（{{host}}）用的是加了偏移的坐标（GCJ-02 或 BD-09），与地块相差约五百米，不能使用。请改用天地图等 CGCS2000 的地图。',
  'reference.online-degrees': '在线底图“{{name}}”是经纬度投影（c）的瓦片，请改用墨卡托投影（w）的。',
  'reference.online-key': '在线底图“{{name}}”的地址里有 {key}，还没有填密钥。',
  'reference.nothing-changed': '与现行版本相同，不需要发布。',

  'reference.not-lists': '这不是踏勘的代码表文件。请确认选对了文件。',
  'reference.not-text': '文件的文字编码不对，可能在复制时损坏。请重新复制。',
  'reference.too-large': '文件超过上限 {{limitBytes}} 字节，不是踏勘的代码表文件。',
  'reference.format-newer':
    '文件由更新版本的踏勘导出（格式 {{found}}，本程序只认识到 {{known}}）。请先升级本程序。',
  'reference.invalid': '文件中“{{field}}”一项不对。请让市级重新导出。',
  'reference.signature-missing': '文件没有签名，可能不完整，无法确认是谁导出的。请重新复制或让市级重新导出。',
  'reference.signature-invalid': '文件的签名不对，内容可能被改动或复制时损坏。请重新复制或让市级重新导出。',
  'reference.older': '文件是旧版本“{{found}}”，这里已经在用“{{current}}”。不需要导入。',
  'reference.other-history':
    '文件的版本“{{found}}”与这里的版本（现行“{{current}}”）不是同一来源。请与市级核对。',
} as const;
