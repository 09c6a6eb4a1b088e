import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { GalleryIndex } from '#core/contract/gallery.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import { photoHashSchema } from '#core/ids.ts';
import type { ClockwiseDeg, SketchMark } from '#core/photo/sketch.ts';
import { GalleryPage } from '#renderer/features/gallery/gallery-page.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { anId, SOURCE } from './a-detail.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

const words = zhCN.window.gallery;

function aPhoto(number: number, parts: Partial<PhotoView> = {}): PhotoView {
  return {
    id: anId(100 + number),
    parcel: anId(1),
    sha256: photoHashSchema.parse(number.toString(16).padStart(64, '0')),
    fileName: `IMG_${number}.jpg`,
    heads: {},
    byteLength: 1000,
    widthPx: 4000,
    heightPx: 3000,
    kind: 'panorama',
    evidence: {
      takenAt: '2025-03-01T09:08:07+08:00',
      offsetAssumed: true,
      lon: 120,
      lat: 30.87,
      azimuthDeg: 12,
    },
    warnings: [],
    present: true,
    source: SOURCE,
    ...parts,
  };
}

/** A service with these photos, that answers as the real one does as far as the page goes. */
function aGallery(photos: PhotoView[], refuseTurning = false) {
  const asked: { filter: object; by: string }[] = [];
  const viewed: string[][] = [];
  const turned: [string, ClockwiseDeg][] = [];
  const drawn: SketchMark[][] = [];
  const client = aClient({
    photo: {
      gallery: async ({ filter, by, first = 0 }) => {
        asked.push({ filter, by });
        const met = photos.filter(
          ({ kind, sketch }) =>
            (!filter.kinds || filter.kinds.includes(kind)) && (!filter.sketches || sketch),
        );
        const index: GalleryIndex = {
          ids: met.map(({ id }) => id),
          groups:
            met.length > 0 ? [{ parcel: anId(1), unitNo: '0001', called: '织造', count: met.length }] : [],
          sketches: met.filter(({ sketch }) => sketch).length,
          addedBy: [{ name: '沈伟', count: photos.length }],
          total: photos.length,
          first: met.slice(0, first),
        };
        return index;
      },
      views: async ({ ids }) => {
        viewed.push(ids);
        return { photos: ids.flatMap((id) => photos.find((photo) => photo.id === id) ?? []) };
      },
      setRotation: async ({ id, clockwiseDeg }) => {
        if (refuseTurning) throw refusal('record.action-not-allowed', { record: id, state: 'accepted' });
        turned.push([id, clockwiseDeg]);
        const at = photos.findIndex((photo) => photo.id === id);
        const next = { ...(photos[at] ?? aPhoto(0)), clockwiseDeg };
        photos[at] = next;
        return next;
      },
      sketch: async ({ id, marks }) => {
        drawn.push(marks);
        const of = photos.find((photo) => photo.id === id) ?? aPhoto(0);
        const copy = aPhoto(photos.length + 50, {
          fileName: `示意-${of.fileName}`,
          sketch: { of: of.sha256, ofPhoto: of.id },
          evidence: {},
        });
        photos.splice(photos.indexOf(of) + 1, 0, copy);
        return copy;
      },
      samePlace: async () => ({ photos: [] }),
    },
    parcel: { list: async () => ({ items: [], total: 0 }) as never },
  });
  const page = openWindow(<GalleryPage back={null} onParcel={() => undefined} />, { client });
  return { ...page, asked, viewed, turned, drawn };
}

const options = () => screen.getAllByRole('option').filter((option) => option.classList.contains('tile'));

