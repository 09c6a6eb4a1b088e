/** The list of base maps in this machine's data folder. Another program of this machine may have the same folder. */
import { readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { baseMapSchema } from '#core/contract/base-map.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import { AppError } from '../failure.ts';

const LIST_FILE = 'base-maps.json';

/** What the window is told, with the place of the file instead of whether it is there. */
const storedSchema = baseMapSchema.omit({ missing: true }).extend({
  path: z.string(),
  /** Of a scan, which `path` holds the tiles of once it is placed. */
  original: z.string().optional(),
});
export type Stored = z.infer<typeof storedSchema>;
export type List = readonly Stored[];

export class BaseMapList {
  readonly #path: string;
  #known: (Parsed & { readonly version: string }) | undefined;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, LIST_FILE);
  }

  /** To be shown: nothing as long as it cannot be read. */
  read(): List {
    try {
      return this.load();
    } catch {
      return [];
    }
  }

  /**
   * Parsed once: the map asks for dozens of tiles at every move. Another program of this machine may have written it since.
   * @throws AppError `file.unreadable`: what cannot be read now must not be written over
   */
  load(): List {
    const path = this.#path;
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (!stats) return [];
      const version = `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
      if (this.#known?.version !== version)
        this.#known = { version, ...parseList(readFileSync(path, 'utf8')) };
      return this.#known.list;
    } catch (error) {
      throw new AppError('file.unreadable', { path }, { cause: error });
    }
  }

  /** What of the list before could not be read, a newer program's perhaps, stays in it. */
  async write(list: List): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const entries = [...list, ...(this.#known?.unread ?? [])];
    await writeDurably(this.#path, Buffer.from(`${JSON.stringify(entries, null, 2)}\n`));
  }
}

type Parsed = { readonly list: List; readonly unread: readonly unknown[] };

/**
 * Empty for a damaged list: the files are still where they were and can be added again. An entry that cannot be read takes none of the
 * others with it.
 */
function parseList(text: string): Parsed {
  try {
    const entries = z.array(z.unknown()).parse(JSON.parse(text));
    const list = entries.flatMap((entry) => storedSchema.safeParse(entry).data ?? []);
    return { list, unread: entries.filter((entry) => !storedSchema.safeParse(entry).success) };
  } catch {
    return { list: [], unread: [] };
  }
}
