/**
 * What a photo file says of itself: size, and from EXIF time, position and direction. Nothing is guessed without being
 * marked; an absurd value is left out rather than stored.
 */
import ExifReader from 'exifreader';
import sharp from 'sharp';
import type { Problem } from '#core/contract/failures.ts';
import { type PhotoEvidence, photoEvidenceSchema } from '#core/photo/photo-groups.ts';
import { scaled } from './derivatives.ts';

/** EXIF stands in the first segments of a JPEG; maker notes and previews make them long. */
const HEAD_BYTES = 256 * 1024;
const MAX_PIXELS = 150_000_000;
const MAX_BYTES = 200 * 1024 * 1024;
const ASSUMED_OFFSET = '+08:00';

export type PhotoFacts = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly evidence: PhotoEvidence;
};
export type PhotoReading =
  | { readonly ok: true; readonly facts: PhotoFacts }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a photo's bytes to the end, so that a file that is not a whole JPEG is refused before it is stored. */
export async function readPhotoFile(bytes: Buffer): Promise<PhotoReading> {
  const refuse = (code: string, params: Problem['params'] = {}): PhotoReading => ({
    ok: false,
    problem: { code, params },
  });
  if (bytes.length === 0) return refuse('photo.empty');
  if (bytes.length > MAX_BYTES) return refuse('photo.too-large', { limitBytes: MAX_BYTES });
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return refuse('photo.not-a-jpeg');
  let size: { width: number; height: number };
  try {
    const { width, height, format } = await sharp(bytes).metadata();
    if (format !== 'jpeg') return refuse('photo.not-a-jpeg');
    size = { width, height };
  } catch {
    return refuse('photo.truncated');
  }
  if (size.width * size.height > MAX_PIXELS) return refuse('photo.too-many-pixels', { limit: MAX_PIXELS });
  try {
    await scaled(bytes, 64);
  } catch {
    return refuse('photo.truncated');
  }
  return { ok: true, facts: { widthPx: size.width, heightPx: size.height, evidence: readEvidence(bytes) } };
}

/** Time, position, direction and device from EXIF; what is missing, unreadable or absurd is absent. */
export function readEvidence(bytes: Buffer): PhotoEvidence {
  let tags: ExifReader.ExpandedTags;
  try {
    tags = ExifReader.load(bytes.subarray(0, HEAD_BYTES), { expanded: true });
  } catch {
    return {};
  }
  const exif = tags.exif ?? {};
  const found: Record<string, unknown> = {
    ...timeOf(exif),
    ...positionOf(tags),
    altitudeM: tags.gps?.Altitude,
    positionAccuracyM: rational(exif.GPSHPositioningError),
    ...directionOf(exif),
    orientation: numberOf(exif.Orientation?.value),
    deviceModel: textOf(exif.Model)?.slice(0, 200),
  };
  const shape = photoEvidenceSchema.shape as Readonly<
    Record<string, { safeParse(value: unknown): { success: boolean } }>
  >;
  const sound = Object.entries(found).filter(
    ([name, value]) => value !== undefined && shape[name]?.safeParse(value).success,
  );
  return photoEvidenceSchema.parse(Object.fromEntries(sound));
}

type ExifTags = NonNullable<ExifReader.ExpandedTags['exif']>;

function timeOf(exif: ExifTags): Record<string, unknown> {
  const text = textOf(exif.DateTimeOriginal) ?? textOf(exif.DateTimeDigitized);
  const parts = text && /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text);
  if (!parts) return {};
  const [, year, month, day, hour, minute, second] = parts;
  const stated = textOf(exif.OffsetTimeOriginal) ?? textOf(exif.OffsetTime);
  const offset = stated === 'Z' ? '+00:00' : stated && /^[+-]\d\d:\d\d$/.test(stated) ? stated : undefined;
  const takenAt = `${year}-${month}-${day}T${hour}:${minute}:${second}${offset ?? ASSUMED_OFFSET}`;
  return Number.isNaN(Date.parse(takenAt)) ? {} : { takenAt, ...(offset ? {} : { offsetAssumed: true }) };
}

function positionOf({ gps }: ExifReader.ExpandedTags): Record<string, unknown> {
  const { Latitude: lat, Longitude: lon } = gps ?? {};
  // A receiver without a fix writes 0, 0, which lies in the Gulf of Guinea.
  if (lat === undefined || lon === undefined || !Number.isFinite(lat) || !Number.isFinite(lon)) return {};
  if ((lat === 0 && lon === 0) || Math.abs(lat) > 90 || Math.abs(lon) > 180) return {};
  return { lat, lon };
}

function directionOf(exif: ExifTags): Record<string, unknown> {
  const degrees = rational(exif.GPSImgDirection);
  if (degrees === undefined || degrees < 0 || degrees > 360) return {};
  const reference = textOf(exif.GPSImgDirectionRef);
  return {
    azimuthDeg: degrees === 360 ? 0 : degrees,
    ...(reference === 'T'
      ? { azimuthReference: 'true' }
      : reference === 'M'
        ? { azimuthReference: 'magnetic' }
        : {}),
  };
}

/** EXIF rationals come as [numerator, denominator]. */
function rational(tag: { readonly value?: unknown } | undefined): number | undefined {
  const value = tag?.value;
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [numerator, denominator] = value.map(Number);
  if (numerator === undefined || !denominator) return undefined;
  const result = numerator / denominator;
  return Number.isFinite(result) ? result : undefined;
}

function numberOf(value: unknown): number | undefined {
  const number = Array.isArray(value) ? Number(value[0]) : Number(value);
  return value === undefined || !Number.isFinite(number) ? undefined : number;
}

function textOf(
  tag: { readonly value?: unknown; readonly description?: unknown } | undefined,
): string | undefined {
  const raw = Array.isArray(tag?.value) ? tag.value[0] : tag?.value;
  const text = typeof raw === 'string' ? raw.replaceAll('\0', '').trim() : '';
  return text === '' ? undefined : text;
}
