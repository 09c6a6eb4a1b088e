/** Scanned plans as base maps: placed by points, shown where they lie, told what is left at the points, and refused for what they are. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BaseMap } from '#core/contract/base-map.ts';
import { FILE_ROUTES } from '#core/contract/host.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toGk120, toLonLat } from '#core/geo/projection.ts';
import { tilesOfBox, WORLD, worldX, worldY } from '#core/map/web-mercator.ts';
import { receiveUpload } from '#service/files.ts';
import { handleFileRequest } from '#service/host/file-routes.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish, problemsOf } from '#tests/helpers/calls.ts';
import { aGeoTiff, aPlan, FIELDS, PLAN_PX } from '#tests/helpers/scans.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

let workspace: TestWorkspace;
let folder: string;
beforeEach(async () => {
  workspace = await aWorkspace();
  folder = await temporaryFolder();
});

/** Half a metre a pixel, turned by some degrees: where a pixel of the plan lies. */
const TURN = 0.2;
const at = (column: number, row: number) =>
  toLonLat(
    gk120(
      3_417_000 - 0.5 * (Math.sin(TURN) * column + Math.cos(TURN) * row),
      500_000 + 0.5 * (Math.cos(TURN) * column - Math.sin(TURN) * row),
    ),
  );
const point = (column: number, row: number, offM = 0) => {
  const { northM, eastM } = toGk120(at(column, row));
  const [lon, lat] = toLonLat(gk120(northM + offM, eastM));
  return { column, row, lon, lat };
};
const { width, height } = PLAN_PX;
const CORNERS = [point(0, 0), point(width, 0), point(width, height), point(0, height)];

async function addPlan(name = '规划图.png'): Promise<BaseMap> {
  await aPlan(join(folder, name));
  const { id, all } = await finish(
    workspace.client.baseMap.addScan({ file: { kind: 'path', path: join(folder, name) } }),
  );
  const added = all.find((each) => each.id === id);
  if (!added) throw new Error('it is not on the list');
  return added;
}
const place = (id: string, points = CORNERS) => finish(workspace.client.baseMap.placeScan({ id, points }));
const served = async (path: string) => {
  const answer = await handleFileRequest(workspace.session, new Request(`takan://app${path}`));
  if (!answer) throw new Error('no answer');
  return answer;
};

/** The colour the map shows at a place, at the finest zoom there is. */
async function colourAt(
  { id, maxZoom }: BaseMap,
  [lon, lat]: readonly [number, number],
): Promise<number[] | undefined> {
  const [tile] = tilesOfBox([lon, lat, lon, lat], maxZoom);
  if (!tile) throw new Error('no tile');
  const url = FILE_ROUTES.baseMapTile(id)
    .replace('{z}', `${maxZoom}`)
    .replace('{x}', `${tile.x}`)
    .replace('{y}', `${tile.y}`);
  const answer = await served(url);
  if (answer.status === 204) return undefined;
  expect(answer.headers.get('content-type')).toBe('image/webp');
  const { data } = await sharp(Buffer.from(await answer.arrayBuffer()))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const span = WORLD / 2 ** maxZoom;
  const [x, y] = [worldX(lon), worldY(lat)].map((units) => Math.floor(((units % span) / span) * 256));
  const from = 4 * ((y ?? 0) * 256 + (x ?? 0));
  return [...data.subarray(from, from + 4)];
}

