/**
 * The one shape that every reader of a geographic file gives: polygons as bags of rings in the coordinates of the file, their
 * attributes as written, and what the file says of its coordinate system. What it means is recognised afterwards, in one place.
 */

import type { PointMethod } from '../boundary.ts';
import type { BoundaryIssue } from '../boundary-codes.ts';

/** Kinds of files that are read, by what they are and not by their name. */
export const FEATURE_FORMATS = ['geojson', 'shapefile', 'kml', 'gpx', 'geopackage', 'dxf', 'csv'] as const;
export type FeatureFormat = (typeof FEATURE_FORMATS)[number];

/** A pair of numbers in the order the format has them: x (east or longitude) first, unless the file's writer had it otherwise. */
export type SourcePosition = readonly [x: number, y: number];

/** Open or closed. */
export type SourceRing = readonly SourcePosition[];

/** Shell first, then its holes, as a format has them that says which is which. */
export type SourcePolygon = readonly SourceRing[];

export type SourceValue = string | number | boolean;

export type SourceFeature = {
  /** 1-based place in its layer. */
  readonly feature: number;
  /** 1-based line, in formats of text whose reader knows it. */
  readonly line?: number;
  /** All rings of all its parts; which are shells and which are holes is told by containment. */
  readonly rings: readonly SourceRing[];
  /** How many of the rings each polygon has, its shell first, in formats that say it: containment must agree. */
  readonly ringCounts?: readonly number[];
  /** By column, empty values left out. */
  readonly attributes: Readonly<Record<string, SourceValue>>;
};

/** What a file says of its coordinate system. */
export type DeclaredSystem =
  | { readonly kind: 'none' }
  | { readonly kind: 'epsg'; readonly code: number }
  /** Text of a .prj file or of a GeoPackage, either version of WKT. */
  | { readonly kind: 'wkt'; readonly text: string }
  /** A name that is neither. */
  | { readonly kind: 'name'; readonly name: string }
  /** WGS 84, because the format knows no other (KML, GPX, GeoJSON after RFC 7946). */
  | { readonly kind: 'by-format' };

/** A finding with the place it is about. */
export type PlacedIssue = BoundaryIssue & {
  readonly file?: string;
  readonly line?: number;
  readonly feature?: number;
};

export type SourceLayer = {
  /** Name of the file, with the layer where a file has several. */
  readonly file: string;
  readonly format: FeatureFormat;
  readonly declared: DeclaredSystem;
  /** Of the attributes, where the format leaves that open. */
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly method?: PointMethod;
  readonly features: readonly SourceFeature[];
  /** Names of the attributes in the order of the file. */
  readonly columns: readonly string[];
  readonly issues: readonly PlacedIssue[];
};
