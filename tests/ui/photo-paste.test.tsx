import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FileSource, Progress } from '#core/contract/base.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import { originOf } from '#renderer/client/file-origin.ts';
import { filesOfPaste } from '#renderer/features/photos/pasted-files.ts';
import { PhotosTab } from '#renderer/features/photos/photos-tab.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aPhotoView } from './a-detail.ts';
import { aClient, aStream, openWindow } from './a-window.tsx';

const bitmap = () => new File(['x'], 'image.png', { type: 'image/png' });
const copied = (name = 'IMG_1.jpg') => new File(['x'], name, { type: 'image/jpeg' });

/** What a clipboard or a drag holds, as browsers have it. */
function holding(files: readonly File[], { places = false, types = ['Files'] } = {}) {
  const items = files.map((file) => ({
    kind: 'file',
    type: file.type,
    getAsFile: () => file,
    webkitGetAsEntry: () => (places ? { isDirectory: false } : null),
  }));
  return { items, files, types } as never;
}

describe('what is pasted', () => {
  const now = new Date(2025, 2, 1, 9, 8, 7);

  test('is a bitmap with the time of pasting in its name, and known as pasted', () => {
    const [file] = filesOfPaste(holding([bitmap()]), '粘贴', now);
    expect(file?.name).toBe('粘贴 2025-03-01 090807.png');
    expect(file && originOf(file)).toBe('clipboard');
  });

  test('or copied files as they are, even one that is called like a bitmap', () => {
    const files = [copied(), bitmap()];
    expect(filesOfPaste(holding(files, { places: true }), '粘贴', now)).toEqual(files);
    expect(files.map(originOf)).toEqual([undefined, undefined]);
  });
});

describe('a parcel’s photos', () => {
  let sent: FileSource[];
  beforeEach(() => {
    sent = [];
    let uploads = 0;
    vi.stubGlobal('fetch', async () => {
      uploads += 1;
      return Response.json({ upload: `u${uploads}`, byteLength: 1 });
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  async function* storing(): AsyncGenerator<Progress, { added: []; known: []; refused: [] }, void> {
    yield { phase: 'photos', done: 1, total: 1, unit: 'photos' };
    return { added: [], known: [], refused: [] };
  }
  function openTab(disabled = false, photos: PhotoView[] = []) {
    const client = aClient({
      photo: {
        add: async ({ files }) => {
          sent.push(...files);
          return aStream(storing());
        },
      },
    });
    const page = openWindow(
      <>
        <PhotosTab detail={aDetail({ photos })} disabled={disabled} />
        <input aria-label="elsewhere" />
      </>,
      { client },
    );
    const tab = page.container.querySelector('.photos-tab') as HTMLElement;
    return { ...page, tab };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

  test('take what is pasted anywhere, and say of a bitmap that it was pasted', async () => {
    openTab();
    fireEvent.paste(document.body, { clipboardData: holding([copied(), bitmap()]) });
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent).toMatchObject([
      { fileName: 'IMG_1.jpg' },
      { fileName: expect.stringMatching(/^粘贴 .*\.png$/), origin: 'clipboard' },
    ]);
    expect(sent[0]).not.toHaveProperty('origin');
  });

  test('leave text to the input it is pasted into, and take nothing where nothing may be changed', async () => {
    openTab(true);
    fireEvent.paste(document.body, { clipboardData: holding([copied()]) });
    const both = holding([bitmap()], { types: ['text/plain', 'Files'] });
    fireEvent.paste(screen.getByLabelText('elsewhere'), { clipboardData: both });
    await settled();
    expect(sent).toEqual([]);
  });

  test('take what is dropped anywhere on them, once', async () => {
    const { tab } = openTab();
    const dataTransfer = holding([copied()]);
    fireEvent.dragOver(tab, { dataTransfer });
    expect(tab.className).toContain('photo-drop-over');
    fireEvent.drop(tab, { dataTransfer });
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(tab.className).not.toContain('photo-drop-over');
    await screen.findByLabelText(zhCN.window.photos.add);
    fireEvent.drop(screen.getByLabelText(zhCN.window.photos.add), { dataTransfer });
    await waitFor(() => expect(sent).toHaveLength(2));
    await settled();
    expect(sent).toHaveLength(2);
  });

  test('show of a pasted picture when it was pasted, and that this is not when it was taken', () => {
    openTab(false, [aPhotoView(1, { origin: { from: 'clipboard', at: '2025-03-01T01:08:07.000Z' } })]);
    expect(screen.getByText(/^粘贴于 .*（不是拍摄时间）$/)).toBeTruthy();
  });
});
