/**
 * What the command line says to people: help and results. Machine-readable output has no words of its own and is not in here.
 * Options are keyed by their names in service/host/cli.
 */
export const cli = {
  help: {
    title: '踏勘：低效用地外业调查',
    usage: '用法：takan <命令> [选项]',
    commands: '命令：',
    more: '“takan <命令> --help”显示该命令的说明。',
  },
  options: {
    json: '以机器可读的形式输出，供其他程序使用',
    quiet: '不显示进度',
    lang: '语言：zh-CN（默认）或 en',
    help: '显示说明',
  },
  commands: {
    init: {
      summary: '新建工作区',
      options: {
        ws: '新建工作区的文件夹，须为空或尚不存在',
        role: '角色：field（外业）或 office（内业）',
        surveyor: '调查人姓名',
        township: '乡镇（街道）代码，9 位数字',
      },
    },
    info: {
      summary: '显示工作区的概况',
      options: {
        ws: '工作区文件夹',
      },
    },
    check: {
      summary: '检查工作区：数据文件、调查记录、照片原件和填写内容',
      options: {
        ws: '工作区文件夹',
      },
    },
    'parcels add': {
      summary: '从记录文件新建地块，全部成功或全部不导入',
      options: {
        ws: '工作区文件夹',
        file: '记录文件：每行一个地块，或整个文件是一份地块列表',
      },
    },
    'parcels list': {
      summary: '列出地块',
      options: {
        ws: '工作区文件夹',
        search: '只列出含有这些字的地块，用空格分开的都须有',
        state:
          '只列出这些状态：draft（草稿）、completed（已完成）、submitted（已提交）、returned（退回）、accepted（通过）',
        township: '只列出这些乡镇（街道），填 9 位代码',
        surveyor: '只列出这些调查人的地块',
        issues: '只列出：errors（有错误）、warnings（有未确认的提醒）、none（没有问题）、conflict（有冲突）',
        photos: '只列出：missing（还缺照片）、complete（照片齐全）',
      },
    },
    'parcels csv': {
      summary: '把地块列表写成表格文件（CSV），可用电子表格软件打开',
      options: {
        ws: '工作区文件夹',
        out: '生成的文件',
        overwrite: '文件已存在时替换，不填则不动原有文件',
        search: '只列出含有这些字的地块，用空格分开的都须有',
        state:
          '只列出这些状态：draft（草稿）、completed（已完成）、submitted（已提交）、returned（退回）、accepted（通过）',
        township: '只列出这些乡镇（街道），填 9 位代码',
        surveyor: '只列出这些调查人的地块',
        issues: '只列出：errors（有错误）、warnings（有未确认的提醒）、none（没有问题）、conflict（有冲突）',
        photos: '只列出：missing（还缺照片）、complete（照片齐全）',
      },
    },
    'parcels show': {
      summary: '显示一个地块的全部内容',
      options: {
        ws: '工作区文件夹',
        unit: '调查单元编号',
      },
    },
    'parcels complete': {
      summary: '标记地块完成，有错误的不能完成',
      options: {
        ws: '工作区文件夹',
        unit: '调查单元编号',
      },
    },
    'boundary read': {
      summary: '查看坐标文件：格式、坐标系、地块、属性列和要核对的地方，不导入',
      options: {
        ws: '工作区文件夹',
        file: '坐标文件，格式同 boundary import',
        column: '属性列填入的栏目，如 权利人=tenure.rightHolder，可填多个；不填则按列名预选',
      },
    },
    'boundary import': {
      summary: '从坐标文件导入界址点，每个地块新建一条记录',
      options: {
        ws: '工作区文件夹',
        file: '坐标文件：TXT 交换格式、GeoJSON、Shapefile（.shp 或 zip）、KML/KMZ、GPX、GeoPackage、DXF、带 WKT 的 CSV，或坐标列表',
        column: '属性列填入的栏目，如 权利人=tenure.rightHolder，可填多个；不填则按列名预选',
        plot: '只导入这些地块，填 boundary read 列出的序号，可填多个',
      },
    },
    'boundary write': {
      summary: '把地块的界址点写成文件：TXT 交换格式、GeoJSON 或 KML',
      options: {
        ws: '工作区文件夹',
        out: '生成的文件，按扩展名 .txt、.geojson、.kml 定格式',
        unit: '调查单元编号，可填多个；不填则为全部地块',
        encoding: 'TXT 的文字编码：utf-8（默认）或 gbk',
        overwrite: '文件已存在时替换，不填则不动原有文件',
      },
    },
    'photos add': {
      summary: '给地块加入照片，原件原样保存',
      options: {
        ws: '工作区文件夹',
        unit: '调查单元编号',
        file: '一张或多张照片（JPEG、HEIC、PNG、TIFF、WebP）',
        kind: '照片类别：panorama（全景，默认）、closeUp（近景）、interior（内部）、boundaryPoint（界址点）、sign（标识）、document（证照）、drone（无人机）、other（其他）',
      },
    },
    'photos import': {
      summary: '导入一个文件夹或存储卡中的全部照片，之后再匹配到地块',
      options: {
        ws: '工作区文件夹',
        folder: '照片所在的文件夹，连同其中的子文件夹',
      },
    },
    'photos verify': {
      summary: '核对全部照片原件是否与入库时相同，损坏或丢失的列出有副本的数据包',
      options: { ws: '工作区文件夹' },
    },
    'photos restore': {
      summary: '从数据包或其他副本恢复损坏、丢失的照片原件，校验一致才替换',
      options: {
        ws: '工作区文件夹',
        from: '数据包或照片文件，可填多个；不填则到数据包原来所在的位置查找',
      },
    },
    'photos stamp': {
      summary: '导出带水印的照片副本（时间、坐标、方位、编号等），原件不动',
      options: {
        ws: '工作区文件夹',
        out: '写入的文件夹，须已存在；已有的文件不会被覆盖',
        unit: '调查单元编号，可填多个；不填则为全部照片',
      },
    },
    'sheets print': {
      summary: '生成低效用地调查表（PDF）',
      options: {
        ws: '工作区文件夹',
        out: '生成的文件',
        unit: '调查单元编号，可填多个；不填则为全部地块',
      },
    },
    'package export': {
      summary: '导出数据包，包含本机填写的全部内容和照片',
      options: {
        ws: '工作区文件夹',
        out: '写到哪个文件夹，例如U盘',
      },
    },
    'package inspect': {
      summary: '查看数据包的说明和内容概况，不导入',
      options: {
        file: '数据包文件（.takan）',
      },
    },
    'package verify': {
      summary: '逐项检查数据包是否完好',
      options: {
        file: '数据包文件（.takan）',
      },
    },
    'package import': {
      summary: '导入数据包',
      options: {
        ws: '工作区文件夹',
        file: '数据包文件（.takan）',
      },
    },
    'reference show': {
      summary: '显示现行的代码表与规则',
      options: {
        ws: '工作区文件夹',
      },
    },
    'reference export': {
      summary: '导出代码表文件，带签名，发给外业（仅内业）',
      options: {
        ws: '工作区文件夹',
        out: '写到哪个文件夹，例如U盘',
      },
    },
    'reference import': {
      summary: '导入市级发来的代码表文件',
      options: {
        ws: '工作区文件夹',
        file: '代码表文件（.takan-lists）',
      },
    },
    serve: {
      summary: '在浏览器中使用工作区',
      options: {
        ws: '工作区文件夹',
        port: '端口，默认取空闲端口',
      },
    },
    demo: {
      summary: '生成示例：两个外业工作区和一个内业工作区',
      options: {
        dir: '放置示例的文件夹，须为空或尚不存在',
        parcels: '示例地块的数量',
        'photos-per-parcel': '每个地块的示例照片数量',
        seed: '种子，相同的种子生成相同的内容',
      },
    },
  },
  errors: {
    unknownCommand: '没有“{{command}}”命令。“takan --help”列出全部命令。',
    unknownOption: '没有“{{option}}”选项。在命令后加 --help 显示说明。',
    unexpectedArgument: '多出的参数：{{argument}}。“takan {{command}} --help”显示说明。',
    missingArgument: '缺少参数：{{argument}}。“takan {{command}} --help”显示说明。',
    missingValue: '选项“{{option}}”后面缺少内容。在命令后加 --help 显示说明。',
    badValue: '选项“{{option}}”的内容“{{value}}”不正确。在命令后加 --help 显示说明。',
    gbkOfTxtOnly:
      '“--encoding gbk”只用于 TXT；GeoJSON 和 KML 按标准都是 UTF-8，没有生成文件。请去掉该选项，或把 --out 改为 .txt 文件。',
    safe: '数据是否安全：{{text}}',
    now: '现在怎么办：{{text}}',
    andMore: '……还有 {{count}} 处',
  },
  results: {
    created: '已新建工作区：{{folder}}',
    csvWritten: '已写入 {{parcels}} 个地块：{{path}}',
    parcelsAdded: '已新建 {{count}} 个地块。',
    completed: '{{unitNo}} 已标记完成。',
    boundariesWritten: '已把 {{parcels}} 个地块的界址点写入 {{path}}',
    boundariesWithout: '有 {{count}} 个地块没有界址点，没有写入',
    boundariesImported: '已从坐标文件新建 {{count}} 个地块。',
    photosAdded: '已加入 {{added}} 张照片，{{known}} 张已有，{{refused}} 张未加入。',
    photosVerified: '已核对 {{checked}} 张照片原件，{{damaged}} 张损坏或丢失。',
    photosRestored: '已恢复 {{restored}} 张照片原件，还有 {{left}} 张没有恢复。',
    'original-damaged': '已损坏',
    'original-missing': '已丢失',
    packageLeftOut: '{{count}} 张照片的原件损坏或丢失，没有放进数据包；恢复后请再导出一次：{{names}}',
    photosImported:
      '已导入 {{added}} 张照片，{{known}} 张已有，{{refused}} 张未导入；另有 {{ignored}} 个文件不是照片。',
    photosStamped: '已导出 {{photos}} 张水印照片到 {{folder}}，{{refused}} 张未导出。',
    pace: '每秒 {{perSecond}} 个，约剩 {{seconds}} 秒',
    sheetsPrinted: '已生成 {{parcels}} 个地块的调查表，共 {{pages}} 页：{{path}}',
    packageExported: '已写入并核对：{{path}}（{{parcels}} 个地块、{{photos}} 张照片，{{bytes}} 字节）',
    packageSound: '数据包完好：检查了 {{files}} 个文件、{{bytes}} 字节。',
    packageUnsound: '数据包有 {{count}} 处问题，不能导入。',
    packageImported:
      '已导入：新建地块 {{newParcels}} 个，改动地块 {{changedParcels}} 个，收到照片 {{photos}} 张，冲突 {{conflicts}} 处。',
    packageAlreadyImported: '这个数据包以前已经导入过，没有任何改动。',
    referenceExported: '已写入代码表“{{version}}”：{{path}}（{{bytes}} 字节）',
    referenceImported: '代码表“{{version}}”已生效，核对了 {{parcels}} 个地块。',
    referenceKnown: '代码表“{{version}}”已经在用，没有任何改动。',
    referenceItems: '{{count}} 项，停用 {{retired}} 项',
    photosMissing: '有 {{count}} 张照片还没有收到，请让对方再导出一次。',
    conflicts: '有 {{count}} 处冲突，请在窗口中查看并处理。',
    healthy: '工作区完好：检查了 {{operations}} 条调查记录、{{records}} 个地块、{{photos}} 张照片。',
    unhealthy: '工作区有 {{count}} 处问题：',
    recordIssues: '{{errors}} 处错误，{{warnings}} 处提醒',
    findings:
      '{{records}} 个地块有提示：{{errors}} 处错误，{{warnings}} 处提醒，另有 {{confirmed}} 处提醒已确认。',
    noFindings: '每个地块都填写完整。',
    confirmed: '已确认',
    confirmedBy: '（{{by}}：{{reason}}）',
    importFindings:
      '其中 {{withErrors}} 个地块有错误（共 {{errors}} 处），{{withWarnings}} 个地块有提醒（共 {{warnings}} 处）：',
    served: '请在浏览器中打开：{{url}}',
    howToEnd: '按 Ctrl+C 结束。',
    ended: '已结束，数据已保存。',
    demoMade: '已生成示例：{{folder}}',
    noParcels: '没有地块。',
    total: '共 {{count}} 个地块，{{areaMu}} 亩',
  },
  labels: {
    folder: '工作区',
    role: '角色',
    surveyor: '调查人',
    township: '乡镇（街道）',
    device: '设备指纹',
    version: '数据版本',
    parcels: '地块',
    photos: '照片',
    operations: '调查记录',
    packages: '数据包',
    conflicts: '冲突',
    area: '面积',
    planarArea: '平面面积',
    ellipsoidalArea: '椭球面积',
    unitNo: '编号',
    name: '名称',
    state: '状态',
    issues: '问题',
    severity: '类别',
    rule: '规则',
    field: '字段',
    finding: '说明',
    packageId: '包编号',
    source: '依据',
    issuer: '发布人',
    issuedAt: '发布时间',
    listVersion: '代码表版本',
    ruleSettings: '规则参数',
    madeAt: '导出时间',
    holder: '导出人',
  },
} as const;
