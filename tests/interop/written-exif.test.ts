/** What this program writes into a photo of its own, as exiftool reads it. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { exifBlock, withExifBlock } from '#core/photo/write-exif.ts';
import { isInstalled } from '#tests/helpers/command.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

async function readBack(facts: Parameters<typeof exifBlock>[0]): Promise<Record<string, unknown>> {
  const path = join(await temporaryFolder(), 'taken.jpg');
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a5' } })
    .jpeg()
    .toBuffer();
  writeFileSync(path, withExifBlock(jpeg, exifBlock(facts)));
  const told = execFileSync('exiftool', ['-json', '-n', '-validate', '-warning', '-a', '-all', path]);
  return (JSON.parse(told.toString()) as Record<string, unknown>[])[0] ?? {};
}
const near = (value: number, digits: number) => expect.closeTo(value, digits) as number;

describe.skipIf(!isInstalled('exiftool', '-ver'))('against exiftool (skipped where it is missing)', () => {
  test('a photo with a position', async () => {
    const row = await readBack({
      takenAt: '2025-03-01T09:08:07.047+08:00',
      software: 'Takan 0.1.0',
      model: '集成摄像头 (04f2:b6d9)',
      artist: '欧阳𠀀',
      widthPx: 64,
      heightPx: 48,
      position: {
        lon: 120.1234567,
        lat: 30.8791234,
        altitudeM: -4.25,
        accuracyM: 0.05,
        utc: '2025-03-01T01:08:06.5Z',
      },
    });
    expect(row.Warning).toBeUndefined();
    expect(row).toMatchObject({
      DateTimeOriginal: '2025:03:01 09:08:07',
      OffsetTimeOriginal: '+08:00',
      SubSecTimeOriginal: '047',
      CreateDate: '2025:03:01 09:08:07',
      ModifyDate: '2025:03:01 09:08:07',
      Software: 'Takan 0.1.0',
      Model: '集成摄像头 (04f2:b6d9)',
      Artist: '欧阳𠀀',
      Orientation: 1,
      ExifImageWidth: 64,
      ExifImageHeight: 48,
      GPSLatitude: near(30.8791234, 8),
      GPSLongitude: near(120.1234567, 8),
      GPSAltitude: near(-4.25, 6),
      GPSHPositioningError: near(0.05, 6),
      GPSDateTime: '2025:03:01 01:08:06.5Z',
    });
  });

  test('south and west, and one without a position', async () => {
    const facts = { takenAt: '2024-02-29T23:59:59.9-03:30', software: 'Takan', widthPx: 64, heightPx: 48 };
    const south = await readBack({ ...facts, position: { lon: -58.3816, lat: -34.6037 } });
    expect(south).toMatchObject({
      GPSLatitude: near(-34.6037, 8),
      GPSLongitude: near(-58.3816, 8),
      OffsetTimeOriginal: '-03:30',
    });
    expect(south.Warning).toBeUndefined();
    const without = await readBack(facts);
    expect(Object.keys(without).filter((name) => name.startsWith('GPS'))).toEqual([]);
    expect([without.Warning, without.Artist]).toEqual([undefined, undefined]);
  });
});
