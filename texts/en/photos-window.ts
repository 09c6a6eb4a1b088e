/** What a photo's file holds, in English; see zh-CN/photos-window.ts. */
import type { SameTexts } from '../text-shape.ts';
import type { photoFile as chinesePhotoFile } from '../zh-CN/photos-window.ts';

export const photoFile = {
  noPicture: 'This photo cannot be shown on this computer. Its original is safely stored.',
  noPictureHelp: 'Open the original and look at it with another program.',
  lens: 'Lens',
  gpsTime: 'Satellite time',
  altitude: 'Altitude',
  captionInFile: 'Caption in the file',
  drone: 'Drone',
  droneHeight: '{{metres}} m above take-off',
  droneView: 'gimbal bearing {{yaw}}°, pitch {{pitch}}°',
} as const satisfies SameTexts<typeof chinesePhotoFile>;
