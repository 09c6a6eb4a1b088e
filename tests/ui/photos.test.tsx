import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress } from '#core/contract/base.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import { addPhotos } from '#renderer/features/photos/add-photos.ts';
import { PhotosTab } from '#renderer/features/photos/photos-tab.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aHead, anId, aPhotoView } from './a-detail.ts';
import { aClient, aStream, openWindow } from './a-window.tsx';

const aPhoto = (number: number, parts: Partial<PhotoView> = {}) =>
  aPhotoView(number, { parcel: anId(1), ...parts });

const files = (count: number) => Array.from({ length: count }, (_, i) => new File(['x'], `IMG_${i + 1}.jpg`));

beforeEach(() => {
  let uploads = 0;
  vi.stubGlobal('fetch', async () => {
    uploads += 1;
    return Response.json({ upload: `u${uploads}`, byteLength: 1 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

type Added = {
  readonly added: PhotoView[];
  readonly known: PhotoView[];
  readonly refused: { fileName: string; problem: Problem }[];
};

/** One step of progress, then the result. */
async function* storing(count: number, result: Added): AsyncGenerator<Progress, Added, void> {
  yield { phase: 'photos', done: count, total: count, unit: 'photos' };
  return result;
}

describe('adding photos', () => {
  test('goes a handful at a time and adds up what became of each', async () => {
    const batches: number[] = [];
    const { photo } = aClient({
      photo: {
        add: async ({ files: batch }) => {
          batches.push(batch.length);
          const added = batch.map((_, i) => aPhoto(i + 1));
          return aStream(storing(batch.length, { added, known: [], refused: [] }));
        },
      },
    });
    const intake = { parcel: anId(1), kind: 'closeUp', files: files(19) } as const;
    const steps = addPhotos({ photo }, intake, new AbortController().signal);
    const seen: Progress[] = [];
    let step = await steps.next();
    for (; !step.done; step = await steps.next()) seen.push(step.value);
    expect(batches).toEqual([8, 8, 3]);
    expect(step.value.added).toHaveLength(19);
    expect(seen.every(({ done, total }) => total === 19 && done <= 19)).toBe(true);
  });

  test('names every refused file with its reason, and says that the others are safe', async () => {
    const refused = [{ fileName: '说明.txt', problem: { code: 'photo.not-a-photo', params: {} } }];
    const client = aClient({
      photo: { add: async () => aStream(storing(2, { added: [aPhoto(1)], known: [], refused })) },
    });
    const { user } = openWindow(<PhotosTab detail={aDetail()} disabled={false} />, { client });
    await user.upload(screen.getByLabelText(zhCN.window.photos.add), files(2));
    expect((await screen.findByRole('status')).textContent).toContain('已添加 1 张');
    const said = (await screen.findByRole('alert')).textContent;
    expect(said).toContain('说明.txt不是能识别的照片');
    expect(said).toContain(zhCN.window.photos.refusedHelp);
  });

  test('can be cancelled, which reaches the service', async () => {
    let ended = false;
    async function* endless(signal: AbortSignal | undefined): AsyncGenerator<Progress, never, void> {
      try {
        for (;;) {
          yield { phase: 'photos', done: 0, total: 1, unit: 'photos' };
          await new Promise((resolve, reject) => {
            setTimeout(resolve, 20);
            signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
          });
        }
      } finally {
        ended = true;
      }
    }
    const client = aClient({ photo: { add: async (_, options) => aStream(endless(options?.signal)) } });
    const { user } = openWindow(<PhotosTab detail={aDetail()} disabled={false} />, { client });
    await user.upload(screen.getByLabelText(zhCN.window.photos.add), files(1));
    await user.click(await screen.findByRole('button', { name: zhCN.window.common.cancel }));
    await waitFor(() => expect(ended).toBe(true));
    expect((await screen.findByRole('alert')).textContent).toContain('已取消');
  });
});

describe('a photo', () => {
  test('shows what the camera wrote, and says what it did not', () => {
    const detail = aDetail({
      photos: [
        aPhoto(1, {
          evidence: { takenAt: '2025-03-01T09:08:00+08:00', lon: 120.1, lat: 30.87, azimuthDeg: 12.4 },
        }),
        aPhoto(2),
      ],
    });
    openWindow(<PhotosTab detail={detail} disabled={false} />);
    expect(screen.getByText('2025-03-01 09:08')).toBeTruthy();
    expect(screen.getByText('120.10000, 30.87000')).toBeTruthy();
    expect(screen.getByText('12°')).toBeTruthy();
    expect(screen.getByText(zhCN.window.photos.noPosition)).toBeTruthy();
    expect(screen.getByText(zhCN.window.photos.noTime)).toBeTruthy();
  });

  test('whose bytes have not arrived says so and cannot be enlarged', () => {
    openWindow(<PhotosTab detail={aDetail({ photos: [aPhoto(1, { present: false })] })} disabled={false} />);
    expect(screen.getByText(zhCN.window.photos.missing)).toBeTruthy();
    expect(screen.getByRole('button', { name: /查看大图/ })).toHaveProperty('disabled', true);
  });
});

test('a caption that was typed a moment before does not stand against taking the photo off, nor against the next one', async () => {
  const asked: unknown[] = [];
  const stored = Promise.withResolvers<void>();
  const photo = aPhoto(1, { heads: { caption: [aHead('3')] } });
  const client = aClient({
    photo: {
      setCaption: async ({ heads }) => {
        asked.push(heads);
        await stored.promise;
        return { ...photo, heads: { caption: [aHead('4')] } };
      },
      remove: async ({ seen }) => {
        asked.push(seen.caption);
        return {};
      },
    },
  });
  const { user } = openWindow(<PhotosTab detail={aDetail({ photos: [photo] })} disabled={false} />, {
    client,
  });
  await user.type(screen.getByRole('textbox'), '东门{Enter}外');
  await user.click(screen.getByRole('button', { name: zhCN.window.photos.remove }));
  await user.click(
    (await screen.findAllByRole('button', { name: zhCN.window.photos.remove })).at(-1) as Element,
  );
  stored.resolve();
  await waitFor(() => expect(asked).toEqual([[aHead('3')], [aHead('4')], [aHead('4')]]));
});

test('what people have said of a photo differently is told at it, and settled as it is shown', async () => {
  const said: object[] = [];
  const differing = aPhoto(1, {
    caption: '东门',
    heads: { caption: [aHead('3'), aHead('4')] },
    warnings: [
      { code: 'differs-caption', params: { by: '沈伟、李明' } },
      { code: 'small', params: { pixels: 600, needed: 1024 } },
    ],
  });
  const client = aClient({
    photo: {
      setCaption: async (input) => {
        said.push(input);
        return differing;
      },
    },
  });
  const { user } = openWindow(<PhotosTab detail={aDetail({ photos: [differing] })} disabled={false} />, {
    client,
  });
  expect(screen.getByText(/^沈伟、李明 填写的说明不一致/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: zhCN.window.photos.asShown }));
  await waitFor(() =>
    expect(said).toEqual([{ id: differing.id, text: '东门', heads: [aHead('3'), aHead('4')] }]),
  );
});

test('a caption that others have written is in the box as it is shown, and what is being typed there stays', async () => {
  const tab = (caption: string) => (
    <PhotosTab detail={aDetail({ photos: [aPhoto(1, { caption })] })} disabled={false} />
  );
  const { user, show } = openWindow(tab('东门'));
  const box = screen.getByRole<HTMLInputElement>('textbox');
  show(tab('西门'));
  expect(box.value).toBe('西门');
  await user.type(box, '外');
  show(tab('北门'));
  expect(box.value).toBe('西门外');
});
