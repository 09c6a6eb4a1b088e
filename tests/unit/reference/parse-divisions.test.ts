import { expect, test } from 'vitest';
import { parseDivisions } from '#core/reference/parse-divisions.ts';

test.each([
  ['330502100201 轧村村', '轧村村'],
  ['330502100201\t轧村村', '轧村村'],
  ['330502100201，轧村村', '轧村村'],
  ['  330502100201, 轧村村  ', '轧村村'],
  ['３３０５０２１００２０１　轧村村', '轧村村'],
  ['330502100201 大港 路村', '大港 路村'],
])('the line “%s” is a village', (line, name) => {
  expect(parseDivisions(line)).toEqual({ items: [{ code: '330502100201', name }], wrong: [] });
});

test('lines that are no division are told by their number, and the others are taken', () => {
  const text = '代码 名称\r\n330502100201 轧村村\n\n3305021002 某村\r330502100202\n轧村村 330502100201';
  expect(parseDivisions(text)).toEqual({
    items: [{ code: '330502100201', name: '轧村村' }],
    wrong: [
      { line: 1, text: '代码 名称' },
      { line: 4, text: '3305021002 某村' },
      { line: 5, text: '330502100202' },
      { line: 6, text: '轧村村 330502100201' },
    ],
  });
});
