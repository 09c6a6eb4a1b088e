import { fireEvent, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress } from '#core/contract/base.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { PhotoIntake } from '#core/contract/photo.ts';
import { photoHashSchema, type RecordId } from '#core/ids.ts';
import { importFiles } from '#renderer/features/matching/card-intake.tsx';
import { CardIntakePanel } from '#renderer/features/matching/card-intake-panel.tsx';
import { filesOfDrop } from '#renderer/features/matching/dropped-files.ts';
import { groupPhotos, kindOf, type Match } from '#renderer/features/matching/group-photos.ts';
import { MoveDialog } from '#renderer/features/matching/move-dialog.tsx';
import { neighbourTile } from '#renderer/features/matching/neighbour-tile.ts';
import { type ChooseHow, PhotoTiles } from '#renderer/features/matching/photo-tiles.tsx';
import { PhotosTab } from '#renderer/features/photos/photos-tab.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, anId, SOURCE } from './a-detail.ts';
import { aClient, aStream, openWindow } from './a-window.tsx';

const words = zhCN.window.matching;

function aPhoto(number: number, parts: Partial<PhotoView> = {}): PhotoView {
  return {
    id: anId(100 + number),
    sha256: photoHashSchema.parse(number.toString(16).repeat(64).slice(0, 64)),
    fileName: `IMG_${number}.jpg`,
    heads: {},
    byteLength: 1000,
    widthPx: 4000,
    heightPx: 3000,
    kind: 'other',
    evidence: { takenAt: `2025-03-01T09:0${number}:00+08:00`, lon: 120, lat: 30.87 },
    warnings: [],
    present: true,
    source: SOURCE,
    ...parts,
  };
}

const aMatch = (parcel: number, confidence: number): Match => ({
  parcel: anId(parcel),
  unitNo: `330502100-000${parcel}`,
  called: `第 ${parcel} 厂`,
  distanceM: 12.4,
  confidence,
  grade: confidence >= 0.75 ? 'sure' : 'unsure',
});

describe('groups', () => {
  test('are by the likeliest parcel, in the order of time; what has no suggestion comes last', () => {
    const photos = [aPhoto(4), aPhoto(3), aPhoto(1), aPhoto(2)];
    const groups = groupPhotos(
      photos,
      new Map([
        [anId(101), [aMatch(2, 0.9), aMatch(1, 0.1)]],
        [anId(103), [aMatch(1, 0.8)]],
        [anId(104), [aMatch(2, 0.5)]],
      ]),
    );
    expect(groups.map(({ parcel, photos: of }) => [parcel, of.map(({ photo }) => photo.fileName)])).toEqual([
      [anId(2), ['IMG_1.jpg', 'IMG_4.jpg']],
      [anId(1), ['IMG_3.jpg']],
      [undefined, ['IMG_2.jpg']],
    ]);
    expect(groups[0]).toMatchObject({ unitNo: '330502100-0002', called: '第 2 厂' });
  });

  test('give a photo the kind that was chosen, else one by what the camera wrote', () => {
    const nobody = new Set<RecordId>();
    expect(kindOf(aPhoto(1), nobody)).toBe('panorama');
    expect(kindOf(aPhoto(1, { evidence: { gimbalYawDeg: 0 } }), nobody)).toBe('drone');
    expect(kindOf(aPhoto(1, { kind: 'sign' }), nobody)).toBe('sign');
    expect(kindOf(aPhoto(1), new Set([anId(101)]))).toBe('other');
  });
});

describe('arrow keys', () => {
  // Three in a row, then a group of two, then one.
  const tiles = [
    ...[0, 100, 200].map((left) => ({ left, top: 0 })),
    ...[0, 100].map((left) => ({ left, top: 150 })),
    { left: 0, top: 330 },
  ];

  test.each([
    [0, 'ArrowRight', 1],
    [2, 'ArrowRight', 3],
    [3, 'ArrowLeft', 2],
    [1, 'ArrowDown', 4],
    [2, 'ArrowDown', 4],
    [4, 'ArrowDown', 5],
    [4, 'ArrowUp', 1],
    [5, 'ArrowUp', 3],
    [0, 'ArrowUp', 0],
    [5, 'ArrowDown', 5],
    [0, 'ArrowLeft', 0],
    [5, 'ArrowRight', 5],
    [-1, 'ArrowRight', 0],
  ] as const)('from tile %i by %s to tile %i', (from, arrow, to) => {
    expect(neighbourTile(tiles, from, arrow)).toBe(to);
  });

  test('never lead out of the page', () => {
    const tile = fc.record({ left: fc.integer({ min: 0, max: 500 }), top: fc.integer({ min: 0, max: 500 }) });
    const arrow = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
    fc.assert(
      fc.property(fc.array(tile, { minLength: 1, maxLength: 12 }), fc.nat(11), arrow, (all, from, key) => {
        const to = neighbourTile(all, from % all.length, key);
        expect(all[to]).toBeDefined();
      }),
    );
  });
});

