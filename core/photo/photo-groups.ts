/**
 * The field groups of a photo. What the camera wrote never changes and is one group; what people say of the photo
 * (parcel and kind, caption, correction of the time) are groups of their own, so that two people may say different things without losing either.
 */
import { z } from 'zod';
import { photoHashSchema, recordIdSchema } from '#core/ids.ts';
import { photoClockSchema } from './photo-clock.ts';
import { clockwiseDegSchema, photoSketchSchema } from './sketch.ts';

/** docs/domain.md §5: 全景, 近景, 内部, 界址点, 标识, 证照, 无人机, 其他. Texts come from the code list `photoKind`. */
export const PHOTO_KINDS = [
  'panorama',
  'closeUp',
  'interior',
  'boundaryPoint',
  'sign',
  'document',
  'drone',
  'other',
] as const;
export const photoKindSchema = z.enum(PHOTO_KINDS);
export type PhotoKind = z.infer<typeof photoKindSchema>;

/** HEIF pictures go by the name of `image/heic`, which is what phones write. */
export const PHOTO_MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/tiff',
  'image/webp',
  'image/heic',
] as const;
export type PhotoMediaType = (typeof PHOTO_MEDIA_TYPES)[number];

const embeddedTextSchema = z.string().min(1).max(2000);
const headingSchema = z.number().min(-360).max(360);

/** What the file says of itself. Positions are WGS84, taken as CGCS2000. */
export const photoEvidenceSchema = z.strictObject({
  /** The camera's local time with offset, `2025-03-01T09:08:00+08:00`, with the fraction of a second where it is written. */
  takenAt: z.iso.datetime({ offset: true }).optional(),
  /** The file named no offset and +08:00 was assumed. */
  offsetAssumed: z.boolean().optional(),
  /** The receiver's time, in UTC: right even where the camera's clock is wrong. */
  gpsTime: z.iso.datetime().optional(),
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  /** Negative below sea level. */
  altitudeM: z.number().min(-1000).max(20_000).optional(),
  positionAccuracyM: z.number().min(0).max(1e6).optional(),
  /** Direction of view in degrees, 0 ≤ azimuthDeg < 360, clockwise from north. */
  azimuthDeg: z.number().min(0).lt(360).optional(),
  azimuthReference: z.enum(['true', 'magnetic']).optional(),
  /** EXIF orientation 1–8. */
  orientation: z.int().min(1).max(8).optional(),
  deviceModel: z.string().max(200).optional(),
  lensModel: z.string().max(200).optional(),
  /** Who took it, where the camera knows. */
  artist: z.string().max(200).optional(),
  /** Captions that somebody wrote into the file, each from its own place: EXIF ImageDescription and UserComment, XMP dc:description. */
  imageDescription: embeddedTextSchema.optional(),
  userComment: embeddedTextSchema.optional(),
  xmpDescription: embeddedTextSchema.optional(),
  /** Drones: height above the place of take-off. */
  relativeAltitudeM: z.number().min(-10_000).max(20_000).optional(),
  /** Drones: which way the camera hung under it looks, clockwise from north, and up (90) or down (−90). */
  gimbalYawDeg: headingSchema.optional(),
  gimbalPitchDeg: headingSchema.optional(),
  gimbalRollDeg: headingSchema.optional(),
});
export type PhotoEvidence = Readonly<z.infer<typeof photoEvidenceSchema>>;

/** For pictures that came from no card: pasted as a bitmap at that time, which is no time of taking; or taken with this program's camera. */
export const photoOriginSchema = z.strictObject({
  from: z.enum(['clipboard', 'camera']),
  at: z.iso.datetime(),
});
export type PhotoOrigin = Readonly<z.infer<typeof photoOriginSchema>>;

export const photoFileSchema = z.strictObject({
  sha256: photoHashSchema,
  byteLength: z.int().min(1),
  mediaType: z.enum(PHOTO_MEDIA_TYPES),
  fileName: z.string().max(255),
  /** As stored, before the EXIF orientation is applied; HEIC as it is shown, for it turns itself. */
  widthPx: z.int().min(1),
  heightPx: z.int().min(1),
  evidence: photoEvidenceSchema,
  origin: photoOriginSchema.optional(),
});

export const PHOTO_GROUPS = {
  file: photoFileSchema,
  /** Without a parcel while nobody has said whose it is: the photo is in, travels, and waits to be matched. */
  assignment: z.strictObject({ parcel: recordIdSchema.optional(), kind: photoKindSchema }),
  caption: z.strictObject({ text: z.string().max(500) }),
  /** Which way up people look at it; the original stays as it is. */
  rotation: z.strictObject({ clockwiseDeg: clockwiseDegSchema }),
  /** Only of drawn copies: from which original they come. */
  sketch: photoSketchSchema,
  /** By how much the camera's clock was wrong, where somebody put it right. */
  clock: photoClockSchema,
} as const;
export type PhotoGroup = keyof typeof PHOTO_GROUPS;
export type PhotoFile = Readonly<z.infer<typeof photoFileSchema>>;

export function fromPhotoOperationGroup(name: string): PhotoGroup | undefined {
  const group = name.startsWith('photo.') ? name.slice('photo.'.length) : '';
  return Object.hasOwn(PHOTO_GROUPS, group) ? (group as PhotoGroup) : undefined;
}
