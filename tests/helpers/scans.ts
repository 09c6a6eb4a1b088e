/** Scanned plans with known content: four fields of colour, so that it can be told which way round a plan lies. */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

export const PLAN_PX = { width: 800, height: 600 } as const;
/** Upper left, upper right, lower left, lower right. */
export const FIELDS = [
  [200, 30, 30],
  [30, 160, 40],
  [30, 60, 200],
  [220, 200, 40],
] as const;

export async function aPlan(path: string): Promise<void> {
  const { width, height } = PLAN_PX;
  const pixels = Buffer.alloc(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const field = FIELDS[(row < height / 2 ? 0 : 2) + (column < width / 2 ? 0 : 1)] ?? FIELDS[0];
      pixels.set(field, 3 * (row * width + column));
    }
  }
  await sharp(pixels, { raw: { width, height, channels: 3 } }).toFile(path);
}

/** A plan with the tags of a GeoTIFF in EPSG:4549, north up, written by hand: one strip, uncompressed. */
export async function aGeoTiff(
  path: string,
  {
    northM,
    eastM,
    metresAPixel,
  }: { readonly northM: number; readonly eastM: number; readonly metresAPixel: number },
): Promise<void> {
  const { width, height } = PLAN_PX;
  const plain = `${path}.png`;
  await aPlan(plain);
  const pixels = await sharp(plain).removeAlpha().raw().toBuffer();
  const doubles = [metresAPixel, metresAPixel, 0, 0, 0, 0, eastM, northM, 0];
  const keys = [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4549];
  const directory = 8 + pixels.length;
  const behind = directory + 2 + 12 * 12 + 4;
  const at = { bits: behind, scale: behind + 6, tie: behind + 6 + 24, keys: behind + 6 + 72 };
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 3, at.bits],
    [259, 3, 1, 1],
    [262, 3, 1, 2],
    [273, 4, 1, 8],
    [277, 3, 1, 3],
    [278, 4, 1, height],
    [279, 4, 1, pixels.length],
    [33550, 12, 3, at.scale],
    [33922, 12, 6, at.tie],
    [34735, 3, keys.length, at.keys],
  ];
  const tail = Buffer.alloc(at.keys + 2 * keys.length - directory);
  tail.writeUInt16LE(entries.length, 0);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    tail.writeUInt16LE(tag, 2 + 12 * i);
    tail.writeUInt16LE(type, 4 + 12 * i);
    tail.writeUInt32LE(count, 6 + 12 * i);
    tail.writeUInt32LE(value, 10 + 12 * i);
  }
  for (const i of [0, 1, 2]) tail.writeUInt16LE(8, at.bits - directory + 2 * i);
  for (const [i, value] of doubles.entries()) tail.writeDoubleLE(value, at.scale - directory + 8 * i);
  for (const [i, value] of keys.entries()) tail.writeUInt16LE(value, at.keys - directory + 2 * i);
  const head = Buffer.from('49492a0000000000', 'hex');
  head.writeUInt32LE(directory, 4);
  await writeFile(path, Buffer.concat([head, pixels, tail]));
}
