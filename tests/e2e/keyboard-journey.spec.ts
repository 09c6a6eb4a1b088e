/** A whole record filled in by keyboard alone, every field of every section, completed, and compared with what the command line reads. */
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { anEmptyHome, type Home, startInBrowser, takanJson } from '../helpers/program.ts';

const TXT = join(import.meta.dirname, '../fixtures/txt/01_basic_zone40_utf8.txt');
const KEYS_TO_ANY_PLACE = 400;

/** How a field is filled in: typed over, picked from a list by what is typed, added one by one, answered, or ticked. */
type Entry = readonly [id: string, how: 'text' | 'pick' | 'add' | 'yes' | 'no' | 'tick', typed?: string];

const ENTRIES: readonly Entry[] = [
  ['identity-unitNo', 'text', '３３０５０２１００－００７７'],
  ['identity-name', 'text', '湖州𠀀织造 🏗️'],
  ['identity-surveyAreaNo', 'text', 'q 01'],
  ['identity-keyAreaNo', 'pick', '3'],
  ['identity-reportingBody', 'pick', 'wxq'],
  ['identity-townshipCode-county', 'pick', 'wx'],
  ['identity-townshipCode', 'pick', 'zlz'],
  ['identity-villageCode', 'text', '201'],
  ['identity-parcelCodes', 'add', '330502 100012 gb00042'],
  ['identity-realEstateUnitNos', 'add', '330502100012GB00042W00000000'],
  ['identity-address', 'text', '织里镇大港路1088号'],
  ['classification-category', 'pick', 'gy'],
  ['abuttals-north', 'text', '大港路'],
  ['abuttals-east', 'text', '河道'],
  ['abuttals-south', 'text', "x'); DROP TABLE parcel; --"],
  ['abuttals-west', 'text', '<b>厂区</b>'],
  ['tenure-tenure', 'pick', 'gy'],
  ['tenure-acquisition', 'pick', '102'],
  ['tenure-useRightType', 'text', '国有建设用地使用权'],
  ['tenure-rightHolder', 'text', '湖州某织造有限公司'],
  ['tenure-currentUser', 'text', '湖州某服饰有限公司'],
  ['tenure-titleCertificateNo', 'text', '浙（２０２０）湖州市不动产权第 0012345 号'],
  ['tenure-registeredOn', 'text', '2004.5.20'],
  ['tenure-registeredAreaSqM', 'text', '45亩'],
  ['tenure-registeredUse', 'text', '工业用地'],
  ['tenure-approvalNo', 'text', '湖政函〔2003〕45号'],
  ['tenure-approvedOn', 'text', '2003年4月1日'],
  ['tenure-approvedAreaSqM', 'text', '30,000 ㎡'],
  ['tenure-approvedUse', 'text', '工业'],
  ['use-usageStatus', 'pick', 'kz'],
  ['use-idleReason', 'text', '企业停产'],
  ['use-currentLandClass', 'pick', '0601'],
  ['use-currentUse', 'text', '空置厂房'],
  ['use-plannedUse', 'pick', '1001'],
  ['use-industryType', 'pick', '17'],
  ['use-floorAreaSqM', 'text', '39600'],
  ['use-footprintAreaSqM', 'text', '12,000'],
  ['use-buildingDensityPercent', 'text', '45%'],
  ['use-yearBuilt', 'text', '1998年'],
  ['use-environmentStatus', 'pick', 'lh'],
  ['use-infrastructure', 'pick', 'ws'],
  ['use-safetyHazard', 'text', '无'],
  ['economics-enterprises-0-name', 'text', '湖州某织造有限公司'],
  ['economics-enterprises-0-creditCode', 'text', '９１３３０１００ 799655058b'],
  ['economics-enterprises-0-performanceGrade', 'pick', 'd'],
  ['economics-enterprises-0-taxPerMuWanYuan', 'text', '1.5'],
  ['economics-enterprises-0-valueAddedPerMuWanYuan', 'text', '-2.25'],
  ['economics-enterprises-0-jobs', 'text', '12'],
  ['economics-fixedInvestmentPerMuWanYuan', 'text', '85.5'],
  ['economics-taxPaidPerMuWanYuan', 'text', '15000元/亩'],
  ['classification-isLowEfficiency', 'yes'],
  ['classification-isSanDi', 'no'],
  ['classification-isClearedLand', 'no'],
  ['classification-inUrbanVillageRenewal', 'yes'],
  ['reasons-reasons', 'tick', '闲置'],
  ['reasons-reasons', 'tick', '其他'],
  ['reasons-otherReason', 'text', '权利人长期在外'],
  ['legacy-legacyAreaSqM', 'text', '1200'],
  ['legacy-builtUpInSecondSurvey', 'no'],
  ['legacy-builtUpInThirdSurvey', 'yes'],
  ['legacy-landUseStartedOn', 'text', '1998/3/1'],
  ['legacy-penaltyNo', 'text', '湖国土罚〔1999〕3号'],
  ['redevelopment-mode', 'pick', 'zxly'],
  ['redevelopment-actor', 'pick', 'qy'],
  ['redevelopment-planYear', 'text', '2026'],
  ['redevelopment-stage', 'pick', 'jhss'],
  ['redevelopment-ownersWish', 'text', '愿意自行改造'],
  ['redevelopment-transitionEndsOn', 'text', '20301231'],
  ['process-surveyor', 'text', '沈建国'],
  ['process-surveyedOn', 'text', '２０２５年３月１日'],
  ['process-remarks', 'text', '门口有井'],
];

