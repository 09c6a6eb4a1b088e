/** A parcel that no rule objects to, and the context it is asked in; tests change one thing at a time. */
import { type Boundary, toBoundary } from '#core/geo/boundary.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import type { CodeListName } from '#core/parcel/field.ts';
import type { ParcelValues } from '#core/parcel/field-groups.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { ruleSettingsSchema } from '#core/parcel/rule-settings.ts';
import type { RuleContext } from '#core/parcel/rules/rule.ts';
import { codeLists, ruleSettings } from '#seeds/index.ts';
import { toPlaces } from '#service/reference/places.ts';
import { seededReference } from '#service/reference/seeded-reference.ts';

type Corners = readonly (readonly [northM: number, eastM: number])[];

/** A boundary from corners in metres, about 吴兴. */
export function aBoundary(...rings: readonly Corners[]): Boundary {
  return toBoundary(
    rings.map((corners) =>
      corners.map(([northM, eastM]) => ({
        at: toLonLat(gk120(3_416_000 + northM, 509_000 + eastM)),
        method: 'rtk' as const,
      })),
    ),
    'CGCS2000',
  );
}

/** 200 m by 150 m: 30,000 m², 45 亩. */
export const aRectangle: Corners = [
  [150, 0],
  [150, 200],
  [0, 200],
  [0, 0],
];

export function aParcel(changes: ParcelValues = {}): ParcelValues {
  return {
    identity: {
      unitNo: '330502100-0042',
      reportingBody: '330502',
      townshipCode: '330502100',
      parcelCodes: ['330502100012GB00042'],
      realEstateUnitNos: ['330502100012GB00042W00000000', '330502100012GB00042F00010001'],
      address: '织里镇利济路88号',
    },
    classification: { category: 'industrial', isLowEfficiency: true },
    tenure: {
      tenure: 'state',
      acquisition: '102',
      rightHolder: '湖州某织造有限公司',
      approvedOn: '2003-04-01',
      registeredOn: '2004-05-20',
      registeredAreaSqM: 30_000,
      approvedAreaSqM: 30_000,
    },
    use: {
      usageStatus: '1',
      currentLandClass: { scheme: 'third_national_survey_working', code: '0601' },
      currentUse: '工业',
      floorAreaRatio: 0.8,
      floorAreaSqM: 24_000,
      buildingDensityPercent: 40,
      footprintAreaSqM: 12_000,
      yearBuilt: 2005,
    },
    economics: {
      enterprises: [
        {
          name: '湖州某织造有限公司',
          creditCode: '91330100799655058B',
          performanceGrade: 'C',
          taxPerMuWanYuan: 3.2,
          jobs: 120,
        },
      ],
    },
    reasons: { reasons: ['lowTaxPerMu'] },
    boundary: aBoundary(aRectangle),
    ...changes,
  };
}

const lists = new Map(codeLists.map(({ list, items }) => [list, new Set(items.map(({ code }) => code))]));

/** What a new workspace starts with. */
export const SETTINGS = ruleSettingsSchema.parse(ruleSettings.settings);

export function aContext(changes: Partial<RuleContext> = {}): RuleContext {
  return {
    codeLists: (list: CodeListName) => lists.get(list),
    retired: () => undefined,
    editionOf: () => undefined,
    settings: SETTINGS,
    photoKinds: ['panorama', 'panorama', 'closeUp', 'interior'],
    neighbours: [],
    namesakes: [],
    places: toPlaces(seededReference),
    today: '2025-03-01',
    ...changes,
  };
}

/** `group.field` of each finding, in order. */
export const placesOf = (issues: readonly Issue[]): string[] =>
  issues.map(({ group, field }) => [group, field].filter(Boolean).join('.'));
