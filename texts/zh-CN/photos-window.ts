/** Words about what a photo's file holds; part of window.ts, under `photoFile`. */
export const photoFile = {
  noPicture: '这种照片在本机无法显示，原件已安全保存。',
  noPictureHelp: '可打开原件，用其他看图软件查看。',
  lens: '镜头',
  gpsTime: '卫星时间',
  altitude: '海拔',
  captionInFile: '文件内说明',
  drone: '无人机',
  droneHeight: '离起飞点 {{metres}} m',
  droneView: '云台方位 {{yaw}}°，俯仰 {{pitch}}°',
} as const;
