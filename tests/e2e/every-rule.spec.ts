/**
 * Every rule of the survey by a person's means: broken in the window, seen in the record's list of findings, followed to its field,
 * mended there, and gone. What the form lets nobody enter comes in by the command line. A rule without a case here does not compile.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { RULES } from '../../core/parcel/rules/rules.ts';
import { pasteable, ringAt } from '../helpers/ground.ts';
import {
  anEmptyHome,
  type Home,
  type RunningProgram,
  startInBrowser,
  takanJson,
} from '../helpers/program.ts';
import { RecordForm } from '../helpers/record-form.ts';

type Rule = keyof typeof RULES;
type Fields = Readonly<Record<string, unknown>>;

/** A record and its place, so far to the east of the town's first corner. */
type Bench = { readonly form: RecordForm; readonly page: Page; readonly eastM: number };

type Case = {
  /** Fields of the record when it comes in, over those of a sound one. */
  readonly record?: Fields;
  /** Another parcel, so many metres further to the east. */
  readonly other?: { readonly eastM: number; readonly fields?: Fields };
  /** Absent where the record comes in broken, for no person could do it here. */
  readonly breaks?: (bench: Bench) => Promise<void>;
  readonly says: string | RegExp;
  /** Id of the element that has the cursor in it once the finding was followed. */
  readonly leadsTo: string;
  readonly mends: (bench: Bench) => Promise<void>;
};

const PHOTOS = join(import.meta.dirname, '../fixtures/photos');
const photo = (name: string) => join(PHOTOS, name);

const SOUND: Fields = {
  reportingBody: '330502',
  address: '织里镇大港路1088号',
  category: 'village',
  isLowEfficiency: false,
  tenure: 'collective',
  rightHolder: '大港村股份经济合作社',
  usageStatus: '2',
  idleReason: '企业停产',
  currentLandClass: { scheme: 'third_national_survey_working', code: '0601' },
  surveyor: '沈建国',
  surveyedOn: '2025-03-01',
};
/** A parcel is 100 m wide and 60 m deep. */
const AREA_SQ_M = 6000;

/** Corners in the wrong order. One loop is wider than the other, or they would have no area together and be refused. */
const TWO_LOOPS = [
  [0, 0],
  [60, 100],
  [60, 0],
  [0, 140],
] as const;

/** No wider than the ground between one case and the next. */
const A_HUGE_STRIP = [
  [9000, 0],
  [9000, 400],
  [0, 400],
  [0, 0],
] as const;

