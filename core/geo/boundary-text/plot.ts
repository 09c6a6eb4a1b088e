/** Makes polygons of the rows under one head: rings, shapes, shells and holes, the declared count and area. */
import { planarAreaSqM, toShownSqM } from '../areas.ts';
import { distanceM } from '../bearing.ts';
import { MAX_BOUNDARY_POINTS } from '../boundary.ts';
import { isRefusal } from '../boundary-codes.ts';
import { classifyRings } from '../ring-classification.ts';
import { findRingIssues, type RingIssue } from '../ring-issues.ts';
import { isSamePoint, toOpenRing } from '../rings.ts';
import type { CountVerdict, makeCountJudge, PointCount } from './count-rule.ts';
import { areaUnitOf, isOfWholeArea } from './declared-area.ts';
import type { IssueLog } from './issue-log.ts';
import type { PlotHead } from './plot-head.ts';
import type { PointRow } from './point-row.ts';
import { quoted } from './text-lines.ts';
import type { AreaUnit, ParsedBoundary, ParsedRing } from './types.ts';

/** A head and the rows under it, and the rings they make. `unreadRows` are rows that were refused on their own. */
export type Plot = {
  readonly head: PlotHead;
  readonly rows: readonly PointRow[];
  readonly rings: readonly (readonly PointRow[])[];
  readonly unreadRows: number;
};

/** Undefined where nothing is declared, or where half a ring has no count worth talking about. */
export function countOf({ head, rows, rings, unreadRows }: Plot): PointCount | undefined {
  const declared = head.declaredPoints;
  if (declared === undefined || unreadRows > 0) return undefined;
  const closed = rings.filter(
    (ring) => toOpenRing(ring, ({ position }) => position.at).length < ring.length,
  ).length;
  return { declared, rows: rows.length, rings: rings.length, closed };
}

/** The polygons of a plot; empty when anything about it is refused. */
export function toParsedBoundaries(
  plot: Plot,
  judgeCount: ReturnType<typeof makeCountJudge>,
  log: IssueLog,
): readonly ParsedBoundary[] {
  const { head, rows, unreadRows } = plot;
  const plotNo = quoted(head.plotNo);
  noteCorrections(rows, log);
  // Half a ring has neither a count nor a shape worth talking about.
  if (unreadRows > 0) return [];
  if (rows.length === 0) {
    log.add(head.line, { code: 'boundary.plot-without-points', params: { plotNo } });
    return [];
  }
  if (rows.length > MAX_BOUNDARY_POINTS) {
    log.add(head.line, {
      code: 'boundary.too-many-points',
      params: { points: rows.length, limit: MAX_BOUNDARY_POINTS },
    });
    return [];
  }
  const before = log.refusedCount();
  const count = countOf(plot);
  const verdict = count && judgeCount(count);
  if (verdict?.kind === 'fits-none') {
    const { declared, rings } = count as PointCount;
    log.add(head.line, { code: 'boundary.count-mismatch', params: { declared, rows: rows.length, rings } });
  }
  const polygons = toPolygons(plot.rings, log);
  if (log.refusedCount() > before) return [];
  if (count && verdict && verdict.kind !== 'fits' && !isOfWholeArea(head.declaredArea, areaOf(polygons)))
    noteDoubt(head, count, verdict, log);

  if (polygons.length > 1)
    log.add(head.line, { code: 'boundary.several-shells', params: { plotNo, shells: polygons.length } });
  if (numbersRestart(polygons))
    log.add(head.line, { code: 'boundary.point-numbers-restart', params: { plotNo } });
  const unit = checkDeclaredArea(head, polygons, log);
  return polygons.map((rings, i) => ({
    plotNo: head.plotNo,
    name: head.name,
    ...(head.mapSheetNo === '' ? {} : { mapSheetNo: head.mapSheetNo }),
    ...(head.landUse === '' ? {} : { landUse: head.landUse }),
    ...(head.landClassCode === '' ? {} : { landClassCode: head.landClassCode }),
    otherColumns: head.otherColumns,
    ...(head.declaredArea && unit && polygons.length === 1
      ? { declaredArea: { value: head.declaredArea.value, unit } }
      : {}),
    part: i + 1,
    parts: polygons.length,
    rings,
    line: head.line,
  }));
}

/**
 * Rings of rows, open or closed, as polygons: shell first, then holes. Issues are noted at the line of the point they are
 * about; when one of them refuses the text, the result means nothing.
 */
export function toPolygons(
  ringRows: readonly (readonly PointRow[])[],
  log: IssueLog,
): readonly (readonly ParsedRing[])[] {
  const rings = ringRows.map((ring) => toOpenRing(ring, ({ position }) => position.at));
  const gkRings = rings.map((ring) => ring.map(({ position }) => position.at));
  noteNumbers(ringRows, rings, log);
  const note = ({ ringIndex, pointIndex, ...issue }: RingIssue): void => {
    const ring = rings[ringIndex];
    log.add((ring?.[pointIndex] ?? ring?.[0])?.line ?? 1, issue);
  };
  const nameOf = (ring: number, point: number) => rings[ring]?.[point]?.no || String(point + 1);
  const issues = gkRings.flatMap((ring, i) => findRingIssues(ring, i, nameOf));
  for (const issue of issues) note(issue);
  if (issues.some(({ code }) => isRefusal(code))) return [];
  const { polygons, issues: between } = classifyRings(gkRings);
  for (const issue of between) note(issue);
  return polygons.map(({ shell, holes }) =>
    [shell, ...holes].map((index) => ({
      points: (rings[index] ?? []).map(({ no, position, line }) => ({ no, at: position.at, line })),
    })),
  );
}

