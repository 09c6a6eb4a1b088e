/**
 * One text for every failure of the catalogue (core/contract/failures.ts), always in three parts: what happened, whether the
 * work is safe, what to do now. Read by surveyors and clerks, so in the words of the office.
 */
export const failures = {
  internal: {
    what: '程序内部出错，编号 {{reference}}。',
    safe: '已保存的内容没有受影响，刚才这一步没有完成。',
    now: '请再试一次；仍不行时，把编号告诉技术人员，详情在运行日志中。',
  },
  'input.invalid': {
    what: '填写的内容不符合要求，没有保存。',
    safe: '之前保存的内容没有改动。',
    now: '请按下面列出的问题改正后重试。',
  },
  'job.cancelled': {
    what: '操作已取消。',
    safe: '取消前已写入的内容是完整的，没有留下半截文件。',
    now: '需要时可以重新开始。',
  },
  'connection.lost': {
    what: '与数据服务的连接中断，不知道这一步是否已完成。',
    safe: '已保存的内容不受影响。',
    now: '程序正在自动重连；恢复后请看一下结果，没有完成的再做一次。',
  },

  'workspace.none-open': {
    what: '还没有打开工作区。',
    safe: '没有任何内容被改动。',
    now: '请先打开已有的工作区，或新建一个。',
  },
  'workspace.not-found': {
    what: '找不到工作区文件夹“{{path}}”。',
    safe: '程序没有删除或移动任何文件。',
    now: '请检查文件夹是否改了名或换了位置；在移动硬盘或U盘上的，请先插好。',
  },
  'workspace.not-one': {
    what: '“{{path}}”不是踏勘的工作区。',
    safe: '该文件夹没有被改动。',
    now: '请选择含有 survey.gpkg 的工作区文件夹，或在空文件夹中新建。',
  },
  'workspace.not-empty': {
    what: '文件夹“{{path}}”不是空的，不能在里面新建工作区。',
    safe: '其中原有的文件没有被改动。',
    now: '请另选一个空文件夹，或输入一个新的文件夹名称。',
  },
  'workspace.in-use': {
    what: '工作区“{{path}}”正被另一个踏勘程序使用。',
    safe: '已保存的内容没有受影响。',
    now: '请切换到已打开的窗口，或关闭它以后再打开。',
  },
  'workspace.newer': {
    what: '工作区“{{path}}”由更新版本的踏勘建立（数据版本 {{found}}，本程序只认识到 {{known}}）。',
    safe: '工作区没有被打开，也没有被改动。',
    now: '请安装新版本的踏勘后再打开。',
  },
  'workspace.damaged': {
    what: '工作区“{{path}}”的数据文件有损坏：{{detail}}',
    safe: '照片原件没有被改动，刚才这一步没有写入。',
    now: '请不要删除任何文件，先把整个文件夹复制一份，再联系技术人员。',
  },
  'workspace.cannot-write': {
    what: '不能写入文件夹“{{path}}”。',
    safe: '之前保存的内容没有受影响，刚才的改动没有保存。',
    now: '请检查磁盘是否只读、U盘是否写保护、当前用户是否有写入权限，然后重试。',
  },
  'workspace.disk-full': {
    what: '磁盘空间不足，不能写入“{{path}}”。',
    safe: '之前保存的内容是完整的，刚才的改动没有保存。',
    now: '请清理磁盘或换一个磁盘后重试。请不要删除工作区内的任何文件。',
  },
  'workspace.unknown-township': {
    what: '区划表中没有乡镇（街道）代码“{{townshipCode}}”。',
    safe: '没有任何内容被改动。',
    now: '请从列表中选择乡镇（街道），代码为 9 位数字。',
  },

  'file.folder-not-found': {
    what: '没有文件夹“{{path}}”。',
    safe: '没有写入任何文件，没有任何内容被改动。',
    now: '请检查文件夹的名称和位置，或先新建该文件夹；在U盘上的，请先插好。',
  },
  'file.already-there': {
    what: '文件“{{path}}”已经存在。',
    safe: '原有的文件没有被改动。',
    now: '请换一个文件名；确定不再需要原有文件的，加上 --overwrite 重新生成。',
  },
  'file.made-elsewhere': {
    what: '文件已经做好，但不能写到“{{path}}”：磁盘空间不足、不能写入，或那里是一个文件夹。',
    safe: '做好的文件是完整的，在“{{made}}”；“{{path}}”处没有留下半个文件。',
    now: '请从那里拷走使用，不用重做；或换一个位置重新运行。',
  },
  'file.not-found': {
    what: '找不到文件“{{path}}”。',
    safe: '没有任何内容被改动。',
    now: '请检查文件名和位置；文件在U盘上的，请先插好。',
  },
  'file.unreadable': {
    what: '文件“{{path}}”无法读取。',
    safe: '没有任何内容被改动，原文件也没有被改动。',
    now: '请检查文件是否正被其他程序打开、U盘是否松动，然后重试或换一份文件。',
  },
  'file.too-large': {
    what: '文件“{{path}}”超过了允许的大小（{{limitMb}} MB）。',
    safe: '没有任何内容被改动。',
    now: '请把内容拆成几个较小的文件，分别导入。',
  },
  'file.too-large-for-disk': {
    what: '“{{path}}”所在的磁盘或U盘存不下这么大的一个文件：FAT32 格式的盘，单个文件不能超过 4 GB，与剩余空间无关。',
    safe: '没有留下写了一半的文件，工作区里的内容没有受影响。',
    now: '请换用 exFAT 或 NTFS 格式的U盘；或先保存到本机文件夹，再放到共享文件夹上交。',
  },
  'file.no-longer-there': {
    what: '之前选择的文件已经不在了。',
    safe: '没有任何内容被改动。',
    now: '请重新选择文件。',
  },

  'record.not-found': {
    what: '找不到该地块，可能已被删除。',
    safe: '其他地块没有受影响。',
    now: '请回到地块列表重新选择；误删的地块可在“已删除的内容”中恢复，再接着做。',
  },
  'record.changed-meanwhile': {
    what: '在您填写期间，该地块的“$t(groups/{{group}})”已有新的内容。',
    safe: '新旧内容都没有丢失，您刚填的内容还没有保存。',
    now: '请查看最新内容，再决定保留哪一份。',
  },
  'record.moved-on': {
    what: '在您看到的内容之后，又有人作了修改、审核、删除或恢复，刚才的操作没有执行。',
    safe: '各人的内容和决定都保留着，没有任何内容被改动。',
    now: '请先查看最新内容，需要时再操作一次。',
  },
  'record.has-errors': {
    what: '该地块还有未改正的错误，不能标记完成。',
    safe: '已填写的内容都已保存为草稿。',
    now: '请按列出的问题逐项改正，再标记完成。',
  },
  'record.has-conflict': {
    what: '该地块有不同的填写尚未处理，不能通过。',
    safe: '各份填写都保留着，没有任何内容被改动。',
    now: '请先在“来源”中逐处选定，再审核。',
  },
  'photo.cannot-draw': {
    what: '照片“{{fileName}}”上画不了示意：原件不在这台电脑上、打不开，或它本身就是示意图。',
    safe: '原件没有被改动；没有生成示意图。',
    now: '请先收到照片原件，或另选一张原始照片再画。',
  },
  'photo.nothing-to-stamp': {
    what: '没有可以导出水印的照片。',
    safe: '没有写入任何文件，原件保持不变。',
    now: '请先添加照片，或改选其他地块，然后重试。',
  },
  'photo.cannot-correct': {
    what: '照片“{{fileName}}”的时间无法校正：照片中没有时间，或校正后的年份不合理。',
    safe: '没有任何照片被改动，原件保持不变。',
    now: '请取消选择这张照片，或检查填写的时间，然后重试。',
  },
  'record.action-not-allowed': {
    what: '该地块目前为“$t(states/{{state}})”状态，不能进行此操作。',
    safe: '没有任何内容被改动。',
    now: '已通过的地块须由内业退回后才能修改；其他状态请先点击“继续修改”。',
  },
  'records.refused': {
    what: '文件“{{fileName}}”中有记录不符合要求，整个文件都没有导入。',
    safe: '原有地块没有改动，也没有只导入一部分。',
    now: '请按列出的行号改正后，重新导入整个文件。',
  },

  'reference.refused': {
    what: '代码表文件“{{fileName}}”没有通过检查，没有导入。',
    safe: '现行的代码表和所有地块都没有改动。',
    now: '请查看原因，重新复制文件，或让市级重新导出。',
  },
  'reference.office-only': {
    what: '代码表和规则只能在“$t(roles/office)”工作区中修改和发布。',
    safe: '没有任何内容被改动。',
    now: '需要修改的，请向市级提出。',
  },
  'reference.changed-meanwhile': {
    what: '您修改期间，已有新版本“{{version}}”生效。',
    safe: '您的修改还在，没有发布，也没有覆盖新版本。',
    now: '请放弃这次修改，在新版本上重新修改。',
  },
  'template.name-taken': {
    what: '这个乡镇（街道）已有名为“{{name}}”的模板。',
    safe: '没有任何内容被改动。',
    now: '请换一个名称，或先删除原来的模板。',
  },
  'template.not-found': {
    what: '找不到这个模板，可能已被删除。',
    safe: '没有任何内容被改动。',
    now: '请重新选择模板。',
  },

  'issue.no-longer-there': {
    what: '这条提醒已经变化或消失，没有确认。',
    safe: '已填写的内容都已保存。',
    now: '请看一下现在的提醒；仍属实的，再确认一次。',
  },
  'issue.not-confirmable': {
    what: '这是错误，不是提醒，不能靠说明通过。',
    safe: '已填写的内容都已保存。',
    now: '请按提示改正后再标记完成。',
  },
  'drawing.refused': {
    what: '这样画出的界线不能使用，没有写入。',
    safe: '原有界址点没有改动。',
    now: '请按列出的问题改画后再试。',
  },
  'drawing.line-changed-elsewhere': {
    what: '这条线正在另一个窗口中绘制，那边已有新的点。',
    safe: '那边画的已保存；这里画的还没有保存，仍在屏幕上。',
    now: '用这里画的，请选“接着在这里画”；要看那边画的，请选“载入那边画的线”。',
  },
  'drawing.line-ended-elsewhere': {
    what: '这条线已在另一个窗口中画完或放弃。',
    safe: '那边画完的界线已保存；这里画的还没有保存，仍在屏幕上。',
    now: '已在那边画完的，请关闭绘制，不要再画一遍；仍要用这里画的，请选“接着在这里画”。',
  },
  'drawing.same-parcel': {
    what: '地块不能与自己合并。',
    safe: '地块没有改动。',
    now: '请选择相邻的另一个地块。',
  },
  'base-map.refused': {
    what: '“{{fileName}}”不能用作底图。',
    safe: '文件没有被改动，原有的底图没有变化。',
    now: '请按下面的原因换一个文件。',
  },
  'base-map.not-placed': {
    what: '这些控制点不能给扫描图定位。',
    safe: '扫描图和控制点都没有丢失，地图没有变化。',
    now: '请按下面的原因检查控制点，再点“定位”。',
  },
  'boundary.refused': {
    what: '“{{fileName}}”中的界址点不能使用，没有导入。',
    safe: '原有地块和界址点没有改动。',
    now: '请按列出的行号核对坐标文件，改正后重新导入。',
  },
  'boundary.no-such-plot': {
    what: '文件中没有第 {{plot}} 个地块：一共 {{plots}} 个，序号从 1 到 {{plots}}。没有导入。',
    safe: '原有地块和界址点没有改动。',
    now: '请改用其中的序号，再导入一次。',
  },
  'boundary.nothing-to-write': {
    what: '所选地块都没有界址点，没有生成文件。',
    safe: '没有任何内容被改动。',
    now: '请先录入界址点，再导出。',
  },
  'boundary.not-in-gbk': {
    what: '有 GBK 编码写不出的字：{{characters}}。没有生成文件。',
    safe: '没有任何内容被改动。',
    now: '请改选 UTF-8 编码，再导出一次。',
  },
  'sheet.no-parcels': {
    what: '没有可以打印的地块。',
    safe: '没有任何内容被改动。',
    now: '请先选择至少一个地块。',
  },

  'position.not-reachable': {
    what: '连接不上接收机 {{host}}:{{port}}。',
    safe: '没有任何内容被改动，已记录的点都在。',
    now: '请检查接收机是否开机、电脑是否连在接收机的无线网络上、地址和端口是否与接收机一致，然后重新连接。',
  },
  'position.silent': {
    what: '接收机 {{host}}:{{port}} 已有一段时间没有数据。',
    safe: '已记录的点都在。',
    now: '请检查无线网络和接收机的 NMEA 输出是否打开，然后重新连接。',
  },
  'position.port-refused': {
    what: '没有打开串口。',
    safe: '没有任何内容被改动。',
    now: '请插好接收机的数据线或配对蓝牙，关闭占用该串口的其他程序，再连接一次并选择串口。',
  },
  'position.port-lost': {
    what: '与串口接收机的连接断了。',
    safe: '已记录的点都在。',
    now: '请检查数据线是否松动、蓝牙是否断开、接收机是否关机，然后重新连接。',
  },
  'position.lost-while-measuring': {
    what: '采点时数据中断，只有 {{done}}/{{wanted}} 次，没有采用。',
    safe: '已记录的点都在。',
    now: '请重新连接接收机，在原处再采一次。',
  },
  'position.not-nmea': {
    what: '收到的数据不是 NMEA 0183。',
    safe: '没有任何内容被改动，已记录的点都在。',
    now: '请在接收机上打开 NMEA 输出（GGA、RMC、GSA、GST）；是日志文件的，请选择文本格式的 NMEA 日志。',
  },

  'package.refused': {
    what: '数据包“{{fileName}}”没有通过检查，没有导入。',
    safe: '本工作区的内容没有改动，数据包文件也没有被改动。',
    now: '请查看原因，让对方重新导出，或换一个U盘再复制一次。',
  },
  'package.not-made': {
    what: '数据包“{{fileName}}”没有导出成功。',
    safe: '工作区的内容没有改动，没有留下不完整的数据包。',
    now: '请按列出的原因处理后重新导出；存到U盘的，可换一个U盘再试。',
  },
  'package.nothing-to-send': {
    what: '工作区里还没有调查内容，不需要导出。',
    safe: '没有任何内容被改动。',
    now: '填写地块以后再导出。',
  },
  'package.wrong-role': {
    what: '此操作只能在“$t(roles/{{role}})”工作区中进行。',
    safe: '没有任何内容被改动。',
    now: '请打开对应的工作区后再操作。',
  },
  'package.from-this-workspace': {
    what: '这个数据包就是从本工作区导出的，不需要导入。',
    safe: '没有任何内容被改动，包中的内容本来就在这里。',
    now: '请选择外业交来的数据包。',
  },
} as const;
