/**
 * THE place where a coordinate system is recognised. Four are taken: EPSG:4490, 4549 and 4528 (CGCS2000), and 4326, which is taken
 * as CGCS2000 and recorded as such. All others are known by name as far as they occur here, so that a refusal can say why: the
 * parameters from Xi'an 80 and Beijing 54 are controlled, GCJ-02 is distorted on purpose, and another zone is another place.
 */
import type { BoundaryDatum } from '../boundary.ts';
import type { BoundaryIssue } from '../boundary-codes.ts';
import { numberIn, quoted } from '../boundary-text/text-lines.ts';
import { refusalOfMeridian, refusalOfZone } from '../other-zones.ts';
import { isCgcs2000, isForeignDatum, isWgs84 } from './datum-names.ts';
import type { DeclaredSystem } from './source-layer.ts';
import { findNode, parameterOf, parseWktTree, type WktNode } from './wkt-tree.ts';

/** EPSG code of what was recognised. */
export type AcceptedSystem = 4490 | 4326 | 4549 | 4528;

export type SystemResult =
  | { readonly ok: true; readonly system?: AcceptedSystem; readonly name?: string }
  | { readonly ok: false; readonly issue: BoundaryIssue };

const ACCEPTED: ReadonlySet<number> = new Set<AcceptedSystem>([4490, 4326, 4549, 4528]);

/** `system` is absent where the file says nothing of it; then the coordinates have to tell. */
export function recogniseSystem(declared: DeclaredSystem): SystemResult {
  switch (declared.kind) {
    case 'none':
      return { ok: true };
    case 'by-format':
      return { ok: true, system: 4326 };
    case 'epsg':
      return fromEpsg(declared.code);
    case 'name':
      return fromName(declared.name);
    case 'wkt':
      return fromWkt(declared.text);
  }
}

/** How the degrees of a system are recorded. */
export function datumOfSystem(system: AcceptedSystem | undefined): BoundaryDatum {
  return system === 4326 ? 'WGS84 taken as CGCS2000' : 'CGCS2000';
}

/** 4480 and 4979 are the same systems with a height, which is not read. */
const WITH_HEIGHT: Readonly<Record<number, AcceptedSystem>> = { 4480: 4490, 4979: 4326 };

/** @param code of the EPSG registry; runs of the Chinese systems after its edition 12 */
function fromEpsg(code: number): SystemResult {
  const name = `EPSG:${code}`;
  if (ACCEPTED.has(code)) return { ok: true, system: code as AcceptedSystem, name };
  const flat = WITH_HEIGHT[code];
  if (flat) return { ok: true, system: flat, name };
  const within = (from: number, to: number) => code >= from && code <= to;
  // CGCS2000: zones 13–23 and meridians of 6°, then zones 25–45 and meridians 75°–135° of 3°.
  if (within(4491, 4501)) return sixDegrees(`${name}, ${code - 4478}`);
  if (within(4502, 4512)) return sixDegrees(name);
  if (within(4513, 4533)) return refuse({ code: 'boundary.wrong-zone', params: { zone: code - 4488 } });
  if (within(4534, 4554)) return wrongMeridian(75 + 3 * (code - 4534));
  if (code === 4610 || within(2327, 2390)) return wrongDatum(`西安80 (${name})`);
  if (code === 4214 || within(2401, 2442) || within(21413, 21463)) return wrongDatum(`北京54 (${name})`);
  return unknown(name);
}

const SIX_DEGREES = /6.?(degree|度)|六度/i;
/** The registry says of a system by its meridian that it is of 3°, and of those of 6° it says nothing. */
const SIX_DEGREES_BY_HABIT = /^(?!.*(3|三).?(degree|度)).*(GK|Kr[uü]e?ger).?CM/i;

function fromName(name: string): SystemResult {
  const epsg =
    /EPSG:(?:[\d.]*:)?(\d{4,6})$/i.exec(name.trim())?.[1] ?? /^\s*(?!2000\b)(\d{4,6})\s*$/.exec(name)?.[1];
  if (epsg) return fromEpsg(Number(epsg));
  if (/OGC:?[\d.]*:?CRS84h?$/i.test(name)) return { ok: true, system: 4326, name: quoted(name) };
  if (isForeignDatum(name)) return wrongDatum(name);
  const isCgcs = isCgcs2000(name);
  if (!isCgcs && !isWgs84(name)) return unknown(name);
  if (SIX_DEGREES.test(name)) return sixDegrees(name);
  const zone = numberIn(name, /zone_?\s*(\d\d)|第?(\d\d)\s*带/i);
  const meridian = numberIn(name, /CM_?\s*(\d{2,3})|中央(?:子午|经)线\D{0,3}(\d{2,3})/i);
  const other = refusalOfZone(zone, quoted(name)) ?? refusalOfMeridianOf(name, meridian);
  if (other) return refuse(other);
  if (/UTM|Mercator/i.test(name) && !/transverse/i.test(name)) return unknown(name);
  const isPlane = zone !== undefined || meridian !== undefined;
  if (!isCgcs) return isPlane ? unknown(name) : { ok: true, system: 4326, name: quoted(name) };
  return { ok: true, system: zone ? 4528 : meridian ? 4549 : 4490, name: quoted(name) };
}

