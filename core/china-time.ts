/** Dates and times where the survey is, whatever zone the laptop is set to. China has one zone and no summer time. */

export const CHINA_OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;

/** `2025-03-01T09:08:00.000`, without a zone. */
export function toLocalTimeInChina(time: Date): string {
  return new Date(time.getTime() + OFFSET_MS).toISOString().slice(0, -1);
}

/** `2025-03-01` */
export function toDateInChina(time: Date): string {
  return toLocalTimeInChina(time).slice(0, 10);
}

/** `2025-03-01 09:08`, as people read it. */
export function toMinuteInChina(time: Date): string {
  return toLocalTimeInChina(time).slice(0, 16).replace('T', ' ');
}

/** `20250301090800`, for the names of files. */
export function toFileStamp(time: Date): string {
  return toLocalTimeInChina(time).slice(0, 19).replace(/\D/g, '');
}

/** The moment at which a calendar day `yyyy-mm-dd` begins, or one so many days later. */
export function startOfDayInChina(date: string, daysLater = 0): Date {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) - OFFSET_MS + daysLater * 24 * 3_600_000);
}

/** `+08:00` or `Z` as an ISO time was written with; undefined without any. */
export function offsetOf(iso: string): string | undefined {
  return /(Z|[+-]\d\d:\d\d)$/.exec(iso)?.[0];
}

/** By the clock that an ISO time was written with: `2025-03-01 09:08:00`, with its offset where that is not China's. */
export function toWrittenSeconds(iso: string): string {
  const offset = offsetOf(iso);
  const foreign = offset && offset !== CHINA_OFFSET ? ` ${offset}` : '';
  return `${iso.slice(0, 19).replace('T', ' ')}${foreign}`;
}
