import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { PhotoView } from '#core/contract/parcel.ts';
import { recordIdSchema } from '#core/ids.ts';
import type { PhotoEvidence } from '#core/photo/photo-groups.ts';
import { findServedFile, receiveUpload } from '#service/files.ts';
import { addPhotos, aParcel, removePhoto, sayOfPhoto } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

/** What exiftool read from the files, with -n: plain numbers, signed. */
type ExiftoolRow = {
  readonly SourceFile: string;
  readonly ImageWidth: number;
  readonly ImageHeight: number;
  readonly Model?: string;
  readonly Orientation?: number;
  readonly DateTimeOriginal?: string;
  readonly OffsetTimeOriginal?: string;
  readonly GPSLatitude?: number;
  readonly GPSLongitude?: number;
  readonly GPSAltitude?: number;
  readonly GPSHPositioningError?: number;
  readonly GPSImgDirection?: number;
  readonly GPSImgDirectionRef?: 'T' | 'M';
};

const ROWS = JSON.parse(readFileSync(photoFixture('expected.json'), 'utf8')) as ExiftoolRow[];

function evidenceOf(row: ExiftoolRow): PhotoEvidence {
  const [date = '', time = ''] = row.DateTimeOriginal?.split(' ') ?? [];
  const hasFix = row.GPSLatitude !== undefined && (row.GPSLatitude !== 0 || row.GPSLongitude !== 0);
  const near = (value: number | undefined) => expect.closeTo(value ?? Number.NaN, 9) as number;
  return {
    ...(date ? { takenAt: `${date.replaceAll(':', '-')}T${time}${row.OffsetTimeOriginal ?? '+08:00'}` } : {}),
    ...(date && !row.OffsetTimeOriginal ? { offsetAssumed: true } : {}),
    ...(hasFix ? { lat: near(row.GPSLatitude), lon: near(row.GPSLongitude) } : {}),
    ...(row.GPSAltitude === undefined ? {} : { altitudeM: row.GPSAltitude }),
    ...(row.GPSHPositioningError === undefined ? {} : { positionAccuracyM: row.GPSHPositioningError }),
    ...(row.GPSImgDirection === undefined ? {} : { azimuthDeg: row.GPSImgDirection % 360 }),
    ...(row.GPSImgDirectionRef
      ? { azimuthReference: row.GPSImgDirectionRef === 'T' ? 'true' : 'magnetic' }
      : {}),
    ...(row.Orientation === undefined ? {} : { orientation: row.Orientation }),
    ...(row.Model ? { deviceModel: row.Model } : {}),
  };
}

const originalsIn = (folder: string): string[] =>
  readdirSync(join(folder, 'photos'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => parse(name).name)
    .toSorted();

describe('a photo', () => {
  test.each(ROWS)('$SourceFile says of itself what exiftool reads from it', async (row) => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const [photo] = (await addPhotos(client, id, 'panorama', row.SourceFile)).added;
    expect(photo?.evidence).toEqual(evidenceOf(row));
    expect(photo).toMatchObject({
      widthPx: row.ImageWidth,
      heightPx: row.ImageHeight,
      fileName: row.SourceFile,
      byteLength: readFileSync(photoFixture(row.SourceFile)).length,
      kind: 'panorama',
      present: true,
    });
  });

  test('with metadata that cannot be read is taken in without', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const { added } = await addPhotos(client, id, 'other', 'corrupt-exif.jpg');
    expect(added[0]?.evidence).toEqual({});
  });

  test('is kept byte by byte, and given out so', async () => {
    const { client, session } = await aWorkspace();
    const { id } = await aParcel(client);
    const { added } = await addPhotos(client, id, 'panorama', 'north-east.jpg', 'corrupt-exif.jpg');
    for (const { sha256, fileName } of added) {
      const served = await findServedFile(session, `/photos/${sha256}/original`);
      expect(readFileSync(served?.path ?? '').equals(readFileSync(photoFixture(fileName)))).toBe(true);
    }
  });

  test('is shown upright, and small', async () => {
    const { client, session } = await aWorkspace();
    const { id } = await aParcel(client);
    const [photo] = (await addPhotos(client, id, 'panorama', 'north-east.jpg')).added;
    const thumb = await findServedFile(session, `/photos/${photo?.sha256}/thumb`);
    const { width, height } = await sharp(thumb?.path).metadata();
    expect([width, height]).toEqual([72, 96]);
  });

  test('added again is known, also under another name and after a night; nothing is stored', async () => {
    const workspace = await aWorkspace();
    const { client, folder } = workspace;
    const { id } = await aParcel(client);
    const first = await addPhotos(client, id, 'panorama', 'north-east.jpg');
    await reopen(workspace);
    const other = join(await temporaryFolder(), '转发.jpg');
    copyFileSync(photoFixture('north-east.jpg'), other);
    const { operations } = (await client.workspace.info()).counts;
    const again = await finish(
      client.photo.add({
        parcel: id,
        kind: 'closeUp',
        files: [
          { kind: 'path', path: other },
          { kind: 'path', path: photoFixture('north-east.jpg') },
        ],
      }),
    );
    expect(again).toEqual({ added: [], known: [first.added[0], first.added[0]], refused: [] });
    expect((await client.workspace.info()).counts.operations).toBe(operations);
    expect(originalsIn(folder)).toHaveLength(1);
  });

  test('may belong to two parcels, with one original', async () => {
    const { client, folder } = await aWorkspace();
    const parcels = [await aParcel(client), await aParcel(client)];
    for (const { id } of parcels)
      expect((await addPhotos(client, id, 'sign', 'no-exif.jpg')).added).toHaveLength(1);
    expect(originalsIn(folder)).toHaveLength(1);
    expect((await client.workspace.info()).counts.photos).toBe(2);
  });
});

