/**
 * What a stamped copy is called: `{unit}_{kind}_{seq}_{yyyymmddHHMMSS}_{azimuth}.jpg` (docs/domain.md §5), without what is not known. Any
 * system takes it: no character or name that Windows refuses, and at most 255 bytes of UTF-8.
 */
import { cutToBytes, isDeviceName, toFileNamePart } from '../file-name.ts';

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
const toPart = (text = ''): string => toFileNamePart(text, (plain) => cutToBytes(plain, MAX_PART_BYTES));

export function toStampedFileName(parts: StampedNameParts): string {
  const { unitNo, noUnit, kind, number, takenAt, azimuthDeg } = parts;
  const time = takenAt?.slice(0, 19).replace(/\D/g, '');
  const stem = [
    toPart(unitNo) || toPart(noUnit) || '-',
    toPart(kind) || '-',
    String(number).padStart(2, '0'),
    ...(time ? [time] : []),
    ...(azimuthDeg === undefined ? [] : [String(Math.round(azimuthDeg) % 360).padStart(3, '0')]),
  ].join('_');
  const free = isDeviceName(stem) ? `-${stem}` : stem;
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
