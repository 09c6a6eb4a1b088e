/**
 * Where thousands of tiles stand, without any of them existing: groups under each other, each with a head and its rows. Pure arithmetic, so
 * that scrolling asks only for what can be seen.
 */

export type LayoutMeasures = {
  readonly columns: number;
  readonly tileWidthPx: number;
  readonly tileHeightPx: number;
  readonly headHeightPx: number;
  readonly gapPx: number;
};
export type PlacedGroup = {
  /** Place of its first photo among all. */
  readonly first: number;
  readonly count: number;
  readonly topPx: number;
  readonly heightPx: number;
};
export type GalleryLayout = {
  readonly measures: LayoutMeasures;
  readonly groups: readonly PlacedGroup[];
  readonly count: number;
  readonly heightPx: number;
};
export type Move = 'left' | 'right' | 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last';

const PICTURE = 3 / 4;

/**
 * As many columns as fit with tiles of at least `leastPx`.
 * @param belowPx what a tile has below its picture, and around it
 */
export function measuresFor(
  widthPx: number,
  {
    leastPx,
    gapPx,
    belowPx,
    headHeightPx,
  }: Readonly<Record<'leastPx' | 'gapPx' | 'belowPx' | 'headHeightPx', number>>,
): LayoutMeasures {
  const columns = Math.max(1, Math.floor((widthPx + gapPx) / (leastPx + gapPx)));
  const tileWidthPx = Math.max(1, Math.floor((widthPx - gapPx * (columns - 1)) / columns));
  return {
    columns,
    tileWidthPx,
    tileHeightPx: Math.round(tileWidthPx * PICTURE + belowPx),
    headHeightPx,
    gapPx,
  };
}

export function layOut(counts: readonly number[], measures: LayoutMeasures): GalleryLayout {
  const groups: PlacedGroup[] = [];
  let [first, topPx] = [0, 0];
  for (const count of counts) {
    const rows = Math.ceil(count / measures.columns);
    const heightPx = measures.headHeightPx + rows * (measures.tileHeightPx + measures.gapPx);
    groups.push({ first, count, topPx, heightPx });
    first += count;
    topPx += heightPx;
  }
  return { measures, groups, count: first, heightPx: topPx };
}

/** The upper left corner of a photo's tile. */
export function placeOfTile(
  layout: GalleryLayout,
  place: number,
): { readonly leftPx: number; readonly topPx: number } {
  const { columns, tileWidthPx, tileHeightPx, headHeightPx, gapPx } = layout.measures;
  const group = layout.groups[groupOf(layout, place)];
  const within = place - (group?.first ?? 0);
  const row = Math.floor(within / columns);
  return {
    leftPx: (within % columns) * (tileWidthPx + gapPx),
    topPx: (group?.topPx ?? 0) + headHeightPx + row * (tileHeightPx + gapPx),
  };
}

/** The group a photo belongs to. */
export function groupOf({ groups }: GalleryLayout, place: number): number {
  return lastWhere(groups, ({ first }) => first <= place);
}

/**
 * Photos whose tiles touch a stretch of the page, as `from` to `to` without the latter, and the groups they belong to.
 * A row is taken whole.
 */
export function inSight(
  layout: GalleryLayout,
  topPx: number,
  bottomPx: number,
): { readonly from: number; readonly to: number; readonly groups: readonly number[] } {
  const { groups, measures } = layout;
  const rowPx = measures.tileHeightPx + measures.gapPx;
  const begins = lastWhere(groups, (group) => group.topPx <= topPx);
  const ends = lastWhere(groups, (group) => group.topPx < bottomPx);
  const [above, below] = [groups[begins], groups[ends]];
  if (!above || !below) return { from: 0, to: 0, groups: [] };
  const rowsBefore = Math.floor((topPx - above.topPx - measures.headHeightPx) / rowPx);
  const from = above.first + Math.min(above.count, Math.max(0, rowsBefore) * measures.columns);
  const rowsDown = Math.ceil((bottomPx - below.topPx - measures.headHeightPx) / rowPx);
  const to = below.first + Math.min(below.count, Math.max(0, rowsDown) * measures.columns);
  return {
    from,
    to: Math.max(from, to),
    groups: Array.from({ length: ends - begins + 1 }, (_, i) => begins + i),
  };
}

/** Where the keys lead from a photo; up and down keep to the column as far as the row reaches. */
export function moved(layout: GalleryLayout, from: number, move: Move, pageRows: number): number {
  const last = layout.count - 1;
  switch (move) {
    case 'left':
      return Math.max(0, from - 1);
    case 'right':
      return Math.min(last, from + 1);
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'up':
      return rowBeside(layout, from, -1);
    case 'down':
      return rowBeside(layout, from, 1);
    default: {
      let place = from;
      for (let row = 0; row < pageRows; row++) place = rowBeside(layout, place, move === 'pageUp' ? -1 : 1);
      return place;
    }
  }
}

function rowBeside(layout: GalleryLayout, from: number, by: -1 | 1): number {
  const { columns } = layout.measures;
  const at = groupOf(layout, from);
  const group = layout.groups[at];
  if (!group) return from;
  const within = from - group.first;
  const column = within % columns;
  const row = Math.floor(within / columns) + by;
  const rows = Math.ceil(group.count / columns);
  if (row >= 0 && row < rows) return group.first + Math.min(group.count - 1, row * columns + column);
  const other = layout.groups[at + by];
  if (!other) return from;
  const otherRow = by === 1 ? 0 : Math.ceil(other.count / columns) - 1;
  return other.first + Math.min(other.count - 1, otherRow * columns + column);
}

/** The last place of a list, sorted so, at which something holds; 0 where it holds nowhere. */
function lastWhere<T>(sorted: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
