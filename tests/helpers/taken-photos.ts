/** Photos as a camera would have taken them: a picture with time, position and direction in its EXIF. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';

export type TakenPhoto = {
  /** Below the folder, e.g. `DCIM/100/IMG_1.jpg`. */
  readonly name: string;
  /** EPSG:4549 metres [north, east]; absent for a photo without a position. */
  readonly at?: readonly [northM: number, eastM: number];
  readonly azimuthDeg?: number;
  /** Local time `2025-03-01 09:08:00`. */
  readonly time?: string;
  /** Makes the bytes differ. */
  readonly tint?: number;
  /** Its model; one for each tint without it. */
  readonly camera?: string;
};

export async function takenPhoto({
  at,
  azimuthDeg,
  time,
  tint = 0,
  camera = `相机 ${tint}`,
}: Omit<TakenPhoto, 'name'>): Promise<Buffer> {
  const background = { r: 60 + ((tint * 37) % 180), g: 140, b: 60 + ((tint * 83) % 180) };
  const picture = sharp({ create: { width: 1200, height: 900, channels: 3, background } }).jpeg({
    quality: 60,
  });
  const [lon, lat] = at ? toLonLat(gk120(at[0], at[1])) : [0, 0];
  return await picture
    .withExif({
      IFD0: { Model: camera },
      IFD2: time ? { DateTimeOriginal: time.replaceAll('-', ':'), OffsetTimeOriginal: '+08:00' } : {},
      IFD3: {
        ...(at
          ? {
              GPSLatitudeRef: 'N',
              GPSLatitude: `${Math.round(lat * 1e7)}/10000000 0/1 0/1`,
              GPSLongitudeRef: 'E',
              GPSLongitude: `${Math.round(lon * 1e7)}/10000000 0/1 0/1`,
            }
          : {}),
        ...(azimuthDeg === undefined
          ? {}
          : { GPSImgDirectionRef: 'T', GPSImgDirection: `${Math.round(azimuthDeg * 100)}/100` }),
      },
    })
    .toBuffer();
}

/** Writes them as a card has them. @returns their paths */
export async function aCard(folder: string, photos: readonly TakenPhoto[]): Promise<string[]> {
  return await Promise.all(
    photos.map(async ({ name, ...photo }, i) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, await takenPhoto({ tint: i, ...photo }));
      return path;
    }),
  );
}
