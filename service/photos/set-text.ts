/** Letters for pictures, in the program's own font: what is drawn today looks the same on every machine. */
import sharp from 'sharp';
import type { PictureSize } from '#core/photo/picture-size.ts';
import { type FontWeight, fontFile } from '../print/fonts.ts';

const FONT_NAME: Readonly<Record<FontWeight, string>> = {
  regular: 'Noto Sans SC',
  bold: 'Noto Sans SC Bold',
};
/** At which a point of the font is a pixel. */
const DPI = 72;
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export type Lettering = {
  readonly weight: FontWeight;
  readonly fontPx: number;
  /** `#rrggbb` */
  readonly colour: string;
  /** Lines that are longer are broken, names without a blank anywhere. */
  readonly maxWidthPx?: number | undefined;
};
export type SetText = PictureSize & { readonly png: Buffer };

/** On a clear ground, no larger than its letters. What people typed is shown as it is, and is no markup. */
export async function setText(text: string, lettering: Lettering): Promise<SetText> {
  const { weight, fontPx, colour, maxWidthPx } = lettering;
  const plain = text.replace(/[&<>]/g, (sign) => MARKUP[sign] ?? sign);
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${plain}</span>`,
      font: `${FONT_NAME[weight]} ${fontPx}`,
      fontfile: fontFile(weight),
      ...(maxWidthPx === undefined ? {} : { width: maxWidthPx, wrap: 'word-char' as const }),
      dpi: DPI,
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, widthPx: info.width, heightPx: info.height };
}
