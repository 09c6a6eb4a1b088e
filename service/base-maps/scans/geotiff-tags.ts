/**
 * Where a GeoTIFF says it lies: the tags of its first picture, read from the beginning of the file and never the picture itself. OGC 19-008r4;
 * the values are few, and everything is checked against the length of the file before it is read.
 */
import { open } from 'node:fs/promises';
import type { Affine } from '#core/geo/scan-placement.ts';

const TAG = { pixelScale: 33550, tiePoints: 33922, transformation: 34264, geoKeys: 34735 } as const;
const KEY = { modelType: 1024, rasterType: 1025, geographic: 2048, projected: 3072 } as const;
const PIXEL_IS_POINT = 2;
const GEOGRAPHIC = 2;
/** A directory of more entries, or a tag of more values, is no plan's. */
const MAX_ENTRIES = 500;
const MAX_VALUES = 2000;
const BYTES_OF_TYPE: Readonly<Record<number, number>> = { 3: 2, 4: 4, 12: 8 };

export type GeoTags = {
  /** EPSG code, where there is one: 32767 is "described otherwise". */
  readonly epsg: number | undefined;
  readonly affine: Affine;
};

/** @returns undefined for a TIFF that says nothing of its place, or nothing that is one */
export async function readGeoTags(path: string): Promise<GeoTags | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (at: number, length: number): Promise<DataView | undefined> => {
      if (at < 0 || length <= 0 || at + length > size) return undefined;
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, at);
      return new DataView(buffer.buffer, buffer.byteOffset, length);
    };
    return toGeoTags(await readTags(read));
  } finally {
    await file.close();
  }
}

type Read = (at: number, length: number) => Promise<DataView | undefined>;
type Tags = ReadonlyMap<number, readonly number[]>;

async function readTags(read: Read): Promise<Tags> {
  const tags = new Map<number, readonly number[]>();
  const head = await read(0, 8);
  if (!head) return tags;
  const isLittle = head.getUint16(0) === 0x4949;
  const directory = head.getUint32(4, isLittle);
  const count = (await read(directory, 2))?.getUint16(0, isLittle) ?? 0;
  if (count > MAX_ENTRIES) return tags;
  const entries = await read(directory + 2, count * 12);
  if (!entries) return tags;
  const wanted: ReadonlySet<number> = new Set(Object.values(TAG));
  for (let at = 0; at < count * 12; at += 12) {
    const tag = entries.getUint16(at, isLittle);
    if (!wanted.has(tag)) continue;
    const type = entries.getUint16(at + 2, isLittle);
    const values = entries.getUint32(at + 4, isLittle);
    const width = BYTES_OF_TYPE[type];
    if (width === undefined || values === 0 || values > MAX_VALUES) continue;
    const length = width * values;
    // Four bytes stand in the entry itself, more where it points to.
    const data =
      length <= 4
        ? new DataView(entries.buffer, entries.byteOffset + at + 8, 4)
        : await read(entries.getUint32(at + 8, isLittle), length);
    if (data)
      tags.set(
        tag,
        Array.from({ length: values }, (_, i) => valueAt(data, i * width, width, isLittle)),
      );
  }
  return tags;
}

function valueAt(data: DataView, at: number, width: number, isLittle: boolean): number {
  if (width === 2) return data.getUint16(at, isLittle);
  return width === 4 ? data.getUint32(at, isLittle) : data.getFloat64(at, isLittle);
}

function toGeoTags(tags: Tags): GeoTags | undefined {
  const keys = toKeys(tags.get(TAG.geoKeys) ?? []);
  const affine = toAffine(tags);
  if (!affine?.every(Number.isFinite) || affine[0] * affine[4] - affine[1] * affine[3] === 0)
    return undefined;
  const code = keys.get(keys.get(KEY.modelType) === GEOGRAPHIC ? KEY.geographic : KEY.projected);
  const epsg = code !== undefined && code > 0 && code < 32_767 ? code : undefined;
  // Coordinates of a pixel's middle; the picture begins half a pixel before it.
  return { epsg, affine: keys.get(KEY.rasterType) === PIXEL_IS_POINT ? shifted(affine, -0.5) : affine };
}

function toAffine(tags: Tags): Affine | undefined {
  const whole = tags.get(TAG.transformation);
  if (whole?.length === 16) {
    const [a = 0, b = 0, , c = 0, d = 0, e = 0, , f = 0] = whole;
    return [a, b, c, d, e, f];
  }
  const [width, height] = tags.get(TAG.pixelScale) ?? [];
  const [column, row, , x, y] = tags.get(TAG.tiePoints) ?? [];
  if (width === undefined || height === undefined) return undefined;
  if (column === undefined || row === undefined || x === undefined || y === undefined) return undefined;
  return [width, 0, x - width * column, 0, -height, y + height * row];
}

function shifted([a, b, c, d, e, f]: Affine, by: number): Affine {
  return [a, b, c + (a + b) * by, d, e, f + (d + e) * by];
}

/** The directory of keys: four numbers each, of which those that stand in it have 0 in the second place. */
function toKeys(directory: readonly number[]): ReadonlyMap<number, number> {
  const keys = new Map<number, number>();
  for (let at = 4; at + 3 < directory.length; at += 4) {
    const [key = 0, place, , value = 0] = directory.slice(at, at + 4);
    if (place === 0) keys.set(key, value);
  }
  return keys;
}
