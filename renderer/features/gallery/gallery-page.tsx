/** 照片库: all photos of the workspace, in groups, filtered, by mouse, finger or keys; each opens in the one large view. */
import { Button, Spin } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { GalleryIndex } from '#core/contract/gallery.ts';
import type { RecordId } from '#core/ids.ts';
import type { GalleryFilter, GalleryGrouping } from '#core/photo/gallery.ts';
import { toFailure } from '../../client/failure.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PictureOutlined } from '../../ui/icons.tsx';
import { useCardIntake } from '../matching/card-intake.tsx';
import { type Opened, PhotoLarge } from '../photos/large/photo-large.tsx';
import { usePhotoIntake } from '../photos/photo-intake.tsx';
import './gallery.css';
import { GalleryFilters } from './gallery-filters.tsx';
import { GalleryGrid } from './gallery-grid.tsx';
import {
  BLOCK,
  blocksAround,
  FIRST_GROUPING,
  NO_FILTER,
  type Sight,
  useGalleryIndex,
  useGalleryPhotos,
} from './use-gallery.ts';

const NOTHING_CHOSEN: ReadonlySet<RecordId> = new Set();
const NO_IDS: readonly RecordId[] = [];
const NOBODY: GalleryIndex['addedBy'] = [];
const FIRST_BLOCK: Sight = { from: 0, to: BLOCK };

export function GalleryPage({
  back,
  parcel,
  onParcel,
}: {
  readonly back: ReactNode;
  /** Whose photos are shown at first; all when absent. */
  readonly parcel?: RecordId | undefined;
  readonly onParcel: (parcel: RecordId) => void;
}) {
  const { text } = useTexts();
  const [filter, setFilter] = useState<GalleryFilter>(parcel ? { parcel } : NO_FILTER);
  const [by, setBy] = useState<GalleryGrouping>(FIRST_GROUPING);
  const [blocks, setBlocks] = useState(FIRST_BLOCK);
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [cursor, setCursor] = useState(0);
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const isTakingIn = [useCardIntake(), usePhotoIntake().job].some(({ state }) => state.kind === 'running');
  const { data: index, error } = useGalleryIndex(filter, by, isTakingIn);
  const list = useGalleryPhotos(index?.ids ?? NO_IDS, blocks);
  const isFiltered = Object.keys(filter).length > 0;

  const see = useCallback((sight: Sight) => {
    const next = blocksAround(sight);
    setBlocks((before) => (before.from === next.from && before.to === next.to ? before : next));
  }, []);
  const begin = useCallback(() => {
    setCursor(0);
    setChosen(NOTHING_CHOSEN);
  }, []);
  const filterBy = useCallback(
    (next: GalleryFilter) => {
      setFilter(next);
      begin();
    },
    [begin],
  );
  const groupBy = useCallback(
    (next: GalleryGrouping) => {
      setBy(next);
      begin();
    },
    [begin],
  );
  const toggle = useCallback(
    (id: RecordId) =>
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const open = useCallback((place: number) => setOpened({ place }), []);
  /** Of the chosen ones those that are still shown, in their order. */
  const places = useMemo(
    () => [...chosen].flatMap((id) => list.placeOf(id) ?? []).toSorted((a, b) => a - b),
    [chosen, list],
  );

  return (
    <main className="gallery">
      <div className="gallery-head">
        {back}
        <h2>{text('gallery/title')}</h2>
        {index && (
          <span className="quiet numbers" role="status">
            {isFiltered
              ? text('gallery/found', {
                  count: index.ids.length,
                  total: formatCount(index.total),
                })
              : text('gallery/total', { count: index.total })}
            {index.sketches > 0 && ` · ${text('gallery/sketches', { count: index.sketches })}`}
          </span>
        )}
      </div>
      <GalleryFilters
        filter={filter}
        onFilter={filterBy}
        by={by}
        onBy={groupBy}
        addedBy={index?.addedBy ?? NOBODY}
      />
      {error && <FailureNotice failure={toFailure(error)} />}
      {!index && !error && (
        <div className="gallery-nothing">
          <Spin aria-label={text('gallery/loading')} />
        </div>
      )}
      {index && index.ids.length === 0 && (
        <div className="gallery-nothing">
          {isFiltered ? (
            <EmptyHint
              icon={<PictureOutlined />}
              title={text('gallery/nothing')}
              help={text('gallery/nothingHelp')}
            >
              <Button onClick={() => setFilter(NO_FILTER)}>{text('gallery/showAll')}</Button>
            </EmptyHint>
          ) : (
            <EmptyHint
              icon={<PictureOutlined />}
              title={text('gallery/empty')}
              help={text('gallery/emptyHelp')}
            />
          )}
        </div>
      )}
      {index && index.ids.length > 0 && (
        <GalleryGrid
          // Another order begins at its top.
          key={index.asked}
          index={index}
          by={by}
          list={list}
          chosen={chosen}
          cursor={Math.min(cursor, index.ids.length - 1)}
          onSight={see}
          onCursor={setCursor}
          onOpen={open}
          onToggle={toggle}
          onParcel={onParcel}
        />
      )}
      {index && index.ids.length > 0 && (
        <div className="gallery-bar">
          <Button
            type="primary"
            disabled={places.length !== 2}
            onClick={() => {
              const [place, beside] = places;
              if (place !== undefined && beside !== undefined) setOpened({ place, beside });
            }}
          >
            {text('gallery/compare')}
          </Button>
          <Button disabled={places.length === 0} onClick={() => setChosen(NOTHING_CHOSEN)}>
            {text('gallery/clear')}
          </Button>
          <span className="numbers" role="status">
            {places.length > 0 && text('gallery/chosen', { count: places.length })}
          </span>
          <span className="quiet gallery-keys">{text('gallery/keys')}</span>
        </div>
      )}
      <PhotoLarge
        list={list}
        opened={opened}
        onOpen={(next) => {
          setOpened(next);
          if (next) setCursor(next.place);
        }}
        onParcel={onParcel}
      />
    </main>
  );
}
