/**
 * Sets of ground in the plane: together, without, in common, parted along a line. All of it is JSTS, a port of the JTS Topology Suite
 * (EDL-1.0), and this file is the only one that knows it; its modules are imported one by one, 300 KB of its 490.
 * Coordinates go in from a local origin, so that doubles hold them to 1e-12 m, and come out as computed: rounding and telling known
 * points again is up to the caller (vertex-index.ts).
 */
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import SnapIfNeededOverlayOp from 'jsts/org/locationtech/jts/operation/overlay/snap/SnapIfNeededOverlayOp.js';
import Polygonizer from 'jsts/org/locationtech/jts/operation/polygonize/Polygonizer.js';
import { planarAreaSqM } from '../areas.ts';
import { type Gk120, type GkRing, gk120 } from '../coordinates.ts';
import { boundsOf, makeRingLocator } from '../rings.ts';

/** Shell first, then holes; open rings. */
export type PlanePolygon = readonly GkRing[];

/** Less than this would be shown as 0.00 m²: what rounding leaves over. */
const NO_AREA_SQM = 0.005;

/** Undefined when the library gives up, which it does on shapes that cross themselves. */
export type Computed<T> = T | undefined;

export function unionOf(a: PlanePolygon, b: PlanePolygon): Computed<readonly PlanePolygon[]> {
  return overlay(a, b, OverlayOp.UNION)?.filter(isGround);
}

/** With what rounding leaves over: whether a part too small to be shown is one depends on whose corners it has. */
export function differenceOf(a: PlanePolygon, b: PlanePolygon): Computed<readonly PlanePolygon[]> {
  return overlay(a, b, OverlayOp.DIFFERENCE);
}

export function intersectionOf(a: PlanePolygon, b: PlanePolygon): Computed<readonly PlanePolygon[]> {
  return overlay(a, b, OverlayOp.INTERSECTION)?.filter(isGround);
}

/**
 * The parts a polygon falls into along a line, the largest first and with what rounding leaves over; one when the line does not lead
 * through.
 */
export function partsAlong(polygon: PlanePolygon, line: readonly Gk120[]): Computed<readonly PlanePolygon[]> {
  return compute(polygon, (local) => {
    const edges = local.polygon(polygon).getBoundary();
    const noded = SnapIfNeededOverlayOp.overlayOp(edges, local.line(line), OverlayOp.UNION);
    const polygonizer = new Polygonizer() as JstsPolygonizer;
    polygonizer.add(noded as JstsGeometry);
    const faces: PlanePolygon[] = [];
    const found = polygonizer.getPolygons();
    for (let i = 0; i < found.size(); i++) faces.push(local.fromPolygon(found.get(i)));
    return faces.filter((face) => isWithin(face, polygon)).sort(bySize);
  });
}

/** Where a line meets a ring: crossings, touches, and the ends of stretches they share; in no order. */
export function meetingsOf(ring: GkRing, line: readonly Gk120[]): Computed<readonly Gk120[]> {
  return compute([ring], (local) => {
    const closed = local.line([...ring, ...ring.slice(0, 1)]);
    const common = OverlayOp.overlayOp(closed, local.line(line), OverlayOp.INTERSECTION) as JstsGeometry;
    return common.getCoordinates().map(local.fromCoordinate);
  });
}

type JstsCoordinate = { readonly x: number; readonly y: number };
type JstsGeometry = {
  getBoundary(): JstsGeometry;
  getCoordinates(): readonly JstsCoordinate[];
  getNumGeometries(): number;
  getGeometryN(n: number): JstsGeometry;
  getGeometryType(): string;
  getExteriorRing(): JstsGeometry;
  getNumInteriorRing(): number;
  getInteriorRingN(n: number): JstsGeometry;
};
type JstsPolygonizer = {
  add(geometry: JstsGeometry): void;
  getPolygons(): { size(): number; get(i: number): JstsGeometry };
};
type JstsFactory = {
  createLinearRing(coordinates: readonly JstsCoordinate[]): JstsGeometry;
  createLineString(coordinates: readonly JstsCoordinate[]): JstsGeometry;
  createPolygon(shell: JstsGeometry, holes: readonly JstsGeometry[]): JstsGeometry;
};

