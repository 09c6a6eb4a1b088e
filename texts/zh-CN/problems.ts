/**
 * One text for every finding inside a file or a workspace: boundaries, packages, photos, records, the workspace check. Line,
 * field and file are said before it by whoever shows it (see `places`), so the texts do not repeat them.
 */
import { boundaryFileProblems } from './boundary-files.ts';
import { drawingProblems } from './drawing.ts';
import { referenceProblems } from './reference.ts';
import { scanProblems } from './scans.ts';

const boundary = {
  'boundary.not-finite': '第 {{ring}} 圈的点 {{point}} 坐标不是有效数字，请核对原始数据。',
  'boundary.too-few-points': '第 {{ring}} 圈只有 {{points}} 个不同的点，至少要 3 个。请补齐界址点。',
  'boundary.too-many-points':
    '共有 {{points}} 个点，超过上限 {{limit}} 个。请检查是否导入了等高线或整幅图的数据。',
  'boundary.zero-area': '第 {{ring}} 圈围成的面积为零，点可能都在一条直线上。请核对坐标。',
  'boundary.rings-crossing': '第 {{ring}} 圈与第 {{otherRing}} 圈的界址线相交。请核对两圈的坐标。',
  'boundary.same-ring-twice': '第 {{ring}} 圈与第 {{otherRing}} 圈完全相同，可能重复粘贴。请删去一圈。',
  'boundary.duplicate-point':
    '第 {{ring}} 圈的点 {{point}} 与点 {{otherPoint}} 位置相同。请核对是否重复测量。',
  'boundary.spike': '第 {{ring}} 圈在点 {{point}} 处形成尖刺。请核对该点坐标。',
  'boundary.self-crossing':
    '第 {{ring}} 圈的界址线在点 {{point}} 与点 {{otherPoint}} 之后的两条边相交。请检查点的顺序。',
  'boundary.shared-edge': '第 {{ring}} 圈与第 {{otherRing}} 圈有重合的边。请核对扣除部分的范围。',
  'boundary.one-part-only': '坐标分成了互不相连的 {{parts}} 块，一个地块只能有一块。请拆成几个地块。',

  'boundary.too-tangled': '第 {{ring}} 圈的界址线交叉太多，无法逐处列出。请检查点的顺序，或重新测量。',

  'boundary.outside-huzhou':
    '坐标（{{x}}，{{y}}）不在湖州市范围内。请核对坐标系、中央子午线（120°）和X、Y的顺序。',
  'boundary.wrong-zone': '坐标带号为 {{zone}}，湖州市应为 3 度带第 40 带。请换用正确的成果。',
  'boundary.six-degree-zone':
    '坐标为 6 度带（{{value}}），不能使用。请向提供单位索取 3 度带（中央子午线120°）成果。',
  'boundary.wrong-central-meridian': '中央子午线为 {{meridianDeg}}°，湖州市应为 120°。请换用正确的成果。',
  'boundary.axes-swapped': '有 {{points}} 个点的X、Y写反了，已按X为北、Y为东对调。请在图上核对位置。',
  'boundary.zone-prefix-missing': '有 {{points}} 个点的Y坐标前没有带号，已按第 40 带读取。请在图上核对位置。',
  'boundary.degrees-converted': '有 {{points}} 个点是经纬度，已换算为平面坐标。请在图上核对位置。',

  'boundary.not-a-number': '第 {{column}} 列“{{value}}”不是数字。请改正后重新导入。',
  'boundary.row-columns': '此行有 {{columns}} 列，无法认出点号和坐标。请按“点号，圈号，X，Y”的顺序填写。',
  'base-map.not-a-tile-file': '不是 MBTiles 或 PMTiles 瓦片文件。',
  'base-map.computed':
    '文件里的“{{table}}”不是存好的表，而是要另行计算的视图，可能使程序停住，没有添加。请用制作瓦片的软件重新导出为普通的 MBTiles 文件。',
  'base-map.damaged': '文件损坏或不完整，读不出瓦片（{{detail}}）。请重新拷贝。',
  'base-map.no-tiles': '文件里一张瓦片也没有。',
  'base-map.other-format':
    '瓦片的格式（{{format}}）不能显示。请用 PNG、JPEG、WebP 图片瓦片或矢量瓦片（MVT）。',
  'base-map.other-version': '这是第 {{version}} 版的 PMTiles，只能读第 3 版。请转换后再添加。',
  'boundary.position-columns': '要填两个数：X和Y，或经度和纬度，用逗号或空格隔开。现在认出 {{columns}} 个。',
  'boundary.decimal-comma': '“{{value}}”用逗号作了小数点，分不清坐标从哪里断开。请把小数点改为“.”。',
  'boundary.part-too-short':
    '按第 {{column}} 列（这里是“{{value}}”）把点分开，这一部分只有 {{points}} 个点，不成一圈。该列是圈号或地块的，请补齐缺的点；是界标类型等的，请删去该列，或在第一行写上各列的名称（如“点号 界标类型 X Y”）。',
  'boundary.ring-by-number': '点号从“{{point}}”起重新编号，已从这一行起另作一圈。请在图上核对。',
  'boundary.point-number-skipped': '点号依次编号，只缺“{{point}}”。请核对是否漏了这一点。',
  'boundary.point-number-twice':
    '点号“{{point}}”在第 {{otherLine}} 行已有，两处相距 {{metres}} 米，已当作两个点。请核对是否闭合点写错，或漏了圈号、空行。',
  'boundary.column-not-parting':
    '从这一行起第 {{column}} 列是“{{value}}”，没有写列名，没有按它分开，点仍连成一圈。该列是地块或圈号的，请在第一行写上各列的名称（如“地块 点号 X Y”）。',
  'boundary.parted-by-column':
    '没有写明各列的名称，已按第 {{column}} 列把点分成 {{parts}} 圈。该列是界标类型等的，请删去该列，或在第一行写上各列的名称。',
  'boundary.two-points-in-row': '此行有两个点的坐标。请每行只写一个点，折成两栏的表请接成一栏。',
  'boundary.extra-columns-ignored': '有 {{rows}} 行在坐标之后还有内容，没有读取。',
  'boundary.line-without-point':
    '此行没有坐标：“{{text}}”。是页眉、表头或备注的，请删去此行；从这里起是另一个地块或另一圈的，请把此行改为空行。',
  'boundary.one-coordinate': '此行只有一个坐标“{{value}}”。请把 X、Y 写在同一行，缺的补上。',
  'boundary.lengths-skipped': '有 {{rows}} 行是前后两点的边长，没有读取，不影响界址点。',
  'boundary.line-skipped': '没有读取此行：“{{text}}”。请确认它不是界址点。',
  'boundary.point-number-too-long': '点号“{{value}}”太长，最多 {{limit}} 个字。请检查列的顺序。',
  'boundary.line-too-long': '此行太长，超过 {{limit}} 个字。请检查文件是否每行一个点。',
  'boundary.no-points': '没有找到界址点。请确认选对了文件。',

  'boundary.file-taken-in-before':
    '这个文件以前导入过，当时的地块还有 {{parcels}} 个（{{unitNos}}），不会重复新建。要重新导入，请先删除这些地块。',
  'boundary.plots-on-parcels': '有 {{plots}} 个地块与已有的地块重叠（{{unitNos}}），请核对是不是已经调查过。',
  'boundary.plots-not-compared':
    '地块太多，有 {{plots}} 个没有与已有的地块比较。导入后，“检查数据”会列出重叠的地块。',

  'boundary.no-plot-section': '文件中没有“[地块坐标]”一节。请确认是勘测定界界址点坐标交换格式。',
  'boundary.section-ignored': '没有读取“{{section}}”一节，界址点不受影响。',
  'boundary.wrong-datum': '坐标系为“{{value}}”，只接受 2000 国家大地坐标系。请向提供单位索取转换后的成果。',
  'boundary.datum-missing': '文件没有写明坐标系，已按 2000 国家大地坐标系读取。请向提供单位确认。',
  'boundary.zone-missing': '文件没有写明带号，已按第 40 带（中央子午线120°）读取。请在图上核对位置。',
  'boundary.unknown-projection': '投影类型“{{value}}”无法识别，已按高斯克吕格投影读取。请在图上核对位置。',
  'boundary.unknown-unit': '计量单位“{{value}}”无法识别，已按米读取。请在图上核对位置。',
  'boundary.transform-not-applied':
    '文件带有转换参数“{{value}}”，没有使用，坐标按原样读取。请向提供单位确认。',

  'boundary.point-before-head': '此行界址点之前没有地块说明行。请补上以“@”结尾的说明行。',
  'boundary.head-columns': '地块说明行有 {{columns}} 列，无法识别。请对照交换格式补齐。',
  'boundary.head-mark-missing': '地块说明行末尾没有“@”，已按说明行读取。',
  'boundary.not-a-polygon': '图形类型为“{{value}}”，只能导入面。请改用面状地块的坐标。',
  'boundary.plot-without-points': '地块“{{plotNo}}”没有界址点。请补齐后重新导入。',
  'boundary.count-mismatch':
    '界址点数写的是 {{declared}}，实际有 {{rows}} 行、{{rings}} 圈，两者不符。请核对该地块的点数后重新导入。',
  'boundary.count-unlike-others':
    '界址点数写的是 {{declared}}，实际有 {{rows}} 行；照本文件其他地块的计法应写 {{expected}}，可能少了 {{missing}} 行。请核对该地块的点是否齐全。',
  'boundary.count-with-closing':
    '界址点数写的是 {{declared}}，实际有 {{rows}} 行，已当作点数计入了闭合点。请核对是否少了一行。',
  'boundary.count-missing': '地块“{{plotNo}}”没有写界址点数，已读取全部点。请核对点数。',
  'boundary.duplicate-plot-no': '地块编号“{{plotNo}}”在第 {{firstLine}} 行已出现过。请核对是否重复。',
  'boundary.several-shells': '地块“{{plotNo}}”有 {{shells}} 块互不相连的范围，已分成几个地块。',
  'boundary.point-numbers-restart': '地块“{{plotNo}}”的点号每圈从头编起，已重新连续编号。',
  'boundary.area-in-square-metres':
    '地块“{{plotNo}}”的面积 {{declared}} 看来是平方米，按格式应为公顷。面积已按坐标重新计算。',
  'boundary.area-in-mu':
    '地块“{{plotNo}}”的面积 {{declared}} 看来是亩，按格式应为公顷。面积已按坐标重新计算。',
  'boundary.area-differs':
    '地块“{{plotNo}}”写明的面积 {{declared}} 与按坐标计算的 {{computedSqM}} ㎡ 不符。请核对坐标和面积。',
} as const;

