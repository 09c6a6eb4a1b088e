import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FileSource, Progress } from '#core/contract/base.ts';
import type { Problem } from '#core/contract/failures.ts';
import { originOf } from '#renderer/client/file-origin.ts';
import { CameraDialog } from '#renderer/features/camera/camera-dialog.tsx';
import { pictureFile, withOffset } from '#renderer/features/camera/take-picture.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { anId } from './a-detail.ts';
import { aClient, aStream, openWindow, refusal } from './a-window.tsx';

const words = zhCN.window.photoCamera;
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]);

class FakeTrack extends EventTarget {
  stopped = false;
  readonly label: string;
  readonly settings: object;
  constructor(label: string, settings: object) {
    super();
    this.label = label;
    this.settings = settings;
  }
  getSettings() {
    return this.settings;
  }
  stop() {
    this.stopped = true;
  }
}

let asked: MediaStreamConstraints[];
let tracks: FakeTrack[];

/** A machine with these cameras; `refuses` names the error of the browser. */
function withCameras(labels: readonly string[], refuses?: string) {
  vi.stubGlobal('navigator', {
    ...navigator,
    userAgent: navigator.userAgent,
    clipboard: navigator.clipboard,
    mediaDevices: {
      getUserMedia: async (wish: MediaStreamConstraints) => {
        asked.push(wish);
        if (refuses) throw new DOMException('', refuses);
        const { deviceId } = wish.video as { deviceId?: { exact: string } };
        const place = deviceId ? Number(deviceId.exact.slice(1)) : 0;
        const track = new FakeTrack(labels[place] ?? '', { deviceId: `c${place}` });
        tracks.push(track);
        return { getVideoTracks: () => [track], getTracks: () => [track] };
      },
      enumerateDevices: async () =>
        labels.map((label, i) => ({ kind: 'videoinput', deviceId: `c${i}`, label })),
    },
  });
}

beforeEach(() => {
  asked = [];
  tracks = [];
  vi.stubGlobal('fetch', async () => Response.json({ upload: 'u1', byteLength: 1 }));
  URL.createObjectURL = () => 'blob:1';
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) =>
    done({ arrayBuffer: async () => JPEG.buffer } as Blob),
  );
  vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(1280);
  vi.spyOn(HTMLVideoElement.prototype, 'videoHeight', 'get').mockReturnValue(720);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

type Added = { added: []; known: []; refused: { fileName: string; problem: Problem }[] };
async function* storing(): AsyncGenerator<Progress, Added, void> {
  yield { phase: 'photos', done: 1, total: 1, unit: 'photos' };
  return { added: [], known: [], refused: [] };
}

function openDialog({ failsFirst = false } = {}) {
  const sent: { kind?: string | undefined; files: readonly FileSource[] }[] = [];
  let failed = false;
  const client = aClient({
    photo: {
      add: async ({ kind, files }) => {
        if (failsFirst && !failed) {
          failed = true;
          throw refusal('workspace.disk-full', { path: '/survey' });
        }
        sent.push({ kind, files });
        return aStream(storing());
      },
    },
  });
  const closed = vi.fn();
  const page = openWindow(<CameraDialog parcel={anId(1)} kind="closeUp" onClose={closed} />, { client });
  return { ...page, sent, closed };
}
const shutter = () => screen.findByRole('button', { name: words.shutter });
const ready = async () =>
  await waitFor(async () => expect(await shutter()).toHaveProperty('disabled', false));

describe('the camera', () => {
  test('shoots by button and by Space, and stores each photo at once as taken with this program', async () => {
    withCameras(['前置', '后置']);
    const { user, sent } = openDialog();
    await ready();
    await user.click(await shutter());
    await screen.findByText('已保存 1 张，原件已安全保存。');
    fireEvent.keyDown(document.body, { key: ' ' });
    await screen.findByText('已保存 2 张，原件已安全保存。');
    // On a button Space is the button's.
    fireEvent.keyDown(await shutter(), { key: ' ' });
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({
      kind: 'closeUp',
      files: [{ origin: 'camera', fileName: expect.stringMatching(/^TAKAN_\d{8}_\d{6}_\d{3}\.jpg$/) }],
    });
    expect(asked[0]).toMatchObject({ audio: false, video: { facingMode: { ideal: 'environment' } } });
  });

  test('is changed for another, and let go of when the dialog closes', async () => {
    withCameras(['前置', '后置']);
    const { user, unmount } = openDialog();
    await user.click(await screen.findByRole('button', { name: words.turn }));
    await waitFor(() => expect(tracks).toHaveLength(2));
    expect(asked[1]?.video).toMatchObject({ deviceId: { exact: 'c1' } });
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
    await ready();
    unmount();
    expect(tracks.every(({ stopped }) => stopped)).toBe(true);
  });

  test.each([
    ['NotFoundError', words.problems.none],
    ['NotAllowedError', words.problems.denied],
    ['NotReadableError', words.problems.busy],
  ])('that answers %s is told of in clear words, and tried again', async (name, said) => {
    withCameras([], name);
    const { user } = openDialog();
    expect((await screen.findByRole('alert')).textContent).toContain(said);
    withCameras(['前置']);
    await user.click(screen.getByRole('button', { name: zhCN.window.common.retry }));
    await ready();
  });

  test('that cannot be there is told of', async () => {
    vi.stubGlobal('navigator', { userAgent: navigator.userAgent, clipboard: navigator.clipboard });
    openDialog();
    expect((await screen.findByRole('alert')).textContent).toContain(words.problems.unsupported);
  });

  test('that is pulled out is told of', async () => {
    withCameras(['外接']);
    openDialog();
    await ready();
    tracks[0]?.dispatchEvent(new Event('ended'));
    expect((await screen.findByRole('alert')).textContent).toContain(words.problems.gone);
  });

  test('says that there is no position without a receiver', async () => {
    withCameras(['前置']);
    openDialog();
    expect(await screen.findByText(words['no-receiver'])).toBeTruthy();
  });

  test('keeps a photo that could not be stored until it is, and asks before it is given up', async () => {
    withCameras(['前置']);
    const { user, sent, closed } = openDialog({ failsFirst: true });
    await ready();
    await user.click(await shutter());
    await screen.findByText(words.failed);
    await user.click(screen.getByRole('button', { name: words.close }));
    expect(await screen.findAllByText('还有 1 张没有保存')).not.toEqual([]);
    expect(closed).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: zhCN.window.common.cancel }));
    await user.click(screen.getByRole('button', { name: words.retry, hidden: true }));
    await screen.findByText('已保存 1 张，原件已安全保存。');
    expect(sent).toHaveLength(1);
  });
});

describe('the picture', () => {
  test('begins with what it says of itself, and comes from the camera', async () => {
    const at = new Date('2025-03-01T01:08:07.123Z');
    const facts = { at, model: '前置', artist: '沈伟', software: 'Takan 0.1.0', position: undefined };
    const file = pictureFile(JPEG, { widthPx: 1, heightPx: 1 }, facts);
    expect(originOf(file)).toBe('camera');
    expect(file.size).toBeGreaterThan(JPEG.length + 200);
    expect(Date.parse(withOffset(at))).toBe(at.getTime());
    expect(withOffset(at)).toMatch(/^2025-0[23]-\d\dT\d\d:\d\d:07\.123[+-]\d\d:\d\d$/);
  });
});
