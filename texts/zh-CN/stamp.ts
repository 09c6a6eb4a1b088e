/** The words of the stamped copy, in Chinese only: it is evidence in Chinese whatever the window's language, as the sheet is. */
export const stamp = {
  labels: {
    unitNo: '编号',
    parcelName: '地块',
    kind: '类别',
    time: '时间',
    lonLat: '坐标',
    plane: '平面',
    azimuth: '方位',
    photographer: '拍摄人',
    recordedBy: '录入人',
    hash: '原件校验码',
  },
  line: '{{label}} {{value}}',
  unknown: '未知',
  /** In file names, for a photo of no parcel. */
  noUnit: '未归入地块',
  corrected: '（已校正）',
  offsetAssumed: '（时区未记录）',
  position: 'CGCS2000 {{lon}} {{lat}}',
  accuracy: ' ±{{metres}} m',
  plane: 'X {{north}} Y {{east}}（中央子午线120°）',
  azimuth: {
    true: '{{degrees}}°（真北）',
    magnetic: '{{degrees}}°（磁北）',
    unstated: '{{degrees}}°（未注明真北或磁北）',
  },
} as const;
