/**
 * Writes zips that no honest program writes: every field of every entry can be lied about. Independent of the program's own
 * writer, so that reader and writer cannot agree on the same mistake.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export type RawEntry = {
  readonly name: string | Buffer;
  readonly bytes: Buffer;
  readonly deflated?: boolean;
  /** Unix mode, e.g. 0o120777 for a link. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly crc32?: number;
  readonly declaredBytes?: number;
  /** Name in the header before the bytes. */
  readonly localName?: string;
  /** Index of an earlier entry whose bytes are used instead of own ones. */
  readonly sameBytesAs?: number;
};

export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const packed = entry.deflated ? deflateRawSync(entry.bytes) : entry.bytes;
    const method = entry.method ?? (entry.deflated ? 8 : 0);
    const flags = entry.flags ?? 0x0800;
    const crc = entry.crc32 ?? crc32(entry.bytes);
    const declared = entry.declaredBytes ?? entry.bytes.length;
    const shared = entry.sameBytesAs === undefined ? undefined : offsets[entry.sameBytesAs];
    const at = shared ?? offset;
    offsets.push(at);
    if (shared === undefined) {
      const localName = entry.localName === undefined ? name : Buffer.from(entry.localName);
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0);
      local.writeUInt16LE(20, 4);
      local.writeUInt16LE(flags, 6);
      local.writeUInt16LE(method, 8);
      local.writeUInt32LE(crc, 14);
      local.writeUInt32LE(packed.length, 18);
      local.writeUInt32LE(declared, 22);
      local.writeUInt16LE(localName.length, 26);
      parts.push(local, localName, packed);
      offset += local.length + localName.length + packed.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(declared, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(at, 42);
    directory.push(central, name);
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, table, end]);
}
