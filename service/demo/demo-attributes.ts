/** The attributes of one sample parcel: what a surveyor would have filled in for this ground, with figures that agree. */
import { toShownSqM } from '#core/geo/areas.ts';
import type { GroupValue, ParcelValues } from '#core/parcel/field-groups.ts';
import { creditCodeCheckCharacter } from '#core/parcel/unified-credit-code.ts';
import { divisions, type SeedKeyArea } from '#seeds/index.ts';
import type { DemoRandom } from './demo-random.ts';
import * as words from './demo-words.ts';

export type DemoSite = {
  readonly townshipCode: string;
  /** Number of the parcel within its township, from 1. */
  readonly serial: number;
  readonly areaSqM: number;
  readonly finished: boolean;
  readonly keyArea?: SeedKeyArea;
};

/** All but the boundary, every group that is there complete in itself. */
export type DemoAttributes = Omit<ParcelValues, 'boundary'>;

type Category = 'industrial' | 'residential' | 'village' | 'mine' | 'commercial' | 'facility';
type ThirdSurveyCode = string;

/** Today's class in the third national survey, the planned one in the classes of 2023, and the word for the use. */
const USES: Readonly<Record<Category, readonly [today: ThirdSurveyCode, planned: string, word: string]>> = {
  industrial: ['0601', '100102', '工业'],
  residential: ['0701', '070102', '住宅'],
  village: ['0702', '0703', '宅基地'],
  mine: ['0602', '1002', '采矿'],
  commercial: ['05H1', '0901', '商业服务业'],
  facility: ['0809', '13', '公用设施'],
};

const names = new Map(divisions.map(({ code, name }) => [code, name]));

const isCategory = (code: string | undefined): code is Category =>
  code !== undefined && Object.hasOwn(USES, code);

export function demoAttributes(site: DemoSite, random: DemoRandom): DemoAttributes {
  const { keyArea, townshipCode, finished } = site;
  const category = isCategory(keyArea?.category)
    ? keyArea.category
    : random.weighted<Category>([
        ['industrial', 60],
        ['village', 18],
        ['residential', 10],
        ['commercial', 8],
        ['facility', 3],
        ['mine', 1],
      ]);
  const place: Place = {
    county: names.get(townshipCode.slice(0, 6)) ?? '',
    township: names.get(townshipCode) ?? '',
    village: random.pick(words.VILLAGES),
  };
  const owner = ownerOf(category, place, random);
  const approvedYear = random.whole(1994, 2014);
  const use = landUseOf(site, category, owner, approvedYear, random);
  const isLowEfficiency = random.chance(0.93);
  const economics = economicsOf(category, owner, use, random);
  return {
    identity: identityOf(site, category, place, owner, random),
    classification: {
      category,
      isLowEfficiency,
      isSanDi: random.chance(0.1),
      isClearedLand: use.usageStatus === '3' && random.chance(0.4),
      inUrbanVillageRenewal: category === 'village' && random.chance(0.2),
    },
    tenure: tenureOf(site, category, place, owner, approvedYear, random),
    use,
    ...(economics ? { economics } : {}),
    ...(isLowEfficiency ? { reasons: reasonsOf(use, economics, random) } : {}),
    ...(random.chance(0.15) ? { legacy: legacyOf(site.areaSqM, approvedYear, random) } : {}),
    ...(isLowEfficiency ? { redevelopment: redevelopmentOf(category, keyArea, random) } : {}),
    abuttals: {
      north: random.pick(words.NEIGHBOURS),
      east: random.pick(words.NEIGHBOURS),
      south: random.pick(words.NEIGHBOURS),
      west: random.pick(words.NEIGHBOURS),
    },
    process: {
      surveyor: personOf(random),
      surveyedOn: surveyDay(random),
      ...(random.chance(0.3) && finished ? { remarks: random.pick(words.REMARKS) } : {}),
    },
  };
}

type Place = { readonly county: string; readonly township: string; readonly village: string };
type Owner = { readonly name: string; readonly short: string; readonly industry?: string };

function ownerOf(category: Category, { county, township, village }: Place, random: DemoRandom): Owner {
  const city = random.pick(['湖州', county.replace(/[区县]$/, '')]);
  const brand = random.pick(words.COMPANY_NAMES);
  switch (category) {
    case 'industrial': {
      const { word, code } = random.weighted(words.INDUSTRIES);
      return { name: `${city}${brand}${word}有限公司`, short: `${brand}${word}`, industry: code };
    }
    case 'commercial': {
      const { word, code } = random.weighted(words.SHOPS);
      return { name: `${city}${brand}${word}有限公司`, short: `${brand}${word}`, industry: code };
    }
    case 'mine': {
      const mine = random.pick(words.MINES);
      return { name: `${city}${mine}矿业有限公司`, short: `${mine}矿`, industry: '10' };
    }
    case 'residential': {
      const estate = random.pick(words.ESTATES);
      return { name: `${personOf(random)}等${random.whole(12, 160)}户`, short: estate };
    }
    case 'village':
      return { name: `${township}${village}股份经济合作社`, short: `${village}老村区块` };
    case 'facility':
      return { name: `${township}集体资产经营公司`, short: `${village}原供水站` };
  }
}

