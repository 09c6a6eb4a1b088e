/**
 * 界址点数 is counted in three ways: every row, rows without the closing row of each ring, or, where rings are written
 * open, with it. A count that fits none of them means rows were lost.
 * @param closed rings that come back to their first point, of `rings` in all
 */
export function countFits(declared: number, rows: number, rings: number, closed: number): boolean {
  return declared === rows || declared === rows - closed || declared === rows + (rings - closed);
}