describe('what is no photo', () => {
  test('is refused one by one with its name and reason; the good ones are in', async () => {
    const { client, folder } = await aWorkspace();
    const { id } = await aParcel(client);
    const result = await addPhotos(
      client,
      id,
      'panorama',
      ...[
        'empty.jpg',
        'north-east.jpg',
        'truncated.jpg',
        'really-a-png.jpg',
        'gone.jpg',
        'README.md',
        'no-exif.jpg',
      ],
    );
    expect(result.refused.map(({ fileName, problem }) => [fileName, problem.code])).toEqual([
      ['empty.jpg', 'photo.empty'],
      ['truncated.jpg', 'photo.truncated'],
      ['gone.jpg', 'photo.not-found'],
      ['README.md', 'photo.not-a-photo'],
    ]);
    expect(result.added.map(({ fileName }) => fileName)).toEqual([
      'north-east.jpg',
      'really-a-png.jpg',
      'no-exif.jpg',
    ]);
    expect(originalsIn(folder)).toEqual(result.added.map(({ sha256 }) => String(sha256)).toSorted());
  });

  test('cut off anywhere, a photo is refused or whole, and never stored by half', async () => {
    const { client, folder } = await aWorkspace();
    const { id } = await aParcel(client);
    const whole = readFileSync(photoFixture('north-east.jpg'));
    const cut = await temporaryFolder();
    const files = [1, 2, 3, 20, 100, 400, 700, 1000, whole.length - 3].map((length) => {
      const path = join(cut, `${length}.jpg`);
      writeFileSync(path, whole.subarray(0, length));
      return { kind: 'path' as const, path };
    });
    const { added, refused } = await finish(client.photo.add({ parcel: id, files }));
    expect(added).toEqual([]);
    expect(refused).toHaveLength(files.length);
    expect(originalsIn(folder)).toEqual([]);
  });

  test('for a parcel that is not there is refused before anything is stored', async () => {
    const { client, folder } = await aWorkspace();
    const record = recordIdSchema.parse('01954f3a-7c00-7abc-8def-0123456789ab');
    const call = addPhotos(client, record, 'panorama', 'north-east.jpg');
    expect((await failureOf(call)).code).toBe('record.not-found');
    expect(originalsIn(folder)).toEqual([]);
  });
});

describe('what people say of a photo', () => {
  const changed = (photo: PhotoView | undefined, change: Partial<PhotoView>) => {
    const { source: _, heads: __, ...rest } = { ...photo, ...change };
    return expect.objectContaining(rest);
  };

  test('kind and caption can be changed, each for itself, and the evidence stays', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const [photo] = (await addPhotos(client, id, 'panorama', 'north-east.jpg')).added;
    if (!photo) throw new Error('no photo');
    expect(await sayOfPhoto(client, photo.id, { kind: 'closeUp' })).toEqual(
      changed(photo, { kind: 'closeUp' }),
    );
    expect(await sayOfPhoto(client, photo.id, { text: '南门' })).toEqual(
      changed(photo, { kind: 'closeUp', caption: '南门' }),
    );
    expect((await sayOfPhoto(client, photo.id, { text: '' })).caption).toBeUndefined();
  });

  test('a photo taken off is gone from the parcel, its bytes are not; it can be added anew', async () => {
    const { client, folder } = await aWorkspace();
    const { id } = await aParcel(client);
    const [photo] = (await addPhotos(client, id, 'panorama', 'north-east.jpg')).added;
    if (!photo) throw new Error('no photo');
    expect(await removePhoto(client, photo.id)).toEqual({});
    expect((await client.parcel.get({ id })).photos).toEqual([]);
    expect(originalsIn(folder)).toHaveLength(1);
    for (const call of [
      removePhoto(client, photo.id),
      sayOfPhoto(client, photo.id, { kind: 'sign' }),
      sayOfPhoto(client, photo.id, { text: 'x' }),
    ])
      expect((await failureOf(call)).code).toBe('record.not-found');
    expect((await addPhotos(client, id, 'panorama', 'north-east.jpg')).added).toHaveLength(1);
  });

  test('a parcel is no photo', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    expect((await failureOf(removePhoto(client, id))).code).toBe('record.not-found');
    expect((await client.parcel.list({})).total).toBe(1);
  });
});

test('an upload becomes a photo under the name it had', async () => {
  const { client, session } = await aWorkspace();
  const { id } = await aParcel(client);
  const bytes = readFileSync(photoFixture('south-west.jpg'));
  const { upload, byteLength } = await receiveUpload(session, new Blob([bytes]).stream());
  expect(byteLength).toBe(bytes.length);
  const files = [{ kind: 'upload' as const, upload, fileName: '门口.jpg' }];
  const { added } = await finish(client.photo.add({ parcel: id, files }));
  expect(added[0]).toMatchObject({ fileName: '门口.jpg', byteLength: bytes.length });
});
