import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHectares } from '#core/geo/areas.ts';
import { boundarySchema, toGkRings } from '#core/geo/boundary.ts';
import { parseBoundaryText } from '#core/geo/boundary-text/parse-boundary-text.ts';
import { parsedToBoundary } from '#core/geo/boundary-text/parsed-to-boundary.ts';
import { type WrittenPlot, writeBoundaryText } from '#core/geo/boundary-text/write-boundary-text.ts';
import { type Gk120, gk120 } from '#core/geo/coordinates.ts';
import { aBoundary, fixtureBytes, polygonWithHoles, square } from './fixtures.ts';

const HEADER = { producer: '湖州市自然资源和规划局', producedOn: '2024-02-20' };

const aPlot = (plot: Partial<WrittenPlot> = {}): WrittenPlot => ({
  plotNo: 'P1',
  name: '地块',
  boundary: aBoundary([square(0, 0, 100)]),
  ...plot,
});

describe('writeBoundaryText', () => {
  it('writes the first sample to the letter', () => {
    const corners = [
      [3_416_652.118, 509_563.204],
      [3_416_652.118, 509_763.204],
      [3_416_502.118, 509_763.204],
      [3_416_502.118, 509_563.204],
    ] as const;
    const text = writeBoundaryText(
      [
        {
          plotNo: 'DX330502-0001',
          name: '湖州测试地块一',
          mapSheetNo: 'H51G028002',
          landUse: '工业用地',
          landClassCode: '0601',
          boundary: aBoundary([corners.map(([north, east]) => gk120(north, east))]),
        },
      ],
      HEADER,
    );
    const sample = new TextDecoder('gb18030').decode(fixtureBytes('txt/02_basic_gbk_crlf.txt'));
    expect(text.trimEnd()).toBe(sample.trimEnd());
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('numbers continuously through the holes and closes every ring', () => {
    const text = writeBoundaryText(
      [aPlot({ boundary: aBoundary([square(0, 0, 100), square(20, 20, 20)]) })],
      HEADER,
    );
    const rows = text.split('\r\n').filter((line) => line.startsWith('J'));
    expect(rows.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual([
      'J1 1',
      'J2 1',
      'J3 1',
      'J4 1',
      'J1 1',
      'J5 2',
      'J6 2',
      'J7 2',
      'J8 2',
      'J5 2',
    ]);
  });

  it('keeps commas and line breaks of names from becoming columns and rows', () => {
    const text = writeBoundaryText([aPlot({ plotNo: 'A,1', name: '甲，乙\n[丙]' })], HEADER);
    const { parcels, refused, changes } = parseBoundaryText(text);
    expect([refused, changes]).toEqual([[], []]);
    expect(parcels[0]).toMatchObject({ plotNo: 'A、1', name: '甲、乙 [丙]' });
  });

  it('puts a boundary of another program into the order of record', () => {
    const { rings, ...rest } = aBoundary([square(0, 0, 100)]);
    const turned = boundarySchema.parse({
      ...rest,
      rings: rings.map(({ points }) => ({ points: [...points].reverse() })),
    });
    expect(writeBoundaryText([aPlot({ boundary: turned })], HEADER)).toBe(
      writeBoundaryText([aPlot()], HEADER),
    );
  });

  it('is read again with 20,000 points and a hole of 5,000, each to half a millimetre', () => {
    const round = (radiusM: number, points: number) =>
      Array.from({ length: points }, (_, i) => {
        const angle = (2 * Math.PI * i) / points;
        return gk120(3_416_500 + radiusM * Math.cos(angle), 509_500 + radiusM * Math.sin(angle));
      });
    const boundary = aBoundary([round(2000, 20_000), round(400, 5000)]);
    const { parcels, refused } = parseBoundaryText(writeBoundaryText([aPlot({ boundary })], HEADER));
    expect(refused).toEqual([]);
    const read = toGkRings(parsedToBoundary(parcels[0] ?? expect.fail('nothing was read')));
    expect(read.map((ring) => ring.length)).toEqual([20_000, 5000]);
    const apart = (a: Gk120 | undefined, b: Gk120) =>
      Math.max(Math.abs((a?.northM ?? 0) - b.northM), Math.abs((a?.eastM ?? 0) - b.eastM));
    const off = toGkRings(boundary).flatMap((ring, r) => {
      // Rounding may choose the neighbour for the north-west corner of a circle: the same ring, begun elsewhere.
      const other = read[r] ?? [];
      const begin = other.findIndex((point) => ring[0] && apart(point, ring[0]) < 0.001);
      return ring.map((point, i) => apart(other[(begin + i) % other.length], point));
    });
    expect(off.reduce((most, each) => Math.max(most, each), 0)).toBeLessThan(0.000501);
  });

  it('is read again without a remark, every point to half a millimetre, holes as holes', () => {
    fc.assert(
      fc.property(fc.array(polygonWithHoles, { minLength: 1, maxLength: 3 }), (polygons) => {
        const plots = polygons.map((rings, i) => aPlot({ plotNo: `P${i}`, boundary: aBoundary(rings) }));
        const { parcels, refused, changes } = parseBoundaryText(writeBoundaryText(plots, HEADER));
        expect([refused, changes]).toEqual([[], []]);
        expect(parcels).toHaveLength(plots.length);
        for (const [i, parcel] of parcels.entries()) {
          const written = plots[i]?.boundary ?? aPlot().boundary;
          const read = parsedToBoundary(parcel);
          const [before, after] = [toGkRings(written).flat(), toGkRings(read).flat()];
          expect(read.rings.map(({ points }) => points.length)).toEqual(
            written.rings.map(({ points }) => points.length),
          );
          for (const [k, point] of before.entries()) {
            expect(Math.abs(point.northM - (after[k]?.northM ?? 0))).toBeLessThan(0.000501);
            expect(Math.abs(point.eastM - (after[k]?.eastM ?? 0))).toBeLessThan(0.000501);
          }
          expect(parcel.declaredArea).toEqual({ value: toHectares(written.planarAreaSqM), unit: 'hectare' });
        }
      }),
    );
  });
});
