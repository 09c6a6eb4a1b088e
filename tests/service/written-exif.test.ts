/** What this program writes into a photo of its own is what it reads from it. */
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { exifBlock, type TakenFacts, withExifBlock } from '#core/photo/write-exif.ts';
import { readPhotoFile } from '#service/photos/read-photo-file.ts';

const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a5' } })
  .jpeg()
  .toBuffer();
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll('\0', '').trim().toWellFormed())
  .filter((text) => text !== '');
const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
const moment = fc
  .tuple(
    fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([date, ms]) => `${date.toISOString().slice(0, 19)}.${pad(ms, 3)}`);
const facts: fc.Arbitrary<TakenFacts> = fc.record({
  takenAt: fc
    .tuple(moment, fc.constantFrom('+08:00', '-03:30', '+00:00', '+14:00'))
    .map(([at, offset]) => at + offset),
  software: fc.constant('Takan 0.1.0'),
  widthPx: fc.constant(64),
  heightPx: fc.constant(48),
  model: fc.option(word, { nil: undefined }),
  artist: fc.option(word, { nil: undefined }),
  position: fc.option(
    fc.record({
      lon: fc.double({ min: -179.99, max: 179.99, noNaN: true }).filter((lon) => Math.abs(lon) > 1e-9),
      lat: fc.double({ min: -89.99, max: 89.99, noNaN: true }).filter((lat) => Math.abs(lat) > 1e-9),
      altitudeM: fc.option(
        fc.integer({ min: -400_000, max: 8_848_000 }).map((mm) => mm / 1000),
        {
          nil: undefined,
        },
      ),
      accuracyM: fc.option(
        fc.integer({ min: 0, max: 100_000 }).map((mm) => mm / 1000),
        { nil: undefined },
      ),
      utc: fc.option(
        moment.map((at) => `${at}Z`),
        { nil: undefined },
      ),
    }),
    { nil: undefined },
  ),
});

test('written and read again it is the same, in any script and on any half of the earth', async () => {
  await fc.assert(
    fc.asyncProperty(facts, async (written) => {
      const bytes = withExifBlock(jpeg, exifBlock(written));
      const reading = await readPhotoFile(Buffer.from(bytes));
      if (!reading.ok) throw new Error(reading.problem.code);
      const { evidence } = reading.facts;
      const { position } = written;
      const near = (value: number | undefined, digits: number) =>
        value === undefined ? undefined : expect.closeTo(value, digits);
      expect(evidence.offsetAssumed).toBeUndefined();
      expect({
        takenAt: evidence.takenAt,
        deviceModel: evidence.deviceModel,
        artist: evidence.artist,
        lon: evidence.lon,
        lat: evidence.lat,
        altitudeM: evidence.altitudeM,
        positionAccuracyM: evidence.positionAccuracyM,
        gpsAtMs: evidence.gpsTime && Date.parse(evidence.gpsTime),
      }).toEqual({
        takenAt: written.takenAt,
        deviceModel: written.model,
        artist: written.artist,
        lon: near(position?.lon, 8),
        lat: near(position?.lat, 8),
        altitudeM: near(position?.altitudeM, 6),
        positionAccuracyM: near(position?.accuracyM, 6),
        gpsAtMs: position?.utc && Date.parse(position.utc),
      });
    }),
    { numRuns: 60 },
  );
});

test('is put before everything else of the JPEG and changes none of it; what is no JPEG is refused', () => {
  const block = exifBlock({
    takenAt: '2025-03-01T09:08:07.123+08:00',
    software: 'Takan',
    widthPx: 1,
    heightPx: 1,
  });
  const bytes = withExifBlock(jpeg, block);
  expect(Buffer.from(bytes.subarray(bytes.length - jpeg.length + 2))).toEqual(jpeg.subarray(2));
  expect(() => withExifBlock(Uint8Array.from([0x89, 0x50]), block)).toThrow(RangeError);
  expect(() => withExifBlock(jpeg, new Uint8Array(70_000))).toThrow(RangeError);
});
