import { describe, expect, it } from 'vitest';
import { CODE_LIST_NAMES } from '#core/parcel/field.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { ruleSettingsSchema } from '#core/parcel/rule-settings.ts';
import { PHOTO_KINDS } from '#core/photo/photo-groups.ts';
import { findReferenceProblems } from '#core/reference/check-reference.ts';
import { codeListSchema, divisionSchema, editionSchema } from '#core/reference/reference-data.ts';
import {
  codeLists,
  divisions,
  edition,
  keyAreas,
  type PlanTotal,
  planTotals,
  reportingBodies,
  ruleSettings,
  type SeedKeyArea,
} from '#seeds/index.ts';
import { seededReference } from '#service/reference/seeded-reference.ts';

const townships = divisions.filter((division) => division.level === 'township');

function totalsBy(keyOf: (area: SeedKeyArea) => string): Record<string, PlanTotal> {
  const totals: Record<string, PlanTotal> = {};
  for (const area of keyAreas) {
    const { count, areaMu } = totals[keyOf(area)] ?? { count: 0, areaMu: 0 };
    totals[keyOf(area)] = { count: count + 1, areaMu: areaMu + area.areaMu };
  }
  return totals;
}

const codesOf = (list: string) =>
  codeLists.find((each) => each.list === list)?.items.map((item) => item.code);

describe('the plan', () => {
  it('has as many key areas and 亩 as it prints', () => {
    expect(totalsBy(() => 'all')).toEqual({ all: planTotals.all });
    expect(keyAreas.map((area) => area.no)).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
  });

  it('agrees with its subtotals by reporting body', () => {
    expect(totalsBy((area) => area.reportingBody)).toEqual(planTotals.byReportingBody);
  });

  it('agrees with its subtotals by stage', () => {
    expect(totalsBy((area) => area.stage)).toEqual(planTotals.byStage);
  });

  it('agrees with its counts by category', () => {
    const counts = Object.entries(totalsBy((area) => area.category)).map(([code, { count }]) => [
      code,
      count,
    ]);
    expect(Object.fromEntries(counts)).toEqual(planTotals.countByCategory);
  });

  it('uses codes that the code lists have', () => {
    for (const area of keyAreas) {
      expect(codesOf('category')).toContain(area.category);
      expect(codesOf('redevelopmentStage')).toContain(area.stage);
      expect(reportingBodies.map((body) => body.code)).toContain(area.reportingBody);
    }
  });

  it('names the townships of its places, each part of a location accounted for', () => {
    const nameOf = new Map(townships.map((township) => [township.code, township.name]));
    for (const area of keyAreas) {
      const read = new Map((area.corrections ?? []).map(({ written, read }) => [written, read]));
      const parts = area.location.replace(/等乡镇$/, '').split('、');
      const others = [...(area.villages ?? []), ...(area.zones ?? [])];
      const named = parts.filter((part) => !others.includes(part)).map((part) => read.get(part) ?? part);
      const resolved = area.townshipCodes.map((code) => nameOf.get(code));
      expect(area.villages ? ['双林镇'] : named, `row ${area.no}`).toEqual(resolved);
      expect(area.openList === true, `row ${area.no}`).toBe(area.location.endsWith('等乡镇'));
    }
  });

  it('keeps the slip of row 8 and reads it as 善琏镇', () => {
    const area = keyAreas.find(({ no }) => no === 8);
    expect(area?.location).toContain('善琮镇');
    expect(area?.townshipCodes).toContain('330503103');
  });

  it('keeps a key area within the county that reports it', () => {
    for (const { reportingBody, townshipCodes } of keyAreas) {
      const county = reportingBody === 'ZONE-NTH' ? '330502' : reportingBody;
      for (const code of townshipCodes) expect(code.slice(0, 6)).toBe(county);
    }
  });
});

describe('divisions', () => {
  it('are 5 counties and 72 townships, no code twice', () => {
    expect(divisions.filter((division) => division.level === 'county')).toHaveLength(5);
    expect(townships).toHaveLength(72);
    expect(new Set(divisions.map((division) => division.code)).size).toBe(77);
  });

  it('carry the block of their kind: 街道 001–099, 镇 100–199, 乡 200–399', () => {
    for (const { code, name, parent } of townships) {
      const block = Number(code.slice(6));
      const [from, to] = name.endsWith('街道') ? [1, 99] : name.endsWith('镇') ? [100, 199] : [200, 399];
      expect(code.slice(0, 6)).toBe(parent);
      expect(block, name).toBeGreaterThanOrEqual(from);
      expect(block, name).toBeLessThanOrEqual(to);
    }
  });

  it('give every county its reporting body, and the zones none', () => {
    const counties = divisions.filter(({ level }) => level === 'county').map(({ code }) => code);
    expect(reportingBodies.flatMap(({ countyCode }) => countyCode ?? [])).toEqual(counties);
    expect(reportingBodies.filter(({ countyCode }) => !countyCode).map(({ name }) => name)).toEqual([
      '南太湖新区',
      '长合区',
    ]);
  });
});

describe('code lists', () => {
  it('are those that the fields name, each once', () => {
    expect(codeLists.map(({ list }) => list)).toEqual([...CODE_LIST_NAMES]);
  });

  it.each(codeLists)(
    '$list has a version, a source and no code or name twice',
    ({ version, source, items }) => {
      expect(version).not.toBe('');
      expect(source).not.toBe('');
      expect(items.length).toBeGreaterThan(1);
      expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
      expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
    },
  );

  it('has exactly the kinds of photos that the program knows', () => {
    expect(codesOf('photoKind')).toEqual([...PHOTO_KINDS]);
  });

  it('gives one code different meanings in different land-use schemes', () => {
    const nameIn = (list: string, code: string) =>
      codeLists.find((each) => each.list === list)?.items.find((item) => item.code === code)?.name;
    expect(nameIn('third_national_survey_working', '1001')).toBe('铁路用地');
    expect(nameIn('land_sea_use_2023', '1001')).toBe('工业用地');
  });
});

describe('the settings of the rules', () => {
  const { settings, source, version } = ruleSettings;
  const parsed = ruleSettingsSchema.parse(settings);

  it('are the figures of docs/domain.md: §2 areas, ratio, density, overlap; §5 photos', () => {
    expect(parsed).toMatchObject({
      areaTolerancePercent: 5,
      floorAreaRatioTolerance: 0.01,
      buildingDensityTolerancePercent: 0.1,
      snappingM: 0.001,
      overlapSqM: 1,
      duplicateOverlapPercent: 80,
      minimumPhotos: [
        { kind: 'panorama', needed: 2 },
        { kind: 'closeUp', needed: 1 },
        { kind: 'interior', needed: 1, categories: ['industrial', 'commercial'] },
      ],
    });
    expect([version, source]).not.toContain('');
  });

  it('require the fields that are marked so', () => {
    const marked = PARCEL_FIELDS.filter(({ required }) => required);
    expect(parsed.requiredFields).toEqual(marked.map(({ group, field }) => `${group}.${field}`));
  });

  it('name categories that there are', () => {
    const named = parsed.minimumPhotos.flatMap(({ categories }) => categories ?? []);
    expect(codesOf('category')).toEqual(expect.arrayContaining(named));
  });
});

it('fits the shapes in which the window asks for reference data', () => {
  for (const division of divisions) divisionSchema.parse(division);
  expect(seededReference.keyAreas).toHaveLength(keyAreas.length);
  expect(findReferenceProblems(seededReference)).toEqual([]);
  for (const list of codeLists) codeListSchema.parse(list);
  expect(editionSchema.parse(edition).edition).toBe(1);
});
