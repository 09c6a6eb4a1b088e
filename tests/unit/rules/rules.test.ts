import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { issueSchema } from '#core/parcel/issue.ts';
import { checkParcel, RULES } from '#core/parcel/rules/rules.ts';
import { aNeighbour, anOther } from './a-neighbour.ts';
import { aBoundary, aContext, aParcel, placesOf } from './a-parcel.ts';

const wrongEverywhere = aParcel({
  identity: { parcelCodes: ['x'], reportingBody: '330502', townshipCode: '330502100', address: '织里镇' },
  tenure: { approvedOn: '2024-01-01', registeredOn: '2020-01-01', registeredAreaSqM: 1, tenure: 'private' },
  use: {
    usageStatus: '2',
    buildingDensityPercent: 120,
    footprintAreaSqM: 3,
    floorAreaRatio: 3,
    floorAreaSqM: 3,
  },
  reasons: {},
  legacy: { legacyAreaSqM: 1e6 },
  redevelopment: { mode: 'adaptiveReuse' },
});

describe('checkParcel', () => {
  it('finds nothing wrong with a good record', () => {
    expect(checkParcel(aParcel(), aContext())).toEqual([]);
  });

  it('puts errors first, and each kind in the order of the form', () => {
    const issues = checkParcel(wrongEverywhere, aContext({ photoKinds: [] }));
    const severities = issues.map(({ severity }) => severity);
    expect(severities).toEqual(severities.toSorted());
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
    const order = PARCEL_FIELDS.map(({ group, field }) => `${group}.${field}`);
    for (const severity of ['error', 'warning']) {
      const places = placesOf(issues.filter((issue) => issue.severity === severity)).filter(Boolean);
      const indices = places.map((place) => order.indexOf(place));
      expect(indices).toEqual(indices.toSorted((a, b) => a - b));
    }
    expect(placesOf(issues).at(-1)).toBe('');
  });

  it('makes issues that fit their schema', () => {
    for (const issue of checkParcel(wrongEverywhere, aContext()))
      expect(issueSchema.parse(issue)).toEqual(issue);
  });

  it('answers for an empty record without failing', () => {
    expect(checkParcel({}, aContext()).map(({ rule }) => rule)).toContain('boundary-required');
  });
});

it('names every rule after its file, and every file is in the table', () => {
  const folder = new URL('../../../core/parcel/rules/', import.meta.url);
  const files = readdirSync(folder).filter((name) => !['README.md', 'rule.ts', 'rules.ts'].includes(name));
  expect(files.map((name) => name.replace(/\.ts$/, '')).toSorted()).toEqual(Object.keys(RULES).toSorted());
});

it('finds under its own name: every rule objects to some record', () => {
  const bowTie = aBoundary([
    [0, 0],
    [100, 110],
    [100, 0],
    [0, 100],
  ]);
  const halfATown = aBoundary([
    [2000, 0],
    [2000, 2000],
    [0, 2000],
    [0, 0],
  ]);
  const records = [
    wrongEverywhere,
    {},
    aParcel({ boundary: bowTie }),
    aParcel({ boundary: halfATown }),
    aParcel({
      use: { usageStatus: '1', yearBuilt: 1066 },
      economics: { enterprises: [{ name: '甲', creditCode: '1' }] },
    }),
    aParcel({
      identity: {
        unitNo: '330502100-0042',
        keyAreaNo: 67,
        townshipCode: '330502100',
        villageCode: '330502101201',
        reportingBody: '330503',
        parcelCodes: ['330521100012GB00042'],
      },
      use: { currentLandClass: { scheme: 'land_sea_use_2023', code: '100101' } },
      process: { surveyedOn: '2025-03-02' },
    }),
  ];
  const retired = (_: string, code: string) =>
    code === 'industrial' ? { edition: 2, name: '工业' } : undefined;
  const surroundings = {
    neighbours: [aNeighbour({ overlapSqM: 30_000 }), aNeighbour({ sliverM: 9, sliverWidthM: 0.1 })],
    namesakes: [anOther()],
  };
  const found = records.flatMap((record) =>
    checkParcel(record, aContext({ photoKinds: [], retired, ...surroundings })).map(({ rule }) => rule),
  );
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(RULES).toSorted());
});
