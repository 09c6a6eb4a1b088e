/**
 * Where thousands of tiles stand, without any of them existing: groups under each other, each with a head and its rows, and small groups side
 * by side where a row holds several. Pure arithmetic, so that scrolling asks only for what can be seen.
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
  /** The column it begins in, and how many it takes with its head. */
  readonly column: number;
  readonly span: number;
};
/** A group by itself, or several that share one row. */
type Band = {
  readonly first: number;
  readonly count: number;
  readonly topPx: number;
  readonly groups: readonly number[];
};
export type GalleryLayout = {
  readonly measures: LayoutMeasures;
  readonly groups: readonly PlacedGroup[];
  readonly bands: readonly Band[];
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

/** A head needs as much to be read. */
const LEAST_SPAN = 2;

export function layOut(counts: readonly number[], measures: LayoutMeasures): GalleryLayout {
  const { columns, headHeightPx, tileHeightPx, gapPx } = measures;
  const groups: PlacedGroup[] = [];
  const bands: Band[] = [];
  let [first, nextTopPx, nextColumn] = [0, 0, columns];
  for (const [at, count] of counts.entries()) {
    const span = Math.min(columns, Math.max(LEAST_SPAN, count));
    const band = bands.at(-1);
    const rows = Math.ceil(count / columns);
    const heightPx = headHeightPx + rows * (tileHeightPx + gapPx);
    if (band && nextColumn + span <= columns) {
      groups.push({ first, count, topPx: band.topPx, heightPx, column: nextColumn, span });
      bands[bands.length - 1] = { ...band, count: band.count + count, groups: [...band.groups, at] };
    } else {
      groups.push({ first, count, topPx: nextTopPx, heightPx, column: 0, span });
      bands.push({ first, count, topPx: nextTopPx, groups: [at] });
      nextTopPx += heightPx;
      nextColumn = 0;
    }
    nextColumn += span;
    first += count;
  }
  return { measures, groups, bands, count: first, heightPx: nextTopPx };
}

/** The upper left corner of a photo's tile. */
export function placeOfTile(
  layout: GalleryLayout,
  place: number,
): { readonly leftPx: number; readonly topPx: number } {
  const { columns, tileHeightPx, headHeightPx, gapPx } = layout.measures;
  const group = layout.groups[groupOf(layout, place)];
  const within = place - (group?.first ?? 0);
  const row = Math.floor(within / columns);
  return {
    leftPx: leftOf((group?.column ?? 0) + (within % columns), layout.measures),
    topPx: (group?.topPx ?? 0) + headHeightPx + row * (tileHeightPx + gapPx),
  };
}

/** Where a column begins. */
export function leftOf(column: number, { tileWidthPx, gapPx }: LayoutMeasures): number {
  return column * (tileWidthPx + gapPx);
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
  const { bands, measures } = layout;
  const rowPx = measures.tileHeightPx + measures.gapPx;
  const begins = lastWhere(bands, (band) => band.topPx <= topPx);
  const ends = lastWhere(bands, (band) => band.topPx < bottomPx);
  const [above, below] = [bands[begins], bands[ends]];
  if (!above || !below) return { from: 0, to: 0, groups: [] };
  const rowsBefore = Math.floor((topPx - above.topPx - measures.headHeightPx) / rowPx);
  const from = above.first + Math.min(above.count, Math.max(0, rowsBefore) * measures.columns);
  const rowsDown = Math.ceil((bottomPx - below.topPx - measures.headHeightPx) / rowPx);
  const to = below.first + Math.min(below.count, Math.max(0, rowsDown) * measures.columns);
  return {
    from,
    to: Math.max(from, to),
    groups: bands.slice(begins, ends + 1).flatMap((band) => band.groups),
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
  const group = layout.groups[groupOf(layout, from)];
  if (!group) return from;
  const within = from - group.first;
  const column = group.column + (within % columns);
  const row = Math.floor(within / columns) + by;
  if (row >= 0 && row < Math.ceil(group.count / columns))
    return group.first + Math.min(group.count - 1, row * columns + (within % columns));
  const band = layout.bands[lastWhere(layout.bands, ({ first }) => first <= from) + by];
  if (!band) return from;
  // Only a group that has its band for itself has several rows.
  const rows = Math.ceil(band.count / columns);
  const begins = band.first + (by === 1 ? 0 : (rows - 1) * columns);
  const tiles = Array.from(
    { length: Math.min(columns, band.first + band.count - begins) },
    (_, i) => begins + i,
  );
  const away = (place: number): number => {
    const of = layout.groups[groupOf(layout, place)];
    return of ? Math.abs(of.column + ((place - of.first) % columns) - column) : columns;
  };
  return tiles.reduce((best, place) => (away(place) < away(best) ? place : best), begins);
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
