/**
 * EXIF for a photo that this program takes itself, written into the JPEG before it is stored: what the file says of itself is then
 * part of the original and of its hash. Exif 2.32 (CIPA DC-008): a TIFF block, big-endian, in the first segment of the JPEG.
 */
export type TakenFacts = {
  /** When the shutter was pressed by this machine's clock, with its offset: `2025-03-01T09:08:07.123+08:00`. */
  readonly takenAt: string;
  readonly software: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the camera calls itself. */
  readonly model?: string | undefined;
  /** Who took it. */
  readonly artist?: string | undefined;
  /** Where a receiver said it was taken; absent without a valid fix. */
  readonly position?: TakenPosition | undefined;
};

export type TakenPosition = {
  readonly lon: number;
  readonly lat: number;
  /** Above the geoid, metres. */
  readonly altitudeM?: number | undefined;
  /** Horizontal, 1σ, metres. */
  readonly accuracyM?: number | undefined;
  /** The receiver's time in UTC, `2025-03-01T01:08:06.5Z`. */
  readonly utc?: string | undefined;
};

type Value = { readonly type: number; readonly count: number; readonly bytes: readonly number[] };
type Entry = readonly [tag: number, value: Value];

const TYPE = { byte: 1, ascii: 2, short: 3, long: 4, rational: 5, undefined: 7 } as const;
const SECONDS_PARTS = 10_000_000;
const METRE_PARTS = 1000;
/** A segment's length stands in two bytes and counts them. */
const MAX_SEGMENT = 0xffff - 2;
const EXIF_NAME = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** The TIFF block, without the name that a JPEG puts before it. */
export function exifBlock(facts: TakenFacts): Uint8Array {
  const [, date = '', time = '', fraction, offset = '+08:00'] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(facts.takenAt) ?? [];
  const written = `${date.replaceAll('-', ':')} ${time}`;
  const zone = offset === 'Z' ? '+00:00' : offset;
  const exif: Entry[] = [
    [0x9000, raw('0232')],
    [0x9003, ascii(written)],
    [0x9004, ascii(written)],
    [0x9010, ascii(zone)],
    [0x9011, ascii(zone)],
    [0x9012, ascii(zone)],
    ...(fraction ? ([[0x9291, ascii(fraction)]] as const) : []),
    // Asked for of every Exif file: the order of its components, and a version of a format that is no more.
    [0x9101, { type: TYPE.undefined, count: 4, bytes: [1, 2, 3, 0] }],
    [0xa000, raw('0100')],
    [0xa001, short(1)],
    [0xa002, long(facts.widthPx)],
    [0xa003, long(facts.heightPx)],
  ];
  const main = (exifAt: number, gpsAt: number): Entry[] => [
    ...(facts.model ? ([[0x0110, ascii(facts.model)]] as const) : []),
    [0x0112, short(1)],
    // No size on paper: 72 a unit is what the standard has for that.
    [0x011a, rationals([72, 1])],
    [0x011b, rationals([72, 1])],
    [0x0128, short(2)],
    [0x0131, ascii(facts.software)],
    [0x0132, ascii(written)],
    ...(facts.artist ? ([[0x013b, ascii(facts.artist)]] as const) : []),
    [0x0213, short(1)],
    [0x8769, long(exifAt)],
    ...(facts.position ? ([[0x8825, long(gpsAt)]] as const) : []),
  ];
  const exifAt = 8 + directory(8, main(0, 0)).length;
  const gpsAt = exifAt + directory(exifAt, exif).length;
  return Uint8Array.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...directory(8, main(exifAt, gpsAt)),
    ...directory(exifAt, exif),
    ...(facts.position ? directory(gpsAt, gpsEntries(facts.position)) : []),
  ]);
}

/**
 * @param jpeg as a browser makes one, without EXIF
 * @throws RangeError when it is no JPEG, or the block is larger than a segment may be
 */
export function withExifBlock(jpeg: Uint8Array, block: Uint8Array): Uint8Array {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new RangeError('not a JPEG');
  const length = EXIF_NAME.length + block.length;
  if (length > MAX_SEGMENT) throw new RangeError('the EXIF block is larger than a segment');
  const head = [0xff, 0xd8, 0xff, 0xe1, ...uint(length + 2, 2), ...EXIF_NAME];
  const whole = new Uint8Array(head.length + block.length + jpeg.length - 2);
  whole.set(head);
  whole.set(block, head.length);
  whole.set(jpeg.subarray(2), head.length + block.length);
  return whole;
}