const packages = {
  'package.empty-file': '文件是空的，复制没有完成。请重新复制或重新导出。',
  'package.truncated': '文件不完整，后面缺了一部分。请重新复制，复制完再拔U盘。',
  'package.not-a-zip': '这不是踏勘的数据包。请确认选对了文件。',
  'package.unreadable': '文件读不出来（{{errno}}）。请检查U盘是否松动，换一个接口或换一个U盘再试。',
  'package.zip-damaged': '文件内部结构已损坏（{{detail}}）。请让对方重新导出。',

  'package.too-many-entries': '包内有 {{count}} 个文件，超过上限 {{limit}} 个，已拒收。请让对方分批导出。',
  'package.entry-too-large': '文件“{{file}}”有 {{bytes}} 字节，超过上限 {{limitBytes}} 字节，已拒收。',
  'package.total-too-large':
    '包内文件共 {{bytes}} 字节，超过上限 {{limitBytes}} 字节，已拒收。请让对方分批导出。',
  'package.ratio-too-high':
    '文件“{{file}}”解压后是原来的 {{ratio}} 倍（上限 {{limit}} 倍），可能是恶意文件，已拒收。',

  'package.name-not-utf8': '包内有文件名无法识别（{{nameHex}}），不是踏勘导出的数据包。',
  'package.name-control-character': '文件名“{{file}}”含有不可见字符，已拒收。',
  'package.name-absolute': '文件名“{{file}}”指向固定位置，已拒收。',
  'package.name-leaves-folder': '文件名“{{file}}”指向数据包以外，可能是恶意文件，已拒收。',
  'package.name-not-portable': '文件名“{{file}}”在 Windows 上不能使用，已拒收。',
  'package.name-not-allowed': '数据包中不应有文件“{{file}}”。包可能被人改动过，请让对方重新导出。',
  'package.name-duplicate': '文件名“{{file}}”与“{{other}}”重复。包可能被人改动过，请让对方重新导出。',
  'package.root-folder':
    '包内最外层应只有一个以包编号命名的文件夹。请用程序导出的原文件，不要解压后重新压缩。',
  'package.link-entry': '“{{file}}”是链接，不是文件，已拒收。',
  'package.directory-entry': '“{{file}}”是单独的文件夹。请用程序导出的原文件，不要解压后重新压缩。',
  'package.special-entry': '“{{file}}”不是普通文件，已拒收。',
  'package.entry-encrypted': '文件“{{file}}”加了密码，无法读取。请用程序导出的原文件。',
  'package.entry-method':
    '文件“{{file}}”的压缩方式（{{method}}）不能识别。请用程序导出的原文件，不要重新压缩。',
  'package.entries-overlap': '文件“{{file}}”与“{{other}}”在包内重叠，可能是恶意文件，已拒收。',
  'package.entry-header-differs': '文件“{{file}}”的名称前后不一致，包可能被人改动过。请让对方重新导出。',
  'package.entry-undecodable': '文件“{{file}}”解压失败，内容已损坏。请重新复制或重新导出。',
  'package.entry-size':
    '文件“{{file}}”应有 {{declaredBytes}} 字节，实有 {{actualBytes}} 字节。请重新复制或重新导出。',
  'package.entry-crc': '文件“{{file}}”的校验不符，复制时可能出错。请重新复制或重新导出。',

  'package.bag-declaration': '说明文件“{{file}}”的内容不对，不是踏勘导出的数据包。',
  'package.manifest-line': '清单“{{file}}”第 {{line}} 行无法识别。请让对方重新导出。',
  'package.manifest-name': '清单“{{file}}”第 {{line}} 行的文件名“{{name}}”不允许。请让对方重新导出。',
  'package.manifest-duplicate': '清单“{{file}}”第 {{line}} 行重复列出“{{name}}”。请让对方重新导出。',
  'package.text-not-utf8': '文件“{{file}}”的文字编码不对。请让对方重新导出。',
  'package.file-missing': '清单中的文件“{{file}}”不在包里。请让对方重新导出。',
  'package.file-extra': '文件“{{file}}”不在清单中，包可能被人改动过。请让对方重新导出。',
  'package.file-altered':
    '文件“{{file}}”的内容与清单不符，可能在复制时损坏或被人改动。请重新复制或重新导出。',
  'package.photo-name-differs': '照片“{{file}}”的名称与清单中的校验码不符。请让对方重新导出。',
  'package.signature-invalid': '数据包的签名不对，无法确认是谁导出的。请与对方核实后重新导出。',
  'package.signature-missing': '数据包没有签名，无法确认是谁导出的。请用程序导出的原文件。',
  'package.operation-line-too-long':
    '文件“{{file}}”第 {{line}} 行有 {{bytes}} 字节，超过上限 {{limitBytes}} 字节。',

  'package.meta-unreadable': '包的说明“{{file}}”无法读取。请让对方重新导出。',
  'package.meta-invalid': '包的说明“{{file}}”中“{{field}}”一项不对。请让对方重新导出。',
  'package.format-unknown': '这不是踏勘的数据包格式。请确认选对了文件。',
  'package.version-newer':
    '数据包由更新版本的踏勘导出（格式 {{found}}，本程序只认识到 {{known}}）。请先升级本程序。',
  'package.id-differs': '包的文件夹编号“{{folder}}”与说明中的编号“{{meta}}”不同。请让对方重新导出。',

  'package.kind-not-for-here': '这种数据包（{{kind}}）不能在这里导入。请向对方索取调查数据包。',
  'package.area-differs': '包内有地块的面积与它的界址点坐标不符，包可能被人改动过。请让对方重新导出。',
  'package.chain-differs': '包内的调查记录有缺失或先后不符（第 {{seq}} 条）。请让对方重新导出。',
} as const;

