import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { DamagedOriginal, ProofStatus, RestoredPhotos } from '#core/contract/proof.ts';
import { STORAGE_AREAS } from '#core/contract/storage.ts';
import { packageIdSchema, photoHashSchema } from '#core/ids.ts';
import { DamagedNotice } from '#renderer/features/originals/damaged-notice.tsx';
import { OriginalsPage } from '#renderer/features/originals/originals-page.tsx';
import { RequiredPhotos } from '#renderer/features/photos/required-photos.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { anId } from './a-detail.ts';
import { aClient, aStream, openWindow } from './a-window.tsx';

const words = zhCN.window.originals;
const filled = (text: string, params: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));

const aDamaged = (parts: Partial<DamagedOriginal> = {}): DamagedOriginal => ({
  sha256: photoHashSchema.parse('1'.repeat(64)),
  byteLength: 10,
  state: 'damaged',
  checkedAt: '2025-03-02T01:00:00.000Z',
  photos: [{ id: anId(9), fileName: 'IMG_1.jpg', parcel: anId(1), unitNo: 'A-1', called: '红丰织造厂' }],
  copies: [
    {
      package: packageIdSchema.parse('01954f3a-7c00-7abc-8def-0123456789ab'),
      fileName: '踏勘_织里镇.takan',
      at: '2025-03-01T01:00:00.000Z',
      direction: 'sent',
      path: 'E:\\踏勘_织里镇.takan',
      isThere: false,
    },
  ],
  ...parts,
});

const USAGE = {
  disk: { freeBytes: 5_000_000, totalBytes: 9_000_000 },
  areas: STORAGE_AREAS.map((area) => ({ area, files: area === 'originals' ? 7 : 2, bytes: 1_000_000 })),
  freeable: { files: 2, bytes: 1_000_000, newestMs: 77 },
};

async function* once<T>(result: T) {
  yield { phase: 'photos.verify', done: 0, total: 1, unit: 'bytes' as const };
  return result;
}

function open(damaged: readonly DamagedOriginal[], result?: RestoredPhotos) {
  const asked: { restored: number[]; freed: number[]; opened: string[] } = {
    restored: [],
    freed: [],
    opened: [],
  };
  const status: ProofStatus = { files: 7, bytes: 7000, checked: 0, damaged: [...damaged] };
  const client = aClient({
    proof: {
      status: async () => status,
      verify: async () => aStream(once({ checked: 7, damaged: [...damaged] })),
      restore: async ({ files = [] }) => {
        asked.restored.push(files.length);
        return aStream(once(result ?? { restored: [], left: [...damaged], refused: [] }));
      },
    },
    storage: {
      usage: async () => USAGE,
      free: async ({ newestMs }) => {
        asked.freed.push(newestMs);
        return aStream(once({ files: 2, bytes: 1_000_000 }));
      },
    },
  });
  const page = openWindow(<OriginalsPage onOpen={(id) => asked.opened.push(id)} />, { client });
  return { ...page, asked };
}

describe('original photos', () => {
  test('are checked when asked for, and all sound is said so', async () => {
    const { user } = open([]);
    await user.click(await screen.findByRole('button', { name: words.verify }));
    expect(await screen.findByText(filled(words.sound, { checked: 7 }))).toBeTruthy();
    expect(screen.queryByRole('button', { name: words.restore })).toBeNull();
  });

  test('one that is damaged is shown with its parcel and the stick to be plugged in', async () => {
    const { user, asked } = open([aDamaged()]);
    expect(await screen.findByText(words.copyAway)).toBeTruthy();
    expect(screen.getByText('E:\\踏勘_织里镇.takan')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'A-1 红丰织造厂' }));
    expect(asked.opened).toEqual([anId(1)]);
    await user.click(screen.getByRole('button', { name: words.restoreAgain }));
    expect(asked.restored).toEqual([0]);
    expect(await screen.findByText(filled(words.notRestored, { count: 1 }))).toBeTruthy();
  });

  test('one whose package is there is restored at one press', async () => {
    const there = aDamaged();
    const [copy] = there.copies;
    if (!copy) throw new Error('no copy');
    const { user } = open([{ ...there, copies: [{ ...copy, isThere: true }] }], {
      restored: [there.sha256],
      left: [],
      refused: [],
    });
    await user.click(await screen.findByRole('button', { name: words.restore }));
    expect(await screen.findByText(filled(words.restored, { count: 1 }))).toBeTruthy();
  });

  test('one that no package has is to be taken in again from its card', async () => {
    open([aDamaged({ copies: [], photos: [{ id: anId(9), fileName: 'IMG_1.jpg' }] })]);
    expect(await screen.findByText(words.noCopy)).toBeTruthy();
    expect(screen.getByText(words.noParcel)).toBeTruthy();
  });
});

describe('storage', () => {
  test('every area has its line, and why originals are not offered is said', async () => {
    open([]);
    for (const area of STORAGE_AREAS) expect(await screen.findByText(words.areas[area])).toBeTruthy();
    expect(screen.getByText(words.notes.originals)).toBeTruthy();
  });

  test('giving room back says what will be removed, and does it only when that is confirmed', async () => {
    const { user, asked } = open([]);
    await user.click(await screen.findByRole('button', { name: new RegExp(words.freeUp) }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/将删除 2 个/)).toBeTruthy();
    expect(asked.freed).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: words.freeUp }));
    await waitFor(() => expect(asked.freed).toEqual([77]));
    expect(await screen.findByText(/已删除 2 个/)).toBeTruthy();
  });
});

test('the notice stands there only while something is wrong, and leads to the page', async () => {
  let opened = 0;
  const client = aClient({
    proof: { status: async () => ({ files: 1, bytes: 1, checked: 1, damaged: [aDamaged()] }) },
  });
  const { user } = openWindow(<DamagedNotice onOpen={() => (opened += 1)} />, { client });
  await user.click(await screen.findByRole('button', { name: words.noticeOpen }));
  expect(opened).toBe(1);
});

test('photos asked for are told kind by kind', async () => {
  openWindow(
    <RequiredPhotos
      required={[
        { kind: 'panorama', needed: 2, found: 3 },
        { kind: 'closeUp', needed: 1, found: 0 },
      ]}
    />,
    { client: aClient({}) },
  );
  const list = await screen.findByRole('list', { name: zhCN.window.requiredPhotos.label });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent?.trim()),
  ).toEqual(['全景 3 张，已够', '近景 0/1 张，还缺 1 张']);
});
