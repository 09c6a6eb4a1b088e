import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findReferenceProblems } from '#core/reference/check-reference.ts';
import { applyDraft, type draftOf } from '#core/reference/draft.ts';
import { codeNamesOf, editionOfVersion, nameInEdition } from '#core/reference/names.ts';
import { placeOfDivision, type ReferenceData, referenceDataSchema } from '#core/reference/reference-data.ts';
import { seededReference } from '#service/reference/seeded-reference.ts';
import { added, type Change, changed, inList, renamed, retired } from '#tests/helpers/editions.ts';

const as = (version: string) => ({
  version,
  source: '湖自然资〔2026〕1号',
  issuer: '市局',
  issuedAt: '2026-03-01T00:00:00.000Z',
});
const next = (before: ReferenceData, version: string, ...changes: readonly Change[]) =>
  applyDraft(before, changed(before, ...changes), as(version));
const itemOf = (reference: ReferenceData, list: string, code: string) =>
  reference.codeLists.find((each) => each.list === list)?.items.find((item) => item.code === code);
const codesOf = (change: Change) => next(seededReference, 'x', change).problems.map(({ code }) => code);

describe('the next edition', () => {
  test('is the one before where nothing was changed, but for its number and name', () => {
    const { next: made, problems } = next(seededReference, '二');
    expect(problems).toEqual([]);
    expect(made).toEqual({
      ...seededReference,
      edition: { ...as('二'), edition: 2 },
      earlier: [seededReference.edition],
    });
  });

  test('keeps what a code was called, edition by edition, and since when it is out of use', () => {
    const second = next(seededReference, '二', renamed('category', 'mine', '矿山')).next;
    const third = next(second, '三', renamed('category', 'mine', '废弃矿山')).next;
    const fourth = next(third, '四', retired('category', 'mine')).next;
    const item = itemOf(fourth, 'category', 'mine');
    expect(item).toEqual({
      code: 'mine',
      name: '废弃矿山',
      retiredIn: 4,
      was: [
        { until: 1, name: '矿地' },
        { until: 2, name: '矿山' },
      ],
    });
    expect([1, 2, 3, 4, undefined].map((edition) => item && nameInEdition(item, edition))).toEqual([
      '矿地',
      '矿山',
      '废弃矿山',
      '废弃矿山',
      '废弃矿山',
    ]);
    expect(codeNamesOf(fourth, '踏勘自带 1')('category', 'mine')).toBe('矿地');
    expect(codeNamesOf(fourth, '二')('category', 'mine')).toBe('矿山');
    expect(codeNamesOf(fourth, 'unknown')('category', 'mine')).toBe('废弃矿山');
    expect(codeNamesOf(fourth)('category', 'none')).toBeUndefined();
    expect(editionOfVersion(fourth, '三')).toBe(3);
    const restored = next(fourth, '五', (draft) =>
      inList('category', (items) => items.map(({ code, name }) => ({ code, name })))(draft),
    ).next;
    expect(itemOf(restored, 'category', 'mine')).not.toHaveProperty('retiredIn');
    expect(referenceDataSchema.parse(fourth)).toEqual(fourth);
  });

  test('gives a new version and source only to the lists and settings that it changes', () => {
    const { next: made } = next(seededReference, '二', added('tenure', 'mixed', '混合'), (draft) => ({
      ...draft,
      settings: { ...draft.settings, areaTolerancePercent: 3 },
    }));
    const differing = made.codeLists.filter(
      (list, place) => list.version !== seededReference.codeLists[place]?.version,
    );
    expect(differing).toMatchObject([{ list: 'tenure', version: '二', source: '湖自然资〔2026〕1号' }]);
    expect(made.ruleSettings).toMatchObject({ version: '二', settings: { areaTolerancePercent: 3 } });
  });

  test('takes villages in with their township, in the order of their codes', () => {
    const { next: made, problems } = next(seededReference, '二', (draft) => ({
      ...draft,
      divisions: [
        ...draft.divisions,
        { code: '330502100201', name: '轧村村' },
        { code: '330502100001', name: '织里社区' },
      ],
    }));
    expect(problems).toEqual([]);
    expect(made.divisions.filter(({ level }) => level === 'village')).toEqual([
      { code: '330502100001', name: '织里社区', level: 'village', parent: '330502100' },
      { code: '330502100201', name: '轧村村', level: 'village', parent: '330502100' },
    ]);
  });
});

test('the newest edition tells every name that a code ever had, in whatever edition', () => {
  const names = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(names, (given) => {
      let reference = seededReference;
      const called = ['矿地'];
      for (const [place, name] of given.entries()) {
        reference = next(reference, `第${place}版`, renamed('category', 'mine', name)).next;
        called.push(name);
      }
      const item = itemOf(reference, 'category', 'mine');
      expect(called.map((_, place) => item && nameInEdition(item, place + 1))).toEqual(called);
      expect(findReferenceProblems(reference)).toEqual([]);
      expect(referenceDataSchema.parse(reference)).toEqual(reference);
    }),
    { numRuns: 60 },
  );
});

it.each<[string, Change, string]>([
  ['an empty code', added('tenure', '', '空'), 'reference.bad-code'],
  ['a code with a space', added('tenure', 'a b', '空'), 'reference.bad-code'],
  ['an empty name', renamed('tenure', 'state', '  '), 'reference.bad-name'],
  ['a name with an invisible character', renamed('tenure', 'state', '国\u202e有'), 'reference.bad-name'],
  ['a code twice', added('tenure', 'state', '国有二'), 'reference.duplicate-code'],
  ['a name twice', added('tenure', 'state2', '国有'), 'reference.duplicate-name'],
  ['a code taken away', inList('tenure', (items) => items.slice(1)), 'reference.code-gone'],
  ['a kind of photo that the program has not got', added('photoKind', 'x', '航拍'), 'reference.fixed-list'],
  [
    'a village without its township',
    (draft) => ({ ...draft, divisions: [...draft.divisions, { code: '330599100201', name: '某村' }] }),
    'reference.division-parent',
  ],
  [
    'a division of ten digits',
    (draft) => ({ ...draft, divisions: [...draft.divisions, { code: '3305021002', name: '某村' }] }),
    'reference.division-form',
  ],
  [
    'photos for a category that is none',
    (draft) => ({
      ...draft,
      settings: { ...draft.settings, minimumPhotos: [{ kind: 'sign', needed: 1, categories: ['castle'] }] },
    }),
    'reference.unknown-category',
  ],
])('objects to %s', (_, change, code) => {
  expect(codesOf(change)).toEqual([code]);
});

it('lets the name of a code out of use be given to its successor', () => {
  const handOver = (draft: ReturnType<typeof draftOf>) =>
    added('tenure', 'state2', '国有')(retired('tenure', 'state')(draft));
  expect(codesOf(handOver)).toEqual([]);
});

it('objects to a list that is missing or there twice', () => {
  const [first, ...others] = seededReference.codeLists;
  if (!first) throw new Error('no lists');
  for (const codeLists of [others, [first, first, ...others]]) {
    expect(findReferenceProblems({ ...seededReference, codeLists }).map(({ code }) => code)).toContain(
      'reference.list-missing',
    );
  }
});

it.each([
  ['330502', { level: 'county', parent: '330500' }],
  ['330502100', { level: 'township', parent: '330502' }],
  ['330502100201', { level: 'village', parent: '330502100' }],
  ['3305', undefined],
  ['33050２', undefined],
  ['33050a', undefined],
])('the division %s has the place that its digits say', (code, place) => {
  expect(placeOfDivision(code)).toEqual(place);
});
