import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { FAILURE_CODES, FAILURES } from '#core/contract/failures.ts';
import { BULK_REASONS } from '#core/contract/parcel-list.ts';
import { BOUNDARY_CODES } from '#core/geo/boundary-codes.ts';
import { DRAWING_CODES } from '#core/geo/editing/drawing-codes.ts';
import { PACKAGE_PROBLEM_CODES } from '#core/package/package-problems.ts';
import { CODE_LIST_NAMES } from '#core/parcel/field.ts';
import { PARCEL_FIELDS, PARCEL_GROUP_NAMES } from '#core/parcel/field-groups.ts';
import { enterpriseSchema } from '#core/parcel/groups/economics.ts';
import { LIST_COLUMN_NAMES } from '#core/parcel/list-columns.ts';
import { ISSUE_FILTERS } from '#core/parcel/list-filter.ts';
import { PARCEL_STATES } from '#core/parcel/parcel-state.ts';
import { ruleSettingsSchema } from '#core/parcel/rule-settings.ts';
import { RULES } from '#core/parcel/rules/rules.ts';
import { PHOTO_KINDS } from '#core/photo/photo-groups.ts';
import { DIVISIONS } from '#core/reference/check-reference.ts';
import { REFERENCE_PROBLEM_CODES } from '#core/reference/reference-problems.ts';
import { codeLists } from '#seeds/index.ts';
import { COMMANDS } from '#service/host/cli/commands.ts';
import { en } from '#texts/en/index.ts';
import { findText, type TextTree, textAt } from '#texts/text-at.ts';
import { zhCN } from '#texts/zh-CN/index.ts';

const languages: readonly (readonly [string, TextTree])[] = [
  ['zh-CN', zhCN],
  ['en', en],
];

function leaves(tree: TextTree, path: readonly string[] = []): (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[[...path, name].join('/'), value] as const]
      : leaves(value, [...path, name]),
  );
}

const namesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].toSorted();

const paramsOf = (schema: z.ZodType): string[] =>
  Object.keys('shape' in schema ? (schema.shape as Readonly<Record<string, unknown>>) : {});

/** Every code that needs texts, with the parameters it comes with where a catalogue lists them. */
const problemParams: readonly (readonly [code: string, params: readonly string[]])[] = [
  ...Object.entries(BOUNDARY_CODES).map(([code, { params }]) => [code, params] as const),
  ...Object.entries(DRAWING_CODES),
  ...Object.entries(PACKAGE_PROBLEM_CODES).map(([code, schema]) => [code, paramsOf(schema)] as const),
  ...Object.entries(REFERENCE_PROBLEM_CODES).map(([code, schema]) => [code, paramsOf(schema)] as const),
];

const root = join(import.meta.dirname, '../../..');
const sources = ['core', 'db', 'service'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, room, name), 'utf8')),
);
const found = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name = '']) => name))),
];