function identityOf(
  { townshipCode, serial, keyArea }: DemoSite,
  category: Category,
  { county, township, village }: Place,
  owner: Owner,
  random: DemoRandom,
): GroupValue<'identity'> {
  const countyCode = townshipCode.slice(0, 6);
  const isCollective = category === 'village' || category === 'facility';
  const zone = `${townshipCode.slice(6)}${String(random.whole(1, 40)).padStart(3, '0')}`;
  const parcelCode = `${countyCode}${zone}${isCollective ? 'JB' : 'GB'}${String(serial % 100_000).padStart(5, '0')}`;
  const street = `${random.pick(words.ROADS)}${random.whole(1, 588)}号`;
  return {
    unitNo: `${townshipCode}-${String(serial).padStart(4, '0')}`,
    name: owner.short,
    ...(keyArea
      ? { keyAreaNo: keyArea.no, surveyAreaNo: `${countyCode}-Q${String(keyArea.no).padStart(3, '0')}` }
      : {}),
    reportingBody: keyArea?.reportingBody ?? countyCode,
    townshipCode,
    parcelCodes: [parcelCode],
    realEstateUnitNos: [`${parcelCode}${random.chance(0.5) ? 'F00010001' : 'W00000000'}`],
    address: `${county}${township}${isCollective ? village : street}`,
  };
}

function tenureOf(
  { areaSqM, finished }: DemoSite,
  category: Category,
  { county }: Place,
  owner: Owner,
  approvedYear: number,
  random: DemoRandom,
): GroupValue<'tenure'> {
  const isCollective = category === 'village' || category === 'facility';
  const registeredYear = approvedYear + random.whole(0, 2);
  // Papers and ground agree to a percent as a rule; one in thirty is far enough off to be worth a warning.
  const ofPaper = () => (random.chance(1 / 30) ? random.between(0.82, 0.92) : random.between(0.99, 1.01));
  const stem = county.replace(/[区县]$/, '');
  return {
    tenure: isCollective ? 'collective' : 'state',
    acquisition: isCollective
      ? random.pick(['203', '203', '204', '205'])
      : random.pick(category === 'residential' ? ['101', '102'] : ['102', '102', '102', '103']),
    useRightType: isCollective ? '集体建设用地使用权' : '国有建设用地使用权',
    ...(finished ? { rightHolder: owner.name } : {}),
    ...(random.chance(0.3) && category === 'industrial'
      ? {
          currentUser: `${stem}${random.pick(words.COMPANY_NAMES)}${random.weighted(words.INDUSTRIES).word}厂`,
        }
      : {}),
    titleCertificateNo: certificateNo(county, isCollective, registeredYear, random),
    registeredOn: dayIn(registeredYear, 7, 12, random),
    registeredAreaSqM: toShownSqM(areaSqM * ofPaper()),
    registeredUse: USES[category][2],
    approvalNo: `浙土字〔${approvedYear}〕第${serialNo(4, random)}号`,
    approvedOn: dayIn(approvedYear, 1, 6, random),
    approvedAreaSqM: toShownSqM(areaSqM * ofPaper()),
    approvedUse: USES[category][2],
  };
}

/** In the forms before and after registration was united in 2016. */
function certificateNo(county: string, isCollective: boolean, year: number, random: DemoRandom): string {
  const isInCity = county.endsWith('区');
  if (year >= 2016) return `浙（${year}）${isInCity ? '湖州市' : county}不动产权第${serialNo(7, random)}号`;
  const stem = isInCity ? '湖土' : county.replace(/县$/, '');
  return `${stem}${isCollective ? '集用' : '国用'}（${year}）第${serialNo(6, random)}号`;
}

const serialNo = (digits: number, random: DemoRandom): string =>
  String(random.whole(1, 10 ** digits - 1)).padStart(digits, '0');

function landUseOf(
  { areaSqM }: DemoSite,
  category: Category,
  owner: Owner,
  approvedYear: number,
  random: DemoRandom,
): GroupValue<'use'> {
  const [today, planned, word] = USES[category];
  const usageStatus = random.weighted([
    ['1', 60],
    ['2', 30],
    ['3', 10],
  ]);
  const density = category === 'mine' ? random.between(0.01, 0.08) : random.between(0.18, 0.55);
  const ratio = density * random.between(1, category === 'residential' ? 4 : 2.2);
  const idleReason =
    usageStatus === '2' ? random.pick(words.IDLE_REASONS) : random.pick(words.DERELICT_REASONS);
  return {
    usageStatus,
    ...(usageStatus === '1' ? {} : { idleReason }),
    currentLandClass: { scheme: 'third_national_survey_working', code: today },
    currentUse: word,
    plannedUse: { scheme: 'land_sea_use_2023', code: random.chance(0.85) ? planned : '0901' },
    ...(owner.industry ? { industryType: owner.industry } : {}),
    floorAreaRatio: Math.round(ratio * 100) / 100,
    buildingDensityPercent: Math.round(density * 1000) / 10,
    floorAreaSqM: toShownSqM(areaSqM * ratio),
    footprintAreaSqM: toShownSqM(areaSqM * density),
    yearBuilt: approvedYear + random.whole(0, 3),
    environmentStatus: random.pick(['good', 'fair', 'fair', 'poor']),
    infrastructure: random.pick(['complete', 'partial', 'partial', 'insufficient']),
    safetyHazard: random.pick(words.HAZARDS),
  };
}

