/** The photo gallery in a browser, beside the plainest page of the same thumbnails, in one run. */
import { hash } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { build } from 'vite';
import type { PhotoHash } from '#core/ids.ts';
import type { PhotoFile } from '#core/photo/photo-groups.ts';
import { storePhoto } from '#db/files/photo-store.ts';
import { registerPhotoFile } from '#db/queries/photos.ts';
import { drawScene, SCENE_HEIGHT_PX, SCENE_WIDTH_PX } from '#service/demo/demo-scene.ts';
import { write } from '#service/operations.ts';
import type { OpenWorkspace } from '#service/workspace/open-workspace.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { aSurvey } from './a-survey.ts';
import { type Benchmark, inOrder, type Measured } from './benchmark.ts';
import { serve } from './map.ts';

const PHOTOS = Number(process.env.TAKAN_BENCH_PHOTOS ?? 5000);
const PHOTOS_A_PARCEL = 10;
/** So many different pictures; each photo's bytes are its own. */
const SCENES = 40;
const OPENINGS = 5;
const FRAMES = 300;
/** Nearly a row of tiles in three frames: as fast as one still sees what goes by. */
const SCROLL_PX = 60;

export const gallery: Benchmark = {
  name: 'gallery',
  run: async (folder) => {
    const { session, workspace } = await aSurvey(folder, undefined, PHOTOS / PHOTOS_A_PARCEL);
    await takePhotos(workspace);
    const names = workspace.database.prepare('SELECT sha256 FROM photo').pluck().all() as string[];
    await session.close();
    const rendererFolder = join(folder, 'page');
    await buildWindow(rendererFolder);
    const host = await serve(rendererFolder, join(folder, 'ws'), join(folder, 'data'));
    const browser = await launchChromium();
    try {
      return await measure(browser, host.url, names);
    } finally {
      await browser.close();
      host.stop();
    }
  },
};

/** Photos with their thumbnails made, as a gallery that was looked through before has them. */
async function takePhotos(workspace: OpenWorkspace): Promise<void> {
  const { database, photoStore, folders } = workspace;
  const scenes = await Promise.all(
    Array.from({ length: SCENES }, (_, i) => {
      const raw = { width: SCENE_WIDTH_PX, height: SCENE_HEIGHT_PX, channels: 3 } as const;
      return sharp(drawScene(i, 'panorama', `${i}`), { raw })
        .resize({ width: 360 })
        .jpeg({ quality: 80 })
        .toBuffer({ resolveWithObject: true });
    }),
  );
  const parcels = database.prepare('SELECT id FROM parcel ORDER BY unit_no').pluck().all() as string[];
  const taken: (Pick<PhotoFile, 'sha256' | 'byteLength' | 'widthPx' | 'heightPx'> & {
    readonly i: number;
  })[] = [];
  for (let i = 0; i < PHOTOS; i++) {
    const scene = scenes[i % SCENES];
    if (!scene) break;
    const bytes = withComment(scene.data, `photo ${i}`);
    const sha256 = hash('sha256', bytes) as PhotoHash;
    const { byteLength } = await storePhoto(photoStore, bytes, 'image/jpeg');
    registerPhotoFile(
      database,
      { sha256, byte_length: byteLength, media_type: 'image/jpeg' },
      '2025-03-01T00:00:00.000Z',
    );
    const thumbs = join(folders.derived, 'thumb', sha256.slice(0, 2));
    mkdirSync(thumbs, { recursive: true });
    writeFileSync(join(thumbs, `${sha256}.jpg`), bytes);
    taken.push({ i, sha256, byteLength, widthPx: scene.info.width, heightPx: scene.info.height });
  }
  write(workspace, ['photos'], (writer) => {
    for (const { i, ...file } of taken) {
      const minutes = String(i % 60).padStart(2, '0');
      const day = String(1 + (Math.floor(i / 100) % 28)).padStart(2, '0');
      writer.create('photo', {
        'photo.file': {
          ...file,
          mediaType: 'image/jpeg',
          fileName: `IMG_202503${day}_09${minutes}00_${i}.jpg`,
          evidence: { takenAt: `2025-03-${day}T09:${minutes}:00+08:00` },
        },
        'photo.assignment': { parcel: parcels[Math.floor(i / PHOTOS_A_PARCEL)] ?? '', kind: 'panorama' },
      });
    }
  });
}

/** The same picture with a comment in it (segment FFFE behind the first marker), so that its bytes are others. */
function withComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment, 'latin1');
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}

