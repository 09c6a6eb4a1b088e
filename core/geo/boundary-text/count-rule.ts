/**
 * 界址点数 is counted in three ways: every row, rows without the closing row of each ring, or, where rings are written
 * open, with it. A count that fits none of them means rows were lost.
 */
export function countFits(declared: number, rows: number, rings: number): boolean {
  return declared === rows || declared === rows - rings || declared === rows + rings;
}