function gpsEntries({ lon, lat, altitudeM, accuracyM, utc }: TakenPosition): Entry[] {
  const [, date, hour, minute, second] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d(?:\.\d+)?)Z$/.exec(utc ?? '') ?? [];
  return [
    [0x0000, { type: TYPE.byte, count: 4, bytes: [2, 3, 0, 0] }],
    [0x0001, ascii(lat < 0 ? 'S' : 'N')],
    [0x0002, angle(lat)],
    [0x0003, ascii(lon < 0 ? 'W' : 'E')],
    [0x0004, angle(lon)],
    ...(altitudeM === undefined
      ? []
      : ([
          [0x0005, { type: TYPE.byte, count: 1, bytes: [altitudeM < 0 ? 1 : 0] }],
          [0x0006, rationals([Math.round(Math.abs(altitudeM) * METRE_PARTS), METRE_PARTS])],
        ] as const)),
    ...(date
      ? ([
          [
            0x0007,
            rationals([Number(hour), 1], [Number(minute), 1], [Math.round(Number(second) * 1000), 1000]),
          ],
        ] as const)
      : []),
    ...(date ? ([[0x001d, ascii(date.replaceAll('-', ':'))]] as const) : []),
    ...(accuracyM === undefined
      ? []
      : ([[0x001f, rationals([Math.round(accuracyM * METRE_PARTS), METRE_PARTS])]] as const)),
  ];
}

/** Degrees, minutes and seconds to a ten-millionth, 3 µm. */
function angle(degrees: number): Value {
  const all = Math.round(Math.abs(degrees) * 3600 * SECONDS_PARTS);
  const perMinute = 60 * SECONDS_PARTS;
  const minutes = Math.floor(all / perMinute);
  return rationals([Math.floor(minutes / 60), 1], [minutes % 60, 1], [all % perMinute, SECONDS_PARTS]);
}

/** One directory of the block with the values that do not fit into their entries behind it. */
function directory(startsAt: number, entries: readonly Entry[]): number[] {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  const head = [...uint(sorted.length, 2)];
  const behind: number[] = [];
  const valuesAt = startsAt + 2 + 12 * sorted.length + 4;
  for (const [tag, { type, count, bytes }] of sorted) {
    head.push(...uint(tag, 2), ...uint(type, 2), ...uint(count, 4));
    if (bytes.length <= 4) head.push(...bytes, ...Array<number>(4 - bytes.length).fill(0));
    else {
      head.push(...uint(valuesAt + behind.length, 4));
      // Values begin at even places.
      behind.push(...bytes, ...(bytes.length % 2 === 1 ? [0] : []));
    }
  }
  return [...head, 0, 0, 0, 0, ...behind];
}

/** In UTF-8, as every reader takes it today, though the standard has ASCII alone. */
function ascii(text: string): Value {
  const bytes = [...utf8(text.replaceAll('\0', '')), 0];
  return { type: TYPE.ascii, count: bytes.length, bytes };
}

function raw(text: string): Value {
  const bytes = utf8(text);
  return { type: TYPE.undefined, count: bytes.length, bytes };
}

const short = (value: number): Value => ({ type: TYPE.short, count: 1, bytes: uint(value, 2) });
const long = (value: number): Value => ({ type: TYPE.long, count: 1, bytes: uint(value, 4) });

function rationals(...values: readonly (readonly [number, number])[]): Value {
  return {
    type: TYPE.rational,
    count: values.length,
    bytes: values.flatMap(([numerator, denominator]) => [...uint(numerator, 4), ...uint(denominator, 4)]),
  };
}

function uint(value: number, bytes: 2 | 4): number[] {
  return Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** (bytes - 1 - i)) % 256);
}

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.toWellFormed());
  return Array.from(escaped.matchAll(/%([0-9A-F]{2})|[^%]/g), ([character, hex]) =>
    hex ? Number.parseInt(hex, 16) : character.charCodeAt(0),
  );
}
