/**
 * Sample evidence photos: drawn JPEGs with the metadata a phone writes (time with offset, position, direction of view, model), so that the
 * whole way of a photo can be shown and tested. The same seed and plan give the same bytes with the same version of sharp.
 */
import sharp from 'sharp';
import { toGkRings } from '#core/geo/boundary.ts';
import { gk120, type LonLat } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import type { DemoParcel } from './demo-data.ts';
import { type DemoRandom, demoRandom } from './demo-random.ts';
import { drawScene, SCENE_HEIGHT_PX, SCENE_WIDTH_PX } from './demo-scene.ts';
import { PHONES } from './demo-words.ts';

export type DemoPhotoPlan = {
  readonly kind: PhotoKind;
  /** As phones name them; different for each photo of a parcel. */
  readonly fileName: string;
  /** Where the photographer stands. */
  readonly at: LonLat;
  readonly altitudeM: number;
  /** 0 ≤ azimuthDeg < 360, from true north. */
  readonly azimuthDeg: number;
  /** Local time of China, `yyyy-mm-ddThh:mm:ss`. */
  readonly takenAtLocal: string;
  readonly deviceModel: string;
};

export type DemoPhoto = DemoPhotoPlan & { readonly bytes: Uint8Array };

/** South of the parcel looking north, east of it looking west, near the gate, and inside. */
const VIEWS = [
  { kind: 'panorama', azimuthDeg: 0, from: 'outside' },
  { kind: 'panorama', azimuthDeg: 270, from: 'outside' },
  { kind: 'closeUp', azimuthDeg: 45, from: 'inside' },
  { kind: 'interior', azimuthDeg: 135, from: 'inside' },
] as const;
const JPEG_QUALITY = 74;

/** The photos a parcel needs before it may be submitted: two panoramas from different sides, a close-up, an interior of works and shops. */
export function demoPhotoPlans({
  seed,
  parcel,
}: {
  seed: number;
  parcel: DemoParcel;
}): readonly DemoPhotoPlan[] {
  const random = demoRandom(seed, 'photos', parcel.index);
  const category = parcel.attributes.classification?.category;
  const hasInterior = category === 'industrial' || category === 'commercial';
  const day = parcel.attributes.process?.surveyedOn ?? '2025-03-01';
  const deviceModel = random.pick(PHONES);
  const firstMinute = random.whole(8 * 60, 16 * 60);
  return VIEWS.filter(({ kind }) => hasInterior || kind !== 'interior').map(
    ({ kind, azimuthDeg, from }, nth) => {
      const direction = ((azimuthDeg * 10 + random.whole(-150, 150) + 3600) % 3600) / 10;
      const time = timeOfDay(firstMinute + nth * 2, random.whole(0, 59));
      return {
        kind,
        fileName: `IMG_${day.replaceAll('-', '')}_${time.replaceAll(':', '')}.jpg`,
        at: standpoint(parcel, direction, from, random),
        altitudeM: random.whole(20, 90) / 10,
        azimuthDeg: direction,
        takenAtLocal: `${day}T${time}`,
        deviceModel,
      };
    },
  );
}

/** A JPEG of 1600×1200, about 150–300 KB. */
export async function demoPhoto({ seed, plan }: { seed: number; plan: DemoPhotoPlan }): Promise<DemoPhoto> {
  const [lonDeg, latDeg] = plan.at;
  const pixels = drawScene(seed, plan.kind, `${plan.fileName}/${lonDeg}/${latDeg}`);
  const raw = { width: SCENE_WIDTH_PX, height: SCENE_HEIGHT_PX, channels: 3 as const };
  const time = plan.takenAtLocal.replaceAll('-', ':').replace('T', ' ');
  const bytes = await sharp(pixels, { raw })
    .jpeg({ quality: JPEG_QUALITY })
    .withExif({
      IFD0: { Make: plan.deviceModel.split(' ')[0] ?? '', Model: plan.deviceModel, DateTime: time },
      IFD2: { DateTimeOriginal: time, OffsetTimeOriginal: '+08:00' },
      IFD3: {
        GPSVersionID: '2 3 0 0',
        GPSLatitudeRef: latDeg < 0 ? 'S' : 'N',
        GPSLatitude: toSexagesimal(latDeg),
        GPSLongitudeRef: lonDeg < 0 ? 'W' : 'E',
        GPSLongitude: toSexagesimal(lonDeg),
        GPSAltitudeRef: '0',
        GPSAltitude: `${Math.round(plan.altitudeM * 10)}/10`,
        GPSImgDirectionRef: 'T',
        GPSImgDirection: `${Math.round(plan.azimuthDeg * 100) % 36_000}/100`,
      },
    })
    .toBuffer();
  return { ...plan, bytes };
}

/** Looks at the middle of the parcel along the azimuth, from beyond its edge or from a quarter of the way in. */
function standpoint(
  parcel: DemoParcel,
  azimuthDeg: number,
  from: 'outside' | 'inside',
  random: DemoRandom,
): LonLat {
  const ring = toGkRings(parcel.boundary)[0] ?? [];
  const norths = ring.map(({ northM }) => northM);
  const easts = ring.map(({ eastM }) => eastM);
  const [south, north, west, east] = [
    Math.min(...norths),
    Math.max(...norths),
    Math.min(...easts),
    Math.max(...easts),
  ];
  const halfM = Math.max(north - south, east - west) / 2;
  const awayM = from === 'outside' ? halfM + random.between(10, 30) : halfM * 0.25;
  const radians = (azimuthDeg * Math.PI) / 180;
  return toLonLat(
    gk120((south + north) / 2 - Math.cos(radians) * awayM, (west + east) / 2 - Math.sin(radians) * awayM),
  );
}

/** Degrees, minutes and seconds as EXIF rationals; the seconds to four decimals, which is 3 mm. */
function toSexagesimal(degrees: number): string {
  const tenThousandths = Math.round(Math.abs(degrees) * 3600 * 10_000);
  const minutes = Math.floor(tenThousandths / 600_000);
  return `${Math.floor(minutes / 60)}/1 ${minutes % 60}/1 ${tenThousandths % 600_000}/10000`;
}

function timeOfDay(minutes: number, seconds: number): string {
  return [Math.floor(minutes / 60), minutes % 60, seconds]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