const NOTHING: PhotoIntake = { added: 0, known: 0, ignored: 0, refused: [] };
async function* taking(result: PhotoIntake): AsyncGenerator<Progress, PhotoIntake, void> {
  yield { phase: 'photos', done: 1, total: 1, unit: 'photos' };
  return result;
}

describe('a card in the window', () => {
  test('is handed over a handful at a time, films are left, and what cannot be read any more is named', async () => {
    const batches: number[] = [];
    const { photo } = aClient({
      photo: {
        importFiles: async ({ files }) => {
          batches.push(files.length);
          return aStream(taking({ ...NOTHING, added: files.length - 1, known: 1 }));
        },
      },
    });
    // The card was pulled out: the browser has the name and no bytes any more.
    const gone = new File(['x'], 'IMG_9.HEIC');
    gone.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }) as never;
    const files = [
      ...Array.from({ length: 11 }, (_, i) => (i === 9 ? gone : new File(['x'], `IMG_${i}.HEIC`))),
      new File(['x'], 'MVI_1.MP4', { type: 'video/mp4' }),
      new File(['x'], 'scan', { type: 'image/tiff' }),
    ];
    const steps = importFiles({ photo }, files, new AbortController().signal, async ({ name }) => {
      if (name === gone.name) throw new TypeError('failed to fetch');
      return { kind: 'upload', upload: name, fileName: name };
    });
    const seen: Progress[] = [];
    let step = await steps.next();
    for (; !step.done; step = await steps.next()) seen.push(step.value);
    expect(batches).toEqual([8, 3]);
    expect(step.value).toEqual({
      added: 9,
      known: 2,
      ignored: 1,
      refused: [{ fileName: 'IMG_9.HEIC', problem: { code: 'photo.unreadable', params: {} } }],
    });
    expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: 12 }, (_, i) => i));
    expect(seen.every(({ total }) => total === 12)).toBe(true);
  });

  test('stops with the reason when it is the service that is gone', async () => {
    const { photo } = aClient({});
    const file = new File(['x'], 'IMG_1.jpg');
    file.slice = () => ({ arrayBuffer: async () => new ArrayBuffer(1) }) as never;
    const lost = new TypeError('failed to fetch');
    const steps = importFiles({ photo }, [file], new AbortController().signal, () => Promise.reject(lost));
    await steps.next();
    await expect(steps.next()).rejects.toBe(lost);
  });

  test('that was dropped as a folder is gone through to the last file', async () => {
    const file = (name: string) => ({
      isFile: true,
      isDirectory: false,
      file: (done: (file: File) => void) => done(new File(['x'], name)),
    });
    const folder = (...entries: object[]) => ({
      isFile: false,
      isDirectory: true,
      createReader: () => {
        // As browsers do: some at a time, then none.
        const left = [...entries];
        return { readEntries: (done: (part: object[]) => void) => done(left.splice(0, 2)) };
      },
    });
    const card = folder(file('1.jpg'), folder(file('2.jpg'), file('3.jpg'), file('4.jpg')), file('5.jpg'));
    const items = [card, file('6.jpg')].map((entry) => ({ webkitGetAsEntry: () => entry }));
    const data = { items, files: [] } as unknown as DataTransfer;
    expect((await filesOfDrop(data)).map(({ name }) => name).toSorted()).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `${number}.jpg`),
    );
  });

  describe('panel', () => {
    beforeEach(() => {
      vi.stubGlobal('fetch', async () => Response.json({ upload: 'u1', byteLength: 1 }));
    });
    afterEach(() => {
      vi.unstubAllGlobals();
    });

    test('says what is in, what was known, and why the others are not', async () => {
      const refused = [{ fileName: '半张.jpg', problem: { code: 'photo.truncated', params: {} } }];
      const client = aClient({
        photo: { importFiles: async () => aStream(taking({ added: 2, known: 1, ignored: 0, refused })) },
      });
      const { user } = openWindow(<CardIntakePanel small={false} />, { client });
      await user.upload(screen.getByLabelText(words.add), [
        new File(['x'], '1.jpg'),
        new File(['x'], '2.jpg'),
      ]);
      expect((await screen.findByRole('status')).textContent).toContain(
        '已导入 2 张，原件已安全保存；1 张以前已导入',
      );
      expect(screen.getByRole('alert').textContent).toContain('半张.jpg照片不完整');
    });

    test('has the desktop read the folder where it lies', async () => {
      const asked: string[] = [];
      const client = aClient({
        photo: {
          importFolder: async ({ folder }) => {
            asked.push(folder);
            return aStream(taking(NOTHING));
          },
        },
      });
      const { user } = openWindow(<CardIntakePanel small />, {
        client,
        host: {
          kind: 'desktop',
          can: ['pickFolder'],
          pickFolder: async () => 'E:\\DCIM',
          showInFolder: async () => false,
        },
      });
      await user.click(screen.getByRole('button', { name: words.addFolder }));
      await waitFor(() => expect(asked).toEqual(['E:\\DCIM']));
    });
  });
});

