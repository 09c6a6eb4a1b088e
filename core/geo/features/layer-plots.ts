/**
 * Makes boundaries of the polygons of a file: coordinates recognised, shells and holes told by containment, a second part made a plot of
 * its own. What could put a parcel in the wrong place, or has no definite area, refuses the file.
 */
import { type Boundary, MAX_BOUNDARY_POINTS, type PointDraft, toBoundary } from '../boundary.ts';
import { type BoundaryIssue, isRefusal } from '../boundary-codes.ts';
import { recogniseDegrees, recogniseMetres } from '../boundary-text/position.ts';
import { type Gk120, lonLat } from '../coordinates.ts';
import { toLonLat } from '../projection.ts';
import { type ClassifiedPolygon, classifyRings } from '../ring-classification.ts';
import { findRingIssues, type RingIssue } from '../ring-issues.ts';
import { toOpenRing } from '../rings.ts';
import { type AcceptedSystem, datumOfSystem, recogniseSystem } from './coordinate-system.ts';
import type { PlacedIssue, SourceFeature, SourceLayer, SourceRing } from './source-layer.ts';

export type LayerPlot = {
  readonly feature: number;
  readonly line?: number;
  /** Which of the feature's shells this is, from 1. */
  readonly part: number;
  readonly parts: number;
  readonly attributes: SourceFeature['attributes'];
  readonly boundary: Boundary;
};

/** Points by how they were written. */
export type WrittenAs = {
  readonly degrees: number;
  readonly metres: number;
  /** Metres with 40 in front of the easting. */
  readonly prefixed: number;
  /** North or latitude stood first. */
  readonly northFirst: number;
};

export type LayerReading = {
  readonly file: string;
  /** What the file says, where it says anything that is accepted. */
  readonly system?: AcceptedSystem;
  readonly systemName?: string;
  readonly written: WrittenAs;
  readonly plots: readonly LayerPlot[];
  readonly changes: readonly PlacedIssue[];
  readonly refused: readonly PlacedIssue[];
};

const MAX_REFUSALS = 100;

type Counts = { -readonly [K in keyof WrittenAs]: WrittenAs[K] };

/** Never throws at data. `plots` means nothing as soon as anything is refused. */
export function toLayerPlots(layer: SourceLayer): LayerReading {
  const { file, features } = layer;
  const changes: PlacedIssue[] = layer.issues.filter(({ code }) => !isRefusal(code)).map(inFile);
  const refused: PlacedIssue[] = layer.issues.filter(({ code }) => isRefusal(code)).map(inFile);
  const written: Counts = { degrees: 0, metres: 0, prefixed: 0, northFirst: 0 };
  const result = recogniseSystem(layer.declared);
  if (!result.ok) refused.unshift(inFile(result.issue));
  const plots: LayerPlot[] = [];
  const system = result.ok ? result.system : undefined;
  for (const feature of refused.length > 0 ? [] : features) {
    const note = (issue: BoundaryIssue): void => {
      const place = { feature: feature.feature, ...(feature.line ? { line: feature.line } : {}) };
      (isRefusal(issue.code) ? refused : changes).push(inFile({ ...issue, ...place }));
    };
    const made = toPlots(feature, layer, system, written, note);
    const holes = made.reduce((sum, { boundary }) => sum + boundary.rings.length - 1, 0);
    // Lines do not say what they enclose; everywhere else the file has made holes of them itself.
    if (!feature.ringCounts && layer.format !== 'shapefile' && holes > 0)
      note({ code: 'boundary.inner-lines-taken-as-holes', params: { holes } });
    for (const plot of made) plots.push(plot);
    if (refused.length >= MAX_REFUSALS) break;
  }
  changes.unshift(...remarksOn(layer, system, result.ok ? result.name : undefined, written).map(inFile));
  return {
    file,
    ...(system ? { system } : {}),
    ...(result.ok && result.name ? { systemName: result.name } : {}),
    written,
    plots: refused.length > 0 ? [] : plots,
    changes,
    refused: refused.slice(0, MAX_REFUSALS),
  };

  function inFile<T extends PlacedIssue | BoundaryIssue>(issue: T): T & { readonly file: string } {
    return { file, ...issue };
  }
}

function toPlots(
  feature: SourceFeature,
  { method = 'imported', declared }: SourceLayer,
  system: AcceptedSystem | undefined,
  written: Counts,
  note: (issue: BoundaryIssue) => void,
): readonly LayerPlot[] {
  const before = written.metres;
  const rings = feature.rings.map((ring, i) => placeRing(ring, i, method, written, note));
  if (rings.some((ring) => ring === undefined)) return [];
  const open = rings.map((ring) => toOpenRing(ring ?? [], ({ gk }) => gk));
  const polygons = toPolygons(
    open.map((ring) => ring.map(({ gk }) => gk)),
    feature.ringCounts,
    note,
  );
  for (const indexes of polygons) {
    const points = indexes.reduce((sum, index) => sum + (open[index]?.length ?? 0), 0);
    if (points <= MAX_BOUNDARY_POINTS) continue;
    note({ code: 'boundary.too-many-points', params: { points, limit: MAX_BOUNDARY_POINTS } });
    return [];
  }
  if (polygons.length > 1)
    note({ code: 'boundary.feature-several-shells', params: { shells: polygons.length } });
  // Metres in a format that knows only degrees do not come from a receiver: somebody wrote them, as surveys do.
  const inMetres = written.metres > before;
  const datum = declared.kind === 'by-format' && inMetres ? 'CGCS2000' : datumOfSystem(system);
  const { line, attributes } = feature;
  return polygons.map((indexes, i) => ({
    feature: feature.feature,
    ...(line ? { line } : {}),
    part: i + 1,
    parts: polygons.length,
    attributes,
    boundary: toBoundary(
      indexes.map((index) => open[index] ?? []),
      datum,
    ),
  }));
}

