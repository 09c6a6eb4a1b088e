/** Numbers and times as they stand on the sheet. Areas are rounded once, from the unrounded m² (docs/domain.md §3). */
import { toHectares, toMu, toShownSqM } from '#core/geo/areas.ts';

/** 1234567.5, 2 → `1,234,567.50`. Written here, for `Intl` differs between hosts. */
export function toGrouped(value: number, decimals: number): string {
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const isZero = !/[1-9]/.test(fixed);
  return `${value < 0 && !isZero ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** As recorded: all decimals that were typed, at most six. 2.50 → `2.5`, 1200 → `1,200`. */
export function toPlainNumber(value: number): string {
  return toGrouped(value, 6).replace(/\.?0+$/, '');
}

/** `30,000.02` */
export const toSqMText = (areaSqM: number): string => toGrouped(toShownSqM(areaSqM), 2);
/** `45.0000` */
export const toMuText = (areaSqM: number): string => toGrouped(toMu(areaSqM), 4);
/** `3.0000` */
export const toHectaresText = (areaSqM: number): string => toGrouped(toHectares(areaSqM), 4);
/** Coordinates and lengths: 3 and 2 decimals, ungrouped, as every point list of the offices has them. */
export const toCoordinateText = (metres: number): string => metres.toFixed(3);
export const toLengthText = (metres: number): string => metres.toFixed(2);

/** `2025-03-01T09:08:00+08:00` → `2025-03-01 09:08`: the local time that was written, whatever this machine's zone is. */
export const toMinuteText = (localDateTime: string): string => localDateTime.slice(0, 16).replace('T', ' ');
export const toDayText = (localDateTime: string): string => localDateTime.slice(0, 10);
/** 123.4 → `123°`; 359.7 → `0°`. */
export const toAzimuthText = (azimuthDeg: number): string => `${Math.round(azimuthDeg) % 360}°`;