describe('a scan without coordinates', () => {
  test('waits for its points, and is shown to be pointed at', async () => {
    const scan = await addPlan();
    expect(scan).toMatchObject({
      name: '规划图',
      content: 'pictures',
      missing: false,
      scan: { widthPx: width, heightPx: height, points: [] },
    });
    expect(scan.scan?.placedBy).toBeUndefined();
    expect(await colourAt({ ...scan, maxZoom: 16 }, at(10, 10))).toBeUndefined();
    const preview = await served(FILE_ROUTES.scanPreview(scan.id));
    expect(await sharp(Buffer.from(await preview.arrayBuffer())).metadata()).toMatchObject({
      width,
      height,
      format: 'webp',
    });
    expect(workspace.env.logged).toEqual([]);
  });

  test('lies where its points say, every field of it, and nowhere else', async () => {
    const { id } = await addPlan();
    const [placed] = await place(id);
    if (!placed) throw new Error('gone');
    expect(placed.scan).toMatchObject({ placedBy: 'points', points: CORNERS });
    expect(Math.max(...(placed.scan?.residualsM ?? [1]))).toBeLessThan(1e-5);
    expect(placed.scan?.errorM).toBeLessThan(1e-5);
    for (const [i, field] of FIELDS.entries()) {
      const colour = await colourAt(
        placed,
        at(width * (i % 2 ? 0.75 : 0.25), height * (i > 1 ? 0.75 : 0.25)),
      );
      for (const k of [0, 1, 2]) expect(Math.abs((colour?.[k] ?? 0) - (field[k] ?? 0))).toBeLessThan(8);
    }
    expect((await colourAt(placed, at(-20, height / 2)))?.[3] ?? 0).toBe(0);
    expect((await colourAt(placed, at(width + 20, height / 2)))?.[3] ?? 0).toBe(0);
    const [west = 0, south = 0, east = 0, north = 0] = placed.box ?? [];
    for (const { lon, lat } of CORNERS) {
      expect(lon).toBeGreaterThanOrEqual(west - 1e-9);
      expect(lon).toBeLessThanOrEqual(east + 1e-9);
      expect(lat).toBeGreaterThanOrEqual(south - 1e-9);
      expect(lat).toBeLessThanOrEqual(north + 1e-9);
    }
  });

  test('is placed anew, and keeps its order and opacity; what is its own goes with it', async () => {
    const { id } = await addPlan();
    await workspace.client.baseMap.change({ id, opacity: 0.4 });
    const [first] = await place(id);
    const moved = CORNERS.map(({ column, row, lon, lat }) => ({ column, row, lon: lon + 0.01, lat }));
    const [second] = await place(id, moved);
    expect(second).toMatchObject({ opacity: 0.4, shown: true });
    expect((second?.box?.[0] ?? 0) - (first?.box?.[0] ?? 0)).toBeCloseTo(0.01, 6);
    const own = join(workspace.env.dataFolder, 'base-maps');
    expect(readdirSync(own).filter((name) => name.endsWith('.mbtiles'))).toHaveLength(1);
    await workspace.client.baseMap.remove({ id });
    expect(readdirSync(own)).toEqual([]);
    expect(existsSync(join(folder, '规划图.png'))).toBe(true);
  });

  test('placed twice at once or removed meanwhile leaves no tiles that nobody shows', async () => {
    const { id } = await addPlan();
    const own = join(workspace.env.dataFolder, 'base-maps');
    const moved = CORNERS.map((each) => ({ ...each, lon: each.lon + 0.01 }));
    await Promise.all([place(id), place(id, moved)]);
    expect(readdirSync(own).filter((name) => name.endsWith('.mbtiles'))).toHaveLength(1);
    expect(
      await colourAt((await workspace.client.baseMap.list())[0] ?? expect.fail('gone'), at(10, 10)),
    ).toBeDefined();
    const job = await workspace.client.baseMap.placeScan({ id, points: CORNERS });
    await job.next();
    const placing = failureOf(finish(Promise.resolve(job)));
    await workspace.client.baseMap.remove({ id });
    expect((await placing).code).toBe('file.no-longer-there');
    expect(readdirSync(own)).toEqual([]);
  });

  test('stays where it was placed anew when the tiles before cannot be removed', async () => {
    const { id } = await addPlan();
    await place(id);
    const own = join(workspace.env.dataFolder, 'base-maps');
    const before = join(own, readdirSync(own).find((name) => name.endsWith('.mbtiles')) ?? '');
    rmSync(before);
    mkdirSync(join(before, 'in the way'), { recursive: true });
    const [placed] = await place(id);
    expect(placed).toMatchObject({ missing: false });
    expect(await colourAt(placed ?? expect.fail('gone'), at(10, 10))).toBeDefined();
    expect(workspace.env.logged).toHaveLength(1);
  });

  test.skipIf(process.platform === 'win32')(
    'is not told to be gone where the list cannot be read now',
    async () => {
      const { id } = await addPlan();
      const list = join(workspace.env.dataFolder, 'base-maps.json');
      rmSync(list);
      symlinkSync('base-maps.json', list);
      expect((await failureOf(place(id))).code).toBe('file.unreadable');
    },
  );

  test('leaves nothing behind where the list cannot be written', async () => {
    const { dataFolder } = workspace.env;
    const list = join(dataFolder, 'base-maps.json');
    const own = join(dataFolder, 'base-maps');
    mkdirSync(join(list, 'in the way'), { recursive: true });
    await aGeoTiff(join(folder, 'a.tif'), { northM: 3_417_000, eastM: 500_000, metresAPixel: 0.5 });
    const bytes = readFileSync(join(folder, 'a.tif'));
    const { upload } = await receiveUpload(workspace.session, new Blob([bytes]).stream());
    const file = { kind: 'upload' as const, upload, fileName: 'a.tif' };
    await failureOf(finish(workspace.client.baseMap.addScan({ file })));
    expect(readdirSync(own)).toEqual([]);
  });

  test('tells what is left at each point, and refuses points that do not fit together', async () => {
    const { id } = await addPlan();
    const [off] = await place(id, [point(0, 0, 0.4), ...CORNERS.slice(1)]);
    for (const residual of off?.scan?.residualsM ?? [0]) expect(residual).toBeCloseTo(0.1, 4);
    const refusalOf = async (points: typeof CORNERS) =>
      (await problemsOf('base-map.not-placed', place(id, points))).map(({ code }) => code);
    expect(await refusalOf([point(0, 0), point(100, 100), point(200, 200)])).toEqual(['scan.points-in-line']);
    expect(await refusalOf([point(0, 0, 90), ...CORNERS.slice(1)])).toEqual(['scan.residuals-too-large']);
    expect(await refusalOf(CORNERS.map((each) => ({ ...each, column: -each.column })))).toEqual([
      'scan.mirrored',
    ]);
    expect(await refusalOf(CORNERS.map((each) => ({ ...each, lat: each.lat + 3 })))).toContain(
      'scan.outside-huzhou',
    );
    // What was placed before is still there.
    expect((await workspace.client.baseMap.list())[0]?.scan?.residualsM).toEqual(off?.scan?.residualsM);
    await problemsOf('input.invalid', place(id, CORNERS.slice(0, 2)));
    expect((await failureOf(place('01954f3a-7c00-7abc-8def-000000000009'))).code).toBe(
      'file.no-longer-there',
    );
  });

  test('is taken in when it was sent, and given up leaves nothing', async () => {
    await aPlan(join(folder, 'a.tif'));
    const upload = await receiveUpload(
      workspace.session,
      new Blob([await sharp(join(folder, 'a.tif')).tiff().toBuffer()]).stream(),
    );
    const file = { kind: 'upload' as const, upload: upload.upload, fileName: 'a.tif' };
    const { id } = await finish(workspace.client.baseMap.addScan({ file }));
    const controller = new AbortController();
    const job = await workspace.client.baseMap.placeScan(
      { id, points: CORNERS },
      { signal: controller.signal },
    );
    await job.next();
    controller.abort();
    await expect(finish(Promise.resolve(job))).rejects.toThrow();
    const own = readdirSync(join(workspace.env.dataFolder, 'base-maps'));
    expect(own.filter((name) => /mbtiles|part/.test(name))).toEqual([]);
    expect((await workspace.client.baseMap.list())[0]?.scan?.placedBy).toBeUndefined();
    expect((await place(id))[0]?.scan?.placedBy).toBe('points');
  });
});

