import { describe, expect, test } from 'vitest';
import { type Choice, rankOf } from '#renderer/features/form/choice-search.ts';
import { loadPinyin } from '#renderer/features/form/pinyin.ts';
import { codeLists, divisions } from '#seeds/index.ts';

const toSyllables = await loadPinyin();
const choices: readonly Choice[] = [
  ...divisions.map(({ code, name }) => ({ value: code, label: name, code })),
  ...codeLists.flatMap(({ items }) =>
    items.map(({ code, name }) => ({ value: code, label: `${code} ${name}`, name, code })),
  ),
];
const found = (query: string) =>
  choices
    .flatMap((choice) => {
      const rank = rankOf(query, choice, toSyllables);
      return rank === undefined ? [] : [{ rank, name: choice.name ?? choice.label }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ name }) => name);

describe('a choice is found', () => {
  test.each([
    ['zlz', '织里镇'],
    ['zhili', '织里镇'],
    ['zhilizhen', '织里镇'],
    ['织里', '织里镇'],
    ['330502100', '织里镇'],
    ['cx', '长兴县'],
    ['changxing', '长兴县'],
    ['gy', '工业'],
    ['gongyeyongdi', '工业用地'],
    ['GY', '工业'],
    ['ｇｙ', '工业'],
    ['xssh', '协商收回'],
  ])('by %s: %s', (query, name) => {
    expect(found(query)).toContain(name);
  });

  test('best by its code, then by the beginning of its name, its pinyin, and last by what is within', () => {
    const rank = (query: string) =>
      rankOf(query, { value: '0601', label: '0601 工业用地', name: '工业用地', code: '0601' }, toSyllables);
    expect(['06', '工业', 'gyyd', 'gongye', '601', '业用', 'yyd'].map(rank)).toEqual([0, 1, 2, 2, 3, 3, 3]);
    expect(rank('住宅')).toBeUndefined();
  });

  test('by code and name alone while the pinyin is not there yet', () => {
    const choice = { value: '330502100', label: '织里镇', code: '330502100' };
    expect(rankOf('zlz', choice)).toBeUndefined();
    expect(rankOf('织', choice)).toBe(1);
  });
});