type PlacedPoint = PointDraft & { readonly gk: Gk120 };

/** Undefined when a point is refused; one is told of a ring, for the rest would be refused alike. */
function placeRing(
  ring: SourceRing,
  ringIndex: number,
  method: PointDraft['method'],
  written: Counts,
  note: (issue: BoundaryIssue) => void,
): readonly PlacedPoint[] | undefined {
  const placed: PlacedPoint[] = [];
  for (const [i, [x, y]] of ring.entries()) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      note({ code: 'boundary.not-finite', params: { ring: ringIndex + 1, point: i + 1 } });
      return undefined;
    }
    const inDegrees = Math.max(Math.abs(x), Math.abs(y)) <= 180;
    // Metres are asked for in the surveyor's order, north first; files have east first.
    const result = inDegrees ? recogniseDegrees(x, y) : recogniseMetres(y, x);
    if (!result.ok) {
      const { issue } = result;
      note(issue.code === 'boundary.outside-huzhou' ? { ...issue, params: { x, y } } : issue);
      return undefined;
    }
    const { at: gk, swapped, prefixMissing } = result.position;
    if (inDegrees) written.degrees++;
    else {
      written.metres++;
      if (!prefixMissing) written.prefixed++;
    }
    if (swapped) written.northFirst++;
    // Degrees as they stand in the file: the way through metres and back would cost their last digits.
    const degrees = swapped ? lonLat(y, x) : lonLat(x, y);
    placed.push({ at: inDegrees ? degrees : toLonLat(gk), gk, method });
  }
  return placed;
}

/** Indexes of rings, shell first; empty when anything is refused. */
function toPolygons(
  rings: readonly (readonly Gk120[])[],
  ringCounts: readonly number[] | undefined,
  note: (issue: BoundaryIssue) => void,
): readonly (readonly number[])[] {
  let isSound = true;
  const tell = (found: readonly RingIssue[]): void => {
    for (const { ringIndex: _ring, pointIndex: _point, ...issue } of found) {
      const told: BoundaryIssue =
        issue.code === 'boundary.self-crossing'
          ? { ...issue, code: 'boundary.feature-crosses-itself' }
          : issue;
      if (isRefusal(told.code)) isSound = false;
      note(told);
    }
  };
  for (const [i, ring] of rings.entries()) tell(findRingIssues(ring, i));
  if (!isSound) return [];
  if (rings.length === 1) return [[0]];
  const { polygons, issues } = classifyRings(rings);
  tell(issues);
  // Rings that cross are told as that, not once more by where they lie.
  if (isSound && ringCounts) tell(differencesFrom(ringCounts, polygons));
  return isSound ? polygons.map(({ shell, holes }) => [shell, ...holes]) : [];
}

/** Where the file has another polygon than the one that its rings enclose. */
function differencesFrom(
  ringCounts: readonly number[],
  polygons: readonly ClassifiedPolygon[],
): readonly RingIssue[] {
  const shellOf = new Map(
    polygons.flatMap(({ shell, holes }) => holes.map((hole) => [hole, shell] as const)),
  );
  let next = 0;
  return ringCounts.flatMap((count) => {
    const [shell, ...holes] = Array.from({ length: count }, (_, i) => next + i);
    next += count;
    if (shell === undefined) return [];
    const outside = holes
      .filter((hole) => shellOf.get(hole) !== shell)
      .map((hole) => ringPair('boundary.hole-outside-shell', hole, shell));
    const other = shellOf.get(shell);
    // A shell within its own hole is told by the hole.
    if (other === undefined || holes.includes(other)) return outside;
    return [ringPair('boundary.polygon-within-other', shell, other), ...outside];
  });
}

function ringPair(
  code: 'boundary.polygon-within-other' | 'boundary.hole-outside-shell',
  ring: number,
  other: number,
): RingIssue {
  return { code, params: { ring: ring + 1, otherRing: other + 1 }, ringIndex: ring, pointIndex: 0 };
}

/** What is worth saying of all points together. */
function remarksOn(
  { declared }: SourceLayer,
  system: AcceptedSystem | undefined,
  name: string | undefined,
  { degrees, metres, prefixed, northFirst }: WrittenAs,
): BoundaryIssue[] {
  if (degrees + metres === 0) return [];
  const remarks: BoundaryIssue[] = [];
  const byFormatInMetres = declared.kind === 'by-format' && metres > 0;
  if (system === undefined || byFormatInMetres) remarks.push({ code: 'boundary.datum-missing', params: {} });
  else if (system === 4326) remarks.push({ code: 'boundary.other-datum-taken', params: {} });
  const expectsDegrees = system === 4490 || system === 4326;
  const differs =
    system !== undefined &&
    declared.kind !== 'by-format' &&
    (expectsDegrees ? metres > 0 : degrees > 0 || (system === 4549 && prefixed > 0));
  if (differs)
    remarks.push({ code: 'boundary.system-differs', params: { declared: name ?? `EPSG:${system}` } });
  const bare = metres - prefixed;
  if (system !== 4549 && bare > 0)
    remarks.push({ code: 'boundary.zone-prefix-missing', params: { points: bare } });
  if (northFirst > 0) remarks.push({ code: 'boundary.north-first', params: { points: northFirst } });
  return remarks;
}
