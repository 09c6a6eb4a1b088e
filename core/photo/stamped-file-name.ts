/**
 * What a stamped copy is called: `{unit}_{kind}_{seq}_{yyyymmddHHMMSS}_{azimuth}.jpg` (docs/domain.md §5), without what is not known. Any
 * system takes it: no character or name that Windows refuses, and at most 255 bytes of UTF-8.
 */
export type StampedNameParts = {
  /** Of its parcel; `noUnit` for a photo of none. */
  readonly unitNo?: string | undefined;
  readonly noUnit: string;
  readonly kind: string;
  /** Counted from 1 within its parcel. */
  readonly number: number;
  /** ISO time with offset, corrected where it was. */
  readonly takenAt?: string | undefined;
  readonly azimuthDeg?: number | undefined;
};

const MAX_BYTES = 255;
const EXTENSION = '.jpg';
/** Room behind a name for what tells it from one that is there already. */
const TELLING_APART_BYTES = 8;
const MAX_PART_BYTES = 80;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

export function toStampedFileName(parts: StampedNameParts): string {
  const { unitNo, noUnit, kind, number, takenAt, azimuthDeg } = parts;
  const time = takenAt?.slice(0, 19).replace(/\D/g, '');
  const stem = [
    toNamePart(unitNo) || toNamePart(noUnit) || '-',
    toNamePart(kind) || '-',
    String(number).padStart(2, '0'),
    ...(time ? [time] : []),
    ...(azimuthDeg === undefined ? [] : [String(Math.round(azimuthDeg) % 360).padStart(3, '0')]),
  ].join('_');
  const free = RESERVED.test(stem) ? `-${stem}` : stem;
  return `${cutToBytes(free, MAX_BYTES - EXTENSION.length - TELLING_APART_BYTES)}${EXTENSION}`;
}

/** The same name, told apart from `others` of the same: `….jpg`, `…-2.jpg`. */
export function toldApart(fileName: string, isTaken: (fileName: string) => boolean): string {
  const stem = fileName.slice(0, -EXTENSION.length);
  for (let number = 2, name = fileName; ; number += 1) {
    if (!isTaken(name)) return name;
    name = `${stem}-${number}${EXTENSION}`;
  }
}

function toNamePart(text: string | undefined): string {
  const plain = (text ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}\ufffd<>:"/\\|?*_]+/gu, '-')
    .replace(/^[-.]+/, '');
  return cutToBytes(plain, MAX_PART_BYTES).replace(/[-.]+$/, '');
}

/** Whole characters only, with the marks that belong to them. */
function cutToBytes(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    bytes += utf8Length(segment);
    if (bytes > maxBytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