/** Problems outside a catalogue, found where the sources make one. */
const madeProblems = found(
  /(?:\bcode: |refuse\(|\bmake\()'((?:boundary|photo|record|check|package)\.[a-z0-9-]+)'/g,
).filter((code) => !Object.hasOwn(FAILURES, code));
const phases = found(/\bphase: '([a-z.-]+)'/g);

describe.each(languages)('texts in %s', (_, texts) => {
  const missing = (keys: readonly string[]) => keys.filter((key) => !findText(texts, key));

  it('say of every failure what happened, whether the work is safe and what to do', () => {
    expect(
      missing(
        FAILURE_CODES.flatMap((code) => ['what', 'safe', 'now'].map((part) => `failures/${code}/${part}`)),
      ),
    ).toEqual([]);
  });

  it('name in failures only parameters that the failure has', () => {
    for (const code of FAILURE_CODES) {
      const known = paramsOf(FAILURES[code]);
      for (const part of ['what', 'safe', 'now']) {
        expect(known, `${code} ${part}`).toEqual(
          expect.arrayContaining(namesIn(findText(texts, `failures/${code}/${part}`) ?? '')),
        );
      }
    }
  });

  it('have a text for every problem of a catalogue, with no parameter that it has not', () => {
    expect(missing(problemParams.map(([code]) => `problems/${code}`))).toEqual([]);
    for (const [code, params] of problemParams) {
      expect(params, code).toEqual(
        expect.arrayContaining(namesIn(findText(texts, `problems/${code}`) ?? '')),
      );
    }
  });

  it('have a text for every problem and phase of work that the sources name', () => {
    expect(madeProblems).toContain('record.duplicate-unit-no');
    expect(phases).toContain('package.verify');
    expect(missing(madeProblems.map((code) => `problems/${code}`))).toEqual([]);
    expect(missing(['missing', 'damaged'].map((state) => `problems/check.photo-${state}`))).toEqual([]);
    expect(missing(phases.map((phase) => `jobs/${phase}`))).toEqual([]);
  });

  it('have a text for every rule, state, kind of photo, group and field', () => {
    expect(
      missing([
        ...Object.keys(RULES).map((rule) => `rules/${rule}`),
        ...PARCEL_STATES.map((state) => `states/${state}`),
        ...PHOTO_KINDS.map((kind) => `photoKinds/${kind}`),
        ...LIST_COLUMN_NAMES.map((column) => `listColumns/${column}`),
        ...ISSUE_FILTERS.map((kind) => `window/table/issueKinds/${kind}`),
        ...BULK_REASONS.map((reason) => `window/table/refused/${reason}`),
        ...PARCEL_GROUP_NAMES.map((group) => `groups/${group}`),
        ...PARCEL_FIELDS.map(({ group, field }) => `fields/${group}.${field}/label`),
        ...PARCEL_FIELDS.flatMap(({ unit }) => (unit ? [`units/${unit}`] : [])),
        ...Object.keys(enterpriseSchema.shape).map((field) => `enterprise/${field}/label`),
        ...['error', 'warning'].map((severity) => `severities/${severity}`),
        ...['field', 'office'].map((role) => `roles/${role}`),
        ...[...CODE_LIST_NAMES, DIVISIONS].map((list) => `codeLists/${list}`),
        ...Object.keys(ruleSettingsSchema.shape).map((name) => `ruleSettings/${name}/label`),
      ]),
    ).toEqual([]);
  });

  it('have no text for a field, rule or failure that is none', () => {
    expect(Object.keys(texts.fields ?? {}).toSorted()).toEqual(
      PARCEL_FIELDS.map(({ group, field }) => `${group}.${field}`).toSorted(),
    );
    expect(Object.keys(texts.rules ?? {}).toSorted()).toEqual(Object.keys(RULES).toSorted());
    expect(Object.keys(texts.failures ?? {}).toSorted()).toEqual(FAILURE_CODES.toSorted());
  });

  it('explain every command, argument and option of the command line', () => {
    expect(
      missing(
        COMMANDS.flatMap(({ name, positionals, options }) => [
          `cli/commands/${name}/summary`,
          ...positionals.map((word) => `cli/commands/${name}/options/${word.replace(/^…/, '')}`),
          ...options.map((option) => `cli/commands/${name}/options/${option.name}`),
        ]),
      ),
    ).toEqual([]);
  });

  it('refer with $t only to texts that are there', () => {
    for (const [key, text] of leaves(texts)) {
      for (const [, reference = ''] of text.matchAll(/\$t\(([^)]*)\)/g)) {
        const [root = ''] = reference.split('/');
        expect(texts[root], key).toBeDefined();
        if (!reference.includes('{{')) expect(findText(texts, reference), key).toBeDefined();
      }
    }
  });

  it('are never empty, and have no space at their ends but where one joins the next', () => {
    for (const [key, text] of leaves(texts)) {
      // Bytes are shown with a unit of their own, such as 12 MB.
      if (key !== 'window/jobs/units/bytes') expect(text.trim(), key).not.toBe('');
      if (!key.startsWith('places/')) expect(text, key).toBe(text.trim());
    }
  });
});

describe('both languages', () => {
  const english = new Map(leaves(en));
  const chinese = leaves(zhCN);

  it('have the same keys', () => {
    expect([...english.keys()].toSorted()).toEqual(chinese.map(([key]) => key).toSorted());
  });

  it('use the same parameters in the same text', () => {
    for (const [key, text] of chinese) expect(namesIn(english.get(key) ?? ''), key).toEqual(namesIn(text));
  });
});

describe('Chinese', () => {
  /** As people see it: what is filled in is not part of it. */
  const chinese = leaves(zhCN).map(
    ([key, text]) => [key, text.replace(/\$t\([^)]*\)|\{\{\w+\}\}/g, '1')] as const,
  );

  it('has no half-width punctuation at Chinese characters', () => {
    const wrong = chinese.filter(([, text]) =>
      /[\u4e00-\u9fff][,;:?!()"']|[,;:?!()"'][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?![a-z])/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('uses no words of programmers', () => {
    const wrong = chinese.filter(([, text]) =>
      /对象|null|undefined|(?<!Geo)JSON|服务器异常|\bID\b|同步失败/i.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('calls the kinds of photos as the code list does', () => {
    const list = codeLists.find((each) => each.list === 'photoKind');
    expect(zhCN.photoKinds).toEqual(
      Object.fromEntries(list?.items.map(({ code, name }) => [code, name]) ?? []),
    );
  });
});

describe('textAt', () => {
  const params = {
    earlierField: 'tenure.approvedOn',
    earlier: '2024-05-01',
    laterField: 'tenure.registeredOn',
    later: '2020-01-02',
  };

  it('fills in values and the names of fields', () => {
    expect(textAt(zhCN, 'rules/date-order', params)).toBe(
      '“批准时间”（2024-05-01）不应晚于“登记时间”（2020-01-02），请核对。',
    );
  });

  it('says what i18next says', async () => {
    const i18n = createInstance();
    await i18n.init({
      lng: 'zh-CN',
      keySeparator: '/',
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: { 'zh-CN': { translation: zhCN } },
    });
    const spoken: readonly (readonly [string, Record<string, string | number>])[] = [
      ['rules/date-order', params],
      ['rules/required-field', { field: 'tenure.rightHolder' }],
      ['rules/minimum-photos', { kind: 'closeUp', needed: 1, found: 0 }],
      ['rules/boundary-shape', { code: 'boundary.spike', ring: 1, point: 'J3' }],
      ['failures/package.wrong-role/what', { role: 'office' }],
      ['failures/workspace.in-use/what', { path: 'D:\\踏勘\\织里' }],
      ['units/万元/亩', {}],
    ];
    for (const [key, values] of spoken) {
      expect(textAt(zhCN, key, values)).toBe(i18n.t(key, values));
      expect(textAt(zhCN, key, values)).not.toMatch(/\{\{|\$t|undefined/);
    }
  });

  it('takes nothing that people typed for a reference, and shows the key of a missing text', () => {
    expect(textAt(zhCN, 'failures/file.not-found/what', { path: '$t(roles/office)' })).toContain(
      '$t(roles/office)',
    );
    expect(textAt(zhCN, 'problems/package.invented')).toBe('problems/package.invented');
    expect(findText(zhCN, 'failures/constructor')).toBeUndefined();
  });
});
