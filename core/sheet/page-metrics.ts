/**
 * Measures of the sheet's two pages in millimetres, A4 upright. Page 1 is a form with cells where they are; page 2 is the
 * parcel map after GB/T 42547. The template draws what stands here and decides nothing.
 */

export const PAGE = { widthMm: 210, heightMm: 297, leftMm: 12, rightMm: 198, widthInsideMm: 186 } as const;

export const FORM = {
  topMm: 34,
  /** Upper edge of the band of photos and signatures. */
  bandTopMm: 213,
  bottomMm: 283,
  /** The upright name of a block. */
  blockNameMm: 7,
  labelMm: 21,
  /** Photos take this much of the band, signatures the rest. */
  photosMm: 104,
} as const;

/** The double frame of the map page: outside 0.5 mm, inside 0.2 mm. */
export const MAP_PAGE = {
  outer: { xMm: 12, yMm: 24, widthMm: 186, heightMm: 244 },
  inner: { xMm: 13.4, yMm: 25.4, widthMm: 183.2, heightMm: 241.2 },
  bandRowMm: 7.5,
  bandRows: 2,
  /** Room within the map frame for labels around the boundary. */
  marginMm: 15,
} as const;

export const POINT_TABLE = {
  rowMm: 4.3,
  headMm: 5.2,
  singleColumnRows: 12,
  firstPage: { columns: 2, rows: 16 },
  furtherPage: { columns: 3, rows: 54 },
  singleColumnMm: 86,
  columnMm: 62,
  /** The notes beside the table need at least this height. */
  notesMm: 57,
} as const;

/** Sizes of what is drawn on the map. */
export const MAP_STYLE = {
  numberHeightMm: 2.5,
  lengthHeightMm: 2.2,
  /** Ø of a boundary point, GB/T 42547. */
  pointMm: 2,
  viewPointMm: 3.4,
  viewReachMm: 7,
  northArrow: { widthMm: 12, heightMm: 19 },
} as const;