/** The program's own window, with the peer's page beside it. */
async function buildWindow(outDir: string): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  await build({
    root: join(root, 'renderer'),
    configFile: join(root, 'build/window.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  cpSync(join(import.meta.dirname, 'gallery-page'), outDir, { recursive: true });
}

type Times = { readonly openMs: number; readonly frames: readonly number[] };

async function measure(browser: Browser, url: string, names: readonly string[]): Promise<Measured[]> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const ours: Times[] = [];
  const peer: Times[] = [];
  // In turns, each in a browser that has none of the pictures yet.
  for (let i = 0; i < OPENINGS; i++) {
    ours.push(
      await inNewWindow(context, url, async (page) => {
        await page.getByRole('button', { name: '更多功能' }).click();
        const entry = page.getByRole('menuitem', { name: '照片库' });
        await entry.waitFor();
        await page.waitForTimeout(500);
        return timesOf(page, '.gallery-place', '.gallery-scroll', () => entry.click());
      }),
    );
    peer.push(
      await inNewWindow(context, url, async (page) => {
        await page.goto(new URL('/plain.html', url).href);
        await page.evaluate((all) => {
          document.body.dataset.photos = JSON.stringify(all);
        }, names);
        return timesOf(page, '#photos img', 'html', () => page.locator('#open').click());
      }),
    );
  }
  const opening = (times: readonly Times[]) => inOrder(times.map(({ openMs }) => openMs)).median;
  const frames = (times: readonly Times[]) => inOrder(times.flatMap((each) => each.frames)).p95;
  const plain = 'plain page of lazy images';
  return [
    {
      what: `gallery: ${PHOTOS} photos, from the click to all thumbnails in sight painted`,
      limit: '≤ 300 ms',
      peer: plain,
      peerMs: opening(peer),
      oursMs: opening(ours),
    },
    {
      what: `gallery: frames while scrolling ${(FRAMES * SCROLL_PX).toLocaleString('en')} px, p95`,
      limit: '≤ 33 ms',
      peer: plain,
      peerMs: frames(peer),
      oursMs: frames(ours),
    },
  ];
}

/** @param context that the host has let in */
async function inNewWindow<T>(
  context: BrowserContext,
  url: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    const devTools = await context.newCDPSession(page);
    await devTools.send('Network.clearBrowserCache');
    await page.goto(url);
    await page.waitForTimeout(1000);
    return await work(page);
  } finally {
    await page.close();
  }
}

/**
 * @param places where pictures stand or will stand
 * @param scrolled what is scrolled
 * @param act a click, and nothing else
 */
async function timesOf(
  page: Page,
  places: string,
  scrolled: string,
  act: () => Promise<void>,
): Promise<Times> {
  // Listening has begun before anything is done.
  const opening = await page.evaluateHandle((where) => {
    const inSight = () =>
      [...document.querySelectorAll<HTMLElement>(where)].filter((place) => {
        const { top, bottom, height } = place.getBoundingClientRect();
        return height > 0 && bottom > 0 && top < window.innerHeight;
      });
    const pictureIn = (place: HTMLElement) =>
      place instanceof HTMLImageElement ? place : place.querySelector('img');
    const isShown = (picture: HTMLImageElement | null) =>
      picture?.complete === true && picture.naturalWidth > 0;
    return {
      done: new Promise<number>((resolve) => {
        const begin = ({ timeStamp }: Event): void => {
          const look = (): void => {
            const pictures = inSight().map(pictureIn);
            // Fewer than a few rows are not yet the page.
            if (pictures.length < 15 || !pictures.every(isShown)) {
              requestAnimationFrame(look);
              return;
            }
            const decoded = Promise.all(pictures.map((picture) => picture?.decode()));
            void decoded.then(() =>
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => resolve(performance.now() - timeStamp);
                port2.postMessage(undefined);
              }),
            );
          };
          requestAnimationFrame(look);
        };
        document.addEventListener('click', begin, { once: true, capture: true });
      }),
    };
  }, places);
  await act();
  const openMs = await opening.evaluate(({ done }) => done);
  const frames = await page.evaluate(
    ([what, count, stepPx]) =>
      new Promise<number[]>((resolve) => {
        const box = document.querySelector(what);
        const times: number[] = [];
        let before: number | undefined;
        const frame = (now: number): void => {
          if (before !== undefined) times.push(now - before);
          before = now;
          if (times.length >= count) {
            resolve(times);
            return;
          }
          box?.scrollBy({ top: stepPx, behavior: 'instant' });
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    [scrolled, FRAMES, SCROLL_PX] as const,
  );
  return { openMs, frames };
}
