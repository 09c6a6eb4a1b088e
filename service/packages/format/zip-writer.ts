/**
 * Writes a zip of stored entries in one pass, durably: it has its name only when it is whole and on the disk. Photos do not
 * compress, so nothing is compressed; every byte is read once, and hashed (entry and whole file) while it goes through.
 * Memory is bounded by HELD_BYTES, whatever the sizes and however many files.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type ByteSource, openDurable, toChunks } from '#db/files/durable-write.ts';
import {
  type DosTime,
  dataDescriptor,
  directoryHeader,
  endOfDirectory,
  localHeader,
  toDosTime,
  type ZipRecord,
} from './zip-records.ts';

/**
 * Up to here an entry is held until its size and CRC are known, and gets a plain header that every reader understands. Nothing of it is
 * written before, so that one which cannot be read to its end, or is not what it should be, can still be left out.
 */
export const HELD_BYTES = 16 * 1024 * 1024;
const FLUSH_BYTES = 1024 * 1024;

export type ZipWriterOptions = {
  /** Stamped on every entry, so that the same content gives the same bytes. */
  readonly modifiedAt: Date;
  readonly signal?: AbortSignal | undefined;
  /** Called after each piece with the bytes of content written so far. */
  readonly onProgress?: ((contentBytes: number) => void) | undefined;
  /** Writes zip64 records where they are not needed: lets small files prove them. */
  readonly forceZip64?: boolean | undefined;
  /** For tests of the path that large entries take. */
  readonly heldBytes?: number | undefined;
};

export type WrittenEntry = { readonly sha256: string; readonly byteLength: number };

/** Ends with `finish` or `discard`, in every case. */
export type ZipWriter = {
  /**
   * Appends a file. Not to be called again before it is fulfilled.
   * @param wanted its SHA-256; a file up to HELD_BYTES with another one is not appended
   * @returns hash and length of what the source gave
   * @throws the source's own error: a file up to HELD_BYTES is not appended, after a longer one only `discard` may follow, as
   *   after the signal's reason, DurableWriteError and a longer file with another hash than wanted
   */
  add(name: string, source: ByteSource, wanted?: string): Promise<WrittenEntry>;
  /** Writes the table of contents, makes the file durable and names it. @returns hash and length of the whole file */
  finish(): Promise<WrittenEntry>;
  /** Removes what was written. Does nothing after `finish`. */
  discard(): Promise<void>;
};

/** @throws DurableWriteError when there can be no file beside `target` */
export async function openZipWriter(target: string, options: ZipWriterOptions): Promise<ZipWriter> {
  const { signal, onProgress, forceZip64 = false, heldBytes = HELD_BYTES } = options;
  const stamp: DosTime = toDosTime(options.modifiedAt);
  const file = await openDurable(target);
  const whole = createHash('sha256');
  const records: ZipRecord[] = [];
  const names = new Set<string>();
  let offset = 0;
  let contentBytes = 0;

  const gathered = Buffer.allocUnsafe(FLUSH_BYTES);
  let gatheredBytes = 0;
  const flush = async (): Promise<void> => {
    const ready = gathered.subarray(0, gatheredBytes);
    gatheredBytes = 0;
    whole.update(ready);
    await file.write(ready);
  };
  const write = async (chunk: Uint8Array): Promise<void> => {
    offset += chunk.byteLength;
    for (let done = 0; done < chunk.byteLength; ) {
      const part = chunk.subarray(done, done + FLUSH_BYTES - gatheredBytes);
      gathered.set(part, gatheredBytes);
      gatheredBytes += part.byteLength;
      done += part.byteLength;
      if (gatheredBytes === FLUSH_BYTES) await flush();
    }
  };

  const add = async (name: string, source: ByteSource, wanted?: string): Promise<WrittenEntry> => {
    if (names.has(name)) throw new RangeError(`the zip has ${name} already`);
    const start = { name: Buffer.from(name), crc32: 0, byteLength: 0, offset };
    const hash = createHash('sha256');
    let crc = 0;
    let byteLength = 0;
    let held: Uint8Array[] | undefined = [];
    for await (const chunk of toChunks(source)) {
      signal?.throwIfAborted();
      hash.update(chunk);
      crc = crc32(chunk, crc);
      byteLength += chunk.byteLength;
      contentBytes += chunk.byteLength;
      // A chunk may be overwritten when the next one is asked for: what is held has to be a copy.
      if (held && byteLength <= heldBytes) held.push(Buffer.from(chunk));
      else {
        if (held) await writeHeld(localHeader({ ...start, sizesBehind: true }, stamp, forceZip64), held);
        held = undefined;
        await write(chunk);
      }
      onProgress?.(contentBytes);
    }
    signal?.throwIfAborted();
    const written = { sha256: hash.digest('hex'), byteLength };
    if (wanted !== undefined && written.sha256 !== wanted) {
      if (!held) throw new Error(`${name} changed while it was being read`);
      return written;
    }
    names.add(name);
    const record: ZipRecord = { ...start, crc32: crc, byteLength, sizesBehind: held === undefined };
    if (held) await writeHeld(localHeader(record, stamp, forceZip64), held);
    else await write(dataDescriptor(record));
    records.push(record);
    return written;
  };
  const writeHeld = async (header: Uint8Array, held: readonly Uint8Array[]): Promise<void> => {
    await write(header);
    for (const chunk of held) await write(chunk);
  };

  return {
    add,
    finish: async () => {
      signal?.throwIfAborted();
      const directoryOffset = offset;
      for (const record of records) await write(directoryHeader(record, stamp, forceZip64));
      const byteLength = offset - directoryOffset;
      const place = { entryCount: records.length, byteLength, offset: directoryOffset };
      await write(endOfDirectory(place, forceZip64));
      await flush();
      await file.commit();
      return { sha256: whole.digest('hex'), byteLength: offset };
    },
    discard: () => file.discard(),
  };
}
