import { describe, expect, test } from 'vitest';
import { isPackageFileName, parsePhotoName, photoNameIn } from '#core/package/package-layout.ts';
import { PHOTO_MEDIA_TYPES } from '#core/photo/photo-groups.ts';

const sha256 = 'ab'.repeat(32);

describe('names inside a package', () => {
  test.each([
    'bagit.txt',
    'tagmanifest-sha256.txt.sig',
    'data/ops.jsonl',
    'data/view.gpkg',
    'data/tiles/base-map.mbtiles',
    'meta/device-cert.json.sig',
    ...PHOTO_MEDIA_TYPES.map((mediaType) => photoNameIn(sha256, mediaType)),
  ])('%s is one', (name) => {
    expect(isPackageFileName(name)).toBe(true);
  });

  test.each([
    '',
    'data',
    'data/',
    'ops.jsonl',
    'data/Ops.jsonl',
    'data/ops.jsonl\n',
    'data/../x.json',
    'data/a/b/c.json',
    'data/run.exe',
    'data/photos/x.json',
    'meta/.json',
    'fetch.txt',
    `data/photos/cd/${sha256}.jpg`,
    `data/photos/ab/${sha256.toUpperCase()}.jpg`,
    `data/photos/ab/${sha256}.svg`,
  ])('%j is none', (name) => {
    expect(isPackageFileName(name)).toBe(false);
  });

  test.each(PHOTO_MEDIA_TYPES)('a photo of %s is found by its name again', (mediaType) => {
    expect(parsePhotoName(photoNameIn(sha256, mediaType))).toEqual({ sha256, mediaType });
  });
});
