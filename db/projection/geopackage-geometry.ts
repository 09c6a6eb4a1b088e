/** A boundary as a GeoPackage geometry blob (OGC 12-128r18 §2.1.3): header with envelope, then WKB, little-endian. */
import { type GkRing, lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';

export type LonLatBox = {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
};

const SRS_ID = 4490;
const WKB_POLYGON = 3;
const HEADER_BYTES = 40;

export type ClosedRings = readonly (readonly (readonly [number, number])[])[];

/** @param rings closed rings of [lon, lat], shell first */
export function toGeometryBlob(rings: ClosedRings, box: LonLatBox): Buffer {
  const points = rings.reduce((sum, ring) => sum + ring.length, 0);
  const blob = Buffer.alloc(HEADER_BYTES + 9 + rings.length * 4 + points * 16);
  blob.write('GP', 0, 'latin1');
  blob.writeUInt8(0, 2);
  blob.writeUInt8(0b011, 3);
  blob.writeInt32LE(SRS_ID, 4);
  [box.minLon, box.maxLon, box.minLat, box.maxLat].forEach((value, i) => {
    blob.writeDoubleLE(value, 8 + i * 8);
  });
  let at = HEADER_BYTES;
  blob.writeUInt8(1, at);
  blob.writeUInt32LE(WKB_POLYGON, at + 1);
  blob.writeUInt32LE(rings.length, at + 5);
  at += 9;
  for (const ring of rings) {
    blob.writeUInt32LE(ring.length, at);
    at += 4;
    for (const [lon, lat] of ring) {
      blob.writeDoubleLE(lon, at);
      blob.writeDoubleLE(lat, at + 8);
      at += 16;
    }
  }
  return blob;
}

/** The box in the header of what `toGeometryBlob` wrote. */
export function envelopeOf(blob: Buffer): LonLatBox {
  return {
    minLon: blob.readDoubleLE(8),
    maxLon: blob.readDoubleLE(16),
    minLat: blob.readDoubleLE(24),
    maxLat: blob.readDoubleLE(32),
  };
}

/** Reads what `toGeometryBlob` wrote: closed rings of [lon, lat], shell first. */
export function fromGeometryBlob(blob: Buffer): [number, number][][] {
  const rings: [number, number][][] = [];
  let at = HEADER_BYTES + 5;
  const count = blob.readUInt32LE(at);
  at += 4;
  for (let i = 0; i < count; i++) {
    const points = blob.readUInt32LE(at);
    at += 4;
    const ring: [number, number][] = [];
    for (let p = 0; p < points; p++, at += 16) ring.push([blob.readDoubleLE(at), blob.readDoubleLE(at + 8)]);
    rings.push(ring);
  }
  return rings;
}

/** The same rings in metres and open, as everything that measures wants them. */
export function gkRingsFromBlob(blob: Buffer): GkRing[] {
  return fromGeometryBlob(blob).map((ring) =>
    ring.slice(0, -1).map(([lon, lat]) => toGk120(lonLat(lon, lat))),
  );
}

/** The rings of `fromGeometryBlob` as flat lists of lon, lat, lon, lat …: for whoever walks through many points and keeps none. */
export function flatRingsOf(blob: Buffer): Float64Array[] {
  const rings: Float64Array[] = [];
  let at = HEADER_BYTES + 5;
  const count = blob.readUInt32LE(at);
  at += 4;
  for (let i = 0; i < count; i++) {
    const bytes = blob.readUInt32LE(at) * 16;
    at += 4;
    // Copied, for a list of doubles has to begin at a multiple of eight.
    const ring = new Uint8Array(bytes);
    ring.set(blob.subarray(at, at + bytes));
    rings.push(new Float64Array(ring.buffer));
    at += bytes;
  }
  return rings;
}

export function boxOf(rings: ClosedRings): LonLatBox {
  const box = { minLon: Infinity, minLat: Infinity, maxLon: -Infinity, maxLat: -Infinity };
  for (const [lon, lat] of rings.flat()) {
    box.minLon = Math.min(box.minLon, lon);
    box.maxLon = Math.max(box.maxLon, lon);
    box.minLat = Math.min(box.minLat, lat);
    box.maxLat = Math.max(box.maxLat, lat);
  }
  return box;
}
