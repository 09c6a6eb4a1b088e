import { expect, test } from 'vitest';
import { changesBetween, isWithoutChanges } from '#core/reference/changes.ts';
import { applyDraft } from '#core/reference/draft.ts';
import { toListsFileName } from '#core/reference/lists-file.ts';
import { seededReference } from '#service/reference/seeded-reference.ts';
import { added, type Change, changed, inList, renamed, retired } from '#tests/helpers/editions.ts';

const as = { version: '二', source: '某文', issuer: '市局', issuedAt: '2026-03-01T00:00:00.000Z' };
const after = (...changes: readonly Change[]) =>
  applyDraft(seededReference, changed(seededReference, ...changes), as).next;

test('an edition changes nothing of itself', () => {
  expect(isWithoutChanges(changesBetween(seededReference, after()))).toBe(true);
});

test('what was added, renamed, put out of use and set is told, list by list', () => {
  const changes = changesBetween(
    seededReference,
    after(
      added('tenure', 'mixed', '混合'),
      renamed('category', 'mine', '矿山'),
      retired('lowEfficiencyReason', 'dilapidated'),
      (draft) => ({ ...draft, settings: { ...draft.settings, overlapSqM: 2 } }),
      (draft) => ({ ...draft, divisions: [...draft.divisions, { code: '330502100201', name: '轧村村' }] }),
    ),
  );
  const none = { added: [], renamed: [], retired: [], restored: [], removed: [], reordered: false };
  expect(changes).toEqual({
    settings: [{ name: 'overlapSqM', from: 1, to: 2 }],
    keyAreas: false,
    reportingBodies: false,
    onlineMaps: false,
    lists: [
      { ...none, list: 'category', renamed: [{ code: 'mine', from: '矿地', to: '矿山' }] },
      { ...none, list: 'tenure', added: [{ code: 'mixed', name: '混合' }] },
      { ...none, list: 'lowEfficiencyReason', retired: [{ code: 'dilapidated', name: '老旧' }] },
      { ...none, list: 'divisions', added: [{ code: '330502100201', name: '轧村村' }] },
    ],
  });
  expect(changesBetween(after(retired('tenure', 'state')), after()).lists).toEqual([
    { ...none, list: 'tenure', restored: [{ code: 'state', name: '国有' }] },
  ]);
  expect(changesBetween(after(added('tenure', 'mixed', '混合')), after()).lists).toEqual([
    { ...none, list: 'tenure', removed: [{ code: 'mixed', name: '混合' }] },
  ]);
});

test('an order that was changed is told, also beside other changes', () => {
  const turned = inList('tenure', (items) => items.toReversed());
  expect(changesBetween(seededReference, after(turned)).lists).toMatchObject([
    { list: 'tenure', reordered: true },
  ]);
  const inFront = inList('tenure', (items) => [{ code: 'mixed', name: '混合' }, ...items]);
  expect(changesBetween(seededReference, after(inFront)).lists).toMatchObject([
    { added: [{ code: 'mixed' }], reordered: false },
  ]);
});

test.each([
  ['2026-03-01', '踏勘_代码表_2026-03-01_20260302.takan-lists'],
  ['湖自然资〔2026〕1号 修订', '踏勘_代码表_湖自然资〔2026〕1号-修订_20260302.takan-lists'],
  ['a/b\\c:d_e', '踏勘_代码表_a-b-c-d-e_20260302.takan-lists'],
  ['..', '踏勘_代码表_-_20260302.takan-lists'],
])('the file of the version %s can be stored everywhere', (version, name) => {
  expect(toListsFileName(version, '2026-03-02')).toBe(name);
});