/** What the numbers of points say against the rings: that one began there, or that a point is in two places. */
function noteNumbers(
  ringRows: readonly (readonly PointRow[])[],
  rings: readonly (readonly PointRow[])[],
  log: IssueLog,
): void {
  for (const [i, ring] of rings.entries()) {
    const [first] = ring;
    const isOpen = ringRows[i - 1]?.length === rings[i - 1]?.length;
    if (first && isOpen && rings[i - 1]?.[0]?.ringNo === first.ringNo)
      log.add(first.line, { code: 'boundary.ring-by-number', params: { point: first.no } });
    const skipped = findSkipped(ring);
    if (skipped)
      log.add(skipped.line, { code: 'boundary.point-number-skipped', params: { point: skipped.no } });
    const again = findAgain(ring);
    if (!again) continue;
    const [other, row] = again;
    const metres = distanceM(other.position.at, row.position.at).toFixed(3);
    const params = { point: row.no, otherLine: other.line, metres };
    log.add(row.line, { code: 'boundary.point-number-twice', params });
  }
}

/** The number that is missing where a ring counts on in all its rows but one, and skips one number there: its row may be lost. */
function findSkipped(ring: readonly PointRow[]): { readonly no: string; readonly line: number } | undefined {
  const counted = ring.map(({ no }) => /^(.*?)(\d{1,9})$/.exec(no));
  const steps = counted.slice(1).map((found, i) => {
    const before = counted[i];
    return found && before && found[1] === before[1] ? Number(found[2]) - Number(before[2]) : Number.NaN;
  });
  const at = steps.indexOf(2);
  if (at < 0 || steps.some((step, i) => i !== at && step !== 1)) return undefined;
  const [, prefix = '', count = ''] = counted[at] ?? [];
  return { no: `${prefix}${Number(count) + 1}`, line: ring[at + 1]?.line ?? 1 };
}

/** The first two rows of one number that lie apart. A word is no number: what stands there may be the kind of the marks. */
function findAgain(ring: readonly PointRow[]): readonly [PointRow, PointRow] | undefined {
  const firstOf = new Map<string, PointRow>();
  for (const row of ring) {
    if (!/\d/.test(row.no)) continue;
    const other = firstOf.get(row.no);
    if (!other) firstOf.set(row.no, row);
    else if (!isSamePoint(other.position.at, row.position.at)) return [other, row];
  }
  return undefined;
}

/** One remark a plot on each correction, at the first row it was made in. */
export function noteCorrections(rows: readonly PointRow[], log: IssueLog): void {
  const swapped = rows.filter(({ position }) => position.from === 'metres' && position.swapped);
  const unprefixed = rows.filter(({ position }) => position.prefixMissing);
  const degrees = rows.filter(({ position }) => position.from === 'degrees');
  const extra = rows.filter(({ extraColumns }) => extraColumns);
  if (swapped[0])
    log.add(swapped[0].line, { code: 'boundary.axes-swapped', params: { points: swapped.length } });
  if (unprefixed[0])
    log.add(unprefixed[0].line, {
      code: 'boundary.zone-prefix-missing',
      params: { points: unprefixed.length },
    });
  if (degrees[0])
    log.add(degrees[0].line, { code: 'boundary.degrees-converted', params: { points: degrees.length } });
  if (extra[0])
    log.add(extra[0].line, { code: 'boundary.extra-columns-ignored', params: { rows: extra.length } });
}

/** Numbers that start again in each ring cannot name a point of the whole parcel; those of later rings are continued. */
function numbersRestart(polygons: readonly (readonly ParsedRing[])[]): boolean {
  return polygons.some((rings) => {
    const ofRings = rings.map(({ points }) => new Set(points.map(({ no }) => no).filter((no) => no !== '')));
    const all = new Set(ofRings.flatMap((numbers) => [...numbers]));
    return all.size < ofRings.reduce((sum, numbers) => sum + numbers.size, 0);
  });
}

function noteDoubt({ line }: PlotHead, count: PointCount, verdict: CountVerdict, log: IssueLog): void {
  const { declared, rows } = count;
  if (verdict.kind === 'unlike-others') {
    const { expected } = verdict;
    const params = { declared, rows, missing: declared - expected, expected };
    log.add(line, { code: 'boundary.count-unlike-others', params });
  }
  if (verdict.kind === 'with-closing')
    log.add(line, { code: 'boundary.count-with-closing', params: { declared, rows } });
}

function areaOf(polygons: readonly (readonly ParsedRing[])[]): number {
  return polygons.reduce(
    (sum, rings) => sum + planarAreaSqM(rings.map(({ points }) => points.map(({ at }) => at))),
    0,
  );
}

function checkDeclaredArea(
  head: PlotHead,
  polygons: readonly (readonly ParsedRing[])[],
  log: IssueLog,
): AreaUnit | undefined {
  if (!head.declaredArea) return undefined;
  const areaSqM = areaOf(polygons);
  const unit = areaUnitOf(head.declaredArea, areaSqM);
  const params = { plotNo: quoted(head.plotNo), declared: head.declaredArea.value };
  if (unit === 'squareMetre') log.add(head.line, { code: 'boundary.area-in-square-metres', params });
  if (unit === 'mu') log.add(head.line, { code: 'boundary.area-in-mu', params });
  if (unit === 'unknown') {
    log.add(head.line, {
      code: 'boundary.area-differs',
      params: { ...params, computedSqM: toShownSqM(areaSqM) },
    });
  }
  return unit;
}
