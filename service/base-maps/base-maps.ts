/**
 * The base maps of this machine: a list in its data folder, and the tile files open behind it. They belong to no workspace: whoever
 * opens the next one on the same laptop has them too. A file that cannot be opened now stays on the list.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { BaseMap, BaseMapContent, ScanPoint } from '#core/contract/base-map.ts';
import type { FailureParams } from '#core/contract/failures.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import { requireSpace } from '../disk-space.ts';
import type { Environment } from '../environment.ts';
import { AppError } from '../failure.ts';
import type { JobControl } from '../jobs.ts';
import { BaseMapList, type List, type Stored } from './base-map-list.ts';
import { openTileFile } from './open-tile-file.ts';
import { placeByPoints, readPlan, toTiles } from './scans/plans.ts';
import { type TileFile, TileFileRefused } from './tile-file.ts';

/** Copies of what was uploaded. */
const FOLDER = 'base-maps';

export type NewFile = {
  readonly path: string;
  readonly fileName: string;
  /** An upload is moved into the data folder; what lies on the person's own disk stays there. */
  readonly isUpload: boolean;
};

export class BaseMaps {
  readonly #env: Environment;
  readonly #tellChanged: () => void;
  /** By path, with the version that was opened: another program of this machine may have noticed a newer one. */
  readonly #open = new Map<
    string,
    { readonly version: string | undefined; readonly file: Promise<TileFile> }
  >();
  readonly #list: BaseMapList;
  /** Changes of the list, one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param tellChanged told when another file was found in the place of one */
  constructor(env: Environment, tellChanged: () => void) {
    this.#env = env;
    this.#tellChanged = tellChanged;
    this.#list = new BaseMapList(env.dataFolder);
  }

