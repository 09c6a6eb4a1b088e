/**
 * Online maps the office has a key for: a name and an address with places for the tile. None is ever needed, and none is asked before
 * somebody switches it on. What is drawn in coordinates that are shifted on purpose (GCJ-02, BD-09) lies half a kilometre beside the parcels
 * and is refused by its host.
 */
import { z } from 'zod';
import type { Problem } from '#core/contract/failures.ts';
import { referenceProblem } from './reference-problems.ts';

export const MAX_ONLINE_MAPS = 20;

/** While it is being typed; what must be right is asked when it is published. */
export const draftOnlineMapSchema = z.strictObject({
  name: z.string().max(100),
  /** With `{z}`, `{x}` and `{y}` for the tile, `{s}` for one of the hosts 0 to 7, `{key}` for the key. */
  url: z.string().max(1000),
  key: z.string().max(200),
  attribution: z.string().max(200),
  /** Decimetres apart; told where the map is listed. */
  datum: z.enum(['CGCS2000', 'WGS84']),
  maxZoom: z.int().min(1).max(22),
});
export type OnlineMap = Readonly<z.infer<typeof draftOnlineMapSchema>>;

/** In force: with a name, and an address that can be asked. */
export const onlineMapSchema = draftOnlineMapSchema.refine(
  (map) => findOnlineMapProblems([map]).length === 0,
  {
    error: 'not an online map that can be shown',
  },
);

/** 天地图 as an example: the layer of pictures, for whoever has a key of it. */
export const TIANDITU_EXAMPLE =
  'https://t{s}.tianditu.gov.cn/img_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}';

/** Whose maps are shifted: 高德, 腾讯, 百度, and Google's of China. */
const SHIFTED =
  /(^|\.)(amap\.com|autonavi\.com|gaode\.com|gtimg\.com|map\.qq\.com|bdimg\.com|bdstatic\.com|baidu\.com|google\.cn|gtimg\.cn)$/;
/** 天地图's tiles in degrees: another grid than the map's. */
const IN_DEGREES = /TILEMATRIXSET=c(&|$)|\/[a-z]+_c\//i;
const HOSTS = 8;

export function findOnlineMapProblems(maps: readonly OnlineMap[]): Problem[] {
  const seen = new Set<string>();
  return maps.flatMap(({ name, url, key }) => {
    const problems: Problem[] = [];
    if (name.trim() === '') problems.push(referenceProblem('reference.online-name', {}));
    else if (seen.has(name.trim()))
      problems.push(referenceProblem('reference.online-twice', { name: name.trim() }));
    seen.add(name.trim());
    const host = hostOf(url);
    if (host === undefined) problems.push(referenceProblem('reference.online-url', { name }));
    else if (SHIFTED.test(host)) problems.push(referenceProblem('reference.online-gcj02', { name, host }));
    else if (IN_DEGREES.test(url)) problems.push(referenceProblem('reference.online-degrees', { name }));
    if (url.includes('{key}') && key.trim() === '')
      problems.push(referenceProblem('reference.online-key', { name }));
    return problems;
  });
}

/** Host of a plain address, with a port or without; a name and password before it are no part of one. */
const ADDRESS = /^https?:\/\/((?:[a-z0-9-]+\.)*[a-z0-9-]+)(?::\d{1,5})?\/[^\s#]*$/i;

/** Undefined for what is no address of tiles. */
function hostOf(url: string): string | undefined {
  if (!['{z}', '{x}', '{y}'].every((place) => url.includes(place))) return undefined;
  return ADDRESS.exec(url.trim().replaceAll(/\{\w+\}/g, '0'))?.[1]?.toLowerCase();
}

export type OnlineTile = { readonly zoom: number; readonly x: number; readonly y: number };

export function onlineTileUrl({ url, key }: OnlineMap, { zoom, x, y }: OnlineTile): string {
  const values: Readonly<Record<string, string>> = {
    '{z}': `${zoom}`,
    '{x}': `${x}`,
    '{y}': `${y}`,
    '{s}': `${(x + y) % HOSTS}`,
    '{key}': encodeURIComponent(key.trim()),
  };
  return url.replaceAll(/\{\w+\}/g, (place) => values[place] ?? place);
}