const photo = {
  'photo.not-a-photo': '不是能识别的照片。请用相机或手机拍摄的原始照片（JPEG、HEIC、PNG、TIFF或WebP）。',
  'photo.truncated': '照片不完整，后面缺了一部分。请从相机或手机重新复制。',
  'photo.not-found': '找不到照片文件。请检查文件是否改了名或换了位置。',
  'photo.disk-full': '磁盘已满，这张照片没有导入，已导入的照片不受影响。请腾出空间后再导入一次。',
  'photo.unreadable': '照片文件无法读取。请检查存储卡或U盘是否松动，然后重试。',
  'photo.empty': '文件是空的。请从相机或手机重新复制。',
  'photo.too-large': '照片文件太大，超过上限 {{limitBytes}} 字节。请把相机的照片尺寸调小后重拍。',
  'photo.not-arrived': '照片原件还没有收到，没有做成水印副本。请让对方再导出一次数据包。',
  'photo.no-picture': '这种照片在本机无法显示，没有做成水印副本。原件已安全保存，可用其他软件打开。',
  'photo.too-many-pixels': '照片的像素数超过上限 {{limit}}，无法处理。请把相机的照片尺寸调小后重拍。',
} as const;

const record = {
  'record.wrong-type': '内容的类型不对，例如应填数字却填了文字。',
  'record.unknown-field': '没有“{{name}}”这个字段。请核对字段名称。',
  'record.too-long': '内容太长，上限为 {{limit}}。',
  'record.too-small': '数值太小，不得小于 {{limit}}。',
  'record.too-large': '数值太大，不得大于 {{limit}}。',
  'record.wrong-form': '格式不对。请核对日期、代码等的写法。',
  'record.not-json': '此行不是一条完整的记录，可能少了引号、逗号或括号。',
  'record.missing': '缺少必需的内容。',
  'record.duplicate-unit-no': '调查单元编号“{{unitNo}}”重复。同一乡镇（街道）内编号不能相同。',
  'record.line-break': '内容中不能换行。',
  'record.not-a-number': '“{{value}}”不是数字，或千分位写得不对。请只填数字，如 12345.6。',
  'record.unit-not-fitting': '数字后面的“{{unit}}”不是本栏的单位。请换算后只填数字。',
  'record.no-such-day': '“{{value}}”不是日历上有的日子。请核对月份和日期。',
  'record.date-form': '“{{value}}”不是完整的日期。请写成 2025-03-01、2025.3.1 或 20250301。',
  'record.half-width': '已将全角字符转为半角。',
  'record.spaces-removed': '已去掉空格。',
  'record.upper-cased': '已将小写字母改为大写。',
  'record.lines-joined': '已将换行改为空格。',
  'record.number-read': '已按 {{to}} 记录。',
  'record.unit-converted': '已换算为本栏单位：{{to}}。',
  'record.date-read': '已按 {{to}} 记录。',
} as const;