test.each([10_000, 100_000])(
  'a GeoTIFF of %d m a pixel waits for its points, and the other base maps stay on the list',
  async (metresAPixel) => {
    await addPlan();
    const middle = { northM: 3_417_000 + 300 * metresAPixel, eastM: 500_000 - 400 * metresAPixel };
    await aGeoTiff(join(folder, 'a.tif'), { ...middle, metresAPixel });
    const file = { kind: 'path' as const, path: join(folder, 'a.tif') };
    const { all } = await finish(workspace.client.baseMap.addScan({ file }));
    expect(all.map(({ fileName, scan }) => [fileName, scan?.notTaken])).toEqual([
      ['a.tif', 'outside-huzhou'],
      ['规划图.png', undefined],
    ]);
  },
);

test('points in Huzhou that put the plan itself far away are refused', async () => {
  const { id } = await addPlan();
  const off = CORNERS.map((each) => ({ ...each, column: each.column + 1e9, row: each.row + 1e9 }));
  const [problem] = await problemsOf('base-map.not-placed', place(id, off));
  expect(problem?.code).toBe('scan.outside-huzhou');
});

describe('a scan is refused', () => {
  const refusalOf = async (name: string) => {
    const adding = finish(
      workspace.client.baseMap.addScan({ file: { kind: 'path', path: join(folder, name) } }),
    );
    const [problem] = await problemsOf('base-map.refused', adding);
    expect(await workspace.client.baseMap.list()).toEqual([]);
    const own = join(workspace.env.dataFolder, 'base-maps');
    expect(existsSync(own) ? readdirSync(own) : []).toEqual([]);
    return problem?.code;
  };

  test('when it is no picture, or a damaged one', async () => {
    writeFileSync(join(folder, 'a.pdf'), '%PDF-1.7 no picture');
    expect(await refusalOf('a.pdf')).toBe('scan.not-a-picture');
    writeFileSync(join(folder, 'b.tif'), Buffer.from('49492b0008000000', 'hex'));
    expect(await refusalOf('b.tif')).toBe('scan.big-tiff');
    await aPlan(join(folder, 'c.png'));
    truncateSync(join(folder, 'c.png'), 900);
    expect(await refusalOf('c.png')).toBe('scan.damaged');
    await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).toFile(
      join(folder, 'd.png'),
    );
    expect(await refusalOf('d.png')).toBe('scan.not-a-picture');
  });

  test('by its size, before any of it is decoded', async () => {
    // A head that claims a billion pixels, with next to nothing behind it: 30000 × 35000.
    const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    png.writeUInt32BE(30_000, 16);
    png.writeUInt32BE(35_000, 20);
    // The check value of the head, as whoever means it would write it.
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    writeFileSync(join(folder, 'huge.png'), png);
    const before = process.memoryUsage().rss;
    expect(await refusalOf('huge.png')).toBe('scan.too-many-pixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
    writeFileSync(join(folder, 'long.png'), png);
    truncateSync(join(folder, 'long.png'), 301 * 1024 * 1024);
    expect(await refusalOf('long.png')).toBe('scan.file-too-large');
  });
});
