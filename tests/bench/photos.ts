/**
 * A card of photos taken in (read, hashed, copied durably, what the camera wrote, small copies) against the same done with the system's
 * own commands: cp with sync, sha256sum, and sharp for the small copies, on both processors. What the cameras wrote is read once
 * more by itself, against exiftool over the whole folder in one call.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Benchmark, millisecondsOf } from './benchmark.ts';
import type { ImporterSays } from './photo-importer.ts';

const PHOTOS = Number(process.env.TAKAN_BENCH_PHOTOS ?? 1000);
/** So many different pictures; what makes the bytes of the others differ is the time their camera wrote. */
const PICTURES = 10;
const [WIDTH_PX, HEIGHT_PX] = [4000, 3000];
const [LEAST_BYTES, MOST_BYTES] = [3_000_000, 4_000_000];
const THUMB_PX = 360;
const MEGABYTE = 1e6;

export const photos: Benchmark = {
  name: 'photos',
  run: async (folder) => {
    const source = join(folder, 'card');
    const bytes = await makeCard(source);
    execFileSync('sync');
    const copy = join(folder, 'copy');
    const commandsMs = await millisecondsOf(() => {
      execFileSync('cp', ['-r', source, copy]);
      execFileSync('sync');
      execFileSync('sh', ['-c', `sha256sum "${source}"/* > "${join(folder, 'sums')}"`]);
    });
    const thumbnailsMs = await millisecondsOf(() => makeThumbnails(source, join(folder, 'thumbnails')));
    rmSync(copy, { recursive: true });
    execFileSync('sync');
    const ours = inProcess('import', source, folder);
    let exiftool = '';
    const exiftoolMs = await millisecondsOf(() => {
      exiftool = execFileSync('exiftool', ['-q', '-j', source], { encoding: 'utf8', maxBuffer: 1 << 30 });
    });
    const metadata = inProcess('metadata', source, folder);
    requireSameTimes(exiftool, metadata.takenAt);
    const megabytes = (value: number): string => `${Math.round(value / MEGABYTE)} MB`;
    return [
      {
        what: `import ${PHOTOS} photos, ${megabytes(bytes)}; memory at most ${megabytes(ours.peakBytes)} (≤ 500 MB)`,
        limit: '≤ 1.5 ×',
        peer: 'cp, sync, sha256sum, small copies by sharp',
        peerMs: commandsMs + thumbnailsMs,
        oursMs: ours.ms,
      },
      {
        what: `what the cameras of ${PHOTOS} photos wrote; memory at most ${megabytes(metadata.peakBytes)}`,
        limit: '≤ 0.1 ×',
        peer: 'exiftool -j folder',
        peerMs: exiftoolMs,
        oursMs: metadata.ms,
      },
    ];
  },
};

/** Pictures of noise over gradients, as large as those of a phone, each of its own bytes. @returns how many bytes they are */
async function makeCard(folder: string): Promise<number> {
  mkdirSync(folder);
  const pictures: Buffer[] = [];
  for (let i = 0; i < PICTURES; i++) pictures.push(await aPicture(i));
  let bytes = 0;
  for (let i = 0; i < PHOTOS; i++) {
    const photo = Buffer.from(pictures[i % PICTURES] as Buffer);
    for (let at = photo.indexOf(TIME); at >= 0; at = photo.indexOf(TIME, at + 1))
      photo.write(timeOf(i), at, 'latin1');
    writeFileSync(join(folder, `IMG_${String(i).padStart(5, '0')}.jpg`), photo);
    bytes += photo.length;
  }
  return bytes;
}

const TIME = '2025:03:01 00:00:00';
/** One every ten seconds. */
const timeOf = (number: number): string =>
  new Date(Date.UTC(2025, 2, 1) + number * 10_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')
    .replaceAll('-', ':');

async function aPicture(number: number): Promise<Buffer> {
  const gradient = `<svg width="${WIDTH_PX}" height="${HEIGHT_PX}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
    <stop offset="0" stop-color="hsl(${number * 36},60%,70%)"/><stop offset="1" stop-color="hsl(${number * 36 + 90},60%,30%)"/>
    </linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`;
  const noise = await sharp({
    create: {
      width: WIDTH_PX,
      height: HEIGHT_PX,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const pixels = await sharp(noise)
    .composite([{ input: Buffer.from(gradient), blend: 'soft-light' }])
    .removeAlpha()
    .raw()
    .toBuffer();
  for (let quality = 90; quality > 30; quality -= 4) {
    const jpeg = await sharp(pixels, { raw: { width: WIDTH_PX, height: HEIGHT_PX, channels: 3 } })
      .jpeg({ quality })
      .withExif({
        IFD0: { Make: 'HUAWEI', Model: 'HUAWEI P40' },
        IFD2: { DateTimeOriginal: TIME, OffsetTimeOriginal: '+08:00' },
        IFD3: {
          ...{ GPSLatitudeRef: 'N', GPSLatitude: '30/1 52/1 4484/100' },
          ...{ GPSLongitudeRef: 'E', GPSLongitude: '120/1 16/1 1404/100' },
          ...{ GPSImgDirectionRef: 'T', GPSImgDirection: '2715/10' },
        },
      })
      .toBuffer();
    if (jpeg.length <= MOST_BYTES) {
      if (jpeg.length < LEAST_BYTES) break;
      return jpeg;
    }
  }
  throw new Error('no quality makes a picture of the size of a photo');
}

/** As many at a time as there are processors, each on one. */
async function makeThumbnails(source: string, folder: string): Promise<void> {
  mkdirSync(folder);
  const names = readdirSync(source);
  const worker = async (): Promise<void> => {
    for (let name = names.pop(); name; name = names.pop()) {
      await sharp(join(source, name))
        .autoOrient()
        .resize({ width: THUMB_PX, height: THUMB_PX, fit: 'inside' })
        .jpeg({ quality: 80 })
        .toFile(join(folder, name));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
}

function inProcess(task: 'import' | 'metadata', source: string, folder: string): ImporterSays {
  const program = join(import.meta.dirname, 'photo-importer.ts');
  const said = execFileSync(process.execPath, [program, task, source, folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return JSON.parse(said) as ImporterSays;
}

/** What is read quickly has to be what exiftool reads. */
function requireSameTimes(exiftool: string, takenAt: readonly string[]): void {
  const rows = JSON.parse(exiftool) as { readonly SourceFile: string; readonly DateTimeOriginal?: string }[];
  const theirs = rows
    .toSorted((a, b) => (a.SourceFile < b.SourceFile ? -1 : 1))
    .map((row) => row.DateTimeOriginal);
  const ours = takenAt.map((time) => time.slice(0, 19).replaceAll('-', ':').replace('T', ' '));
  const differs = ours.findIndex((time, i) => time !== theirs[i]);
  if (differs >= 0 || ours.length !== theirs.length)
    throw new Error(`photo ${differs}: ${ours[differs]}, by exiftool ${theirs[differs]}`);
}