const CASES: Readonly<Record<Rule, Case>> = {
  'required-field': {
    breaks: ({ form }) => form.fill('tenure-rightHolder', ''),
    says: '“产权人”为必填项，尚未填写。',
    leadsTo: 'field-tenure-rightHolder',
    mends: ({ form }) => form.fill('tenure-rightHolder', '大港村'),
  },
  'unknown-code': {
    record: { category: 'castle' },
    says: '“低效用地类别”的代码“castle”不在现行代码表中，请重新选择。',
    leadsTo: 'field-classification-category',
    mends: ({ form }) => form.pick('classification-category', '村庄'),
  },
  'retired-code': {
    record: { stage: 'reserve' },
    breaks: ({ page }) => putOutOfUse(page, '改造进展', '储备'),
    says: '“改造进展”选的“储备”已停用，新填的内容请改选现行的一项。',
    leadsTo: 'field-redevelopment-stage',
    mends: ({ form }) => form.pick('redevelopment-stage', '计划实施'),
  },
  'unknown-place': {
    record: { keyAreaNo: 67 },
    says: '“重点片区”的“67”不在现行名录中，请重新选择。',
    leadsTo: 'field-identity-keyAreaNo',
    mends: ({ form }) => form.pick('identity-keyAreaNo', '66'),
  },
  'village-in-township': {
    breaks: ({ form }) => form.fill('identity-villageCode', '330503103201'),
    says: '村（社区）代码 330503103201 不属于织里镇（应以 330502100 开头），请核对。',
    leadsTo: 'field-identity-villageCode',
    mends: ({ form }) => form.fill('identity-villageCode', '330502100201'),
  },
  'reporting-body-county': {
    breaks: ({ form }) => form.pick('identity-reportingBody', '南浔区'),
    says: '填报主体为南浔区，而织里镇属于吴兴区，请核对。',
    leadsTo: 'field-identity-reportingBody',
    mends: ({ form }) => form.pick('identity-reportingBody', '吴兴区'),
  },
  'duplicate-unit-no': {
    other: { eastM: 150, fields: { unitNo: '330502100-0900', name: '同号地块' } },
    breaks: ({ form }) => form.fill('identity-unitNo', '330502100-0900'),
    says: /编号“330502100-0900”另有 1 个地块在用：同号地块（沈建国）/,
    leadsTo: 'field-identity-unitNo',
    mends: ({ form }) => form.fill('identity-unitNo', '330502100-0901'),
  },
  'parcel-code': {
    breaks: ({ form }) => form.add('identity-parcelCodes', '330502100012GA00042'),
    says: '“宗地代码”中的“330502100012GA00042”不符合编码规则，请对照权证核对。',
    leadsTo: 'field-identity-parcelCodes',
    mends: async ({ form }) => {
      await form.takeLastAway('identity-parcelCodes');
      await form.add('identity-parcelCodes', '330502100012JA00042');
    },
  },
  'parcel-code-county': {
    breaks: ({ form }) => form.add('identity-parcelCodes', '330503100012GB00042'),
    says: '“宗地代码”中的“330503100012GB00042”是南浔区的代码，地块在织里镇，请对照权证核对。',
    leadsTo: 'field-identity-parcelCodes',
    mends: ({ form }) => form.takeLastAway('identity-parcelCodes'),
  },
  'date-order': {
    breaks: async ({ form }) => {
      await form.fill('tenure-approvedOn', '2020-05-01');
      await form.fill('tenure-registeredOn', '2020.4.30');
    },
    says: '“批准时间”（2020-05-01）不应晚于“登记时间”（2020-04-30），请核对。',
    leadsTo: 'field-tenure-registeredOn',
    mends: ({ form }) => form.fill('tenure-registeredOn', '2020-05-01'),
  },
  'date-range': {
    breaks: ({ form }) => form.fill('process-surveyedOn', '2999-01-01'),
    says: '“调查日期”2999-01-01 早于 1900-01-01 或晚于今天，请核对。',
    leadsTo: 'field-process-surveyedOn',
    mends: ({ form }) => form.fill('process-surveyedOn', '2025-03-02'),
  },
  'land-class-scheme': {
    breaks: async ({ form }) => {
      await form.pick('use-currentLandClass-scheme', '土地利用现状分类');
      await form.pick('use-currentLandClass', '0601');
    },
    says: '“现状地类”0601 用的是土地利用现状分类，应按三调工作分类填写，请核对。',
    leadsTo: 'field-use-currentLandClass',
    mends: async ({ form }) => {
      await form.pick('use-currentLandClass-scheme', '三调工作分类');
      await form.pick('use-currentLandClass', '0601');
    },
  },
  'area-difference': {
    breaks: ({ form }) => form.fill('tenure-registeredAreaSqM', '6400'),
    says: '“登记面积”6400 ㎡ 与图上面积 6000 ㎡ 相差 6.3%，请核对。',
    leadsTo: 'field-tenure-registeredAreaSqM',
    mends: ({ form }) => form.fill('tenure-registeredAreaSqM', '6100'),
  },
  'idle-reason-required': {
    breaks: ({ form }) => form.fill('use-idleReason', ''),
    says: '使用状况为空置或废弃，请写明原因。',
    leadsTo: 'field-use-idleReason',
    mends: ({ form }) => form.fill('use-idleReason', '企业外迁'),
  },
  'normal-use-needs-figures': {
    record: {
      category: 'industrial',
      currentUse: '织布',
      enterprises: [{ name: '甲厂', taxPerMuWanYuan: 3 }],
    },
    breaks: ({ form }) => form.pick('use-usageStatus', '正常使用'),
    says: '使用状况为正常使用，请填写现状用途，并至少填写一家企业的亩均税收和用工人数。',
    leadsTo: 'field-economics-enterprises-0-jobs',
    mends: ({ form }) => form.fill('economics-enterprises-0-jobs', '12'),
  },
  'floor-area-ratio': {
    breaks: async ({ form }) => {
      await form.fill('use-floorAreaSqM', '6000');
      await form.fill('use-floorAreaRatio', '1.1');
    },
    says: '填写的容积率 1.1 与建筑面积÷地块面积得出的 1 不符，请核对。',
    leadsTo: 'field-use-floorAreaRatio',
    mends: ({ form }) => form.place('use-floorAreaRatio').getByRole('button', { name: '采用计算值' }).click(),
  },
  'building-density': {
    breaks: async ({ form }) => {
      await form.fill('use-footprintAreaSqM', '3000');
      await form.fill('use-buildingDensityPercent', '51');
    },
    says: '填写的建筑密度 51% 与建筑占地面积÷地块面积得出的 50% 不符，请核对。',
    leadsTo: 'field-use-buildingDensityPercent',
    mends: ({ form }) => form.fill('use-buildingDensityPercent', '50'),
  },
  'building-density-range': {
    breaks: ({ form }) => form.fill('use-buildingDensityPercent', '120'),
    says: '建筑密度 120% 超过 100%，请核对。',
    leadsTo: 'field-use-buildingDensityPercent',
    mends: ({ form }) => form.fill('use-buildingDensityPercent', '100'),
  },
  'year-range': {
    breaks: ({ form }) => form.fill('use-yearBuilt', '1899'),
    says: /“建成年份”1899 不在 1900 至 20\d\d 之间，请核对。/,
    leadsTo: 'field-use-yearBuilt',
    mends: ({ form }) => form.fill('use-yearBuilt', '1998'),
  },
  'credit-code': {
    record: { enterprises: [{ name: '甲厂', creditCode: '91330100799655058B' }, { name: '乙厂' }] },
    breaks: ({ form }) => form.fill('economics-enterprises-1-creditCode', '91330100799655058A'),
    says: '“乙厂”的统一社会信用代码“91330100799655058A”不正确（应为 18 位，末位为校验码），请核对。',
    leadsTo: 'field-economics-enterprises-1-creditCode',
    mends: ({ form }) => form.fill('economics-enterprises-1-creditCode', '91330100799655058B'),
  },
  'reasons-required': {
    breaks: ({ form }) => form.answer('classification-isLowEfficiency', '是'),
    says: '“是否低效”为是，请至少选择一项低效原因；选“其他”的请写明。',
    leadsTo: 'field-reasons-reasons',
    mends: ({ form }) => form.field('reasons-reasons').getByRole('checkbox', { name: '老旧' }).check(),
  },
  'legacy-flags-required': {
    breaks: async ({ form }) => {
      await form.fill('legacy-legacyAreaSqM', '10');
      await form.answer('legacy-builtUpInSecondSurvey', '是');
    },
    says: '有历史遗留用地面积，请先填写二调、三调是否为建设用地。',
    leadsTo: 'field-legacy-builtUpInThirdSurvey',
    mends: ({ form }) => form.answer('legacy-builtUpInThirdSurvey', '否'),
  },
  'legacy-area': {
    record: { legacy: { builtUpInSecondSurvey: true, builtUpInThirdSurvey: true } },
    breaks: ({ form }) => form.fill('legacy-legacyAreaSqM', `${AREA_SQ_M + 1}`),
    says: '历史遗留用地面积 6001 ㎡ 大于地块面积 6000 ㎡，请核对。',
    leadsTo: 'field-legacy-legacyAreaSqM',
    mends: ({ form }) => form.fill('legacy-legacyAreaSqM', `${AREA_SQ_M}`),
  },
  'transition-end-required': {
    breaks: ({ form }) => form.pick('redevelopment-mode', '转型利用'),
    says: '拟改造模式为转型利用，请填写过渡期截止日。',
    leadsTo: 'field-redevelopment-transitionEndsOn',
    mends: ({ form }) => form.fill('redevelopment-transitionEndsOn', '2030-12-31'),
  },
  'boundary-required': {
    record: { rings: undefined },
    says: '还没有界址点。请绘制、粘贴坐标或导入坐标文件。',
    leadsTo: 'group-boundary',
    mends: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM)),
  },
  'boundary-shape': {
    breaks: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM, TWO_LOOPS)),
    says: '界址线有问题：第 1 圈的界址线在点 J3 与点 J1 之后的两条边相交。请检查点的顺序。',
    leadsTo: 'group-boundary',
    mends: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM)),
  },
  'area-limit': {
    breaks: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM, A_HUGE_STRIP)),
    says: '地块面积 5400 亩，超过 5000 亩，远大于一般地块，请核对界址点是否画错。',
    leadsTo: 'group-boundary',
    mends: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM)),
  },
  'parcel-overlap': {
    other: { eastM: 150, fields: { unitNo: '330502100-0910' } },
    breaks: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM + 51)),
    says: '与地块“330502100-0910”重叠 60 ㎡，请核对双方界址点。',
    leadsTo: 'group-boundary',
    mends: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM + 50)),
  },
  'same-land': {
    other: { eastM: 150, fields: { unitNo: '330502100-0911', surveyor: '李四' } },
    breaks: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM + 140)),
    says: '与地块“330502100-0911”重叠 90%，可能是同一块地：本地块由“沈建国”调查，对方由“李四”调查，请核对。',
    leadsTo: 'group-boundary',
    mends: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM)),
  },
  'neighbour-sliver': {
    other: { eastM: 150, fields: { unitNo: '330502100-0912' } },
    breaks: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM + 49.95)),
    says: /^与地块“330502100-0912”的界线没有接上：沿线 60 米，最宽处相差 0\.05 米/,
    leadsTo: 'group-boundary',
    mends: ({ form, eastM }) => form.pasteBoundary(pasteable(eastM + 50)),
  },
  'minimum-photos': {
    breaks: async ({ form }) => {
      await form.addPhotos('全景', photo('north-east.jpg'), photo('rational-minutes.jpg'));
      await form.removeFirstPhoto();
    },
    says: '全景照片至少要 2 张，现有 1 张，请补拍。',
    leadsTo: 'group-photos',
    mends: ({ form }) => form.addPhotos('全景', photo('south-west.jpg')),
  },
};
const RULE_NAMES = Object.keys(CASES) as Rule[];
const unitNoOf = (rule: Rule) => `330502100-0${101 + RULE_NAMES.indexOf(rule)}`;
const eastOf = (rule: Rule) => RULE_NAMES.indexOf(rule) * 500;