describe('the gallery', () => {
  test('shows what is in it, and says what each photo is', async () => {
    aGallery([
      aPhoto(1, { warnings: [{ code: 'no-metadata', params: {} }] }),
      aPhoto(2, { sketch: { of: aPhoto(1).sha256, ofPhoto: anId(101) }, evidence: {} }),
    ]);
    await waitFor(() => expect(options()).toHaveLength(2));
    expect(screen.getByRole('heading', { name: '0001 织造' })).toBeTruthy();
    expect(screen.getByText('2 张 · 其中示意图 1 张')).toBeTruthy();
    const [first, second] = options();
    expect(first?.textContent).toContain('2025-03-01 09:08');
    expect(first?.querySelector('.sketch-tag')).toBeNull();
    expect(second?.querySelector('.sketch-tag')?.textContent).toBe('示意');
    expect(screen.getByLabelText(zhCN.photoWarnings['no-metadata'])).toBeTruthy();
  });

  test('of five thousand photos reads and draws only those that can be seen', async () => {
    const { viewed } = aGallery(Array.from({ length: 5000 }, (_, i) => aPhoto(i)));
    await waitFor(() => expect(options().length).toBeGreaterThan(10));
    expect(options().length).toBeLessThan(100);
    expect(viewed.flat().length).toBeLessThan(200);
    expect(options()[0]?.getAttribute('aria-setsize')).toBe('5000');
  });

  test('tells what to do where there is nothing, and where nothing meets the conditions', async () => {
    const { user, unmount } = aGallery([]);
    expect(await screen.findByText(words.empty)).toBeTruthy();
    unmount();
    const { asked } = aGallery([aPhoto(1)]);
    await waitFor(() => expect(options()).toHaveLength(1));
    await user.click(screen.getByRole('checkbox', { name: words.onlySketches }));
    expect(await screen.findByText(words.nothing)).toBeTruthy();
    expect(asked.at(-1)?.filter).toEqual({ sketches: true });
    await user.click(screen.getByRole('button', { name: words.showAll }));
    await waitFor(() => expect(options()).toHaveLength(1));
    expect(screen.getByText('1 张', { selector: '[role=status]' })).toBeTruthy();
  });

  test('goes by keys: arrows, Space and Enter; two chosen ones can be compared', async () => {
    const { user } = aGallery([aPhoto(1), aPhoto(2), aPhoto(3)]);
    await waitFor(() => expect(options()).toHaveLength(3));
    const list = screen.getByRole('listbox', { name: words.label });
    list.focus();
    await user.keyboard(' {ArrowRight}{ArrowRight} ');
    expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual([
      'true',
      'false',
      'true',
    ]);
    expect(list.getAttribute('aria-activedescendant')).toBe(options()[2]?.id);
    await user.click(screen.getByRole('button', { name: words.compare }));
    const left = await screen.findByRole('region', { name: '左' });
    expect(within(left).getByText(/IMG_1\.jpg/)).toBeTruthy();
    expect(within(screen.getByRole('region', { name: '右' })).getByText(/IMG_3\.jpg/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /左右互换/ }));
    expect(within(left).getByText(/IMG_3\.jpg/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '左 下一张' }));
    expect(within(left).getByText(/IMG_1\.jpg/)).toBeTruthy();
  });
});

