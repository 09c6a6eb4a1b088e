/** Photos in every format a camera, phone or drone writes, and everything that only looks like one. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { PHOTO_EXTENSIONS } from '#core/package/package-layout.ts';
import { mediaTypeOf } from '#core/photo/media-type.ts';
import { type PhotoMediaType, photoEvidenceSchema } from '#core/photo/photo-groups.ts';
import { findServedFile } from '#service/files.ts';
import { readPhotoFile } from '#service/photos/read-photo-file.ts';
import { toPrintPhoto } from '#service/print/print-photo.ts';
import { aParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { exportFrom, importInto, packageFile } from '#tests/helpers/packages.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const [WIDTH, HEIGHT] = [120, 80];
/** Left half red, right half blue: that a copy is upright and of the right picture can be seen in two pixels. */
const picture = () =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#00f' } }).composite([
    {
      input: { create: { width: WIDTH / 2, height: HEIGHT, channels: 3, background: '#f00' } },
      left: 0,
      top: 0,
    },
  ]);

const FORMATS: readonly (readonly [PhotoMediaType, () => Promise<Buffer>])[] = [
  ['image/jpeg', () => picture().jpeg().toBuffer()],
  ['image/png', () => picture().png().toBuffer()],
  ['image/tiff', () => picture().tiff({ compression: 'lzw' }).toBuffer()],
  ['image/webp', () => picture().webp().toBuffer()],
  ['image/heic', async () => readFileSync(photoFixture('phone.heic'))],
];

async function add(client: TestWorkspace['client'], bytes: Uint8Array, name = 'IMG_1.jpg') {
  const { id } = await aParcel(client);
  const path = join(await temporaryFolder(), name);
  writeFileSync(path, bytes);
  return await finish(client.photo.add({ parcel: id, files: [{ kind: 'path', path }] }));
}

/** Everything below photos/, that a half-written file would be among. */
const filesIn = (folder: string): string[] =>
  readdirSync(join(folder, 'photos'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();

describe.each(FORMATS)('a photo of %s', (mediaType, make) => {
  test('is kept byte by byte under its hash, told by its bytes whatever it is called, and served as what it is', async () => {
    const { client, session, folder } = await aWorkspace();
    const bytes = await make();
    const { added, refused } = await add(client, bytes, 'photo.txt');
    expect(refused).toEqual([]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(added[0]).toMatchObject({ sha256, fileName: 'photo.txt', byteLength: bytes.length });
    expect(filesIn(folder)).toEqual([`${sha256}.${PHOTO_EXTENSIONS[mediaType]}`]);
    const original = await findServedFile(session, `/photos/${sha256}/original`);
    expect(original?.mediaType).toBe(mediaType);
    expect(readFileSync(original?.path ?? '').equals(bytes)).toBe(true);
    expect((await client.workspace.info()).counts.photos).toBe(1);
  });

  test('has a small, a large and a print copy, which are JPEGs of the same picture', async () => {
    const { client, session } = await aWorkspace();
    const [photo] = (await add(client, await make())).added;
    const copies: Buffer[] = [];
    for (const size of ['thumb', 'large']) {
      const served = await findServedFile(session, `/photos/${photo?.sha256}/${size}`);
      expect(served?.mediaType).toBe('image/jpeg');
      copies.push(readFileSync(served?.path ?? ''));
    }
    const original = await findServedFile(session, `/photos/${photo?.sha256}/original`);
    const print = await toPrintPhoto(original?.path);
    if (print.state !== 'ready') throw new Error(print.state);
    for (const copy of [...copies, print.jpeg]) {
      const { data, info } = await sharp(copy).raw().toBuffer({ resolveWithObject: true });
      expect(mediaTypeOf(copy)).toBe('image/jpeg');
      expect([info.width, info.height]).toEqual([photo?.widthPx, photo?.heightPx]);
      if (mediaType === 'image/heic') continue;
      const at = (x: number, channel: number) => data[(40 * info.width + x) * info.channels + channel] ?? 0;
      expect(at(10, 0) - at(10, 2)).toBeGreaterThan(150);
      expect(at(110, 2) - at(110, 0)).toBeGreaterThan(150);
    }
  });

  test('cut off is refused or whole, and never stored by half', async () => {
    const { client, folder } = await aWorkspace();
    const bytes = await make();
    const parcel = (await aParcel(client)).id;
    const cut = await temporaryFolder();
    const files = [0.02, 0.3, 0.6, 0.9].map((share, i) => {
      const path = join(cut, `${i}.jpg`);
      writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * share)));
      return { kind: 'path' as const, path };
    });
    const { added, refused } = await finish(client.photo.add({ parcel, files }));
    expect(added).toEqual([]);
    expect(refused.map(({ problem }) => problem.code)).toEqual(expect.arrayContaining(['photo.truncated']));
    expect(refused).toHaveLength(files.length);
    expect(filesIn(folder)).toEqual([]);
  });
});

test('photos of all formats travel to the office and arrive as they were', async () => {
  const field = await aWorkspace();
  const originals = await Promise.all(FORMATS.map(([, make]) => make()));
  for (const bytes of originals) await add(field.client, bytes);
  const path = await exportFrom(field);
  expect(await finish(field.client.package.verify(packageFile(path)))).toMatchObject({ sound: true });
  const office = await aWorkspace({ role: 'office', seed: 2 });
  expect((await importInto(office, path)).photosArrived).toHaveLength(FORMATS.length);
  expect(filesIn(office.folder)).toEqual(filesIn(field.folder));
  const check = await finish(office.client.workspace.check({}));
  expect(check).toMatchObject({ healthy: true, checked: { photos: FORMATS.length } });
});