let home: Home;
let program: RunningProgram;
let page: Page;
test.beforeAll(async ({ browser }) => {
  home = anEmptyHome();
  // Of the office, for only there codes are put out of use.
  const office = join(home.folder, 'office');
  takanJson(home, 'init', office, '--role', 'office', '--surveyor', '沈建国', '--township', '330502100');
  const records = join(home.folder, 'records.jsonl');
  writeFileSync(records, RULE_NAMES.flatMap(linesOf).join('\n'));
  takanJson(home, 'parcels', 'add', office, '--file', records);
  program = await startInBrowser(home, '--workspace', office);
  page = await (await browser.newContext()).newPage();
  await page.goto(program.url);
});
test.afterAll(async () => {
  await program.stop();
  home.remove();
});

function linesOf(rule: Rule): string[] {
  const { record = {}, other } = CASES[rule];
  const own = { ...SOUND, unitNo: unitNoOf(rule), name: rule, rings: [ringAt(eastOf(rule))], ...record };
  const its = other && { ...SOUND, ...other.fields, rings: [ringAt(eastOf(rule) + other.eastM)] };
  return [own, ...(its ? [its] : [])].map((line) => JSON.stringify(line));
}

for (const rule of RULE_NAMES) {
  test(`${rule} fires, leads to its field, and clears`, async () => {
    const { breaks, says, leadsTo, mends } = CASES[rule];
    const bench: Bench = { page, form: new RecordForm(page), eastM: eastOf(rule) };
    await open(rule);
    const finding = (await findings()).getByRole('button', { name: says });
    if (breaks) {
      await expect(finding).toHaveCount(0);
      await breaks(bench);
      await open(rule);
      await findings();
    }
    await finding.first().click();
    const place = page.locator(`[id="${leadsTo}"]`);
    await expect(place.and(page.locator(':focus')).or(place.locator(':focus'))).toHaveCount(1);
    await expect(place).toBeInViewport();

    await mends(bench);
    await page.getByRole('tab', { name: '表单' }).click();
    await findings();
    await expect(finding).toHaveCount(0);
  });
}

