/** Words about photos that come from no card: pasted, or taken with this computer; part of window.ts, under `photoOrigin`. */
export const photoOrigin = {
  pastedName: '粘贴',
  pasted: '粘贴于 {{time}}（不是拍摄时间）',
  camera: '用本程序拍摄',
  origin: '来源',
  dropHere: '松开鼠标，导入照片',
  pasteHelp: '也可以按 Ctrl+V 粘贴照片或截图。',
} as const;
