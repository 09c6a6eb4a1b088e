import { createHash } from 'node:crypto';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toGkRings } from '#core/geo/boundary.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { demoParcels } from '#service/demo/demo-data.ts';
import { demoPhoto, demoPhotoPlans } from '#service/demo/demo-photos.ts';

const parcels = [...demoParcels({ seed: 5, count: 40 })];
const [first] = parcels;
if (!first) throw new Error('no sample parcel');
const [plan] = demoPhotoPlans({ seed: 5, parcel: first });
if (!plan) throw new Error('no sample photo');

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('plans of sample photos', () => {
  it('are what a parcel needs to be submitted, under different names', () => {
    for (const parcel of parcels) {
      const plans = demoPhotoPlans({ seed: 5, parcel });
      const kinds = plans.map(({ kind }) => kind);
      const category = parcel.attributes.classification?.category ?? '';
      const wanted = ['panorama', 'panorama', 'closeUp'];
      expect(kinds).toEqual(
        ['industrial', 'commercial'].includes(category) ? [...wanted, 'interior'] : wanted,
      );
      expect(new Set(plans.map(({ fileName }) => fileName)).size).toBe(plans.length);
    }
  });

  it('stand within 200 m of the parcel, on the day of the survey', () => {
    for (const parcel of parcels) {
      const corners = toGkRings(parcel.boundary).flat();
      for (const { at, takenAtLocal, azimuthDeg } of demoPhotoPlans({ seed: 5, parcel })) {
        const stand = toGk120(at);
        const distances = corners.map(({ northM, eastM }) =>
          Math.hypot(northM - stand.northM, eastM - stand.eastM),
        );
        expect(Math.min(...distances)).toBeLessThan(200);
        expect(takenAtLocal.slice(0, 10)).toBe(parcel.attributes.process?.surveyedOn);
        expect(azimuthDeg).toBeGreaterThanOrEqual(0);
        expect(azimuthDeg).toBeLessThan(360);
      }
    }
  });
});

describe('a sample photo', () => {
  it('has the same bytes for the same seed, and others for another', async () => {
    const one = await demoPhoto({ seed: 5, plan });
    const again = await demoPhoto({ seed: 5, plan });
    const other = await demoPhoto({ seed: 6, plan });
    expect(sha256(again.bytes)).toBe(sha256(one.bytes));
    expect(sha256(other.bytes)).not.toBe(sha256(one.bytes));
  });

  it('is a JPEG of 1600×1200 with 150 to 300 KB, whatever it shows', async () => {
    for (const kind of ['panorama', 'closeUp', 'interior', 'sign'] as const) {
      const { bytes } = await demoPhoto({ seed: 5, plan: { ...plan, kind } });
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1200 });
      expect(bytes.length).toBeGreaterThan(150_000);
      expect(bytes.length).toBeLessThan(300_000);
    }
  });

  it('carries time, offset, position, direction and model as a phone writes them', async () => {
    const { bytes } = await demoPhoto({ seed: 5, plan });
    const { exif, gps } = ExifReader.load(Buffer.from(bytes), { expanded: true });
    expect(exif?.DateTimeOriginal?.description).toBe(
      plan.takenAtLocal.replaceAll('-', ':').replace('T', ' '),
    );
    expect(exif?.OffsetTimeOriginal?.description).toBe('+08:00');
    expect(exif?.Model?.description).toBe(plan.deviceModel);
    expect(exif?.GPSImgDirectionRef?.value).toEqual(['T']);
    const [numerator, denominator] = exif?.GPSImgDirection?.value ?? [Number.NaN, 1];
    expect(numerator / denominator).toBeCloseTo(plan.azimuthDeg, 2);
    expect(gps?.Longitude).toBeCloseTo(plan.at[0], 7);
    expect(gps?.Latitude).toBeCloseTo(plan.at[1], 7);
    expect(gps?.Altitude).toBeCloseTo(plan.altitudeM, 1);
  });

  it('tells its hemisphere south of the equator and west of Greenwich', async () => {
    const { bytes } = await demoPhoto({ seed: 5, plan: { ...plan, at: lonLat(-70.5, -33.25) } });
    const { gps } = ExifReader.load(Buffer.from(bytes), { expanded: true });
    expect(gps?.Longitude).toBeCloseTo(-70.5, 7);
    expect(gps?.Latitude).toBeCloseTo(-33.25, 7);
  });
});
