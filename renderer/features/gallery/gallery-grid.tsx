/** Thousands of photos as tiles, of which only those in sight exist. */
import { Button } from 'antd';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { GalleryIndex } from '#core/contract/gallery.ts';
import type { RecordId } from '#core/ids.ts';
import type { GalleryGrouping } from '#core/photo/gallery.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PhotoList } from '../photos/large/photo-list.ts';
import { inSight, layOut, leftOf, type Move, measuresFor, moved, placeOfTile } from './gallery-layout.ts';
import { GalleryTile, tileId } from './gallery-tile.tsx';
import type { Sight } from './use-gallery.ts';

const SIZES = { leastPx: 172, gapPx: 12, belowPx: 62, headHeightPx: 50 } as const;
/** Of the head itself; below it is room for the frame of the tile one stands on. */
const HEAD_PX = 44;
/** Beyond what can be seen, so that a step of the wheel meets no empty place. */
const BEYOND_PX = 400;
/** Where the page has not been measured yet, as in a test without a screen. */
const UNMEASURED = { top: 0, width: 1200, height: 700 } as const;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'first',
  End: 'last',
};

export function GalleryGrid({
  index,
  by,
  list,
  chosen,
  cursor,
  onSight,
  onCursor,
  onOpen,
  onToggle,
  onParcel,
}: {
  readonly index: GalleryIndex;
  readonly by: GalleryGrouping;
  readonly list: PhotoList;
  readonly chosen: ReadonlySet<RecordId>;
  readonly cursor: number;
  /** Tells which photos can be seen. */
  readonly onSight: (sight: Sight) => void;
  readonly onCursor: (place: number) => void;
  readonly onOpen: (place: number) => void;
  readonly onToggle: (id: RecordId) => void;
  readonly onParcel: (parcel: RecordId) => void;
}) {
  const { text } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<{ top: number; width: number; height: number }>(UNMEASURED);
  const layout = useMemo(
    () =>
      layOut(
        index.groups.map(({ count }) => count),
        measuresFor(view.width, SIZES),
      ),
    [index.groups, view.width],
  );
  const sight = inSight(layout, view.top - BEYOND_PX, view.top + view.height + BEYOND_PX);
  const { from, to } = sight;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () =>
      setView({
        top: element.scrollTop,
        width: innerWidthOf(element) || UNMEASURED.width,
        height: element.clientHeight || UNMEASURED.height,
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => onSight({ from, to }), [onSight, from, to]);

  const goTo = (place: number) => {
    onCursor(place);
    const element = box.current;
    if (!element) return;
    const { topPx } = placeOfTile(layout, place);
    const head = layout.measures.headHeightPx;
    const bottomPx = topPx + layout.measures.tileHeightPx + SIZES.gapPx;
    if (topPx - head < element.scrollTop) element.scrollTop = topPx - head;
    else if (bottomPx > element.scrollTop + element.clientHeight)
      element.scrollTop = bottomPx - element.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey) return;
    const id = list.idAt(cursor);
    const move = MOVES[event.key];
    if (move) {
      const rows = Math.max(1, Math.floor(view.height / (layout.measures.tileHeightPx + SIZES.gapPx)));
      const target = moved(layout, cursor, move, rows);
      if (event.shiftKey && target !== cursor) {
        if (id && !chosen.has(id)) onToggle(id);
        const next = list.idAt(target);
        if (next && !chosen.has(next)) onToggle(next);
      }
      goTo(target);
    } else if (event.key === 'Enter') onOpen(cursor);
    else if (event.key === ' ' && id) onToggle(id);
    else return;
    event.preventDefault();
  };
  const click = useCallback(
    (place: number, id: RecordId, chooses: boolean) => {
      onCursor(place);
      if (chooses) onToggle(id);
      else onOpen(place);
    },
    [onCursor, onToggle, onOpen],
  );

  return (
    <div
      ref={box}
      className="gallery-scroll"
      onScroll={({ currentTarget }) => {
        const top = currentTarget.scrollTop;
        // Drawn anew only when other tiles are in sight.
        const next = inSight(layout, top - BEYOND_PX, top + view.height + BEYOND_PX);
        if (next.from !== from || next.to !== to || next.groups.length !== sight.groups.length)
          setView((before) => ({ ...before, top }));
      }}
    >
      <div className="gallery-all" style={{ height: layout.heightPx }}>
        {sight.groups.map((at) => {
          const [group, placed] = [index.groups[at], layout.groups[at]];
          if (!group || !placed) return null;
          return (
            <div
              key={group.parcel ?? group.day ?? 'none'}
              className="gallery-group"
              style={{
                top: placed.topPx,
                height: placed.heightPx,
                left: leftOf(placed.column, layout.measures),
                width: leftOf(placed.span, layout.measures) - SIZES.gapPx,
              }}
            >
              <div className="gallery-group-head" style={{ height: HEAD_PX }}>
                <h3 title={nameOf(group)}>{nameOf(group)}</h3>
                <span className="quiet numbers">{text('gallery/groupCount', { count: group.count })}</span>
                {group.parcel && (
                  <Button type="link" onClick={() => group.parcel && onParcel(group.parcel)}>
                    {text('gallery/toParcel')}
                  </Button>
                )}
              </div>
            </div>
          );
        })}
        <div
          role="listbox"
          tabIndex={0}
          aria-multiselectable
          aria-label={text('gallery/label')}
          aria-activedescendant={cursor >= from && cursor < to ? tileId(cursor) : undefined}
          className="gallery-tiles"
          onKeyDown={onKeyDown}
        >
          {Array.from({ length: to - from }, (_, i) => {
            const place = from + i;
            const { leftPx, topPx } = placeOfTile(layout, place);
            const id = list.idAt(place);
            return (
              <GalleryTile
                key={id ?? place}
                place={place}
                of={list.count}
                photo={list.at(place)}
                leftPx={leftPx}
                topPx={topPx}
                widthPx={layout.measures.tileWidthPx}
                heightPx={layout.measures.tileHeightPx}
                isChosen={id !== undefined && chosen.has(id)}
                isCursor={place === cursor}
                onClick={click}
              />
            );
          })}
        </div>
      </div>
    </div>
  );

  function nameOf({ parcel, unitNo, called, day }: GalleryIndex['groups'][number]): string {
    if (by === 'day') return day ?? text('gallery/noDay');
    return parcel ? [unitNo, called].filter(Boolean).join(' ') : text('gallery/noParcel');
  }
}

/** Without the padding, which the tiles do not have. */
function innerWidthOf(element: HTMLElement): number {
  const { paddingLeft, paddingRight } = window.getComputedStyle(element);
  return element.clientWidth - (Number.parseFloat(paddingLeft) || 0) - (Number.parseFloat(paddingRight) || 0);
}
