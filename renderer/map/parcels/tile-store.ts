/**
 * The tiles of parcels the page has read: each once, until the service says that it has changed. A changed tile is read again while
 * the old one goes on being drawn, so that nothing flickers under a surveyor who types.
 */
import {
  MAP_TILE_ZOOM,
  type MapTile,
  type MapTileKind,
  marksOver,
  toAddress,
  toTileName,
} from '#core/map/map-tiles.ts';
import { type MarkTile, unpackMarks } from '#core/map/packed-marks.ts';
import { type OutlineTile, unpackOutlines } from '#core/map/packed-outlines.ts';

type Loaded = { readonly marks: MarkTile; readonly outlines: OutlineTile };
type Entry = {
  readonly tile: MapTile;
  /** Read and not yet unpacked: that is done when it is first drawn, in the time that drawing has of a frame. */
  bytes?: Uint8Array | undefined;
  data?: MarkTile | OutlineTile | undefined;
  loading?: Promise<void> | undefined;
  /** The turn of the last read that was begun, and of the last one whose reply was taken. */
  begun?: number;
  taken?: number;
  usedAt: number;
};

/** All of Huzhou is about 150 tiles of outlines; a few more, and what was looked at longest ago is let go. */
const MAX_TILES = 240;

export class TileStore {
  readonly #read: (tile: MapTile, signal: AbortSignal) => Promise<Uint8Array>;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(tile: MapTile) => void>();
  readonly #closed = new AbortController();
  #clock = 0;

  constructor(read: (tile: MapTile, signal: AbortSignal) => Promise<Uint8Array>) {
    this.#read = read;
  }

  /** What is there now, perhaps not the newest; undefined before it was read. */
  get<K extends MapTileKind>(kind: K, x: number, y: number): Loaded[K] | undefined {
    const entry = this.#entries.get(toTileName({ kind, x, y }));
    if (!entry) return undefined;
    entry.usedAt = ++this.#clock;
    if (entry.bytes) {
      entry.data = unpack(entry.tile, entry.bytes) ?? entry.data;
      entry.bytes = undefined;
    }
    return entry.data as Loaded[K] | undefined;
  }

  /** Sees to it that the tile is there. Resolves also where it could not be read: the map then lacks it until it is asked for again. */
  require(tile: MapTile): Promise<void> | undefined {
    const name = toTileName(tile);
    const known = this.#entries.get(name);
    if (known?.data ?? known?.bytes) return undefined;
    const entry = known ?? { tile, usedAt: ++this.#clock };
    this.#entries.set(name, entry);
    this.#makeRoom();
    entry.loading ??= this.#load(name, entry);
    return entry.loading;
  }

  /** Reads changed tiles again, those that had been read. @param changed places of outlines; undefined for all there are */
  refresh(changed: readonly { readonly x: number; readonly y: number }[] | undefined): void {
    const stale = changed
      ? changed
          .flatMap(({ x, y }) => [{ kind: 'outlines', x, y } as const, marksOver({ x, y })])
          .map(toTileName)
      : [...this.#entries.keys()];
    for (const name of new Set(stale)) {
      const entry = this.#entries.get(name);
      if (!entry) continue;
      entry.loading = this.#load(name, entry).then(() => {
        for (const listener of this.#listeners) listener(entry.tile);
      });
    }
  }

  /** Told of every tile that was read again. */
  onRefreshed(listener: (tile: MapTile) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed.abort();
  }

  /** A tile may be asked for again before it is there; then replies come in any order, and an older one never replaces a newer one. */
  async #load(name: string, entry: Entry): Promise<void> {
    const turn = (entry.begun ?? 0) + 1;
    entry.begun = turn;
    try {
      const bytes = await this.#read(entry.tile, this.#closed.signal);
      if (turn < (entry.taken ?? 0)) return;
      entry.taken = turn;
      entry.bytes = bytes;
    } catch {
      // The service is starting anew or gone, which the window says elsewhere; its return reads everything again.
      if (turn === entry.begun && !entry.data && !entry.bytes) this.#entries.delete(name);
    } finally {
      if (turn === entry.begun) entry.loading = undefined;
    }
  }

  #makeRoom(): void {
    if (this.#entries.size <= MAX_TILES) return;
    const oldest = [...this.#entries].sort(([, a], [, b]) => a.usedAt - b.usedAt).slice(0, MAX_TILES / 8);
    for (const [name, { loading }] of oldest) if (!loading) this.#entries.delete(name);
  }
}

function unpack(tile: MapTile, bytes: Uint8Array): MarkTile | OutlineTile | undefined {
  try {
    return tile.kind === 'marks'
      ? unpackMarks(toAddress(tile), bytes)
      : unpackOutlines(toAddress(tile), bytes);
  } catch {
    return undefined;
  }
}

/** The tiles of a kind under a piece of the map given in parts of the world's width, its edges included. */
export function tilesUnder(
  kind: MapTileKind,
  {
    minX,
    minY,
    maxX,
    maxY,
  }: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number },
): MapTile[] {
  const count = 2 ** MAP_TILE_ZOOM[kind];
  const within = (tile: number) => Math.max(0, Math.min(count - 1, tile));
  const tiles: MapTile[] = [];
  for (let y = within(Math.floor(minY * count)); y <= within(Math.ceil(maxY * count) - 1); y++) {
    for (let x = within(Math.floor(minX * count)); x <= within(Math.ceil(maxX * count) - 1); x++) {
      tiles.push({ kind, x, y });
    }
  }
  return tiles;
}
