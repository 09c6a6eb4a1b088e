/**
 * What the camera wrote into a photo: EXIF and XMP, in every format taken. Nothing is guessed without being marked; what is
 * missing, unreadable or absurd is absent.
 */
import ExifReader from 'exifreader';
import { type PhotoEvidence, photoEvidenceSchema } from '#core/photo/photo-groups.ts';
import { decodeUserComment } from './user-comment.ts';

const ASSUMED_OFFSET = '+08:00';
const NAME_LENGTH = 200;
const TEXT_LENGTH = 2000;

type Tags = ExifReader.ExpandedTags;
type ExifTags = NonNullable<Tags['exif']>;
type Tag = { readonly value?: unknown; readonly description?: unknown };

/** @param littleEndian of the EXIF block: in which order a comment in UTF-16 most likely is */
export function readEvidence(bytes: Buffer, littleEndian: boolean): PhotoEvidence {
  let tags: Tags;
  try {
    tags = ExifReader.load(bytes, { expanded: true });
  } catch {
    return {};
  }
  const exif = tags.exif ?? {};
  const found: Record<string, unknown> = {
    ...timeOf(exif),
    gpsTime: gpsTimeOf(exif),
    ...positionOf(tags),
    altitudeM: tags.gps?.Altitude,
    positionAccuracyM: rational(exif.GPSHPositioningError),
    ...directionOf(exif),
    orientation: numberOf(exif.Orientation?.value),
    deviceModel: textOf(exif.Model, NAME_LENGTH),
    lensModel: textOf(exif.LensModel, NAME_LENGTH),
    artist: textOf(exif.Artist, NAME_LENGTH),
    imageDescription: textOf(exif.ImageDescription, TEXT_LENGTH),
    userComment: decodeUserComment(bytesOf(exif.UserComment as Tag | undefined), littleEndian)
      ?.slice(0, TEXT_LENGTH)
      .toWellFormed(),
    ...fromXmp(tags.xmp ?? {}),
  };
  const shape = photoEvidenceSchema.shape as Readonly<
    Record<string, { safeParse(value: unknown): { success: boolean } }>
  >;
  const sound = Object.entries(found).filter(
    ([name, value]) => value !== undefined && shape[name]?.safeParse(value).success,
  );
  return photoEvidenceSchema.parse(Object.fromEntries(sound));
}

function timeOf(exif: ExifTags): Record<string, unknown> {
  const isOriginal = textOf(exif.DateTimeOriginal) !== undefined;
  const text = textOf(isOriginal ? exif.DateTimeOriginal : exif.DateTimeDigitized);
  const parts = text && /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text);
  if (!parts) return {};
  const [, year, month, day, hour, minute, second] = parts;
  const fraction = textOf(isOriginal ? exif.SubSecTimeOriginal : exif.SubSecTimeDigitized);
  const stated =
    textOf(isOriginal ? exif.OffsetTimeOriginal : exif.OffsetTimeDigitized) ?? textOf(exif.OffsetTime);
  const offset = stated === 'Z' ? '+00:00' : stated && /^[+-]\d\d:\d\d$/.test(stated) ? stated : undefined;
  const takenAt = [
    `${year}-${month}-${day}T${hour}:${minute}:${second}`,
    fraction && /^\d{1,9}$/.test(fraction) ? `.${fraction}` : '',
    offset ?? ASSUMED_OFFSET,
  ].join('');
  // Without a clock cameras write zeros, and broken ones a thirteenth month.
  if (!isDay(Number(year), Number(month), Number(day)) || Number.isNaN(Date.parse(takenAt))) return {};
  return { takenAt, ...(offset ? {} : { offsetAssumed: true }) };
}

function gpsTimeOf(exif: ExifTags): string | undefined {
  const [, year, month, day] = /^(\d{4}):(\d\d):(\d\d)$/.exec(textOf(exif.GPSDateStamp) ?? '') ?? [];
  const parts = exif.GPSTimeStamp?.value;
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [hour, minute, second] = parts.map((value) => rational({ value }));
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (!isDay(Number(year), Number(month), Number(day)) || hour >= 24 || minute >= 60 || second >= 60)
    return undefined;
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  const fraction = /\.\d+$/.exec(String(Number((second % 1).toFixed(6))))?.[0] ?? '';
  return `${year}-${month}-${day}T${two(hour)}:${two(minute)}:${two(second)}${fraction}Z`;
}

/** A day of the calendar since there are cameras that write one. */
function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1900)) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function positionOf({ gps }: Tags): Record<string, unknown> {
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

/** DJI and those who follow it write where the drone was and where its camera looked, as texts with a sign. */
function fromXmp(xmp: ExifReader.XmpTags): Record<string, unknown> {
  const description = xmp.description?.description;
  const number = (name: string): number | undefined => {
    const text = xmp[name]?.description;
    return typeof text === 'string' && /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  };
  return {
    xmpDescription: typeof description === 'string' ? cleanText(description, TEXT_LENGTH) : undefined,
    relativeAltitudeM: number('RelativeAltitude'),
    gimbalYawDeg: number('GimbalYawDegree'),
    gimbalPitchDeg: number('GimbalPitchDegree'),
    gimbalRollDeg: number('GimbalRollDegree'),
  };
}

/** EXIF rationals come as [numerator, denominator]. */
function rational(tag: Tag | undefined): number | undefined {
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

function textOf(tag: Tag | undefined, limit = NAME_LENGTH): string | undefined {
  const raw = Array.isArray(tag?.value) ? tag.value[0] : tag?.value;
  return typeof raw === 'string' ? cleanText(raw, limit) : undefined;
}

function cleanText(raw: string, limit: number): string | undefined {
  const text = raw.replaceAll('\0', '').trim().slice(0, limit).toWellFormed();
  return text === '' ? undefined : text;
}

function bytesOf(tag: Tag | undefined): Uint8Array {
  const value = tag?.value;
  return Array.isArray(value) ? Uint8Array.from(value.map(Number)) : new Uint8Array();
}
