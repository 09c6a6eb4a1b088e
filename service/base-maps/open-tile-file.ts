import { open } from 'node:fs/promises';
import { openMbtiles } from './mbtiles.ts';
import { openPmtiles } from './pmtiles.ts';
import { type TileFile, TileFileRefused } from './tile-file.ts';

const SQLITE = 'SQLite format 3\0';
const PMTILES = 'PMTiles';
const PMTILES_VERSION = 3;

/** Opens a tile file by what it is, whatever it is called. @throws TileFileRefused; errors of the disk as they are */
export async function openTileFile(path: string): Promise<TileFile> {
  const beginning = await readBeginning(path);
  if (beginning.startsWith(SQLITE)) return openMbtiles(path);
  if (!beginning.startsWith(PMTILES)) throw new TileFileRefused('base-map.not-a-tile-file');
  const version = beginning.charCodeAt(PMTILES.length);
  if (version !== PMTILES_VERSION) throw new TileFileRefused('base-map.other-version', { version });
  return openPmtiles(path);
}

async function readBeginning(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await handle.close();
  }
}
