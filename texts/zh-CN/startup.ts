/**
 * What is said outside the window: by the start script in the terminal, by the desktop program in its menu and
 * dialogs, and by the page a browser sees that is not let in. `en/startup.ts` has the same keys.
 */
export const startup = {
  start: {
    usage:
      '用法：npm start -- [--demo] [--browser] [--workspace 文件夹] [--port 端口] [--open-nothing]\n' +
      '  --demo          打开示例工作区（没有时先生成）\n' +
      '  --browser       不用桌面窗口，直接在浏览器中使用\n' +
      '  --workspace     打开指定的工作区文件夹\n' +
      '  --port          浏览器方式使用的端口，默认取空闲端口\n' +
      '  --open-nothing  只显示网址，不自动打开浏览器',
    badArguments: '参数不正确：{{detail}}',
    building: '正在生成程序（{{what}}）…',
    buildFailed: '程序没有生成成功，请把上面的信息交给技术人员。',
    demoMaking: '正在生成示例工作区：{{folder}}',
    demoProgress: '已生成 {{done}} / {{total}}',
    demoReused: '打开已有的示例工作区：{{folder}}',
    electronDownloading: '首次启动，正在下载桌面组件 Electron {{version}}…',
    electronProgress: '已下载 {{percent}}%',
    electronUnpacking: '正在解压桌面组件…',
    noElectron: '没有桌面组件 Electron（{{reason}}），改在浏览器中打开，功能相同。',
    reasonNoScreen: '此处没有图形界面',
    reasonNoNetwork: '无法下载',
    reasonTooSlow: '下载太慢，已放弃',
    reasonWillNotRun: '无法运行，退出代码 {{code}}',
    address: '请在浏览器中打开（网址只能用一次）：\n  {{url}}',
    howToEnd: '按 Ctrl+C 结束程序。',
    ended: '程序已结束，数据已保存。',
  },
  entryPage: {
    title: '这个网址已经用过了',
    explanation: '为了保证数据安全，每次启动程序显示的网址只能打开一次。您的数据没有受到影响。',
    advice: '请回到已经打开的踏勘页面；如果找不到，请重新启动程序，再打开新显示的网址。',
  },
  desktop: {
    name: '踏勘',
    menuFile: '文件',
    menuEdit: '编辑',
    menuView: '视图',
    menuHelp: '帮助',
    quit: '退出',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    zoomIn: '放大',
    zoomOut: '缩小',
    zoomReset: '实际大小',
    fullScreen: '全屏',
    reload: '重新载入页面',
    developerTools: '开发者工具',
    openLogs: '打开运行日志文件夹',
    about: '关于踏勘',
    aboutDetail: '低效用地外业调查 {{version}}',
    closeDialog: '确定',
    cancel: '取消',
    serialTitle: '选择串口',
    serialMessage: '请选择接收机所在的串口。',
    serialNone: '这台电脑上没有找到串口。没有任何内容被改动。',
    serialNoneAdvice: '请插好接收机的数据线（装好驱动程序）或在系统中配对蓝牙，再连接一次。',
    dataStoppedTitle: '数据服务反复中断',
    dataStopped: '数据服务在短时间内多次中断。已保存的内容没有受到影响。',
    dataStoppedAdvice: '请选择“重试”；仍不行时请退出程序，检查磁盘空间，并把运行日志交给技术人员。',
    retry: '重试',
    unsavedTitle: '有内容还没有保存',
    unsaved: '窗口中有内容还没有保存，离开后这些内容会丢失。已保存的内容不受影响。',
    unsavedAdvice: '请返回，等页面上方显示“已保存”后再离开；一直不能保存时，页面上会说明原因。',
    goBack: '返回',
    leaveUnsaved: '不保存，离开',
    pageGone: '页面意外关闭，正在重新打开。已保存的内容没有受到影响。',
    notBuilt: '程序文件不完整，请重新安装。',
  },
} as const;
