/**
 * 界址点数 is counted in three ways: rows without the closing row of each ring, every row, or, where rings are written open, with it.
 * A count that fits none of them means rows were lost. One row that was lost can make a count fit a way that it was not counted in;
 * then the other plots of the file tell, for a program counts in one way. They are asked, not believed: files are put together by hand.
 */

/** What a plot says it has, and what it has; `closed` are rings that come back to their first point, of `rings` in all. */
export type PointCount = {
  readonly declared: number;
  readonly rows: number;
  readonly rings: number;
  readonly closed: number;
};

/** What each way of counting makes of the rows, from the fewest to the most. */
function countedIn({ rows, rings, closed }: PointCount): readonly number[] {
  return [rows - closed, rows, rows + (rings - closed)];
}

/** By which of the ways the count fits, in their order. */
function waysOf(count: PointCount): readonly number[] {
  return countedIn(count).flatMap((counted, way) => (counted === count.declared ? [way] : []));
}

/**
 * `fits-none`: rows were lost. `unlike-others`: the plots that have as few points as they say count otherwise, and by them this one
 * may have lost rows. `with-closing`: more points than rows, and no other plot that counts so.
 */
export type CountVerdict =
  | { readonly kind: 'fits' | 'fits-none' | 'with-closing' }
  | { readonly kind: 'unlike-others'; readonly expected: number };

const WITH_CLOSING = 2;

/** @param counts those of all plots of a file, the judged ones among them */
export function makeCountJudge(counts: readonly PointCount[]): (count: PointCount) => CountVerdict {
  const fitting = counts.map(waysOf).filter((ways) => ways.length > 0);
  // A row too many is not what happens to a file: the plot that counts in the lowest way counts as the file does.
  const wayOfFile = fitting.reduce((lowest, ways) => Math.min(lowest, Math.max(...ways)), WITH_CLOSING);
  const telling = fitting.filter((ways) => Math.max(...ways) === wayOfFile).length;
  const unlike = fitting.filter((ways) => Math.min(...ways) > wayOfFile).length;
  const withClosing = fitting.filter((ways) => ways.includes(WITH_CLOSING)).length;
  return (count) => {
    const ways = waysOf(count);
    const [lowest] = ways;
    if (lowest === undefined) return { kind: 'fits-none' };
    // Where most are unlike it, it is the one that was counted otherwise.
    if (lowest > wayOfFile && unlike <= telling)
      return { kind: 'unlike-others', expected: countedIn(count)[wayOfFile] ?? count.rows };
    return { kind: lowest === WITH_CLOSING && withClosing === 1 ? 'with-closing' : 'fits' };
  };
}