describe('the large view', () => {
  const openFirst = async (photos: PhotoView[], refuseTurning = false) => {
    const page = aGallery(photos, refuseTurning);
    await waitFor(() => expect(options()).toHaveLength(photos.length));
    screen.getByRole('listbox', { name: words.label }).focus();
    await page.user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    return { ...page, dialog };
  };
  const picture = (dialog: HTMLElement) => {
    const image = dialog.querySelector('img');
    if (!image) throw new Error('no picture');
    return image;
  };

  test('says what is known, and marks what was assumed', async () => {
    const { dialog, user } = await openFirst([aPhoto(1), aPhoto(2)]);
    const facts = within(dialog).getByRole('complementary');
    expect(facts.textContent).toContain('2025-03-01 09:08:07 +08:00');
    expect(facts.textContent).toContain(zhCN.window.large.offsetGuessed);
    expect(facts.textContent).toContain(zhCN.window.large.referenceGuessed);
    expect(within(facts).getAllByText(zhCN.window.large.guessed)).toHaveLength(2);
    expect(facts.textContent).toContain(aPhoto(1).sha256);
    await user.keyboard('{ArrowRight}');
    expect(within(dialog).getByText('第 2 张，共 2 张')).toBeTruthy();
    await user.keyboard('{ArrowRight}');
    expect(within(dialog).getByText('第 1 张，共 2 张')).toBeTruthy();
  });

  test('turns a photo at once and has it written; what the service refuses is taken back', async () => {
    const page = await openFirst([aPhoto(1)]);
    fireEvent.load(picture(page.dialog));
    await page.user.keyboard('rr');
    expect(picture(page.dialog).style.transform).toContain('rotate(180deg)');
    await waitFor(() =>
      expect(page.turned).toEqual([
        [anId(101), 90],
        [anId(101), 180],
      ]),
    );
    page.unmount();
    const refused = await openFirst([aPhoto(1)], true);
    fireEvent.load(picture(refused.dialog));
    await refused.user.click(within(refused.dialog).getByRole('button', { name: '向左转' }));
    expect(await within(refused.dialog).findByRole('alert')).toBeTruthy();
    expect(picture(refused.dialog).style.transform).toContain('rotate(0deg)');
  });

  test('draws on a copy: strokes, a step back, and the copy is shown as what it is', async () => {
    const { dialog, user, drawn } = await openFirst([aPhoto(1), aPhoto(2)]);
    fireEvent.load(picture(dialog));
    await user.click(within(dialog).getByRole('button', { name: /画示意/ }));
    const stage = within(dialog).getByRole('region', { name: /IMG_1/ });
    const stroke = () => {
      const at = (x: number, y: number) => ({ pointerId: 1, button: 0, clientX: x, clientY: y });
      fireEvent.pointerDown(stage, at(-5000, -5000));
      fireEvent.pointerMove(stage, at(2000, 2000));
      fireEvent.pointerUp(stage, at(2000, 2000));
    };
    const save = within(dialog).getByRole('button', { name: '存为示意图' });
    expect(save.hasAttribute('disabled')).toBe(true);
    stroke();
    stroke();
    await user.keyboard('{Control>}z{/Control}');
    await user.click(save);
    await waitFor(() => expect(drawn).toEqual([[expect.objectContaining({ kind: 'arrow', colour: 'red' })]]));
    expect(await within(dialog).findByText(zhCN.window.large.sketch)).toBeTruthy();
    expect(
      within(dialog)
        .getByRole('button', { name: /画示意/ })
        .hasAttribute('disabled'),
    ).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: '查看原始照片' }));
    expect(within(dialog).queryByText(zhCN.window.large.sketch)).toBeNull();
  });

  test('asks before what was drawn is thrown away', async () => {
    const { dialog, user, drawn } = await openFirst([aPhoto(1)]);
    fireEvent.load(picture(dialog));
    await user.keyboard('d');
    await user.click(within(dialog).getByRole('button', { name: '文字' }));
    const stage = within(dialog).getByRole('region', { name: /IMG_1/ });
    fireEvent.pointerDown(stage, { pointerId: 1, button: 0, clientX: 1, clientY: 1 });
    fireEvent.pointerUp(stage, { pointerId: 1 });
    await user.type(within(dialog).getByRole('textbox', { name: '要写的字' }), '东门{Enter}');
    expect(within(dialog).getByText('东门')).toBeTruthy();
    await user.keyboard('{Escape}');
    const discard = await screen.findByRole('button', { name: /放\s*弃/ });
    expect(within(dialog).getByText('东门')).toBeTruthy();
    fireEvent.click(discard);
    await waitFor(() => expect(within(dialog).queryByText('东门')).toBeNull());
    expect(drawn).toEqual([]);
  });
});
