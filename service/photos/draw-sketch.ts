/**
 * The picture of a drawn copy: the original upright and turned as it is shown, the marks over it, and below it, where it hides
 * nothing, a line that says that this is no original. The line is part of the picture, so that it stays wherever the file goes.
 */
import sharp, { type OverlayOptions } from 'sharp';
import { type ClockwiseDeg, SKETCH_COLOURS, type SketchMark } from '#core/photo/sketch.ts';
import { type PictureSize, strokePx, textPx, toShapes } from '#core/photo/sketch-shapes.ts';
import { fontFile } from '../print/fonts.ts';
import { openUpright, turnedBy } from './open-picture.ts';

/** Enough for a sheet of A3; whoever wants every pixel has the original. */
const LONG_SIDE_PX = 4096;
const JPEG_QUALITY = 90;
const FONT_NAME = 'Noto Sans SC';
const STRIP = { background: '#1d2529', ink: '#ffffff' } as const;
const STRIP_LETTERS = 0.62;
/** Light letters stand on dark ground and dark ones on light, whatever the photo is like there. */
const GROUND = { red: '#ffffff', blue: '#ffffff', yellow: '#1d2529' } as const;
const GROUND_PADDING = 0.25;

export type DrawnCopy = { readonly jpeg: Buffer; readonly width: number; readonly height: number };

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
  const size = { width: turned.info.width, height: turned.info.height };
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
        .composite([{ input: strip.png, left: strip.left, top: size.height + strip.top }])
        .jpeg({ quality: JPEG_QUALITY })
        .toBuffer({ resolveWithObject: true }),
    );
  return { jpeg: data, width: info.width, height: info.height };
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
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><g stroke-linecap="round" stroke-linejoin="round">${shapes.join('')}</g></svg>`,
  );
}

async function textOverlay(
  mark: Extract<SketchMark, { kind: 'text' }>,
  size: PictureSize,
): Promise<OverlayOptions> {
  const px = textPx(size);
  const padding = Math.round(px * GROUND_PADDING);
  const letters = await setText(mark.text, px, SKETCH_COLOURS[mark.colour]);
  const background = GROUND[mark.colour];
  const ground = await sharp(letters.png)
    .flatten({ background })
    .extend({ top: padding, bottom: padding, left: padding, right: padding, background })
    .png()
    .toBuffer();
  // A text longer than the picture is made smaller, never cut. Not in one go: sharp would scale it before it gets its ground.
  const label = await sharp(ground)
    .resize({ width: size.width, height: size.height, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const place = (share: number, side: number, own: number): number =>
    Math.max(0, Math.min(Math.round(share * side), side - own));
  return {
    input: label.data,
    left: place(mark.at[0], size.width, label.info.width),
    top: place(mark.at[1], size.height, label.info.height),
  };
}

async function noticeStrip(notice: string, size: PictureSize) {
  const px = textPx(size) * STRIP_LETTERS;
  const padding = Math.ceil(px * 0.6);
  const letters = await setText(notice, px, STRIP.ink);
  const room = Math.max(1, size.width - 2 * padding);
  const fitted = await sharp(letters.png)
    .resize({ width: room, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = Math.min(padding, Math.max(0, size.width - fitted.info.width));
  return { png: fitted.data, left, top: padding, height: fitted.info.height + 2 * padding };
}

/** In the program's own font: what is drawn today looks the same on every machine. */
async function setText(text: string, px: number, colour: string) {
  const markup = `<span foreground="${colour}">${escapeMarkup(text)}</span>`;
  const { data, info } = await sharp({
    text: {
      text: markup,
      font: `${FONT_NAME} Bold ${Math.max(6, Math.round(px))}`,
      fontfile: fontFile('bold'),
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeMarkup(text: string): string {
  return text.replace(/[&<>]/g, (sign) => MARKUP[sign] ?? sign);
}
