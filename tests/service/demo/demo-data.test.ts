import { describe, expect, it } from 'vitest';
import { parcelAttributesSchema } from '#core/contract/parcel.ts';
import { toMu } from '#core/geo/areas.ts';
import { type Boundary, boundarySchema, findBoundaryIssues, toGkRings } from '#core/geo/boundary.ts';
import { isInHuzhou } from '#core/geo/coordinates.ts';
import { checkParcel } from '#core/parcel/rules/rules.ts';
import { keyAreas } from '#seeds/index.ts';
import { type DemoParcel, demoParcels } from '#service/demo/demo-data.ts';
import { demoPhotoPlans } from '#service/demo/demo-photos.ts';
import { toPlaces } from '#service/reference/places.ts';
import { ruleFactsOf } from '#service/reference/rule-facts.ts';
import { seededReference } from '#service/reference/seeded-reference.ts';

function issuesOf(parcel: DemoParcel) {
  return checkParcel(
    { ...parcel.attributes, boundary: parcel.boundary },
    {
      ...ruleFactsOf(seededReference),
      photoKinds: demoPhotoPlans({ seed: 1, parcel }).map(({ kind }) => kind),
      neighbours: [],
      namesakes: [],
      places: toPlaces(seededReference),
      today: '2025-06-01',
    },
  );
}

type Extent = readonly [south: number, west: number, north: number, east: number];

function extentOf(boundary: Boundary): Extent {
  const points = toGkRings(boundary).flat();
  const norths = points.map(({ northM }) => northM);
  const easts = points.map(({ eastM }) => eastM);
  return [Math.min(...norths), Math.min(...easts), Math.max(...norths), Math.max(...easts)];
}

/** Parcels whose boxes are apart cannot overlap. */
function countMeetingBoxes(parcels: readonly DemoParcel[]): number {
  const extents = parcels.map(({ boundary }) => extentOf(boundary)).toSorted((a, b) => a[0] - b[0]);
  let meeting = 0;
  for (const [i, a] of extents.entries()) {
    for (let j = i + 1; j < extents.length; j++) {
      const b = extents[j];
      if (!b || b[0] > a[2]) break;
      if (b[1] <= a[3] && a[1] <= b[3]) meeting++;
    }
  }
  return meeting;
}

const thousand = [...demoParcels({ seed: 1, count: 1000 })];

describe('sample parcels', () => {
  it('are the same for the same seed, and others for another', () => {
    expect([...demoParcels({ seed: 1, count: 1000 })]).toEqual(thousand);
    expect([...demoParcels({ seed: 2, count: 5 })]).not.toEqual(thousand.slice(0, 5));
  });

  it('begin alike however many are wanted', () => {
    expect([...demoParcels({ seed: 1, count: 20 })]).toEqual(thousand.slice(0, 20));
  });

  it('fit the schemas of the survey', () => {
    for (const { attributes, boundary } of thousand) {
      expect(parcelAttributesSchema.parse(attributes)).toEqual(attributes);
      expect(boundarySchema.parse(boundary)).toEqual(boundary);
    }
  });

  it('lie in Huzhou, sound in shape, 3 to 80 亩 large', () => {
    for (const { boundary } of thousand) {
      expect(toGkRings(boundary).flat().every(isInHuzhou)).toBe(true);
      expect(findBoundaryIssues(boundary)).toEqual([]);
      expect(toMu(boundary.planarAreaSqM)).toBeGreaterThan(3);
      expect(toMu(boundary.planarAreaSqM)).toBeLessThan(80);
    }
  });

  it('never overlap, far apart or packed into one township', () => {
    expect(countMeetingBoxes(thousand)).toBe(0);
    expect(countMeetingBoxes([...demoParcels({ seed: 3, count: 900, townshipCodes: ['330502100'] })])).toBe(
      0,
    );
  });

  it('hold all rules when finished, and lack something required when not', () => {
    for (const parcel of thousand) {
      const errors = issuesOf(parcel).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ rule }) => rule)).toEqual(parcel.finished ? [] : ['required-field']);
    }
    expect(thousand.filter(({ finished }) => !finished)).toHaveLength(100);
  });

  it('give a few warnings worth looking at, about areas on paper only', () => {
    const warnings = thousand.flatMap(issuesOf).filter(({ severity }) => severity === 'warning');
    expect(new Set(warnings.map(({ rule }) => rule))).toEqual(new Set(['area-difference']));
    expect(warnings.length).toBeLessThan(150);
  });

  it('have unit numbers that count up within their township', () => {
    const serials = new Map<string, number>();
    for (const { attributes } of thousand) {
      const { unitNo, townshipCode = '' } = attributes.identity ?? {};
      const serial = (serials.get(townshipCode) ?? 0) + 1;
      serials.set(townshipCode, serial);
      expect(unitNo).toBe(`${townshipCode}-${String(serial).padStart(4, '0')}`);
    }
  });

  it('belong to the townships and the body of their key area', () => {
    for (const { attributes } of thousand) {
      const { keyAreaNo, reportingBody, townshipCode = '' } = attributes.identity ?? {};
      const area = keyAreas.find(({ no }) => no === keyAreaNo);
      if (!area) continue;
      expect(reportingBody).toBe(area.reportingBody);
      expect(attributes.classification?.category).toBe(area.category);
      if (area.townshipCodes.length > 0) expect(area.townshipCodes).toContain(townshipCode);
      else expect(townshipCode.slice(0, 6)).toBe(area.reportingBody);
    }
  });

  it('stay within the townships that are asked for', () => {
    const parcels = [...demoParcels({ seed: 1, count: 50, townshipCodes: ['330502100', '330523110'] })];
    expect(new Set(parcels.map(({ attributes }) => attributes.identity?.townshipCode))).toEqual(
      new Set(['330502100', '330523110']),
    );
    expect(() => demoParcels({ seed: 1, count: 1, townshipCodes: ['330500999'] }).next()).toThrow(RangeError);
  });

  it('say so when there is no more ground', () => {
    const all = () => [...demoParcels({ seed: 1, count: 10_000, townshipCodes: ['330502001'] })];
    expect(all).toThrow(/there is no ground/);
  });
});
