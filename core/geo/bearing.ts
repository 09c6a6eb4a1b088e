/** Distance and bearing in the plane. A bearing is in degrees clockwise from grid north, 0 ≤ bearing < 360. */
import { type Gk120, gk120 } from './coordinates.ts';

const RADIANS = Math.PI / 180;

export function distanceM(a: Gk120, b: Gk120): number {
  return lengthM(b.northM - a.northM, b.eastM - a.eastM);
}

/** Not `Math.hypot`: its care for sizes that metres on earth never have is a twentieth of the time a file of parcels takes to read. */
export function lengthM(northM: number, eastM: number): number {
  return Math.sqrt(northM * northM + eastM * eastM);
}

/** 100 m at 90° from (0, 0): 0 north, 100 east. */
export function pointAt(from: Gk120, distanceM: number, bearingDeg: number): Gk120 {
  return gk120(
    from.northM + distanceM * Math.cos(bearingDeg * RADIANS),
    from.eastM + distanceM * Math.sin(bearingDeg * RADIANS),
  );
}

export function bearingDeg(from: Gk120, to: Gk120): number {
  const degrees = Math.atan2(to.eastM - from.eastM, to.northM - from.northM) / RADIANS;
  return (degrees + 360) % 360;
}

/** By how much two bearings differ, the shorter way round: 0 to 180. */
export function turnDeg(a: number, b: number): number {
  const turn = Math.abs(a - b);
  return Math.min(turn, 360 - turn);
}

const DECIMAL = /^(\d+(?:\.\d+)?)\s*[°度]?$/;
const MINUTES = /^(\d+)\s*[°度:\s-]\s*(\d+(?:\.\d+)?)\s*[′'分]?$/;
const SECONDS = /^(\d+)\s*[°度:\s-]\s*(\d+)\s*[′'分:\s-]\s*(\d+(?:\.\d+)?)\s*(?:″|′′|"|秒)?$/;

/**
 * Decimal degrees, or degrees, minutes and seconds: `135.5`, `135°30′`, `135-30-00`, `135 30 0`, full-width or not. Undefined for what
 * is none of them: a sign before it, or a number as programs write them, is no bearing.
 */
export function parseBearing(text: string): number | undefined {
  const typed = text.normalize('NFKC').trim();
  const [, degrees, minutes = '0', seconds = '0'] =
    DECIMAL.exec(typed) ?? MINUTES.exec(typed) ?? SECONDS.exec(typed) ?? [];
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return undefined;
  const bearing = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return bearing <= 360 ? bearing % 360 : undefined;
}
