/** A tile file of either format, open for reading, and why one is refused. */
import type { BaseMap, BaseMapContent } from '#core/contract/base-map.ts';
import type { Problem } from '#core/contract/failures.ts';

/** West, south, east, north. */
export type Box = NonNullable<BaseMap['box']>;

export type TileFileFacts = {
  readonly kind: 'mbtiles' | 'pmtiles';
  readonly content: BaseMapContent;
  readonly name?: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly box?: Box;
  readonly attribution?: string;
};

export type TileFile = {
  readonly facts: TileFileFacts;
  /** A tile as it is served, shapes unpacked; `y` counted from the north; undefined where the file has none, or one larger than a tile is. */
  readonly tile: (zoom: number, x: number, y: number) => Promise<Uint8Array | undefined>;
  readonly close: () => Promise<void>;
};

export class TileFileRefused extends Error {
  readonly problem: Problem;

  constructor(code: string, params: Problem['params'] = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'TileFileRefused';
    this.problem = { code, params };
  }
}

/** No tile of 512 pixels needs more; what claims to be larger is not read into memory. */
export const MAX_TILE_BYTES = 4 * 1024 * 1024;
const MAX_TEXT = 200;
const MAX_ZOOM = 30;

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

const SIGNATURES: readonly {
  readonly type: PictureType;
  readonly at: number;
  readonly bytes: readonly number[];
}[] = [
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
];

/** What the bytes are, whatever the file says of them. */
export function pictureTypeOf(tile: Uint8Array): PictureType | undefined {
  return SIGNATURES.find(({ at, bytes }) => bytes.every((byte, i) => tile[at + i] === byte))?.type;
}

/** Plain and short: what stands in a file from elsewhere is shown as text and never as markup. */
export function toPlainText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const plain = value
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:copy|#169);/g, '©')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return plain === '' ? undefined : plain.slice(0, MAX_TEXT);
}

/** Vector tiles are protocol buffers, in MBTiles compressed: these two bytes begin what gzip has made. */
export function isGzipped(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Both within what a map can ask for, and in order. */
export function toZooms(minZoom: number, maxZoom: number): { minZoom: number; maxZoom: number } {
  const within = (zoom: number) =>
    Number.isFinite(zoom) ? Math.max(0, Math.min(MAX_ZOOM, Math.floor(zoom))) : 0;
  const [from, to] = [within(minZoom), within(maxZoom)];
  return { minZoom: Math.min(from, to), maxZoom: Math.max(from, to) };
}

/** Undefined for a box that is none; a world wide one says nothing. */
export function toBox(numbers: readonly number[]): Box | undefined {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers;
  const isBox = west >= -180 && east <= 180 && west < east && south >= -90 && north <= 90 && south < north;
  return isBox ? [west, south, east, north] : undefined;
}
