import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { BulkResult } from '#core/contract/parcel-list.ts';
import type { RemovedParcel, RemovedPhoto } from '#core/contract/removed.ts';
import type { RecordId } from '#core/ids.ts';
import { RemovedPage } from '#renderer/features/removed/removed-page.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aHead, anId, SOURCE } from './a-detail.ts';
import { aClient, aStream, openWindow, refusal } from './a-window.tsx';

const words = zhCN.window.removed;
const aRemoved = (number: number, more: Partial<RemovedParcel> = {}): RemovedParcel => ({
  id: anId(number),
  unitNo: `330502100-000${number}`,
  name: `湖州第${number}织造厂`,
  planarAreaSqM: 6000,
  photoCount: 2,
  restorable: true,
  removal: { ...SOURCE, by: '沈伟' },
  removals: [SOURCE.operation],
  ...more,
});
const aPhoto: RemovedPhoto = {
  id: anId(50),
  sha256: aHead('7') as unknown as RemovedPhoto['sha256'],
  fileName: 'IMG_7.jpg',
  kind: 'panorama',
  present: true,
  parcel: { id: anId(1), unitNo: '330502100-0001', removed: true },
  removal: SOURCE,
  removals: [SOURCE.operation],
};

function aPage(
  parcels: readonly RemovedParcel[],
  photos: readonly RemovedPhoto[],
  answers: {
    readonly asked?: (ids: readonly string[]) => BulkResult;
    readonly restorePhoto?: () => Promise<never>;
  } = {},
) {
  const opened: RecordId[] = [];
  const client = aClient({
    removed: {
      parcels: async () => ({ total: parcels.length, items: [...parcels] }),
      photos: async () => ({ total: photos.length, items: [...photos] }),
    },
    parcel: {
      restoreMany: async ({ items }) =>
        aStream(
          (async function* () {
            const ids = items.map(({ id }) => id);
            yield { phase: 'parcels.bulk', done: 0, total: ids.length, unit: 'parcels' } as const;
            return answers.asked?.(ids) ?? { done: ids.length, unchanged: 0, refused: [] };
          })(),
        ),
    },
    photo: answers.restorePhoto ? { restore: answers.restorePhoto } : {},
  });
  return { opened, ...openWindow(<RemovedPage onOpen={(id) => void opened.push(id)} />, { client }) };
}

describe('what was deleted', () => {
  test('is told with who deleted it; nothing deleted is told too', async () => {
    aPage([aRemoved(1)], []);
    const row = await screen.findByRole('row', { name: /330502100-0001/ });
    expect(row.textContent).toContain('湖州第1织造厂');
    expect(row.textContent).toContain('9.00');
    expect(row.textContent).toContain('沈伟');
    expect(screen.getByText(words.noPhotos)).toBeTruthy();
  });

  test('without any deleted parcel is one sentence, and no table with nothing to tick', async () => {
    aPage([], [aPhoto]);
    expect(await screen.findByText(words.noParcels)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('one parcel is taken back and can be opened', async () => {
    const asked: (readonly string[])[] = [];
    const { user, opened } = aPage([aRemoved(1), aRemoved(2)], [], {
      asked: (ids) => {
        asked.push(ids);
        return { done: 1, unchanged: 0, refused: [] };
      },
    });
    await user.click(await screen.findByRole('button', { name: '恢复 330502100-0002' }));
    await user.click(await screen.findByRole('button', { name: '查看 330502100-0002' }));
    expect([asked, opened]).toEqual([[[anId(2)]], [anId(2)]]);
  });

  test('many are taken back together; what its state does not allow is not offered, and what is refused is told', async () => {
    const asked: (readonly string[])[] = [];
    const { user } = aPage([aRemoved(1), aRemoved(2), aRemoved(3, { restorable: false })], [], {
      asked: (ids) => {
        asked.push(ids);
        return { done: 1, unchanged: 0, refused: [{ reason: 'state', count: 1, examples: [] }] };
      },
    });
    const third = await screen.findByRole('row', { name: /330502100-0003/ });
    expect(within(third).queryByRole('button')).toBe(null);
    await user.click(screen.getByRole('checkbox', { name: '选择 330502100-0001' }));
    await user.click(screen.getByRole('checkbox', { name: '选择 330502100-0002' }));
    await user.click(screen.getByRole('button', { name: '恢复所选 2 宗' }));
    await screen.findByText('已恢复 1 宗。');
    expect(screen.getByText('1 宗的当前状态不允许恢复，没有改动。')).toBeTruthy();
    expect(asked).toEqual([[anId(1), anId(2)]]);
    const again = screen.getByRole<HTMLButtonElement>('button', { name: /^恢复所选/ });
    expect([again.textContent, again.disabled]).toEqual(['恢复所选 0 宗', true]);
  });

  test('one that is taken back by itself leaves the others chosen', async () => {
    const { user } = aPage([aRemoved(1), aRemoved(2), aRemoved(3)], []);
    await user.click(await screen.findByRole('checkbox', { name: '选择 330502100-0001' }));
    await user.click(screen.getByRole('checkbox', { name: '选择 330502100-0002' }));
    await user.click(screen.getByRole('button', { name: '恢复 330502100-0003' }));
    await screen.findByText('已恢复 1 宗。');
    expect(screen.getByRole('button', { name: '恢复所选 2 宗' })).toBeTruthy();
  });

  test('those of a page are chosen by a tick that is called so in the language of the window', async () => {
    const { user } = aPage([aRemoved(1), aRemoved(2)], []);
    await user.click(await screen.findByRole('checkbox', { name: words.choosePage }));
    expect(screen.getByRole('button', { name: '恢复所选 2 宗' })).toBeTruthy();
  });

  test('all of them can be chosen, also those on other pages', async () => {
    const asked: (readonly string[])[] = [];
    const many = Array.from({ length: 60 }, (_, i) => aRemoved(i + 1, { unitNo: `330502100-${100 + i}` }));
    const { user } = aPage(many, [], {
      asked: (ids) => {
        asked.push(ids);
        return { done: ids.length, unchanged: 0, refused: [] };
      },
    });
    await user.click(await screen.findByRole('button', { name: '选中全部 60 宗' }));
    await user.click(screen.getByRole('button', { name: '恢复所选 60 宗' }));
    await screen.findByText('已恢复 60 宗。');
    expect(asked[0]).toHaveLength(60);
  });

  test('a photo says where it was, and why it cannot be put back', async () => {
    const { user } = aPage([], [aPhoto], {
      restorePhoto: () =>
        Promise.reject(refusal('record.action-not-allowed', { record: anId(1), state: 'accepted' })),
    });
    expect(await screen.findByText('330502100-0001（地块也已删除）')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '恢复 IMG_7.jpg' }));
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
  });
});
