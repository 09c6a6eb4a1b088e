/** The map in a browser, beside Leaflet's own canvas polygons of the same parcels, in one run. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { Boundary } from '#core/geo/boundary.ts';
import { parseRecordRings } from '#service/exchange/record-rings.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { aSurvey } from './a-survey.ts';
import { type Benchmark, inOrder, type Measured, PARCELS } from './benchmark.ts';
import type { MapBench } from './map-page/map-page.ts';

/** What is stated for the map is stated for so many parcels. */
const STATED_FOR = 100_000;
const OPENINGS = 3;
/** From all parcels in view, over the most outlines at once, to a few. */
const DRAG_ZOOMS = [10, 13, 16] as const;
/** In view of parcels as marks, and as outlines. */
const CLICK_ZOOMS = [11, 15] as const;

export const map: Benchmark = {
  name: 'map',
  run: async (folder) => {
    const { session, workspace } = await aSurvey(folder, withMorePoints, Math.max(PARCELS, STATED_FOR));
    const { lat, lon } = workspace.database.prepare(DENSEST).get() as { lat: number; lon: number };
    await session.close();
    return measureMap(folder, join(folder, 'ws'), [lat, lon]);
  },
};

/** @param at latitude and longitude that is zoomed to */
export async function measureMap(
  folder: string,
  workspace: string,
  at: readonly [number, number],
): Promise<Measured[]> {
  const rendererFolder = join(folder, 'page');
  await buildPage(rendererFolder);
  const host = await serve(rendererFolder, workspace, join(folder, 'data'));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(host.url);
    return await measure(page, at);
  } finally {
    await browser.close();
    host.stop();
  }
}

/** As many as a boundary of a works or a farmstead has; those of the sample have four to six. */
const POINTS = 12;
/** How far the points between corners stand back from the straight line: a part of its length. */
const BEND = 0.02;

/** The sample's shape with points between its corners, each a little inside the line it stands on. */
function withMorePoints(boundary: Boundary): Boundary {
  const corners = boundary.rings[0]?.points ?? [];
  const [middleLon, middleLat] = [
    corners.reduce((sum, { lon }) => sum + lon / corners.length, 0),
    corners.reduce((sum, { lat }) => sum + lat / corners.length, 0),
  ];
  const ring = corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % corners.length] ?? corner;
    const pieces =
      Math.floor(((i + 1) * POINTS) / corners.length) - Math.floor((i * POINTS) / corners.length);
    return Array.from({ length: pieces }, (_, piece) => {
      const share = piece / pieces;
      const bend = piece === 0 ? 0 : BEND * (1 + (piece % 2));
      const lon = corner.lon + share * (next.lon - corner.lon);
      const lat = corner.lat + share * (next.lat - corner.lat);
      return [lon + bend * (middleLon - lon), lat + bend * (middleLat - lat)];
    });
  });
  return parseRecordRings([ring], 1).boundary ?? boundary;
}

/** The middle of the piece of the map, about 5 km wide, with the most parcels. */
const DENSEST = `SELECT avg(min_lat) AS lat, avg(min_lon) AS lon FROM parcel_box
  GROUP BY round(min_lat * 20), round(min_lon * 20) ORDER BY count(*) DESC LIMIT 1`;

async function measure(page: Page, at: readonly [number, number]): Promise<Measured[]> {
  const call = <N extends keyof MapBench>(name: N, ...given: Parameters<MapBench[N]>) =>
    page.evaluate(
      ([method, parameters]) =>
        (Reflect.get(window, 'mapBench') as Record<string, (...all: unknown[]) => unknown>)[
          method as string
        ]?.(...(parameters as unknown[])),
      [name, given] as const,
    ) as Promise<Awaited<ReturnType<MapBench[N]>>>;

  const parcels = await call('prepare');
  const nothing = () => ({ read: [], first: [], zoom: [], drag: [] });
  const results: Record<'ours' | 'leaflet', Record<'read' | 'first' | 'zoom' | 'drag', number[]>> = {
    ours: nothing(),
    leaflet: nothing(),
  };
  const clicks: number[] = [];
  let found = 0;
  for (const kind of ['ours', 'leaflet'] as const) {
    const { read, first, zoom, drag } = results[kind];
    for (let i = 0; i < OPENINGS; i++) read.push(await call('open', kind, false));
    for (let i = 0; i < OPENINGS; i++) first.push(await call('open', kind, true));
    // What is zoomed into has not been read yet.
    if (kind === 'ours') await call('open', kind, false);
    zoom.push(...(await call('zoom', at)));
    for (const level of DRAG_ZOOMS) drag.push(...(await call('drag', at, level)));
    if (kind === 'leaflet') continue;
    for (const level of CLICK_ZOOMS) {
      const clicked = await call('click', at, level);
      clicks.push(...clicked.times);
      found += clicked.found;
    }
  }
  if (found === 0) throw new Error('no click found a parcel');
  const { ours, leaflet } = results;
  const peer = 'Leaflet canvas polygons';
  return [
    {
      what: `map: ${parcels} parcels of ${POINTS} points, read and first drawn`,
      limit: '≤ 0.25 ×, ≤ 1 s',
      peer: `${peer}, read and drawn`,
      peerMs: inOrder(leaflet.read).median,
      oursMs: inOrder(ours.read).median,
    },
    {
      what: 'map: the same, read before',
      limit: '≤ 0.25 ×',
      peer,
      peerMs: inOrder(leaflet.first).median,
      oursMs: inOrder(ours.first).median,
    },
    {
      what: 'map: the worst zoom step',
      limit: '≤ 0.15 ×',
      peer,
      peerMs: Math.max(...leaflet.zoom),
      oursMs: Math.max(...ours.zoom),
    },
    {
      what: 'map: the worst frame of a drag',
      limit: '≤ 0.1 ×',
      peer,
      peerMs: Math.max(...leaflet.drag),
      oursMs: Math.max(...ours.drag),
    },
    {
      what: 'map: frames of a drag, p95',
      limit: '≤ 20 ms',
      peer,
      peerMs: inOrder(leaflet.drag).p95,
      oursMs: inOrder(ours.drag).p95,
    },
    {
      what: `map: the slowest of ${clicks.length} clicks (${found} on a parcel)`,
      limit: '≤ 50 ms',
      peer: '-',
      peerMs: undefined,
      oursMs: Math.max(...clicks),
    },
  ];
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: join(import.meta.dirname, 'map-page'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'chrome120' },
  });
}

/** The program's own host in a process of its own, as people run it. */
export async function serve(
  rendererFolder: string,
  workspace: string,
  dataFolder: string,
): Promise<{ url: string; stop: () => void }> {
  const child = fork(
    join(import.meta.dirname, '../../service/host/browser-process.ts'),
    [
      ...['--renderer-folder', rendererFolder, '--program-version', 'bench'],
      ...['--data-folder', dataFolder, '--workspace', workspace],
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { kind: string; url?: string }) =>
      message.url ? resolve(message.url) : reject(new Error(JSON.stringify(message))),
    );
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  return { url, stop: () => child.kill() };
}
