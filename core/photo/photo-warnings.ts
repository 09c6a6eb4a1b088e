/**
 * What may be wrong with a photo as evidence for its parcel (docs/domain.md §5). Marks for people to look at, none of them keeps a
 * photo out.
 */
import { z } from 'zod';
import { type Gk120, type GkRing, gk120, lonLat } from '../geo/coordinates.ts';
import { toGk120 } from '../geo/projection.ts';
import { distanceToPolygonM } from '../geo/rings.ts';
import { MATCH_WITHIN_M } from './match-photo.ts';
import type { PhotoEvidence } from './photo-groups.ts';

export const PHOTO_WARNING_CODES = [
  'original-damaged',
  'original-missing',
  'differs-assignment',
  'differs-caption',
  'differs-rotation',
  'no-metadata',
  'far',
  'looks-like-gcj-02',
  'other-day',
  'same-bytes',
  'small',
] as const;
export const photoWarningSchema = z.object({
  code: z.enum(PHOTO_WARNING_CODES),
  /** Metres, days, pixels or parcels, as its text has them. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type PhotoWarning = Readonly<z.infer<typeof photoWarningSchema>>;

export type PhotoInQuestion = {
  readonly evidence: PhotoEvidence;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How many other parcels have a photo of the same bytes. */
  readonly otherParcels: number;
  /** What was found when its bytes were last held against its name, if that was not well. */
  readonly original?: 'damaged' | 'missing' | undefined;
};

/** Groups of which one of several values stands until somebody says which; a time that was corrected differently is told beside it. */
export const DIFFERING_GROUPS = ['assignment', 'caption', 'rotation'] as const;
type Differing = (typeof DIFFERING_GROUPS)[number];

/** Said of drawn copies too. @param by who wrote the values, group by group */
export function differenceWarnings(by: ReadonlyMap<Differing, readonly string[]>): readonly PhotoWarning[] {
  return [...by].map(([group, names]) => warning(`differs-${group}`, { by: [...new Set(names)].join('、') }));
}

/** What is known of the parcel; nothing for a photo that has none yet. */
export type ParcelOfPhoto = {
  readonly rings?: readonly GkRing[] | undefined;
  /** `2025-03-01` */
  readonly surveyedOn?: string | undefined;
};

const MIN_LONG_SIDE_PX = 1024;
/**
 * GCJ-02 moves positions here by so much in this direction (docs/domain.md §3). A photo that lies that way from its parcel, and at
 * it once moved back, was most likely written by a map program.
 */
const GCJ_02 = { metres: [500, 540], azimuthDeg: [116, 122] } as const;
/** As far as one steps back to photograph a yard, with the error of a receiver. */
const AT_PARCEL_M = 40;

/** @returns the gravest first; empty where there is nothing to remark */
export function photoWarnings(photo: PhotoInQuestion, parcel: ParcelOfPhoto = {}): readonly PhotoWarning[] {
  const { evidence, widthPx, heightPx, otherParcels, original } = photo;
  const longSide = Math.max(widthPx, heightPx);
  return [
    ...(original ? [warning(`original-${original}`)] : []),
    ...(saysNothing(evidence) ? [warning('no-metadata')] : []),
    ...placeWarnings(evidence, parcel.rings),
    ...dayWarnings(evidence, parcel.surveyedOn),
    ...(otherParcels > 0 ? [warning('same-bytes', { parcels: otherParcels })] : []),
    ...(longSide < MIN_LONG_SIDE_PX
      ? [warning('small', { pixels: longSide, needed: MIN_LONG_SIDE_PX })]
      : []),
  ];
}

function warning(code: PhotoWarning['code'], params: PhotoWarning['params'] = {}): PhotoWarning {
  return { code, params };
}

/** Chat programs take the metadata out of what they forward. */
function saysNothing({ takenAt, gpsTime, lon, deviceModel }: PhotoEvidence): boolean {
  return takenAt === undefined && gpsTime === undefined && lon === undefined && deviceModel === undefined;
}

function placeWarnings({ lon, lat }: PhotoEvidence, rings: readonly GkRing[] | undefined): PhotoWarning[] {
  if (lon === undefined || lat === undefined || !rings || rings.length === 0) return [];
  const at = toGk120(lonLat(lon, lat));
  const metres = distanceToPolygonM(at, rings);
  if (!(metres > MATCH_WITHIN_M)) return [];
  if (isMovedByGcj02(at, rings)) return [warning('looks-like-gcj-02', { metres: Math.round(metres) })];
  return [warning('far', { metres: Math.round(metres), limit: MATCH_WITHIN_M })];
}

function isMovedByGcj02(at: Gk120, rings: readonly GkRing[]): boolean {
  const distances = [GCJ_02.metres[0], (GCJ_02.metres[0] + GCJ_02.metres[1]) / 2, GCJ_02.metres[1]];
  const bearings = [
    GCJ_02.azimuthDeg[0],
    (GCJ_02.azimuthDeg[0] + GCJ_02.azimuthDeg[1]) / 2,
    GCJ_02.azimuthDeg[1],
  ];
  return distances.some((metres) =>
    bearings.some((azimuthDeg) => {
      const bearing = (azimuthDeg * Math.PI) / 180;
      const back = gk120(at.northM - metres * Math.cos(bearing), at.eastM - metres * Math.sin(bearing));
      return distanceToPolygonM(back, rings) <= AT_PARCEL_M;
    }),
  );
}

/** By the day that the camera's clock showed; without a clock by that of the receiver, which is eight hours behind. */
function dayWarnings({ takenAt, gpsTime }: PhotoEvidence, surveyedOn: string | undefined): PhotoWarning[] {
  const day = takenAt?.slice(0, 10) ?? (gpsTime && chineseDayOf(gpsTime));
  if (!day || !surveyedOn || day === surveyedOn) return [];
  const days = Math.round(Math.abs(Date.parse(day) - Date.parse(surveyedOn)) / 86_400_000);
  return days > 0 ? [warning('other-day', { days, day, surveyedOn })] : [];
}

function chineseDayOf(utc: string): string {
  return new Date(Date.parse(utc) + 8 * 3_600_000).toISOString().slice(0, 10);
}
