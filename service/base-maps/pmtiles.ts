/** PMTiles version 3, of pictures or vector tiles, read in place. https://github.com/protomaps/PMTiles */
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { Compression, PMTiles, ResolvedValueCache, type Source, TileType } from 'pmtiles';
import { MAX_TILE_BYTES, type TileFile, TileFileRefused, toBox, toPlainText, toZooms } from './tile-file.ts';

/** What claims to be more is not read into memory, packed or unpacked. */
const MAX_PART_BYTES = 16 * 1024 * 1024;
/** Those of the whole earth take some hundred kilobytes; each byte becomes twenty in memory. */
const MAX_DIRECTORY_BYTES = 2 * 1024 * 1024;
const DIRECTORIES_KEPT = 16;
const RASTER: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp];

const unzip = { [Compression.Gzip]: promisify(gunzip), [Compression.Brotli]: promisify(brotliDecompress) };

const decompressUpTo =
  (maxOutputLength: number) =>
  async (bytes: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> => {
    if (compression === Compression.None || compression === Compression.Unknown) {
      if (bytes.byteLength > maxOutputLength) throw new RangeError('larger than such a part is');
      return bytes;
    }
    const how = unzip[compression as keyof typeof unzip];
    if (!how) throw new RangeError(`compression ${compression} is not known`);
    const plain = await how(Buffer.from(bytes), { maxOutputLength });
    return plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength) as ArrayBuffer;
  };

/** @throws TileFileRefused */
export async function openPmtiles(path: string): Promise<TileFile> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const source: Source = {
    getKey: () => path,
    getBytes: async (offset, length) => {
      const wanted = Math.min(length, size - offset);
      if (!(offset >= 0 && wanted >= 0 && wanted <= MAX_PART_BYTES))
        throw new RangeError('outside of the file');
      const data = new Uint8Array(wanted);
      const { bytesRead } = await handle.read(data, 0, wanted, offset);
      return { data: data.buffer.slice(0, bytesRead) };
    },
  };
  try {
    const archive = new PMTiles(
      source,
      new ResolvedValueCache(DIRECTORIES_KEPT, undefined, decompressUpTo(MAX_DIRECTORY_BYTES)),
      decompressUpTo(MAX_PART_BYTES),
    );
    const header = await archive.getHeader();
    const isVector = header.tileType === TileType.Mvt;
    if (!isVector && !RASTER.includes(header.tileType))
      throw new TileFileRefused('base-map.other-format', { format: String(header.tileType) });
    const metadata = (await archive.getMetadata()) as Readonly<Record<string, unknown>> | null;
    const name = toPlainText(metadata?.name);
    const attribution = toPlainText(metadata?.attribution);
    const box = toBox([header.minLon, header.minLat, header.maxLon, header.maxLat]);
    return {
      facts: {
        kind: 'pmtiles',
        content: isVector ? 'shapes' : 'pictures',
        ...toZooms(header.minZoom, header.maxZoom),
        ...(name === undefined ? {} : { name }),
        ...(box ? { box } : {}),
        ...(attribution === undefined ? {} : { attribution }),
      },
      tile: async (zoom, x, y) => {
        const found = await archive.getZxy(zoom, x, y);
        return found && found.data.byteLength <= MAX_TILE_BYTES ? new Uint8Array(found.data) : undefined;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    if (error instanceof TileFileRefused) throw error;
    throw new TileFileRefused('base-map.damaged', { detail: String(error) }, { cause: error });
  }
}