function fromWkt(text: string): SystemResult {
  const root = parseWktTree(text);
  const projected = root && findNode(root, 'PROJCS', 'PROJCRS', 'PROJECTEDCRS');
  const geographic =
    root && findNode(root, 'GEOGCS', 'GEOGCRS', 'GEODCRS', 'BASEGEOGCRS', 'BASEGEODCRS', 'GEOGRAPHICCRS');
  if (!root || !(projected ?? geographic)) return fromName(quoted(text.trim()));
  const names = [projected, geographic, findNode(root, 'DATUM', 'TRF', 'GEODETICDATUM')]
    .map((node) => node?.texts[0] ?? '')
    .join(' ');
  const name = quoted((projected ?? geographic)?.texts[0] ?? '');
  if (isForeignDatum(names)) return wrongDatum(names);
  const isCgcs = isCgcs2000(names);
  if (!isCgcs && !isWgs84(names)) return unknown(name);
  if (!projected) return { ok: true, system: isCgcs ? 4490 : 4326, name };
  return isCgcs ? fromProjection(projected, name) : unknown(name);
}

/** CGCS2000 on a plane: the numbers of the projection count, its name only says whether a refused one is of 6°. */
function fromProjection(projected: WktNode, name: string): SystemResult {
  const unit = unitOf(projected);
  if (unit && unit.numbers[0] !== 1) {
    const params = { value: name, unit: quoted(unit.texts[0] ?? '') };
    return refuse({ code: 'boundary.system-not-in-metres', params });
  }
  const meridian = parameterOf(projected, /central.?meridian|longitude of natural origin/i);
  const falseEasting = parameterOf(projected, /false.?easting/i);
  const scale = parameterOf(projected, /scale/i) ?? 1;
  const origin = parameterOf(projected, /latitude.?of.?(natural )?origin/i) ?? 0;
  const north = parameterOf(projected, /false.?northing/i) ?? 0;
  if (meridian === undefined || falseEasting === undefined) return unknown(name);
  const zone = Math.floor(falseEasting / 1_000_000);
  if (SIX_DEGREES.test(name)) return sixDegrees(name);
  const other = refusalOfZone(zone || undefined, name) ?? refusalOfMeridianOf(name, meridian);
  if (other) return refuse(other);
  if (scale !== 1 || origin !== 0 || north !== 0 || !/gauss|transverse|tmerc/i.test(projectionOf(projected)))
    return unknown(name);
  if (falseEasting === 500_000) return { ok: true, system: 4549, name };
  if (falseEasting === 40_500_000) return { ok: true, system: 4528, name };
  return unknown(name);
}

function projectionOf(root: WktNode): string {
  return findNode(root, 'PROJECTION', 'METHOD', 'PROJECTIONMETHOD')?.texts[0] ?? '';
}

/** The unit of the plane; newer texts say it of each axis. */
function unitOf(projected: WktNode): WktNode | undefined {
  const axes = projected.children.filter(({ keyword }) => keyword === 'AXIS');
  const around = [projected, ...axes].flatMap(({ children }) => children);
  return around.find(({ keyword }) => keyword === 'UNIT' || keyword === 'LENGTHUNIT');
}

const refuse = (issue: BoundaryIssue) => ({ ok: false, issue }) as const;
const wrongDatum = (value: string) =>
  refuse({ code: 'boundary.wrong-datum', params: { value: quoted(value) } });
const sixDegrees = (value: string) =>
  refuse({ code: 'boundary.six-degree-zone', params: { value: quoted(value) } });
const wrongMeridian = (meridianDeg: number) =>
  refuse({ code: 'boundary.wrong-central-meridian', params: { meridianDeg } });
const unknown = (value: string) =>
  refuse({ code: 'boundary.unknown-system', params: { value: quoted(value) } });

function refusalOfMeridianOf(name: string, meridianDeg: number | undefined): BoundaryIssue | undefined {
  const other = refusalOfMeridian(meridianDeg);
  return other && SIX_DEGREES_BY_HABIT.test(name)
    ? { code: 'boundary.six-degree-zone', params: { value: quoted(name) } }
    : other;
}
