/**
 * The name a package's file is given: `踏勘_<township>_<surveyor>_<yyyymmdd-HHMM>_<short id>.takan`. It is for people, who sort
 * sticks by it; the program never reads anything from it.
 */
import { toFileNamePart } from '#core/file-name.ts';
import type { PackageId } from '#core/ids.ts';

export const PACKAGE_EXTENSION = '.takan';

/** 20 code points are at most 80 bytes of UTF-8, so that the whole stays under the 255 of ext4, with `.age` behind too. */
const MAX_PART_LENGTH = 20;

export type PackageNameParts = {
  readonly township: string;
  readonly surveyor: string;
  /** Local time as shown to people, `2025-03-01T09:08` (what follows is ignored). */
  readonly localTime: string;
  readonly packageId: PackageId;
};

/**
 * The file name of a package, whatever people are called.
 * @throws RangeError when localTime does not begin like `2025-03-01T09:08`
 */
export function toPackageFileName({ township, surveyor, localTime, packageId }: PackageNameParts): string {
  const time = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(localTime);
  if (!time) throw new RangeError('localTime must begin like 2025-03-01T09:08');
  const [, year, month, day, hour, minute] = time;
  const parts = ['踏勘', toPart(township), toPart(surveyor), `${year}${month}${day}-${hour}${minute}`];
  // The end of a UUIDv7 is random; its beginning is the time, which packages made in a row share.
  return `${parts.join('_')}_${packageId.slice(-6)}${PACKAGE_EXTENSION}`;
}

function toPart(text: string): string {
  const first = (plain: string) => Array.from(plain).slice(0, MAX_PART_LENGTH).join('');
  return toFileNamePart(text, first) || '-';
}