test('a HEIC picture that cannot be decoded is kept, with what the phone wrote, and has no small copy', async () => {
  const { client, session } = await aWorkspace();
  const bytes = Buffer.from(readFileSync(photoFixture('phone.heic')));
  // The picture in HEVC stands at the end; boxes, metadata and length stay what they were.
  bytes.fill(0xff, bytes.length - 208);
  const [photo] = (await add(client, bytes, 'IMG_0001.HEIC')).added;
  expect(photo).toMatchObject({ present: true, evidence: { deviceModel: 'iPhone 15' } });
  expect(await findServedFile(session, `/photos/${photo?.sha256}/thumb`)).toBeUndefined();
  const original = await findServedFile(session, `/photos/${photo?.sha256}/original`);
  expect(original && existsSync(original.path)).toBe(true);
  expect(await toPrintPhoto(original?.path)).toEqual({ state: 'unreadable' });
});

describe('bad input', () => {
  test('a picture of more than 200 megapixels is refused without being decoded', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    png.writeUInt32BE(20_000, 16);
    png.writeUInt32BE(10_001, 20);
    png.writeUInt32BE(crc32Of(png.subarray(12, 29)), 29);
    expect(await readPhotoFile(png)).toEqual({
      ok: false,
      problem: { code: 'photo.too-many-pixels', params: { limit: 200_000_000 } },
    });
  });

  test.each(['II', 'MM'])('a loop in the directories of EXIF (%s) is left again', async (order) => {
    const { client } = await aWorkspace();
    const { added } = await add(
      client,
      withExif(await picture().jpeg().toBuffer(), loopingTiff(order === 'II')),
    );
    expect(added[0]?.evidence).toEqual({ deviceModel: 'loop' });
  });

  test.each([
    ['0000:00:00 00:00:00'],
    ['2025:13:01 00:00:00'],
    ['2025:02:30 00:00:00'],
    ['2025:01:01 25:61:61'],
    ['    :  :     :  :  '],
    ['9999:99:99 99:99:99'],
  ])('the time %s is none', async (time) => {
    const { client } = await aWorkspace();
    const bytes = await picture()
      .withExif({ IFD0: { Model: 'x' }, IFD2: { DateTimeOriginal: time } })
      .jpeg()
      .toBuffer();
    const { added } = await add(client, bytes);
    expect(added[0]?.evidence).toEqual({ deviceModel: 'x', orientation: 1 });
  });

  test.each([
    ['91/1 0/1 0/1', '120/1 0/1 0/1'],
    ['30/1 0/1 0/1', '181/1 0/1 0/1'],
    ['30/0 0/1 0/1', '120/1 0/1 0/1'],
    ['4294967295/1 0/1 0/1', '120/1 0/1 0/1'],
    ['0/0 0/0 0/0', '0/0 0/0 0/0'],
    ['30/1 0/0 0/1', '120/1 0/1 0/1'],
  ])('the position %s, %s is none', async (latitude, longitude) => {
    const { client } = await aWorkspace();
    const bytes = await picture()
      .withExif({
        IFD0: { Model: 'x' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: latitude, GPSLongitudeRef: 'E', GPSLongitude: longitude },
      })
      .jpeg()
      .toBuffer();
    const { added } = await add(client, bytes);
    expect(added[0]?.evidence).toEqual({ deviceModel: 'x', orientation: 1 });
  });

  test('with any bytes of its metadata changed a photo is read or refused, and says nothing absurd', async () => {
    const sound = readFileSync(photoFixture('north-east.jpg'));
    const metadataEnd = sound.indexOf(Buffer.from([0xff, 0xdb]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 2, max: metadataEnd }), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 8,
        }),
        async (changes) => {
          const bytes = Buffer.from(sound);
          for (const [at, value] of changes) bytes[at] = value;
          const reading = await readPhotoFile(bytes);
          if (reading.ok) expect(photoEvidenceSchema.safeParse(reading.facts.evidence).success).toBe(true);
          else expect(reading.problem.code).toMatch(/^photo\./);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    `${'照'.repeat(83)}.jpg`,
    'IMG 🏚️ (1).JPG',
    'صورة.jpg',
    'é\u0301\u202e.jpg',
    `${'a'.repeat(251)}.jpg`,
  ])('the name %s is kept', async (name) => {
    const { client } = await aWorkspace();
    const { added } = await add(client, await picture().jpeg().toBuffer(), name);
    expect(added[0]?.fileName).toBe(name);
  });
});

/** A JPEG with an EXIF block of its own in front. */
function withExif(jpeg: Buffer, tiff: Buffer): Buffer {
  const head = Buffer.from('Exif\0\0', 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt16BE(0xffe1, 0);
  size.writeUInt16BE(2 + head.length + tiff.length, 2);
  return Buffer.concat([jpeg.subarray(0, 2), size, head, tiff, jpeg.subarray(2)]);
}

/** IFD0 with a model, whose EXIF directory is IFD0 itself and whose next directory is IFD0 again. */
function loopingTiff(little: boolean): Buffer {
  const tiff = Buffer.alloc(60);
  const u16 = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(little ? 'II' : 'MM', 'latin1');
  u16(42, 2);
  u32(8, 4);
  const entries = [
    [0x0110, 2, 5, 50],
    [0x8769, 4, 1, 8],
    [0x8825, 4, 1, 8],
  ] as const;
  u16(entries.length, 8);
  entries.forEach(([tag, type, count, value], i) => {
    u16(tag, 10 + 12 * i);
    u16(type, 12 + 12 * i);
    u32(count, 14 + 12 * i);
    u32(value, 18 + 12 * i);
  });
  u32(8, 46);
  tiff.write('loop\0', 50, 'latin1');
  return tiff;
}

function crc32Of(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
