/**
 * Tiles of online maps, fetched here and not by the page: the page's policy stays at its own origin, no other host learns of the page or sets a
 * cookie, and what comes is looked at for being a picture before it is passed on. A host that does not answer is left alone for a while.
 */
import type { OnlineMapState } from '#core/contract/base-map.ts';
import { type OnlineMap, type OnlineTile, onlineTileUrl } from '#core/reference/online-maps.ts';
import type { Changes } from '../changes.ts';
import type { Environment } from '../environment.ts';
import { MAX_TILE_BYTES, pictureTypeOf } from './tile-file.ts';

const PATIENCE_MS = 6000;
/** So long after a failure nothing is asked: a laptop without network must not ask for forty tiles at every move of the map. */
const REST_MS = 30_000;
/** A key that is wrong, used up, or not allowed from here. */
const REFUSALS = [401, 403, 418, 429];

type Standing = { readonly state: OnlineMapState; readonly untilMs: number };

export class OnlineMaps {
  readonly #env: Environment;
  readonly #changes: Changes;
  /** By name of the map. */
  readonly #standing = new Map<string, Standing>();

  constructor(env: Environment, changes: Changes) {
    this.#env = env;
    this.#changes = changes;
  }

  stateOf({ name }: OnlineMap): OnlineMapState {
    return this.#standing.get(name)?.state ?? 'unknown';
  }

  /** Undefined where there is none, and where it cannot be had. Never throws. */
  async tile(map: OnlineMap, place: OnlineTile): Promise<Uint8Array | undefined> {
    const standing = this.#standing.get(map.name);
    if (standing && standing.state !== 'answers' && this.#now() < standing.untilMs) return undefined;
    try {
      const response = await fetch(onlineTileUrl(map, place), {
        redirect: 'error',
        credentials: 'omit',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      // Read whatever it is: an answer that is left lying keeps its connection, and the next tile opens another.
      const bytes = await readLimited(response);
      if (REFUSALS.includes(response.status)) return this.#stands(map, 'refuses');
      if (response.status >= 500) return this.#stands(map, 'silent');
      this.#stands(map, 'answers');
      return response.ok && bytes && pictureTypeOf(bytes) ? bytes : undefined;
    } catch {
      return this.#stands(map, 'silent');
    }
  }

  #stands({ name }: OnlineMap, state: OnlineMapState): undefined {
    const before = this.#standing.get(name)?.state;
    this.#standing.set(name, { state, untilMs: this.#now() + REST_MS });
    if (before !== state) this.#changes.announce('base-maps');
  }

  #now(): number {
    return this.#env.now().getTime();
  }
}

/** Undefined for what is larger than any tile; the rest of it is not read. */
async function readLimited(response: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_TILE_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
