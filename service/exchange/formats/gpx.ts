/** GPX: tracks and routes of a hand-held receiver, walked around a parcel. The way back to the first point is closed and said. */
import { distanceM } from '#core/geo/bearing.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import type { SourceLayer, SourcePosition, SourceValue } from '#core/geo/features/source-layer.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { makeLayerDraft, refusedLayer, tooManyFeatures } from './source-file.ts';
import { attributeOf, childOf, childrenOf, parseXml, textOf } from './xml.ts';

/** Nearer than this the receiver's own noise is larger, and the track counts as closed. */
const CLOSED_M = 0.5;

export function isGpx(text: string): boolean {
  return /<(\w+:)?gpx[\s>]/i.test(text.slice(0, 4096));
}

export function readGpx(file: string, text: string): SourceLayer {
  const parsed = parseXml(text);
  if ('line' in parsed)
    return refusedLayer(file, 'gpx', { code: 'boundary.not-xml', params: {}, line: parsed.line });
  const gpx = childOf(parsed.root, 'gpx');
  const tracks = childrenOf(gpx, 'trk').flatMap((track) =>
    childrenOf(track, 'trkseg').map((segment) => ({ named: track, points: childrenOf(segment, 'trkpt') })),
  );
  const routes = childrenOf(gpx, 'rte').map((route) => ({
    named: route,
    points: childrenOf(route, 'rtept'),
  }));
  const draft = makeLayerDraft(file, 'gpx');
  for (const { named, points } of [...tracks, ...routes]) {
    if (draft.isFull()) return refusedLayer(file, 'gpx', tooManyFeatures(tracks.length + routes.length));
    const feature = draft.nextFeature();
    const ring = points.map(toPosition);
    if (ring.length < 3) {
      draft.skip();
      continue;
    }
    const gapM = gapOf(ring);
    if (gapM > CLOSED_M)
      draft.note({ code: 'boundary.track-closed', params: { gapM: gapM.toFixed(1) }, feature });
    draft.add({ rings: [ring], attributes: attributesOf(named) });
  }
  return draft.finish({ declared: { kind: 'by-format' }, method: 'gnss' });
}

/** A coordinate that is missing is no number, and refused as that. */
function toPosition(point: unknown): SourcePosition {
  return [Number(attributeOf(point, 'lon') ?? Number.NaN), Number(attributeOf(point, 'lat') ?? Number.NaN)];
}

function gapOf(ring: readonly SourcePosition[]): number {
  const [first, last] = [ring[0], ring.at(-1)].map((point) => point && placeOf(point));
  return first && last ? distanceM(first, last) : 0;
}

/** Only what the projection can take; the rest is refused afterwards for what it is. */
const placeOf = ([lon, lat]: SourcePosition) =>
  Math.abs(lon) <= 180 && Math.abs(lat) < 90 ? toGk120(lonLat(lon, lat)) : undefined;

function attributesOf(named: unknown): Readonly<Record<string, SourceValue>> {
  const attributes: Record<string, SourceValue> = {};
  for (const name of ['name', 'cmt', 'desc']) {
    const value = textOf(childOf(named, name));
    if (value !== '') attributes[name] = value;
  }
  return attributes;
}