describe('tiles', () => {
  const photos = [
    { photo: aPhoto(1), matches: [aMatch(1, 0.93)] },
    {
      photo: aPhoto(2, { kind: 'sign', evidence: {}, warnings: [{ code: 'no-metadata', params: {} }] }),
      matches: [],
    },
  ];

  test('say what a photo is, how sure its parcel is, and what is remarkable about it', () => {
    openWindow(
      <PhotoTiles
        label="0001"
        photos={photos}
        chosen={new Set([anId(101)])}
        cursor={anId(101)}
        chosenKinds={new Set()}
        onChoose={() => undefined}
      />,
    );
    const [first, second] = screen.getAllByRole('option');
    expect(first?.textContent).toContain('把握大 93%');
    expect(first?.textContent).toContain('距 12 m');
    expect(first?.getAttribute('aria-selected')).toBe('true');
    expect(second?.textContent).toContain(words.noPosition);
    expect(second?.textContent).toContain('标识');
    expect(screen.getByLabelText(zhCN.photoWarnings['no-metadata'])).toBeTruthy();
  });

  test('are chosen alone, besides others, or up to one', () => {
    const chosen: [RecordId, ChooseHow][] = [];
    openWindow(
      <PhotoTiles
        label="0001"
        photos={photos}
        chosen={new Set()}
        cursor={undefined}
        chosenKinds={new Set()}
        onChoose={(id, how) => chosen.push([id, how])}
      />,
    );
    const [first, second] = screen.getAllByRole('option');
    if (!first || !second) throw new Error('no tiles');
    fireEvent.click(first);
    fireEvent.click(second, { ctrlKey: true });
    fireEvent.click(second, { shiftKey: true });
    expect(chosen).toEqual([
      [anId(101), 'only'],
      [anId(102), 'also'],
      [anId(102), 'up-to'],
    ]);
  });
});

test('moving offers what was suggested first, and Enter takes what was typed even before it was looked up', async () => {
  const moved: RecordId[] = [];
  let answer: (() => void) | undefined;
  const row = (number: number) => ({ id: anId(number), unitNo: `330502100-000${number}` });
  const list = (items: object[]) => ({ items, total: items.length }) as never;
  const client = aClient({
    parcel: {
      list: async ({ search }) => {
        if (!search) return list([row(1), row(2)]);
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return list([row(7)]);
      },
    },
  });
  const { user } = openWindow(
    <MoveDialog
      count={2}
      suggested={[aMatch(5, 0.4)]}
      onMove={(parcel) => moved.push(parcel)}
      onClose={() => undefined}
    />,
    { client },
  );
  await waitFor(() =>
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      '330502100-0005 第 5 厂',
      '330502100-0001 ',
      '330502100-0002 ',
    ]),
  );
  await user.type(screen.getByRole('combobox'), '7{Enter}');
  expect(moved).toEqual([]);
  await waitFor(() => expect(answer).toBeDefined());
  answer?.();
  await waitFor(() => expect(moved).toContain(anId(7)));
});

describe('a photo of a parcel', () => {
  test('shows what is remarkable about it', () => {
    const warnings: PhotoView['warnings'] = [
      { code: 'far', params: { metres: 312, limit: 200 } },
      { code: 'small', params: { pixels: 640, needed: 1024 } },
    ];
    const photos = [aPhoto(1, { parcel: anId(1), warnings })];
    openWindow(<PhotosTab detail={aDetail({ photos })} disabled={false} />);
    expect(screen.getByText(/拍摄位置离地块 312 m，超过 200 m/)).toBeTruthy();
    expect(screen.getByText(/照片长边只有 640 像素，不足 1024 像素/)).toBeTruthy();
  });

  test('that cannot be shown large says so, and that its original is safe', async () => {
    const evidence = { lensModel: 'Leica 27mm', imageDescription: '东门口', xmpDescription: '东门口' };
    const photos = [aPhoto(1, { parcel: anId(1), fileName: 'IMG_1.HEIC', evidence })];
    const { user } = openWindow(<PhotosTab detail={aDetail({ photos })} disabled={false} />);
    await user.click(screen.getByRole('button', { name: /查看大图/ }));
    const dialog = await screen.findByRole('dialog');
    const image = dialog.querySelector('img');
    if (!image) throw new Error('no picture');
    fireEvent.error(image);
    expect(screen.getByText(zhCN.window.photoFile.noPicture)).toBeTruthy();
    expect(screen.getByText('Leica 27mm')).toBeTruthy();
    expect(screen.getByText('东门口')).toBeTruthy();
  });
});
