/** Scanned plans with known content: four fields of colour, so that it can be told which way round a plan lies. */
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
