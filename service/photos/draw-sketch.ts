/**
 * The picture of a drawn copy: the original upright and turned as it is shown, the marks over it, and below it, where it hides
 * nothing, a line that says that this is no original. The line is part of the picture, so that it stays wherever the file goes.
 */
import sharp, { type OverlayOptions } from 'sharp';
import type { PictureSize } from '#core/photo/picture-size.ts';
import { type ClockwiseDeg, SKETCH_COLOURS, type SketchMark } from '#core/photo/sketch.ts';
import { strokePx, textPx, toShapes } from '#core/photo/sketch-shapes.ts';
import { openUpright, turnedBy } from './open-picture.ts';
import { type SetText, setText } from './set-text.ts';

/** Enough for a sheet of A3; whoever wants every pixel has the original. */
const LONG_SIDE_PX = 4096;
const JPEG_QUALITY = 90;
const LEAST_LETTERS_PX = 6;
const STRIP = { background: '#1d2529', ink: '#ffffff' } as const;
const STRIP_LETTERS = 0.62;
/** Light letters stand on dark ground and dark ones on light, whatever the photo is like there. */
const GROUND = { red: '#ffffff', blue: '#ffffff', yellow: '#1d2529' } as const;
const GROUND_PADDING = 0.25;

export type DrawnCopy = PictureSize & { readonly jpeg: Buffer };

/**
 * @param notice the line below the picture
 * @throws Error when the original cannot be decoded
 */
export async function drawSketch(
  original: string,
  clockwiseDeg: ClockwiseDeg,
  marks: readonly SketchMark[],
  notice: string,
): Promise<DrawnCopy> {
  const upright = (await openUpright(original, { failOn: 'error' }))
    .resize({ width: LONG_SIDE_PX, height: LONG_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb');
  const turned = await (await turnedBy(upright, clockwiseDeg))
    .png({ compressionLevel: 0 })
    .toBuffer({ resolveWithObject: true });
  const size = { widthPx: turned.info.width, heightPx: turned.info.height };
  const overlays: OverlayOptions[] = [];
  // In the order they were drawn, for later ones may cover earlier ones.
  for (const mark of marks) {
    overlays.push(
      mark.kind === 'text' ? await textOverlay(mark, size) : { input: svgOf(mark, size), left: 0, top: 0 },
    );
  }
  const strip = await noticeStrip(notice, size);
  const { data, info } = await sharp(turned.data)
    .composite(overlays)
    .png({ compressionLevel: 0 })
    .toBuffer()
    .then((drawn) =>
      sharp(drawn)
        .extend({ bottom: strip.height, background: STRIP.background })
        .composite([{ input: strip.png, left: strip.left, top: size.heightPx + strip.top }])
        .jpeg({ quality: JPEG_QUALITY })
        .toBuffer({ resolveWithObject: true }),
    );
  return { jpeg: data, widthPx: info.width, heightPx: info.height };
}

/** Numbers and colours of our own only: nothing a person wrote gets into it. */
function svgOf(mark: SketchMark, size: PictureSize): Buffer {
  const colour = SKETCH_COLOURS[mark.colour];
  const width = strokePx(size);
  const shapes = toShapes(mark, size).map(({ d, filled }) =>
    filled
      ? `<path d="${d}" fill="${colour}" stroke="#fff" stroke-width="${width / 4}"/>`
      : `<path d="${d}" fill="none" stroke="#fff" stroke-width="${width * 1.5}"/><path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"/>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.widthPx}" height="${size.heightPx}"><g stroke-linecap="round" stroke-linejoin="round">${shapes.join('')}</g></svg>`,
  );
}

async function textOverlay(
  mark: Extract<SketchMark, { kind: 'text' }>,
  size: PictureSize,
): Promise<OverlayOptions> {
  const px = textPx(size);
  const padding = Math.round(px * GROUND_PADDING);
  const letters = await boldText(mark.text, px, SKETCH_COLOURS[mark.colour]);
  const background = GROUND[mark.colour];
  const ground = await sharp(letters.png)
    .flatten({ background })
    .extend({ top: padding, bottom: padding, left: padding, right: padding, background })
    .png()
    .toBuffer();
  // A text longer than the picture is made smaller, never cut. Not in one go: sharp would scale it before it gets its ground.
  const label = await sharp(ground)
    .resize({ width: size.widthPx, height: size.heightPx, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const place = (share: number, side: number, own: number): number =>
    Math.max(0, Math.min(Math.round(share * side), side - own));
  return {
    input: label.data,
    left: place(mark.at[0], size.widthPx, label.info.width),
    top: place(mark.at[1], size.heightPx, label.info.height),
  };
}

async function noticeStrip(notice: string, size: PictureSize) {
  const px = textPx(size) * STRIP_LETTERS;
  const padding = Math.ceil(px * 0.6);
  const letters = await boldText(notice, px, STRIP.ink);
  const room = Math.max(1, size.widthPx - 2 * padding);
  const fitted = await sharp(letters.png)
    .resize({ width: room, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = Math.min(padding, Math.max(0, size.widthPx - fitted.info.width));
  return { png: fitted.data, left, top: padding, height: fitted.info.height + 2 * padding };
}

function boldText(text: string, px: number, colour: string): Promise<SetText> {
  return setText(text, { weight: 'bold', fontPx: Math.max(LEAST_LETTERS_PX, Math.round(px)), colour });
}