const STORED = {
  identity: {
    unitNo: '330502100-0077',
    name: '湖州𠀀织造 🏗️',
    surveyAreaNo: 'Q01',
    keyAreaNo: 3,
    reportingBody: '330502',
    townshipCode: '330502100',
    villageCode: '330502100201',
    parcelCodes: ['330502100012GB00042'],
    realEstateUnitNos: ['330502100012GB00042W00000000'],
    address: '织里镇大港路1088号',
  },
  classification: {
    category: 'industrial',
    isLowEfficiency: true,
    isSanDi: false,
    isClearedLand: false,
    inUrbanVillageRenewal: true,
  },
  abuttals: { north: '大港路', east: '河道', south: "x'); DROP TABLE parcel; --", west: '<b>厂区</b>' },
  tenure: {
    tenure: 'state',
    acquisition: '102',
    useRightType: '国有建设用地使用权',
    rightHolder: '湖州某织造有限公司',
    currentUser: '湖州某服饰有限公司',
    titleCertificateNo: '浙（2020）湖州市不动产权第0012345号',
    registeredOn: '2004-05-20',
    registeredAreaSqM: 30_000,
    registeredUse: '工业用地',
    approvalNo: '湖政函〔2003〕45号',
    approvedOn: '2003-04-01',
    approvedAreaSqM: 30_000,
    approvedUse: '工业',
  },
  use: {
    usageStatus: '2',
    idleReason: '企业停产',
    currentLandClass: { scheme: 'third_national_survey_working', code: '0601' },
    currentUse: '空置厂房',
    plannedUse: { scheme: 'land_sea_use_2023', code: '1001' },
    industryType: '17',
    floorAreaSqM: 39_600,
    footprintAreaSqM: 12_000,
    // Nobody typed it.
    floorAreaRatio: 1.32,
    buildingDensityPercent: 45,
    yearBuilt: 1998,
    environmentStatus: 'good',
    infrastructure: 'complete',
    safetyHazard: '无',
  },
  economics: {
    enterprises: [
      {
        name: '湖州某织造有限公司',
        creditCode: '91330100799655058B',
        performanceGrade: 'D',
        taxPerMuWanYuan: 1.5,
        valueAddedPerMuWanYuan: -2.25,
        jobs: 12,
      },
    ],
    fixedInvestmentPerMuWanYuan: 85.5,
    taxPaidPerMuWanYuan: 1.5,
  },
  reasons: { reasons: ['idle', 'other'], otherReason: '权利人长期在外' },
  legacy: {
    legacyAreaSqM: 1200,
    builtUpInSecondSurvey: false,
    builtUpInThirdSurvey: true,
    landUseStartedOn: '1998-03-01',
    penaltyNo: '湖国土罚〔1999〕3号',
  },
  redevelopment: {
    mode: 'adaptiveReuse',
    actor: 'enterprise',
    planYear: 2026,
    stage: 'planned',
    ownersWish: '愿意自行改造',
    transitionEndsOn: '2030-12-31',
  },
  process: { surveyor: '沈建国', surveyedOn: '2025-03-01', remarks: '门口有井' },
};

let home: Home;
test.beforeAll(() => {
  home = anEmptyHome();
});
test.afterAll(() => home.remove());

