/** A line of a pasted list made plain: punctuation of any width, brackets and quotes, angles in degrees, minutes and seconds; several points in one line. */
import { parseDecimal, toHalfWidth } from './text-lines.ts';

/** Nothing in a line of words is as long as a coordinate. */
export const LIKE_COORDINATE = /\d{5}|\d\.\d{3}/;

/** X=, N:, 东经 and the like in front of a number. */
const LABEL = /^(?:[xyneb]|lon|lng|lat|北|东|北纬|东经|经度|纬度|[xy]坐标|[纵横]坐标)[=:]?(?=[+-]?\d)/i;
/** °, m, 米 or the initial of north and east behind one. */
const UNIT = /(?<=\d)(?:[°m米]|[ne])$/i;
const DEGREES = /^(\d{1,3})°(\d{1,2}(?:\.\d{1,12})?)'?(?:(\d{1,2}(?:\.\d{1,12})?)"?)?[ne]?$/i;
const PARTED_DEGREES = /^(\d{2,3})[-:](\d{1,2})[-:](\d{1,2}(?:\.\d{1,12})?)[ne]?$/i;
/** A cell as tables in quotes have it; the sign of seconds follows a digit. */
const QUOTED_CELL = /(?<=^|[\s,;])"([^"]*)"(?=$|[\s,;])/g;
/** J1: or 1: before a labelled number or a coordinate; 30:52:12 is an angle. */
const NUMBER_BEFORE =
  /^((?=[^:]*\d)(?=[^:]*\p{L})[\p{L}\d-]{2,12}|\d{1,4})\s?:\s?(?=[xyneb东北经纬纵横]|\d{5}|\d{2,3}(?:\.\d{3}|°))/iu;
const THOUSANDS = /(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d{1,12})?(?![\d,])/g;

/** 3416500,118 among columns parted by blanks, 10,22″, or whole metres, a comma and up to four digits before the next coordinate. */
const DECIMAL_COMMAS = [
  /(?<![\d.,]|,\s)\d{5,8},\d{1,4}(?=[\s;]|$)/,
  /\d,\d{1,12}\s*(?:["″”]|'')/,
  /(?<![\d.])\d{6,8},\d{1,4}(?=,\d{6,8}(?![\d.]))/,
] as const;

/** Half-width, without brackets and quotes, the signs of an angle each in one writing and without blanks about them. */
export function toPlainLine(text: string): string {
  // Runs of blanks first: the patterns below look about every one of them.
  return (
    toHalfWidth(text)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(QUOTED_CELL, '$1')
      .replaceAll(/(?<=\d)。(?=\d)/g, '.')
      .replaceAll(/\s*(?:°|º|(?<=\d)度(?!\p{L}))\s*/gu, '°')
      .replaceAll(/(?<=°\s*\d{1,2}(?:\.\d{1,12})?)\s*(?:′|’|‘|'(?!')|分)\s*/g, "'")
      .replaceAll(/(?<='\d{1,2}(?:\.\d{1,12})?)\s*(?:″|”|“|''|"|秒)/g, '"')
      // Minutes may end an angle: then what follows is the next one.
      .replaceAll(/['"](?=[^\d\s'"]{0,4}\d{1,3}°)/g, '$& ')
      .replaceAll(/[()[\]{}【】〔〕「」《》“”‘’。；;]/g, (sign) => (/[。；;]/.test(sign) ? ';' : ' '))
      .trim()
      .replace(NUMBER_BEFORE, '$1 ')
  );
}

/**
 * A number of a plain line that has a comma where its decimal point should be, as it stands there: it would be read as two, and the point
 * would lie up to a metre off.
 */
export function decimalComma(plain: string): string | undefined {
  for (const pattern of DECIMAL_COMMAS) {
    const [found] = pattern.exec(plain) ?? [];
    if (found) return found;
  }
  return undefined;
}

/** Pieces between blanks, commas and 、. */
export function toTokens(plain: string): readonly string[] {
  return plain
    .replaceAll(/\s*([=:])\s*/g, '$1')
    .split(/[\s,、;|]+/)
    .filter((token) => token !== '');
}

/** The pieces once more with commas taken for separators of thousands: 3,416,652.118. */
export function toTokensOfThousands(plain: string): readonly string[] {
  return toTokens(plain.replaceAll(THOUSANDS, (number) => ` ${number.replaceAll(',', '')} `));
}

/** A piece as a number: decimal, or degrees, minutes and seconds; labels and units about it do not matter. */
export function parseCoordinate(token: string): number | undefined {
  const bare = token.replace(LABEL, '');
  const angle = DEGREES.exec(bare) ?? PARTED_DEGREES.exec(bare);
  if (!angle) return parseDecimal(bare.replace(UNIT, ''));
  const [degrees, minutes, seconds] = angle.slice(1, 4).map((part) => Number(part ?? 0));
  if (degrees === undefined || minutes === undefined || seconds === undefined) return undefined;
  if (degrees > 180 || minutes >= 60 || seconds >= 60) return undefined;
  return degrees + minutes / 60 + seconds / 3600;
}

/** What stood there without label and unit, to be quoted. */
export function bareToken(token: string): string {
  return token.replace(LABEL, '').replace(UNIT, '');
}

/**
 * Texts of single points where a line holds several: parted by ; or closing brackets, or by blanks where each piece has a comma.
 * @param isPoint whether a text holds a position
 * @returns undefined for a line of one point or none
 */
export function splitPoints(
  text: string,
  isPoint: (piece: string) => boolean,
): readonly string[] | undefined {
  const half = toHalfWidth(text);
  for (const pieces of [half.split(/[;)\]】]|。(?!\d)/), half.split(/\s+/)]) {
    const filled = pieces.map((piece) => piece.trim()).filter((piece) => /\d/.test(piece));
    if (filled.length > 1 && filled.every(isPoint)) return filled;
  }
  return undefined;
}