const check = {
  'check.projection-differs':
    '地块（{{record}}）当前显示的内容与调查记录不一致。记录本身没有丢失，请联系技术人员。',
  'check.operation-damaged':
    '第 {{seq}} 条调查记录已损坏（设备 {{replica}}）。请不要删除任何文件，先把整个工作区复制一份，再从备份恢复。',
  'check.chain-broken':
    '第 {{from}} 至 {{to}} 条调查记录缺失（设备 {{replica}}）。请不要删除任何文件，把整个工作区复制一份后联系技术人员。',
  'check.photo-missing': '照片原件不在工作区中（校验码 {{sha256}}）。请从备份或原设备中找回，重新放入。',
  'check.photo-damaged': '照片原件与入库时不同，可能已损坏（校验码 {{sha256}}）。请从备份或原设备中找回。',
  'check.database-damaged':
    '数据文件有损坏（{{detail}}）。请不要删除任何文件，先把整个工作区复制一份，再从备份恢复。',
} as const;

export const problems = {
  ...boundary,
  ...boundaryFileProblems,
  ...drawingProblems,
  ...packages,
  ...photo,
  ...record,
  ...check,
  ...referenceProblems,
  ...scanProblems,
} as const;

/** Where a problem is; said before its text. */
export const places = {
  line: '第 {{line}} 行：',
  feature: '第 {{feature}} 个图形：',
  field: '“{{field}}”：',
  file: '“{{file}}”：',
  record: '地块 {{record}}：',
} as const;
