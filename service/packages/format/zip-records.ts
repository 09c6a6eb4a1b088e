/**
 * The records of a zip file as bytes (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3), for stored entries with UTF-8 names.
 * Sizes and offsets that do not fit into 32 bits, and counts that do not fit into 16, go into the zip64 records.
 */

const MAX_32 = 0xffff_ffff;
const MAX_16 = 0xffff;
const MADE_BY_UNIX = 3 << 8;
const VERSION_PLAIN = 20;
const VERSION_ZIP64 = 45;
const FLAG_UTF8 = 0x0800;
/** Sizes and CRC follow the bytes, because they were not known before. */
const FLAG_SIZES_BEHIND = 0x0008;
const REGULAR_FILE_MODE = 0o100644;

export type ZipRecord = {
  readonly name: Buffer;
  readonly crc32: number;
  readonly byteLength: number;
  /** Where its local header begins. */
  readonly offset: number;
  readonly sizesBehind: boolean;
};

export type DosTime = { readonly time: number; readonly date: number };

/** The fields of a moment in UTC (a zip has no time zone), from 1980 on, to two seconds. */
export function toDosTime(at: Date): DosTime {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

/**
 * What stands before an entry's bytes. An entry whose sizes come behind always gets a zip64 field: it may grow past 4 GB,
 * and the field tells readers that the sizes behind are 64 bits wide.
 */
export function localHeader(entry: ZipRecord, { time, date }: DosTime, forceZip64: boolean): Buffer {
  const wide = forceZip64 || entry.sizesBehind || entry.byteLength >= MAX_32;
  const size = entry.sizesBehind ? 0 : entry.byteLength;
  const extra = wide ? zip64Field([size, size]) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(wide ? VERSION_ZIP64 : VERSION_PLAIN, 4);
  header.writeUInt16LE(flagsOf(entry), 6);
  header.writeUInt16LE(time, 10);
  header.writeUInt16LE(date, 12);
  header.writeUInt32LE(entry.sizesBehind ? 0 : entry.crc32, 14);
  header.writeUInt32LE(wide ? MAX_32 : size, 18);
  header.writeUInt32LE(wide ? MAX_32 : size, 22);
  header.writeUInt16LE(entry.name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, entry.name, extra]);
}

/** What stands behind the bytes of an entry whose sizes were not known before. */
export function dataDescriptor(entry: ZipRecord): Buffer {
  const descriptor = Buffer.alloc(24);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(entry.crc32, 4);
  descriptor.writeBigUInt64LE(BigInt(entry.byteLength), 8);
  descriptor.writeBigUInt64LE(BigInt(entry.byteLength), 16);
  return descriptor;
}

/** The entry's line in the table of contents. */
export function directoryHeader(entry: ZipRecord, { time, date }: DosTime, forceZip64: boolean): Buffer {
  const wideSize = forceZip64 || entry.byteLength >= MAX_32;
  const wideOffset = forceZip64 || entry.offset >= MAX_32;
  const wide = [
    ...(wideSize ? [entry.byteLength, entry.byteLength] : []),
    ...(wideOffset ? [entry.offset] : []),
  ];
  const extra = wide.length > 0 ? zip64Field(wide) : Buffer.alloc(0);
  const version = wide.length > 0 || entry.sizesBehind ? VERSION_ZIP64 : VERSION_PLAIN;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(MADE_BY_UNIX | version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(flagsOf(entry), 8);
  header.writeUInt16LE(time, 12);
  header.writeUInt16LE(date, 14);
  header.writeUInt32LE(entry.crc32, 16);
  header.writeUInt32LE(wideSize ? MAX_32 : entry.byteLength, 20);
  header.writeUInt32LE(wideSize ? MAX_32 : entry.byteLength, 24);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(REGULAR_FILE_MODE * 0x1_0000, 38);
  header.writeUInt32LE(wideOffset ? MAX_32 : entry.offset, 42);
  return Buffer.concat([header, entry.name, extra]);
}

export type DirectoryPlace = {
  readonly entryCount: number;
  readonly byteLength: number;
  readonly offset: number;
};

/** What ends the file: where the table of contents is. */
export function endOfDirectory(
  { entryCount, byteLength, offset }: DirectoryPlace,
  forceZip64: boolean,
): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entryCount, MAX_16), 8);
  end.writeUInt16LE(Math.min(entryCount, MAX_16), 10);
  end.writeUInt32LE(Math.min(byteLength, MAX_32), 12);
  end.writeUInt32LE(Math.min(offset, MAX_32), 16);
  if (!forceZip64 && entryCount < MAX_16 && byteLength < MAX_32 && offset < MAX_32) return end;

  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE(MADE_BY_UNIX | VERSION_ZIP64, 12);
  wide.writeUInt16LE(VERSION_ZIP64, 14);
  wide.writeBigUInt64LE(BigInt(entryCount), 24);
  wide.writeBigUInt64LE(BigInt(entryCount), 32);
  wide.writeBigUInt64LE(BigInt(byteLength), 40);
  wide.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + byteLength), 8);
  locator.writeUInt32LE(1, 16);
  if (forceZip64) {
    end.writeUInt16LE(MAX_16, 8);
    end.writeUInt16LE(MAX_16, 10);
    end.writeUInt32LE(MAX_32, 12);
    end.writeUInt32LE(MAX_32, 16);
  }
  return Buffer.concat([wide, locator, end]);
}

function flagsOf(entry: ZipRecord): number {
  return FLAG_UTF8 | (entry.sizesBehind ? FLAG_SIZES_BEHIND : 0);
}

function zip64Field(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(0x0001, 0);
  field.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => {
    field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  });
  return field;
}