  /** As the files are now: one that another was put in the place of is read anew. */
  async list(): Promise<BaseMap[]> {
    const list = this.#list.read();
    const versions = await Promise.all(list.map(versionOf));
    if (list.every(({ version }, place) => version === versions[place])) return this.#shown();
    let isOther = false;
    const work = this.#change(async (before) => {
      const after = await Promise.all(before.map((each) => this.#readAnew(each)));
      isOther = after.some((each, place) => each !== before[place]);
      return isOther ? after : before;
    });
    await work.catch((error) => this.#env.log({ reference: 'base-map', error }));
    if (isOther) this.#tellChanged();
    return this.#shown();
  }

  #shown(): BaseMap[] {
    return this.#list.read().map(({ path, original: _, ...stored }) => ({
      ...stored,
      missing: !existsSync(path),
    }));
  }

  /** @throws AppError `base-map.refused` */
  async add({ path, fileName, isUpload }: NewFile): Promise<BaseMap[]> {
    const id = randomUUID();
    const kept = isUpload ? this.#keptAs(id, fileName) : path;
    try {
      return await this.#change(async (list) => {
        const { kind: _, name, ...more } = await factsOf(path, fileName);
        if (isUpload) await this.#takeIn(path, kept);
        const added = { id, path: kept, fileName, name: name ?? fileName, ...more, shown: true, opacity: 1 };
        return [{ ...added, version: await versionOf(added) }, ...list];
      });
    } catch (error) {
      await this.#forget({ id, path: kept });
      throw error;
    }
  }

  /** @throws AppError `base-map.refused`, `job.cancelled` */
  async addScan(
    { path, fileName, isUpload }: NewFile,
    control: JobControl,
  ): Promise<{ id: string; all: BaseMap[] }> {
    const id = randomUUID();
    const original = isUpload ? this.#keptAs(id, fileName) : path;
    await mkdir(this.#folder(), { recursive: true });
    try {
      const { scan, placement } = await refusing(fileName, () => readPlan(path, this.#previewOf(id)));
      if (isUpload) await this.#takeIn(path, original);
      const waiting: Stored = {
        ...{ id, path: original, original, fileName, name: basename(fileName, extname(fileName)) },
        ...{ content: 'pictures' as const, minZoom: 0, maxZoom: 0, shown: true, opacity: 1, scan },
      };
      const placed = placement
        ? await refusing(fileName, () => toTiles(waiting, original, placement, this.#tilesOf(id), control))
        : waiting;
      return { id, all: await this.#change(async (list) => [placed, ...list]) };
    } catch (error) {
      await this.#forget({ id, path: this.#tilesOf(id), original });
      throw error;
    }
  }

  /** @throws AppError `base-map.not-placed`, `base-map.refused`, `file.no-longer-there`, `job.cancelled` */
  async placeScan(id: string, points: readonly ScanPoint[], control: JobControl): Promise<BaseMap[]> {
    const stored = requireListed(this.#list.load(), id);
    const { scan, original } = stored;
    if (!scan || !original || !existsSync(original)) throw new AppError('file.no-longer-there', {});
    const { placement, ...fitted } = placeByPoints(points, scan);
    // Under a name of its own: what was there before is shown until the new one is whole.
    const tiles = this.#tilesOf(`${id}-${randomUUID().slice(0, 8)}`);
    const waiting = { ...stored, scan: { ...scan, ...fitted, points: [...points] } };
    const placed = await refusing(stored.fileName, () =>
      toTiles(waiting, original, placement, tiles, control),
    );
    try {
      return await this.#change(async (list, afterwards) => {
        // Cutting takes a while: it may have been placed by somebody else since, or removed.
        const before = requireListed(list, id);
        if (before.path !== original) afterwards(() => this.#discard(id, before.path));
        const { shown, opacity } = before;
        return list.map((each) => (each.id === id ? { ...placed, shown, opacity } : each));
      });
    } catch (error) {
      await this.#discard(id, tiles);
      throw error;
    }
  }

  /** The picture of a scan for pointing at; undefined for what is none. */
  async preview(id: string): Promise<Uint8Array | undefined> {
    if (!this.#list.read().some((each) => each.id === id && each.scan)) return undefined;
    return await readFile(this.#previewOf(id)).catch(() => undefined);
  }

  change(
    id: string,
    { shown, opacity }: { readonly shown?: boolean | undefined; readonly opacity?: number | undefined },
  ) {
    return this.#change(async (list, afterwards) => {
      const before = requireListed(list, id);
      // A stick can be taken out once what is on it is not shown any more.
      if (shown === false) afterwards(() => this.#close(before.path));
      const after = { ...before, shown: shown ?? before.shown, opacity: opacity ?? before.opacity };
      return list.map((each) => (each === before ? after : each));
    });
  }

  move(id: string, direction: 'up' | 'down'): Promise<BaseMap[]> {
    return this.#change(async (list) => {
      const from = list.indexOf(requireListed(list, id));
      const to = direction === 'up' ? from - 1 : from + 1;
      if (to < 0 || to >= list.length) return list;
      const moved = [...list];
      moved.splice(to, 0, ...moved.splice(from, 1));
      return moved;
    });
  }

  remove(id: string): Promise<BaseMap[]> {
    return this.#change(async (list, afterwards) => {
      const gone = requireListed(list, id);
      afterwards(() => this.#forget(gone));
      return list.filter((each) => each !== gone);
    });
  }

  /** A tile and what it is; undefined for a map that is not on the list or cannot be read, and where it has none. */
  async tile(
    id: string,
    zoom: number,
    x: number,
    y: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly content: BaseMapContent } | undefined> {
    const stored = await this.#current(id);
    if (!stored || x >= 2 ** zoom || y >= 2 ** zoom || isWaiting(stored) || stored.problem) return undefined;
    try {
      const bytes = await (await this.#opened(stored)).tile(zoom, x, y);
      return bytes && { bytes, content: stored.content };
    } catch (error) {
      // A drive that was taken out, a file that was cut off: tried anew when it is asked for again.
      this.#env.log({ reference: 'base-map', error });
      await this.#close(stored.path);
      return undefined;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((path) => this.#close(path)));
  }

  /** What cannot be read now, off a drive that was taken out, stays as it was known. */
  async #readAnew(stored: Stored): Promise<Stored> {
    const version = await versionOf(stored);
    if (version === stored.version) return stored;
    await this.#close(stored.path);
    const { id, path, fileName, shown, opacity } = stored;
    try {
      const { kind: _, name = fileName, ...facts } = await factsOf(path, fileName);
      return { id, path, fileName, shown, opacity, name, ...facts, version };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'base-map.refused') return stored;
      const { problems } = error.params as FailureParams<'base-map.refused'>;
      return { ...stored, version, problem: problems[0] };
    }
  }

  /** As its file is when it is opened. */
  async #current(id: string): Promise<Stored | undefined> {
    const stored = this.#list.read().find((each) => each.id === id);
    if (!stored || this.#open.has(stored.path) || (await versionOf(stored)) === stored.version) return stored;
    await this.list();
    return this.#list.read().find((each) => each.id === id);
  }

  #opened({ path, version }: Stored): Promise<TileFile> {
    const known = this.#open.get(path);
    if (known && known.version === version) return known.file;
    void this.#close(path);
    const file = openTileFile(path);
    this.#open.set(path, { version, file });
    return file;
  }

  async #close(path: string): Promise<void> {
    const known = this.#open.get(path);
    this.#open.delete(path);
    await known?.file.then((file) => file.close()).catch(() => undefined);
  }

  /** Closes what belongs to a base map, and removes what of it is this program's own. */
  async #forget({ id, path, original }: Pick<Stored, 'id' | 'path' | 'original'>): Promise<void> {
    for (const file of [path, original, this.#previewOf(id)]) if (file) await this.#discard(id, file);
  }

  /** A file in the program's folder may be another base map's, added once more by its path. */
  async #discard(id: string, file: string): Promise<void> {
    await this.#close(file);
    if (dirname(file) === this.#folder() && basename(file).startsWith(id)) await rm(file, { force: true });
  }

  #keptAs(id: string, fileName: string): string {
    return join(this.#folder(), `${id}${extname(fileName).toLowerCase()}`);
  }

  #tilesOf(id: string): string {
    return join(this.#folder(), `${id}.mbtiles`);
  }

  #previewOf(id: string): string {
    return join(this.#folder(), `${id}.preview.webp`);
  }

  #folder(): string {
    return join(this.#env.dataFolder, FOLDER);
  }

  async #takeIn(upload: string, target: string): Promise<void> {
    await mkdir(this.#folder(), { recursive: true });
    try {
      await rename(upload, target);
    } catch {
      // The workspace is on another disk than the program's data.
      await requireSpace(this.#folder(), (await stat(upload)).size);
      await writeDurably(target, { path: upload });
    }
  }

  /**
   * @param change of the list as it is by then; what it asks for `afterwards` is done once the new list is on the disk, and is no
   * part of it: where it fails a file is left over, and the list is what was asked for
   */
  #change(change: (list: List, afterwards: (work: () => Promise<void>) => void) => Promise<List>) {
    const next = this.#last.then(async () => {
      const works: (() => Promise<void>)[] = [];
      const before = this.#list.load();
      const list = await change(before, (work) => works.push(work));
      if (list !== before) await this.#list.write(list);
      for (const work of works)
        await work().catch((error) => this.#env.log({ reference: 'base-map', error }));
      return this.#shown();
    });
    this.#last = next.catch(() => undefined);
    return next;
  }
}

/** Of a tile file as it lies there; that of a scan nobody else writes. A file that is not there is known by what it was. */
async function versionOf({ path, scan, version }: Pick<Stored, 'path' | 'scan' | 'version'>) {
  const found = scan ? undefined : await stat(path).catch(() => undefined);
  return found ? `${found.size}-${Math.round(found.mtimeMs)}` : version;
}

/** A scan that lies nowhere yet. */
function isWaiting({ scan }: Stored): boolean {
  return scan !== undefined && scan.placedBy === undefined;
}

async function factsOf(path: string, fileName: string): Promise<TileFile['facts']> {
  return await refusing(fileName, async () => {
    try {
      const file = await openTileFile(path);
      await file.close();
      return file.facts;
    } catch (error) {
      if (error instanceof Error && 'syscall' in error)
        throw new AppError('file.unreadable', { path }, { cause: error });
      throw error;
    }
  });
}

async function refusing<T>(fileName: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TileFileRefused)) throw error;
    throw new AppError(
      'base-map.refused',
      { fileName: basename(fileName), problems: [error.problem] },
      { cause: error },
    );
  }
}

function requireListed(list: List, id: string): Stored {
  const found = list.find((each) => each.id === id);
  if (!found) throw new AppError('file.no-longer-there', {});
  return found;
}
