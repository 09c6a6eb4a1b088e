/** Distance and bearing in the plane. A bearing is in degrees clockwise from grid north, 0 ≤ bearing < 360. */
import { type Gk120, gk120 } from '../coordinates.ts';

const RADIANS = Math.PI / 180;

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

/** Decimal degrees, or degrees, minutes and seconds: `135.5`, `135°30′`, `135-30-00`, `135 30 0`. Undefined for what is none of them. */
export function parseBearing(text: string): number | undefined {
  const parts = text
    .trim()
    .replace(/[°度′'分″"秒：:\-－]/g, ' ')
    .trim()
    .split(/\s+/)
    .map(Number);
  const [degrees = Number.NaN, minutes = 0, seconds = 0, ...more] = parts;
  const isWhole = parts.slice(0, -1).every(Number.isInteger);
  const isFine = [degrees, minutes, seconds].every((part) => Number.isFinite(part) && part >= 0);
  if (more.length > 0 || text.trim() === '' || !isFine || !isWhole || minutes >= 60 || seconds >= 60)
    return undefined;
  const bearing = degrees + minutes / 60 + seconds / 3600;
  return bearing <= 360 ? bearing % 360 : undefined;
}
