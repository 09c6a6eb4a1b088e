import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { PhotoView } from '#core/contract/parcel.ts';
import { ClockDialog } from '#renderer/features/photos/clock-dialog.tsx';
import type { ClockStep } from '#renderer/features/photos/clock-plan.ts';
import { PhotoFacts } from '#renderer/features/photos/large/photo-facts.tsx';
import { PhotosTab } from '#renderer/features/photos/photos-tab.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, anId, aPhotoView, SOURCE } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

const words = zhCN.window.photoClock;
const clock = { shiftS: 3600, reason: '没有对时', source: SOURCE, conflict: false };

const aPhoto = (number: number, parts: Partial<PhotoView> = {}) =>
  aPhotoView(number, {
    evidence: { takenAt: `2025-03-01T23:0${number}:00+08:00`, deviceModel: '相机甲' },
    ...parts,
  });

function openDialog(photos: readonly PhotoView[], waiting: readonly PhotoView[] = photos) {
  const applied: ClockStep[] = [];
  const all = [...waiting, aPhoto(8, { parcel: anId(1) }), aPhoto(9, { parcel: anId(2) })];
  const client = aClient({ photo: { ofCamera: async () => ({ photos: all, locked: [anId(109)] }) } });
  const { user } = openWindow(
    <ClockDialog
      photos={photos}
      waiting={waiting}
      onApply={async (step) => applied.push(step)}
      onClose={() => undefined}
    />,
    { client },
  );
  return { user, applied };
}
const rowsShown = () =>
  within(screen.getByRole('region', { name: words.preview }))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    );

describe('correcting the time of photos', () => {
  test('shows each before and after, and wants to be told why', async () => {
    const { user, applied } = openDialog([aPhoto(1), aPhoto(2, { evidence: {} })]);
    expect(screen.getByRole('button', { name: '校正 0 张' })).toHaveProperty('disabled', true);
    await user.clear(screen.getByLabelText(words.hours));
    await user.type(screen.getByLabelText(words.hours), '1');
    expect(rowsShown()).toEqual([['IMG_1.jpg', '2025-03-01 23:01:00', '2025-03-02 00:01:00']]);
    expect(screen.getByText('1 张照片中没有时间，不校正。')).toBeTruthy();
    expect(screen.getByText(words.reasonMissing)).toBeTruthy();
    const apply = screen.getByRole('button', { name: '校正 1 张' });
    expect(apply).toHaveProperty('disabled', true);
    await user.type(screen.getByLabelText(words.reason), ' 没有对时 ');
    await user.click(apply);
    expect(applied).toEqual([
      {
        clocks: [{ id: anId(101), shiftS: 3600, reason: '没有对时' }],
        clocksBefore: [{ id: anId(101), shiftS: 0, reason: '' }],
      },
    ]);
  });

  test('by when one was really taken moves all by as much', async () => {
    const { user, applied } = openDialog([aPhoto(1), aPhoto(2)]);
    await user.click(screen.getByText(words.byRealTime));
    const real = screen.getByLabelText(words.realTime);
    await user.click(real);
    await user.type(real, '2025-03-02 08:01:30{Enter}');
    expect(rowsShown().map(([, , after]) => after)).toEqual(['2025-03-02 08:01:30', '2025-03-02 08:02:30']);
    await user.type(screen.getByLabelText(words.reason), '时区错');
    await user.click(screen.getByRole('button', { name: '校正 2 张' }));
    expect(applied[0]?.clocks.map(({ shiftS }) => shiftS)).toEqual([32_430, 32_430]);
  });

  test('offers the satellites’ time where the photo has it', async () => {
    const gpsTime = '2025-03-01T16:01:05Z';
    const { user } = openDialog([aPhoto(1, { evidence: { takenAt: '2025-03-01T23:01:00+08:00', gpsTime } })]);
    await user.click(screen.getByText(words.byRealTime));
    await user.click(screen.getByRole('button', { name: '用卫星时间 2025-03-02 00:01:05' }));
    expect(rowsShown()).toEqual([['IMG_1.jpg', '2025-03-01 23:01:00', '2025-03-02 00:01:05']]);
  });

  test('goes for all of one camera, also those of parcels unless they must not be changed', async () => {
    const other = aPhoto(3, { evidence: { takenAt: '2025-03-01T09:00:00+08:00', deviceModel: '相机乙' } });
    const { user } = openDialog([aPhoto(1)], [aPhoto(1), aPhoto(2), other]);
    await user.type(screen.getByLabelText(words.minutes), '5');
    await user.click(screen.getByText('待匹配中“相机甲”拍的 2 张'));
    expect(rowsShown().map(([name]) => name)).toEqual(['IMG_1.jpg', 'IMG_2.jpg']);
    await user.click(screen.getByText('“相机甲”拍的全部照片，含已归入地块的'));
    await screen.findByText('IMG_8.jpg');
    expect(rowsShown().map(([name]) => name)).toEqual(['IMG_1.jpg', 'IMG_2.jpg', 'IMG_3.jpg', 'IMG_8.jpg']);
    expect(screen.getByText('1 张所在地块已完成或已通过，不校正。')).toBeTruthy();
  });

  test('takes a correction back, of those that have one', async () => {
    const { user, applied } = openDialog([aPhoto(1, { clock }), aPhoto(2)]);
    await user.click(screen.getByText(words.byNothing));
    await user.click(screen.getByRole('button', { name: '恢复 1 张' }));
    expect(applied).toEqual([
      {
        clocks: [{ id: anId(101), shiftS: 0, reason: '' }],
        clocksBefore: [{ id: anId(101), shiftS: 3600, reason: '没有对时' }],
      },
    ]);
  });
});

describe('a corrected photo', () => {
  test('is marked beside its time, and the large view tells the camera’s and the reason', () => {
    openWindow(<PhotoFacts photo={aPhoto(1, { clock })} />);
    expect(screen.getByText(/2025-03-02 00:01/)).toBeTruthy();
    expect(screen.getByText('已校正')).toBeTruthy();
    expect(screen.getByText('2025-03-01 23:01:00')).toBeTruthy();
    expect(screen.getByText(/^加 01:00:00；没有对时（张三，/)).toBeTruthy();
  });

  test('of a parcel is corrected and put back in its tab', async () => {
    const sent: (readonly { shiftS: number }[])[] = [];
    const client = aClient({
      photo: {
        correctClocks: async ({ items }) => {
          sent.push(items);
          return { photos: [] };
        },
      },
    });
    const detail = aDetail({ photos: [aPhoto(1)] });
    const { user } = openWindow(<PhotosTab detail={detail} disabled={false} />, { client });
    await user.click(screen.getByRole('button', { name: words.open }));
    await user.type(screen.getByLabelText(words.seconds), '7');
    await user.click(screen.getByText(words.fast));
    await user.type(screen.getByLabelText(words.reason), '快');
    await user.click(screen.getByRole('button', { name: '校正 1 张' }));
    expect((await screen.findByRole('status')).textContent).toContain('已校正 1 张的拍摄时间');
    await user.click(screen.getByRole('button', { name: words.undo }));
    expect(sent).toMatchObject([[{ shiftS: -7, reason: '快' }], [{ shiftS: 0, reason: '' }]]);
  });
});
