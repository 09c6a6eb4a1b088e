/**
 * What the gallery shows: of which parcel, kind and surveyor, only what is remarkable, and in which groups. Not drawn anew while one
 * scrolls.
 */
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Segmented, Select } from 'antd';
import { memo, useState } from 'react';
import type { GalleryIndex } from '#core/contract/gallery.ts';
import type { RecordId } from '#core/ids.ts';
import { GALLERY_GROUPINGS, type GalleryFilter, type GalleryGrouping } from '#core/photo/gallery.ts';
import { PHOTO_KINDS } from '#core/photo/photo-groups.ts';
import { type FoundParcel, useParcelSearch } from '../../client/parcel-search.ts';
import { useService } from '../../client/queries.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

const OFFERED = 20;
const WITHOUT = 'without';

export const GalleryFilters = memo(function GalleryFilters({
  filter,
  onFilter,
  by,
  onBy,
  addedBy,
}: {
  readonly filter: GalleryFilter;
  readonly onFilter: (filter: GalleryFilter) => void;
  readonly by: GalleryGrouping;
  readonly onBy: (by: GalleryGrouping) => void;
  readonly addedBy: GalleryIndex['addedBy'];
}) {
  const { text, term } = useTexts();
  const set = (part: Partial<Record<keyof GalleryFilter, unknown>>) =>
    // What is undefined is left out: the same choice is the same question.
    onFilter(JSON.parse(JSON.stringify({ ...filter, ...part })) as GalleryFilter);
  return (
    <fieldset className="gallery-filters" aria-label={text('gallery/filters')}>
      <Segmented
        aria-label={text('gallery/groupBy')}
        value={by}
        onChange={onBy}
        options={GALLERY_GROUPINGS.map((each) => ({ value: each, label: text(`gallery/by/${each}`) }))}
      />
      <ParcelChoice
        value={filter.withoutParcel ? WITHOUT : filter.parcel}
        onChange={(value) =>
          set({
            parcel: value === WITHOUT ? undefined : value,
            withoutParcel: value === WITHOUT ? true : undefined,
          })
        }
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        aria-label={text('gallery/kind')}
        placeholder={text('gallery/kind')}
        className="gallery-kinds"
        value={filter.kinds ?? []}
        onChange={(kinds) => set({ kinds: kinds.length > 0 ? kinds : undefined })}
        options={PHOTO_KINDS.map((kind) => ({ value: kind, label: term(`photoKinds/${kind}`) }))}
      />
      <Select
        allowClear
        aria-label={text('gallery/addedBy')}
        placeholder={text('gallery/addedBy')}
        className="gallery-people"
        popupMatchSelectWidth={false}
        value={filter.addedBy ?? null}
        onChange={(name) => set({ addedBy: name ?? undefined })}
        options={addedBy.map(({ name, count }) => ({ value: name, label: `${name} ${formatCount(count)}` }))}
      />
      <Checkbox
        checked={filter.withWarnings ?? false}
        onChange={({ target }) => set({ withWarnings: target.checked || undefined })}
      >
        {text('gallery/onlyWarnings')}
      </Checkbox>
      <Checkbox
        checked={filter.sketches ?? false}
        onChange={({ target }) => set({ sketches: target.checked || undefined })}
      >
        {text('gallery/onlySketches')}
      </Checkbox>
    </fieldset>
  );
});

function ParcelChoice({
  value,
  onChange,
}: {
  readonly value: RecordId | typeof WITHOUT | undefined;
  readonly onChange: (value: RecordId | typeof WITHOUT | undefined) => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const [search, setSearch] = useState('');
  /** Nobody needs the parcels before the list is opened. */
  const [isOpen, setIsOpen] = useState(false);
  const { found } = useParcelSearch(search, { limit: OFFERED, enabled: isOpen });
  /** The chosen parcel may not be among those found: it is asked for by itself. */
  const parcel = value === WITHOUT ? undefined : value;
  const chosen = useQuery({
    queryKey: ['parcel', 'called', parcel ?? 'none'],
    enabled: parcel !== undefined,
    queryFn: async ({ signal }): Promise<FoundParcel | null> => {
      if (!parcel) return null;
      const { id, values } = await client.parcel.get({ id: parcel }, { signal });
      return {
        id,
        unitNo: values.identity?.unitNo,
        called: values.identity?.name ?? values.tenure?.rightHolder,
      };
    },
  }).data;
  const all = chosen && !search ? [chosen, ...found.filter(({ id }) => id !== chosen.id)] : found;
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      aria-label={text('gallery/parcel')}
      placeholder={text('common/labelled', {
        label: text('gallery/parcel'),
        value: text('gallery/parcelHelp'),
      })}
      className="gallery-parcel"
      onOpenChange={setIsOpen}
      popupMatchSelectWidth={false}
      value={value ?? null}
      onChange={(next) => {
        setSearch('');
        onChange(next ?? undefined);
      }}
      options={[
        ...(search ? [] : [{ value: WITHOUT, label: text('gallery/withoutParcel') }]),
        ...all.map(({ id, unitNo, called }) => ({
          value: id,
          label: [unitNo, called].filter(Boolean).join(' ') || id.slice(0, 8),
        })),
      ]}
    />
  );
}