/** Between the plane and JSTS, x east and y north from a corner of the shape. */
type Local = {
  readonly polygon: (rings: PlanePolygon) => JstsGeometry;
  readonly line: (points: readonly Gk120[]) => JstsGeometry;
  readonly fromPolygon: (polygon: JstsGeometry) => PlanePolygon;
  readonly fromCoordinate: (coordinate: JstsCoordinate) => Gk120;
};

function localOf(polygon: PlanePolygon): Local {
  const { minNorthM, minEastM } = boundsOf(polygon[0] ?? []);
  const [north, east] = [Math.floor(minNorthM), Math.floor(minEastM)];
  const factory = new GeometryFactory() as unknown as JstsFactory;
  const toCoordinate = ({ northM, eastM }: Gk120): JstsCoordinate =>
    new (Coordinate as unknown as new (x: number, y: number) => JstsCoordinate)(eastM - east, northM - north);
  const fromCoordinate = ({ x, y }: JstsCoordinate): Gk120 => gk120(y + north, x + east);
  const toRing = (ring: GkRing) => factory.createLinearRing([...ring, ...ring.slice(0, 1)].map(toCoordinate));
  const fromRing = (ring: JstsGeometry): GkRing => ring.getCoordinates().slice(0, -1).map(fromCoordinate);
  return {
    polygon: ([shell = [], ...holes]) => factory.createPolygon(toRing(shell), holes.map(toRing)),
    line: (points) => factory.createLineString(points.map(toCoordinate)),
    fromPolygon: (geometry) => [
      fromRing(geometry.getExteriorRing()),
      ...Array.from({ length: geometry.getNumInteriorRing() }, (_, n) =>
        fromRing(geometry.getInteriorRingN(n)),
      ),
    ],
    fromCoordinate,
  };
}

function compute<T>(polygon: PlanePolygon, work: (local: Local) => T): Computed<T> {
  try {
    return work(localOf(polygon));
  } catch {
    // A TopologyException, or an IllegalArgumentException for a ring that is none.
    return undefined;
  }
}

function overlay(a: PlanePolygon, b: PlanePolygon, operation: number): Computed<readonly PlanePolygon[]> {
  return compute(a, (local) => {
    const result = SnapIfNeededOverlayOp.overlayOp(
      local.polygon(a),
      local.polygon(b),
      operation,
    ) as JstsGeometry;
    return Array.from({ length: result.getNumGeometries() }, (_, n) => result.getGeometryN(n))
      .filter((part) => part.getGeometryType() === 'Polygon' && part.getCoordinates().length > 0)
      .map(local.fromPolygon)
      .sort(bySize);
  });
}

export function isGround(polygon: PlanePolygon): boolean {
  return planarAreaSqM(polygon) >= NO_AREA_SQM;
}

function bySize(a: PlanePolygon, b: PlanePolygon): number {
  return planarAreaSqM(b) - planarAreaSqM(a);
}

/** Whether a face of the parted plane lies in the polygon: it is wholly inside or wholly outside, so one inner point tells. */
function isWithin(face: PlanePolygon, [shell = [], ...holes]: PlanePolygon): boolean {
  const inner = innerPointOf(face);
  if (!inner) return false;
  return (
    makeRingLocator(shell, 0)(inner) === 'inside' &&
    holes.every((hole) => makeRingLocator(hole, 0)(inner) !== 'inside')
  );
}

/** A point well inside: the middle of the widest stretch of a level line half way up. */
function innerPointOf(face: PlanePolygon): Gk120 | undefined {
  const [shell = []] = face;
  const { minNorthM, maxNorthM } = boundsOf(shell);
  let best: { readonly at: Gk120; readonly width: number } | undefined;
  // Levels that no corner lies on by chance; the widest of them is far from every edge.
  for (const share of [0.5017, 0.2539, 0.7511, 0.1013, 0.8989]) {
    const level = minNorthM + share * (maxNorthM - minNorthM);
    const crossings = face
      .flatMap((ring) =>
        ring.flatMap((from, i) => {
          const to = ring[(i + 1) % ring.length] ?? from;
          if (from.northM <= level === to.northM <= level) return [];
          return [from.eastM + ((level - from.northM) / (to.northM - from.northM)) * (to.eastM - from.eastM)];
        }),
      )
      .sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [west = 0, east = 0] = [crossings[i], crossings[i + 1]];
      if (!best || east - west > best.width)
        best = { at: gk120(level, (west + east) / 2), width: east - west };
    }
  }
  return best?.at;
}