test('a whole record is filled in by keyboard alone', async ({ page }) => {
  const field = join(home.folder, 'field');
  takanJson(home, 'init', field, '--role', 'field', '--surveyor', '张三', '--township', '330502100');
  takanJson(home, 'boundary', 'import', field, TXT);
  const program = await startInBrowser(home, '--workspace', field);
  try {
    await page.goto(program.url);
    await expect(page.getByRole('option')).toHaveCount(1);
    await press(page, 'Tab', () => document.activeElement?.id === 'parcel-list');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('tab', { name: '表单' })).toBeVisible();

    for (const [id, how, typed = ''] of ENTRIES) {
      if (id.endsWith('-0-name')) await addEnterprise(page);
      await fillIn(page, `field-${id}`, how, typed);
    }

    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    await expect(page.getByText(/已保存/).first()).toBeVisible();
    await press(page, 'Shift+Tab', () => document.activeElement?.textContent === '标记完成');
    await page.keyboard.press('Enter');
    await expect(page.locator('.detail-head').getByText('已完成')).toBeVisible();
  } finally {
    await program.stop();
  }
  const { state, values } = takanJson<{ state: string; values: Record<string, unknown> }>(
    home,
    'parcels',
    'show',
    field,
    STORED.identity.unitNo,
  );
  const { boundary: _, ...attributes } = values;
  // What the program itself notes of how a record was made stands with who made it.
  expect(attributes).toEqual({ ...STORED, process: expect.objectContaining(STORED.process) });
  expect(state).toBe('completed');
});

test('Ctrl+Z is the text’s own while it is typed, and the record’s everywhere else', async ({ page }) => {
  const field = join(home.folder, 'undo');
  takanJson(home, 'init', field, '--role', 'field', '--surveyor', '张三', '--township', '330502100');
  takanJson(home, 'boundary', 'import', field, TXT);
  const program = await startInBrowser(home, '--workspace', field);
  try {
    await page.goto(program.url);
    await expect(page.getByRole('option')).toHaveCount(1);
    await press(page, 'Tab', () => document.activeElement?.id === 'parcel-list');
    await page.keyboard.press('ArrowDown');
    const name = page.getByLabel('地块名称', { exact: true });
    const address = page.getByLabel('坐落', { exact: true });
    await tabTo(page, 'field-identity-name');
    const before = await name.inputValue();
    await page.keyboard.press('End');
    await page.keyboard.type('ab');
    // The browser takes back the letters, the record nothing.
    await page.keyboard.press('Control+z');
    await expect(name).toHaveValue(before);
    await page.keyboard.press('Control+y');
    await expect(name).toHaveValue(`${before}ab`);
    await tabTo(page, 'field-identity-address');
    await page.keyboard.type('cd');
    await page.keyboard.press('Tab');
    // Nothing is being typed any more: step by step, in the order of the changes.
    await page.keyboard.press('Control+z');
    await expect(address).toHaveValue('');
    await expect(name).toHaveValue(`${before}ab`);
    await page.keyboard.press('Control+z');
    await expect(name).toHaveValue(before);
    await page.keyboard.press('Control+Shift+z');
    await expect(name).toHaveValue(`${before}ab`);
    await expect(page.getByText(/已保存/).first()).toBeVisible();
  } finally {
    await program.stop();
  }
  const [parcel] = takanJson<{ values: { identity: Record<string, unknown> } }[]>(
    home,
    'parcels',
    'list',
    field,
  );
  expect(parcel?.values.identity.address).toBeUndefined();
  expect(String(parcel?.values.identity.name)).toMatch(/ab$/);
});

/** Presses the key until the cursor is where it should be. */
async function press(page: Page, key: string, isThere: () => boolean): Promise<void> {
  for (let i = 0; i < KEYS_TO_ANY_PLACE; i += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate(isThere)) return;
  }
  throw new Error(`${key} does not lead there: ${isThere}`);
}

/** Goes on to an input by Tab; it is the element itself or in it. */
async function tabTo(page: Page, id: string, label?: string): Promise<void> {
  const isThere = () =>
    page.evaluate(
      ([wanted, name]) => {
        const active = document.activeElement;
        const place = document.getElementById(wanted ?? '');
        if (!active || !place?.contains(active)) return false;
        return !name || active.closest('label')?.textContent === name;
      },
      [id, label],
    );
  for (let i = 0; i < 60; i += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  if (!(await isThere())) throw new Error(`Tab does not lead on to ${id}`);
}

async function fillIn(page: Page, id: string, how: Entry[1], typed: string): Promise<void> {
  await tabTo(page, id, how === 'tick' ? typed : undefined);
  switch (how) {
    case 'text':
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(typed);
      break;
    case 'pick':
      await page.keyboard.type(typed);
      await expect(page.locator('.ant-select-item-option-active:visible')).toHaveCount(1);
      await page.keyboard.press('Enter');
      break;
    case 'add':
      await page.keyboard.insertText(typed);
      await page.keyboard.press('Enter');
      break;
    case 'yes':
    case 'tick':
      await page.keyboard.press('Space');
      break;
    case 'no':
      await page.keyboard.press('ArrowRight');
      break;
  }
}

async function addEnterprise(page: Page): Promise<void> {
  await press(page, 'Tab', () => /添加企业/.test(document.activeElement?.textContent ?? ''));
  await page.keyboard.press('Enter');
  await expect(page.locator('#field-economics-enterprises-0-name')).toBeFocused();
}
