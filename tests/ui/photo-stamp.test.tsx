import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import type { Progress } from '#core/contract/base.ts';
import type { StampExport } from '#core/contract/photo-stamp.ts';
import { DEFAULT_STAMP, type StampTemplate } from '#core/photo/stamp-template.ts';
import { PhotoLarge } from '#renderer/features/photos/large/photo-large.tsx';
import { toPhotoList } from '#renderer/features/photos/large/photo-list.ts';
import { StampExportDialog } from '#renderer/features/photos/stamp-export.tsx';
import { StampPart } from '#renderer/features/reference/stamp-part.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { anId, aPhotoView } from './a-detail.ts';
import { aClient, aStream, openWindow } from './a-window.tsx';

const words = zhCN.window.photoStamp;

const photo = aPhotoView(1);

describe('the large view', () => {
  test('shows the photo with its stamp when asked to', async () => {
    const { user } = openWindow(
      <PhotoLarge list={toPhotoList([photo])} opened={{ place: 0 }} onOpen={() => undefined} />,
    );
    const shown = () => screen.getByAltText('IMG_1.jpg').getAttribute('src');
    expect(shown()).toBe(`/photos/${photo.sha256}/large`);
    await user.click(screen.getByLabelText(words.preview));
    expect(shown()).toContain(`/photos/stamped/${photo.id}/`);
  });
});

async function* stamping(result: StampExport): AsyncGenerator<Progress, StampExport, void> {
  yield { phase: 'photos.stamp', done: 1, total: 2, unit: 'photos' };
  return result;
}
const RESULT: StampExport = {
  folder: '/外业/outbox/stamped',
  folderName: 'stamped',
  photos: 1,
  byteLength: 2_000_000,
  refused: [{ fileName: 'IMG_2.heic', problem: { code: 'photo.no-picture', params: {} } }],
};

describe('exporting stamped copies', () => {
  function openDialog() {
    const wishes: unknown[] = [];
    const client = aClient({
      photoStamp: {
        export: async (wish) => {
          wishes.push(wish);
          return aStream(stamping(RESULT));
        },
      },
    });
    const host = {
      kind: 'desktop' as const,
      can: ['pickFolder' as const],
      pickFolder: async () => '/U盘',
      showInFolder: async () => true,
    };
    const { user } = openWindow(
      <StampExportDialog parcel={anId(1)} photos={[anId(101), anId(102)]} onClose={() => undefined} />,
      { client, host },
    );
    return { user, wishes };
  }

  test('of this parcel, and says where they are and which could not be made', async () => {
    const { user, wishes } = openDialog();
    await user.click(screen.getByRole('button', { name: words.start }));
    expect((await screen.findByRole('status')).textContent).toContain('已导出 1 张，共 2.0 MB，原件未动');
    expect(screen.getByText('/外业/outbox/stamped')).toBeTruthy();
    expect((await screen.findByRole('alert')).textContent).toContain('IMG_2.heic');
    expect(wishes).toEqual([{ parcels: [anId(1)] }]);
  });

  test('of all photos into a chosen folder', async () => {
    const { user, wishes } = openDialog();
    await user.click(screen.getByLabelText(words.scopeAll));
    await user.click(screen.getByRole('button', { name: zhCN.window.common.chooseFolder }));
    await user.click(screen.getByRole('button', { name: words.start }));
    await screen.findByRole('status');
    expect(wishes).toEqual([{ folder: '/U盘' }]);
  });
});

describe('the template', () => {
  function openPart(stored?: StampTemplate) {
    const sampled: StampTemplate[] = [];
    const kept: (StampTemplate | undefined)[] = [];
    const client = aClient({
      photoStamp: {
        sample: async ({ template }) => {
          sampled.push(template);
          return { picture: 'data:image/jpeg;base64,' };
        },
      },
    });
    function Part() {
      const [template, setTemplate] = useState(stored);
      return (
        <StampPart
          template={template}
          onChange={(next) => {
            kept.push(next);
            setTemplate(next);
          }}
        />
      );
    }
    return { ...openWindow(<Part />, { client }), sampled, kept };
  }

  test('is the program’s own until the office changes it, and can be so again', async () => {
    const { user, kept } = openPart();
    expect(screen.getByText(new RegExp(words.byProgram))).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '下移第 1 行' }));
    expect(kept.at(-1)?.lines.slice(0, 2)).toEqual([DEFAULT_STAMP.lines[1], DEFAULT_STAMP.lines[0]]);
    await user.click(screen.getByRole('button', { name: '删去第 7 行' }));
    await user.click(screen.getByLabelText('平面坐标 不知道时写“未知”'));
    expect(kept.at(-1)?.lines).toHaveLength(6);
    expect(kept.at(-1)?.lines[3]).toEqual({ field: 'plane', sayUnknown: true });
    await user.click(screen.getByRole('button', { name: words.reset }));
    expect(kept.at(-1)).toBeUndefined();
  });

  test('takes the office’s own words, and its sample follows', async () => {
    const { user, kept, sampled } = openPart();
    await user.click(screen.getByLabelText(words.add));
    await user.click(await screen.findByTitle(words.ownText));
    await user.type(screen.getByLabelText('第 8 行 自定文字'), '湖州');
    expect(kept.at(-1)?.lines.at(-1)).toEqual({ text: '湖州' });
    await screen.findByAltText(words.sampleAlt);
    expect(sampled.at(-1)?.lines.at(-1)).toEqual({ text: '湖州' });
  });

  test('is only read in the field', () => {
    const client = aClient({ photoStamp: { sample: async () => ({ picture: 'data:image/jpeg;base64,' }) } });
    openWindow(<StampPart template={undefined} />, { client });
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByLabelText(words.size)).toHaveProperty('disabled', true);
  });
});
