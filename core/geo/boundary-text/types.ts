/** What reading a text of boundary points gives, the same for the exchange file and for a pasted list. */
import type { BoundaryDatum } from '../boundary.ts';
import type { LineIssue } from '../boundary-codes.ts';
import type { Gk120 } from '../coordinates.ts';

/** A point as recognised, in EPSG:4549, with its number as written (`''` when it had none) and its 1-based line. */
export type ParsedPoint = { readonly no: string; readonly at: Gk120; readonly line: number };

/** An open ring. */
export type ParsedRing = { readonly points: readonly ParsedPoint[] };

export type AreaUnit = 'hectare' | 'squareMetre' | 'mu' | 'unknown';

/** 面积 as declared, and the unit that its ratio to the geometry tells. */
export type DeclaredArea = { readonly value: number; readonly unit: AreaUnit };

/** One polygon of a text: shell first, then holes. A plot of several shells gives several of these. */
export type ParsedBoundary = {
  /** 地块编号; `''` when empty. */
  readonly plotNo: string;
  /** 地块名称; `''` when empty. */
  readonly name: string;
  readonly mapSheetNo?: string;
  readonly landUse?: string;
  readonly landClassCode?: string;
  /** Columns after 地类编码, as written. */
  readonly otherColumns: readonly string[];
  /** Left out when the plot has several shells: then it was said of all of them together. */
  readonly declaredArea?: DeclaredArea;
  /** Which of the plot's shells this is, from 1. */
  readonly part: number;
  readonly parts: number;
  readonly rings: readonly ParsedRing[];
  /** 1-based line of the plot's head, or of the first point in a pasted list. */
  readonly line: number;
};

/** [属性描述] as written; keys that were absent or empty are left out. */
export type BoundaryTextHeader = {
  readonly formatVersion?: string;
  readonly producer?: string;
  readonly producedOn?: string;
  readonly coordinateSystem?: string;
  readonly zoneWidth?: string;
  readonly projection?: string;
  readonly unit?: string;
  readonly zone?: string;
  readonly precision?: string;
  readonly transform?: string;
};

export type BoundaryTextResult = {
  readonly header: BoundaryTextHeader;
  /** Absent where it is CGCS2000, said or not. */
  readonly datum?: BoundaryDatum;
  /** Empty as soon as anything is refused: nothing is taken from a refused text. */
  readonly parcels: readonly ParsedBoundary[];
  /** What was recognised, corrected or is worth a look, by line. */
  readonly changes: readonly LineIssue[];
  /** Why the text is refused, by line; the first 100. */
  readonly refused: readonly LineIssue[];
  /** All refusals, those beyond the first 100 included. */
  readonly refusedCount: number;
};
