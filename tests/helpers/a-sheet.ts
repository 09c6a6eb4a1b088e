/** Builders for parcels as sheets print them: a plain one by default, anything given on top of it. */
import type { ParcelDetail, PhotoView } from '#core/contract/parcel.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import { type Boundary, toBoundary } from '#core/geo/boundary.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import type { PhotoHash, RecordId } from '#core/ids.ts';
import type { SheetInput } from '#core/sheet/sheet-data.ts';
import { seededReference } from '#service/reference/seeded-reference.ts';
import { sheet } from '#texts/zh-CN/sheet.ts';

export const seedReference: ReferenceData = seededReference;

const NORTH_M = 3_416_500;
const EAST_M = 509_600;

/** A boundary of rings given in metres east and north of a place in 织里镇. */
export function aBoundary(
  ...rings: readonly (readonly (readonly [eastM: number, northM: number])[])[]
): Boundary {
  return toBoundary(
    rings.map((ring) =>
      ring.map(([eastM, northM]) => ({
        at: toLonLat(gk120(NORTH_M + northM, EAST_M + eastM)),
        method: 'rtk' as const,
        accuracyM: 0.02,
      })),
    ),
    'CGCS2000',
  );
}

/** Points on a wavy circle, clockwise from the north. */
export function aWavyRing(
  points: number,
  radiusM: number,
  waveM = 0,
): readonly (readonly [number, number])[] {
  return Array.from({ length: points }, (_, i) => {
    const angle = (2 * Math.PI * i) / points;
    const reach = radiusM + waveM * Math.sin(5 * angle);
    return [reach * Math.sin(angle) * 1.3, reach * Math.cos(angle)] as const;
  });
}

export const aRectangle = aBoundary([
  [0, 0],
  [0, 120.36],
  [215.4, 131.02],
  [221.7, 8.5],
]);

/** A photo near the parcel, its hash made of the number. */
export function aPhoto(no: number, change: Partial<PhotoView> = {}): PhotoView {
  const [lon, lat] = toLonLat(gk120(NORTH_M + 30 + 20 * no, EAST_M + 40 * no));
  return {
    id: `0195a4d2-0000-7000-8000-${String(no).padStart(12, '0')}` as RecordId,
    sha256: String(no).padStart(64, '0') as PhotoHash,
    fileName: `IMG_${no}.jpg`,
    heads: {},
    warnings: [],
    byteLength: 1000,
    widthPx: 4000,
    heightPx: 3000,
    kind: 'panorama',
    evidence: { takenAt: `2025-03-01T09:0${no % 10}:00+08:00`, lon, lat, azimuthDeg: (75 * no) % 360 },
    present: true,
    source: {
      operation: '0'.repeat(64) as ParcelDetail['photos'][number]['source']['operation'],
      replica: '0195a4d2-0000-7000-8000-000000000001' as PhotoView['source']['replica'],
      seq: 1,
      at: '2025-03-01T01:00:00Z',
      by: '张三',
    },
    ...change,
  };
}

export const plainValues: ParcelDetail['values'] = {
  identity: {
    unitNo: '330502100-0042',
    name: '湖州织里某某织造有限公司厂区',
    surveyAreaNo: 'DCQ330502100-03',
    keyAreaNo: 3,
    reportingBody: '330502',
    townshipCode: '330502100',
    villageCode: '330502100203',
    parcelCodes: ['330502100203GB00042'],
    realEstateUnitNos: ['330502100203GB00042F00010001'],
    address: '湖州市吴兴区织里镇大港路 1088 号',
  },
  abuttals: { north: '大港路', east: '湖州某某童装有限公司', south: '北塘港', west: '规划支路' },
  classification: {
    category: 'industrial',
    isLowEfficiency: true,
    isSanDi: false,
    isClearedLand: false,
    inUrbanVillageRenewal: false,
  },
  tenure: {
    tenure: 'state',
    acquisition: '102',
    useRightType: '国有建设用地使用权',
    rightHolder: '湖州织里某某织造有限公司',
    currentUser: '湖州某某印染有限公司（承租）',
    titleCertificateNo: '浙（2020）湖州市（吴兴）不动产权第0012345号',
    registeredOn: '2020-06-18',
    registeredAreaSqM: 27_012.5,
    registeredUse: '工业用地',
    approvalNo: '浙土字A〔2003〕第10086号',
    approvedOn: '2003-11-05',
    approvedAreaSqM: 27_000,
    approvedUse: '工业',
  },
  use: {
    usageStatus: '2',
    idleReason: '企业停产，厂房空置两年以上',
    currentLandClass: { scheme: 'third_national_survey_working', code: '0601' },
    currentUse: '厂房、仓库',
    plannedUse: { scheme: 'land_sea_use_2023', code: '100101' },
    industryType: '17',
    floorAreaRatio: 0.62,
    buildingDensityPercent: 48.5,
    floorAreaSqM: 16_800,
    footprintAreaSqM: 13_140.25,
    yearBuilt: 2004,
    environmentStatus: 'fair',
    infrastructure: 'complete',
    safetyHazard: '三号厂房屋面局部渗漏，外墙砖脱落',
  },
  economics: {
    enterprises: [
      {
        name: '湖州织里某某织造有限公司',
        creditCode: '91330502MA2B3C4D5E',
        performanceGrade: 'D',
        taxPerMuWanYuan: 1.85,
        valueAddedPerMuWanYuan: 12.4,
        jobs: 36,
      },
      { name: '湖州某某印染有限公司', performanceGrade: 'C', jobs: 120 },
    ],
    fixedInvestmentPerMuWanYuan: 85.5,
    taxPaidPerMuWanYuan: 2.15,
  },
  reasons: { reasons: ['vacantBuildings', 'lowFloorAreaRatio', 'lowTaxPerMu'] },
  legacy: { legacyAreaSqM: 0, builtUpInSecondSurvey: true, builtUpInThirdSurvey: true },
  redevelopment: {
    mode: 'upgradeInPlace',
    actor: 'enterprise',
    planYear: 2026,
    stage: 'planned',
    ownersWish: '愿意自行改造，希望容积率提高到 2.0 以上，保留西侧办公楼。',
  },
  process: { surveyor: '张三', surveyedOn: '2025-03-01', remarks: '东侧围墙与相邻厂区共用。' },
  boundary: aRectangle,
};

export function aParcel(change: Partial<ParcelDetail> = {}): ParcelDetail {
  return {
    id: '0195a4d2-7c1e-7a44-9d3b-2f6c58a01b42' as RecordId,
    state: 'completed',
    actions: [],
    conflict: false,
    deletions: [],
    values: plainValues,
    groups: {},
    photos: [],
    requiredPhotos: [],
    issues: [],
    ...change,
  };
}

export function aSheetInput(change: Partial<SheetInput> = {}): SheetInput {
  return {
    parcel: aParcel(),
    reference: seedReference,
    texts: sheet,
    neighbours: [],
    printedAt: '2025-03-08T16:30:00+08:00',
    recordHash: '4f1c9b7e0d3a5e62'.repeat(4),
    ...change,
  };
}
