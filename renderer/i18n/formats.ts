/** Numbers and dates as the office writes them, the same in both languages: 3,412.60 · 2025-03-01 09:08 · 1.2 MB. */
import { toWrittenSeconds } from '#core/china-time.ts';
import { toMu, toShownSqM } from '#core/geo/areas.ts';

const fixed = (decimals: number) => {
  const format = new Intl.NumberFormat('zh-CN', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return (value: number) => format.format(value);
};
const to0 = fixed(0);
const to1 = fixed(1);
const to2 = fixed(2);
const to4 = fixed(4);

export const formatCount = to0;
/** 亩 with 2 decimals, for lists. */
export const formatMuShort = (areaSqM: number) => to2(toMu(areaSqM));
/** 亩 with 4 decimals, as it stands in the record. */
export const formatMu = (areaSqM: number) => to4(toMu(areaSqM));
export const formatSqM = (areaSqM: number) => to2(toShownSqM(areaSqM));
/** Metres with 2 decimals: lengths of edges. */
export const formatLength = to2;
/** A coordinate in metres with 3 decimals, without separators: it is copied into other programs. */
export const formatCoordinate = (valueM: number) => valueM.toFixed(3);

const pad = (value: number) => String(value).padStart(2, '0');

/** Local time `2025-03-01 09:08` of an ISO time. */
export function formatDateTime(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${formatClock(at)}`;
}

export function formatClock(at: Date): string {
  return `${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** The wall clock that an ISO time with offset was written with, whatever zone this machine is in. */
export function formatWrittenTime(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

/** The same to the second, with the offset where it is not that of China. */
export const formatWrittenSeconds = toWrittenSeconds;

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${to0(bytes)} B`;
  if (bytes < 1e6) return `${to0(bytes / 1e3)} KB`;
  if (bytes < 1e9) return `${to1(bytes / 1e6)} MB`;
  return `${to2(bytes / 1e9)} GB`;
}

/** Degrees as read in the field: 120.100000°E 30.870000°N. */
export function formatLonLat(lon: number, lat: number): string {
  return `${lon.toFixed(6)}°E ${lat.toFixed(6)}°N`;
}

/** Rare characters of names are two or more units of a string, and half of one is none. */
const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Han and full-width characters are twice as wide as letters and digits. */
const WIDE = /^[\p{Script=Han}\u3000-\u303f\uff01-\uff60\u2014\u2018-\u201d]/u;
const widthOf = (character: string): number => (WIDE.test(character) ? 2 : 1);

/**
 * Cuts a long name in its middle, where it says least: both its beginning and its extension stay.
 * @param max in widths of a letter, of which a Chinese character has two
 */
export function cutMiddle(text: string, max: number): string {
  if (2 * text.length <= max) return text;
  const all = Array.from(characters.segment(text), ({ segment }) => segment);
  if (widthsOf(all) <= max) return text;
  const head = fitting(all, Math.ceil((max - 1) / 2));
  const tail = fitting(all.toReversed(), max - 1 - widthsOf(head));
  return `${head.join('')}…${tail.reverse().join('')}`;
}

const widthsOf = (all: readonly string[]): number => all.reduce((sum, each) => sum + widthOf(each), 0);

/** As many from the beginning as there is room for. */
function fitting(all: readonly string[], width: number): string[] {
  let left = width;
  const end = all.findIndex((each) => {
    left -= widthOf(each);
    return left < 0;
  });
  return all.slice(0, end === -1 ? all.length : end);
}