function economicsOf(
  category: Category,
  owner: Owner,
  use: GroupValue<'use'>,
  random: DemoRandom,
): GroupValue<'economics'> | undefined {
  if (category !== 'industrial' && category !== 'commercial') return undefined;
  if (use.usageStatus !== '1')
    return { enterprises: [{ name: owner.name, creditCode: creditCodeOf(random) }] };
  const taxPerMuWanYuan = tenths(random.between(0.5, 18));
  const grade = taxPerMuWanYuan > 15 ? 'A' : taxPerMuWanYuan > 9 ? 'B' : taxPerMuWanYuan > 3 ? 'C' : 'D';
  return {
    enterprises: [
      {
        name: owner.name,
        creditCode: creditCodeOf(random),
        performanceGrade: grade,
        taxPerMuWanYuan,
        valueAddedPerMuWanYuan: tenths(taxPerMuWanYuan * random.between(4, 7)),
        jobs: random.whole(6, 260),
      },
    ],
    fixedInvestmentPerMuWanYuan: tenths(random.between(40, 320)),
    taxPaidPerMuWanYuan: taxPerMuWanYuan,
  };
}

function reasonsOf(
  use: GroupValue<'use'>,
  economics: GroupValue<'economics'> | undefined,
  random: DemoRandom,
): GroupValue<'reasons'> {
  const reasons = [
    ...(use.usageStatus === '2' ? ['vacantBuildings'] : use.usageStatus === '3' ? ['idle'] : []),
    ...((use.floorAreaRatio ?? 1) < 0.6 ? ['lowFloorAreaRatio'] : []),
    ...((economics?.taxPaidPerMuWanYuan ?? 99) < 8 ? ['lowTaxPerMu'] : []),
    ...((use.yearBuilt ?? 2020) < 2000 ? ['dilapidated'] : []),
    ...(use.safetyHazard === '无' ? [] : ['safetyHazard']),
    ...(use.environmentStatus === 'poor' ? ['environmentNotMet'] : []),
  ];
  return { reasons: reasons.length > 0 ? reasons : [random.pick(['scatteredLayout', 'planMismatch'])] };
}

function legacyOf(areaSqM: number, approvedYear: number, random: DemoRandom): GroupValue<'legacy'> {
  return {
    legacyAreaSqM: toShownSqM(areaSqM * random.between(0.05, 0.4)),
    builtUpInSecondSurvey: random.chance(0.7),
    builtUpInThirdSurvey: true,
    landUseStartedOn: dayIn(approvedYear, 1, 12, random),
    ...(random.chance(0.4) ? { penaltyNo: `土资罚〔${approvedYear + 1}〕${random.whole(1, 180)}号` } : {}),
  };
}

function redevelopmentOf(
  category: Category,
  keyArea: SeedKeyArea | undefined,
  random: DemoRandom,
): GroupValue<'redevelopment'> {
  const planYear = random.whole(2024, 2027);
  const mode =
    category === 'village'
      ? 'landConsolidation'
      : random.weighted([
          ['negotiatedRecovery', 30],
          ['upgradeInPlace', 25],
          ['marketTransfer', 15],
          ['areaDevelopment', 15],
          ['agreedSwap', 8],
          ['adaptiveReuse', 7],
        ]);
  return {
    mode,
    actor:
      mode === 'upgradeInPlace' ? 'enterprise' : category === 'village' ? 'ruralCollective' : 'government',
    planYear,
    stage: keyArea?.stage ?? random.pick(['reserve', 'planned']),
    ownersWish: random.pick(words.WISHES),
    ...(mode === 'adaptiveReuse' ? { transitionEndsOn: `${planYear + 5}-06-30` } : {}),
  };
}

function personOf(random: DemoRandom): string {
  return random.pick(words.SURNAMES) + random.pick(words.GIVEN_NAMES);
}

/** Right by its check character; the organisation is made up. */
function creditCodeOf(random: DemoRandom): string {
  const first17 = `913305${random.pick(['02', '03', '21', '22', '23'])}MADEM${String(random.whole(0, 9999)).padStart(4, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}

function dayIn(year: number, fromMonth: number, toMonth: number, random: DemoRandom): string {
  const month = String(random.whole(fromMonth, toMonth)).padStart(2, '0');
  return `${year}-${month}-${String(random.whole(1, 28)).padStart(2, '0')}`;
}

/** In the spring of 2025. */
const surveyDay = (random: DemoRandom): string => dayIn(2025, 3, 5, random);

const tenths = (value: number): number => Math.round(value * 10) / 10;
