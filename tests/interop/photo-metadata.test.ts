/** What photos say of themselves, against exiftool: it writes the files, and its own reading of them is what ours is held to. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type PhotoEvidence, photoEvidenceSchema } from '#core/photo/photo-groups.ts';
import { readPhotoFile } from '#service/photos/read-photo-file.ts';
import { isInstalled } from '#tests/helpers/command.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const EXTENSIONS = ['jpg', 'png', 'tif', 'webp', 'heic'] as const;
type Extension = (typeof EXTENSIONS)[number];

const CASES: Readonly<Record<string, readonly string[]>> = {
  'all that a phone writes': [
    ...['-Make=HUAWEI', '-Model=HUAWEI P40', '-LensModel=Leica Vario 27mm f/1.9', '-Orientation=6'],
    ...['-DateTimeOriginal=2025:03:01 09:08:07', '-OffsetTimeOriginal=+08:00', '-SubSecTimeOriginal=047'],
    ...['-GPSLatitude=30.8791234', '-GPSLatitudeRef=N', '-GPSLongitude=120.2705678', '-GPSLongitudeRef=E'],
    ...['-GPSAltitude=4.25', '-GPSAltitudeRef=0', '-GPSHPositioningError=3.5'],
    ...['-GPSImgDirection=271.5', '-GPSImgDirectionRef=T'],
    ...['-GPSDateStamp=2025:03:01', '-GPSTimeStamp=01:08:06'],
  ],
  'south and west, below the sea, by the compass': [
    ...['-GPSLatitude=34.6037', '-GPSLatitudeRef=S', '-GPSLongitude=58.3816', '-GPSLongitudeRef=W'],
    ...['-GPSAltitude=12.75', '-GPSAltitudeRef=1', '-GPSImgDirection=359.99', '-GPSImgDirectionRef=M'],
    ...['-DateTimeOriginal=2024:02:29 23:59:59', '-OffsetTimeOriginal=-03:30'],
  ],
  'south and east': ['-GPSLatitude=33.5', '-GPSLatitudeRef=S', '-GPSLongitude=151.25', '-GPSLongitudeRef=E'],
  'north and west': ['-GPSLatitude=0.5', '-GPSLatitudeRef=N', '-GPSLongitude=0.25', '-GPSLongitudeRef=W'],
  'time of the receiver another than the camera’s': [
    ...['-DateTimeOriginal=2000:01:01 00:00:10', '-GPSDateStamp=2025:03:01', '-GPSTimeStamp=23:59:59.5'],
  ],
  'time that is only digitized, with the offset of the file': [
    ...['-CreateDate=2025:06:30 12:00:00', '-OffsetTimeDigitized=+09:00', '-SubSecTimeDigitized=5'],
  ],
  'offset of the file alone': ['-DateTimeOriginal=2025:06:30 12:00:00', '-OffsetTime=+05:45'],
  'captions in Chinese': [
    ...[
      '-ImageDescription=东门口，厂房南面',
      '-Artist=欧阳张三',
      '-UserComment=现场：大门朝东',
      '-XMP-dc:Description=织里镇𠀀村，航拍',
    ],
  ],
  'captions in other scripts': [
    '-ImageDescription=Hof – Süd',
    '-UserComment=plain ASCII',
    '-XMP-dc:Description=Двор',
  ],
  'a drone of DJI': [
    ...['-XMP-drone-dji:RelativeAltitude=+88.40', '-XMP-drone-dji:GimbalYawDegree=-12.30'],
    ...['-XMP-drone-dji:GimbalPitchDegree=-89.90', '-XMP-drone-dji:GimbalRollDegree=+0.00'],
    ...['-GPSLatitude=30.5', '-GPSLatitudeRef=N', '-GPSLongitude=120.5', '-GPSLongitudeRef=E'],
  ],
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => [`orientation ${i + 1}`, [`-Orientation#=${i + 1}`]]),
  ),
};

const READ = [
  ...[
    'EXIF:Model',
    'EXIF:Artist',
    'EXIF:LensModel',
    'EXIF:Orientation',
    'EXIF:DateTimeOriginal',
    'EXIF:CreateDate',
  ],
  ...['EXIF:OffsetTime', 'EXIF:OffsetTimeOriginal', 'EXIF:OffsetTimeDigitized', 'EXIF:SubSecTimeOriginal'],
  ...['EXIF:SubSecTimeDigitized', 'Composite:GPSLatitude', 'Composite:GPSLongitude', 'Composite:GPSAltitude'],
  ...[
    'Composite:GPSDateTime',
    'EXIF:GPSHPositioningError',
    'EXIF:GPSImgDirection',
    'EXIF:GPSImgDirectionRef',
  ],
  ...['EXIF:ImageDescription', 'EXIF:UserComment', 'XMP-dc:Description', 'XMP-drone-dji:RelativeAltitude'],
  ...['XMP-drone-dji:GimbalYawDegree', 'XMP-drone-dji:GimbalPitchDegree', 'XMP-drone-dji:GimbalRollDegree'],
];

type Row = Readonly<Record<string, string | number | undefined>>;

async function blank(extension: Extension): Promise<Buffer> {
  if (extension === 'heic') return readFileSync(photoFixture('phone.heic'));
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a5' } });
  const format = ({ jpg: 'jpeg', png: 'png', tif: 'tiff', webp: 'webp' } as const)[extension];
  return await picture.toFormat(format).toBuffer();
}

/** As exiftool reads the file, in our form. */
function expected(row: Row): PhotoEvidence {
  const time = row.DateTimeOriginal ?? row.CreateDate;
  const fraction = row.DateTimeOriginal ? row.SubSecTimeOriginal : row.SubSecTimeDigitized;
  const offset = (row.DateTimeOriginal ? row.OffsetTimeOriginal : row.OffsetTimeDigitized) ?? row.OffsetTime;
  const iso = (text: string) => text.replace(/^(\d{4}):(\d\d):(\d\d) /, '$1-$2-$3T');
  const near = (value: number | string | undefined) =>
    value === undefined ? undefined : (expect.closeTo(Number(value), 8) as number);
  const all = {
    takenAt:
      time && `${iso(String(time))}${fraction === undefined ? '' : `.${fraction}`}${offset ?? '+08:00'}`,
    offsetAssumed: time && offset === undefined ? true : undefined,
    gpsTime: row.GPSDateTime && iso(String(row.GPSDateTime)),
    lat: near(row.GPSLatitude),
    lon: near(row.GPSLongitude),
    altitudeM: near(row.GPSAltitude),
    positionAccuracyM: near(row.GPSHPositioningError),
    azimuthDeg: near(row.GPSImgDirection),
    azimuthReference: row.GPSImgDirectionRef && (row.GPSImgDirectionRef === 'T' ? 'true' : 'magnetic'),
    orientation: row.Orientation,
    deviceModel: row.Model,
    lensModel: row.LensModel,
    artist: row.Artist,
    imageDescription: row.ImageDescription,
    userComment: row.UserComment,
    xmpDescription: row.Description,
    relativeAltitudeM: near(row.RelativeAltitude),
    gimbalYawDeg: near(row.GimbalYawDegree),
    gimbalPitchDeg: near(row.GimbalPitchDegree),
    gimbalRollDeg: near(row.GimbalRollDegree),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

describe.skipIf(!isInstalled('exiftool', '-ver'))('against exiftool (skipped where it is missing)', () => {
  test.each(EXTENSIONS)('photos of %s say of themselves what exiftool reads from them', async (extension) => {
    const folder = await temporaryFolder();
    const names = Object.keys(CASES).map((_, i) => `${i}.${extension}`);
    for (const [i, tags] of Object.values(CASES).entries()) {
      writeFileSync(join(folder, `${i}.${extension}`), await blank(extension));
      const clean = extension === 'heic' ? ['-all='] : [];
      execFileSync(
        'exiftool',
        ['-q', '-q', '-overwrite_original', '-n', ...clean, ...tags, `${i}.${extension}`],
        {
          cwd: folder,
        },
      );
    }
    // The sub-seconds are texts: 047 is not 47.
    const json = execFileSync(
      'exiftool',
      ['-n', '-json', '-struct', ...READ.map((tag) => `-${tag}`), ...names],
      { cwd: folder },
    ).toString('utf8');
    const rows = JSON.parse(json.replace(/("SubSecTime\w*": )(\d+)/g, '$1"$2"')) as Row[];
    expect(rows).toHaveLength(names.length);
    const named = new Set(rows.flatMap((row) => Object.keys(expected(row))));
    expect([...named].toSorted()).toEqual(Object.keys(photoEvidenceSchema.shape).toSorted());
    for (const [i, row] of rows.entries()) {
      const reading = await readPhotoFile(readFileSync(join(folder, `${i}.${extension}`)));
      if (!reading.ok) throw new Error(`${i}.${extension} ${reading.problem.code}`);
      expect(reading.facts.evidence, `${Object.keys(CASES)[i]} as ${extension}`).toEqual(expected(row));
    }
  });

  test('rational minutes and seconds, as the fixtures have them', async () => {
    for (const name of ['rational-minutes.jpg', 'south-west.jpg']) {
      const reading = await readPhotoFile(readFileSync(photoFixture(name)));
      if (!reading.ok) throw new Error(reading.problem.code);
      const args = ['-n', '-json', ...READ.map((tag) => `-${tag}`), photoFixture(name)];
      const [row = {}] = JSON.parse(execFileSync('exiftool', args).toString('utf8')) as Row[];
      expect(reading.facts.evidence).toEqual(expected(row));
    }
  });
});
