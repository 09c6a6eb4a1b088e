/** Which photos are chosen and which one the keys stand on; both survive that photos go to their parcels. */
import { useCallback, useMemo, useState } from 'react';
import type { RecordId } from '#core/ids.ts';
import type { MatchedPhoto } from './group-photos.ts';
import { type Arrow, neighbourTile } from './neighbour-tile.ts';
import { type ChooseHow, tileId } from './photo-tiles.tsx';

type Choice = {
  readonly cursor: RecordId | undefined;
  /** From where a stretch of photos is chosen. */
  readonly anchor: RecordId | undefined;
  readonly chosen: ReadonlySet<RecordId>;
};
const NOTHING: Choice = { cursor: undefined, anchor: undefined, chosen: new Set() };

/** @param all in the order of the page */
export function useTileChoice(all: readonly MatchedPhoto[]) {
  const [kept, setKept] = useState(NOTHING);
  const order = useMemo(() => all.map(({ photo }) => photo.id), [all]);
  const here = useMemo(() => new Set(order), [order]);
  const choice = useMemo(() => within(kept, order, here), [kept, order, here]);

  const choose = useCallback(
    (id: RecordId, how: ChooseHow) => {
      setKept((before) => {
        const { anchor = id, chosen } = within(before, order, here);
        if (how === 'only') return { cursor: id, anchor: id, chosen: new Set([id]) };
        if (how === 'up-to') return { cursor: id, anchor, chosen: new Set(stretch(order, anchor, id)) };
        const next = new Set(chosen);
        if (!next.delete(id)) next.add(id);
        return { cursor: id, anchor: id, chosen: next };
      });
    },
    [order, here],
  );

  return {
    ...choice,
    choose,
    chooseAll: (ids: readonly RecordId[]) =>
      setKept({ cursor: ids[0], anchor: ids[0], chosen: new Set(ids) }),
    /** As the tiles stand on the screen. */
    move: (arrow: Arrow, extend: boolean) => {
      const tiles = order.map((id) => {
        const box = document.getElementById(tileId(id))?.getBoundingClientRect();
        return { left: box?.left ?? 0, top: box?.top ?? 0 };
      });
      const target = order[neighbourTile(tiles, choice.cursor ? order.indexOf(choice.cursor) : -1, arrow)];
      if (target) choose(target, extend ? 'up-to' : 'only');
    },
    /** The keys stand on what comes behind these once they are gone. */
    leave: (ids: ReadonlySet<RecordId>) => {
      const last = order.findLastIndex((id) => ids.has(id));
      const next = order.slice(last + 1).find((id) => !ids.has(id)) ?? order.findLast((id) => !ids.has(id));
      setKept({ cursor: next, anchor: next, chosen: new Set(next ? [next] : []) });
    },
  };
}

/** The first photo is chosen as long as nobody has chosen another. */
function within(
  { cursor, anchor, chosen }: Choice,
  order: readonly RecordId[],
  here: ReadonlySet<RecordId>,
): Choice {
  const left = [...chosen].filter((id) => here.has(id));
  if (cursor && here.has(cursor))
    return { cursor, anchor: anchor && here.has(anchor) ? anchor : cursor, chosen: new Set(left) };
  const first = left[0] ?? order[0];
  return first
    ? { cursor: first, anchor: first, chosen: new Set(left.length > 0 ? left : [first]) }
    : NOTHING;
}

function stretch(order: readonly RecordId[], from: RecordId, to: RecordId): readonly RecordId[] {
  const places = [order.indexOf(from), order.indexOf(to)];
  return order.slice(Math.max(0, Math.min(...places)), Math.max(...places) + 1);
}