/** The record's form, whatever was shown before. */
async function open(rule: Rule): Promise<void> {
  const unitNo = unitNoOf(rule);
  const title = page.getByRole('heading', { name: rule, exact: true });
  if (!(await title.isVisible())) {
    await page.getByRole('searchbox').fill(unitNo);
    await page.getByRole('option').filter({ hasText: unitNo }).click();
    await expect(title).toBeVisible();
  }
  await page.getByRole('tab', { name: '表单' }).click();
}

/** The record's list of open findings, unfolded. It is never empty here: photos are missing throughout. */
async function findings(): Promise<Locator> {
  const list = page.getByRole('list', { name: '待处理的问题' });
  const toggle = page.locator('.issue-list > button');
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  await expect(list.getByRole('button', { name: /照片至少要/ }).first()).toBeVisible();
  return list;
}

/** The office retires a code in the window and publishes that. */
async function putOutOfUse(page: Page, list: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByText('代码表与规则', { exact: true }).click();
  await page.getByRole('tab', { name: list }).click();
  await page.getByRole('button', { name: `停用 ${name}` }).click();
  await page.getByRole('button', { name: '预览并发布' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('版本名称').fill('湖州 2026-3');
  await dialog.getByLabel('依据（来源）').fill('湖自然资规〔2026〕3号');
  await dialog.getByRole('button', { name: '发布新版本' }).click();
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: '返回地图' }).click();
}
