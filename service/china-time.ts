/** Dates and times where the survey is, whatever zone the laptop is set to. China has one zone and no summer time. */

const OFFSET_MS = 8 * 3_600_000;

/** `2025-03-01T09:08:00.000`, without a zone. */
export function toLocalTimeInChina(time: Date): string {
  return new Date(time.getTime() + OFFSET_MS).toISOString().slice(0, -1);
}

/** `2025-03-01` */
export function toDateInChina(time: Date): string {
  return toLocalTimeInChina(time).slice(0, 10);
}

/** The moment at which a calendar day `yyyy-mm-dd` begins, or one so many days later. */
export function startOfDayInChina(date: string, daysLater = 0): Date {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) - OFFSET_MS + daysLater * 24 * 3_600_000);
}
