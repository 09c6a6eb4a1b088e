/** What the camera sees at this moment as a JPEG that says of itself when, by whom, with what and where it was taken. */
import { exifBlock, type TakenPosition, withExifBlock } from '#core/photo/write-exif.ts';
import { withOrigin } from '../../client/file-origin.ts';

const JPEG_QUALITY = 0.92;
const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');

export type PictureFacts = {
  readonly at: Date;
  readonly model: string;
  readonly artist: string | undefined;
  readonly software: string;
  readonly position: TakenPosition | undefined;
};

/** @throws when the camera has shown nothing yet */
export async function takePicture(video: HTMLVideoElement, facts: PictureFacts): Promise<File> {
  const { videoWidth: widthPx, videoHeight: heightPx } = video;
  if (widthPx === 0 || heightPx === 0) throw new Error('the camera has no picture yet');
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', JPEG_QUALITY));
  if (!blob) throw new Error('the picture could not be made');
  return pictureFile(new Uint8Array(await blob.arrayBuffer()), { widthPx, heightPx }, facts);
}

export function pictureFile(
  jpeg: Uint8Array,
  size: { readonly widthPx: number; readonly heightPx: number },
  { at, model, artist, software, position }: PictureFacts,
): File {
  const block = exifBlock({
    takenAt: withOffset(at),
    software,
    ...size,
    ...(model ? { model } : {}),
    ...(artist ? { artist } : {}),
    ...(position ? { position } : {}),
  });
  const name = `TAKAN_${withOffset(at).slice(0, 19).replace('T', '_').replace(/[-:]/g, '')}_${pad(at.getMilliseconds(), 3)}.jpg`;
  const bytes = new Uint8Array(withExifBlock(jpeg, block));
  return withOrigin(new File([bytes], name, { type: 'image/jpeg', lastModified: at.getTime() }), 'camera');
}

/** Local time as this machine's clock and zone have it, `2025-03-01T09:08:07.123+08:00`. */
export function withOffset(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const amount = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${pad(Math.floor(amount / 60))}:${pad(amount % 60)}`;
}
