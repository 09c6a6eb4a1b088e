import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsvLine, toHarmlessText } from '#core/parcel/csv.ts';

/** Reads a line back the way RFC 4180 says. */
function parse(line: string): string[] {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(,|\r\n$)/.exec(rest);
    const match = quoted ?? /^([^",\r\n]*)(,|\r\n$)/.exec(rest);
    if (!match) throw new Error(`no cell at ${JSON.stringify(rest)}`);
    cells.push(quoted ? (match[1] ?? '').replaceAll('""', '"') : (match[1] ?? ''));
    if (match[2] !== ',') return cells;
    rest = rest.slice(match[0].length);
  }
}

describe('a line of the file', () => {
  test.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a,b', 'c"d'], '"a,b","c""d"\r\n'],
    [['一\n二', undefined, '三'], '"一\n二",,三\r\n'],
    [
      [
        { value: 45, decimals: 4 },
        { value: -3, decimals: 0 },
      ],
      '45.0000,-3\r\n',
    ],
    [['=1+1', '@SUM(A1)'], "'=1+1,'@SUM(A1)\r\n"],
  ])('%j is %j', (cells, line) => {
    expect(toCsvLine(cells)).toBe(line);
  });

  test('gives every text back, with an apostrophe where it would be executed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        expect(parse(toCsvLine(texts))).toEqual(texts.map(toHarmlessText));
      }),
    );
  });
});

describe('a text that a spreadsheet would execute', () => {
  test.each([
    '=1',
    '+86',
    '-1',
    '@x',
    '\t=1',
    ' =1',
    '\n1',
    '\rx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "=cmd|'/c calc'!A0",
  ])('%j is made harmless', (text) => {
    expect(toHarmlessText(text)).toBe(`'${text}`);
  });

  test.each(['330502100-0042', '织造厂', '1=1', '', ' 1', "'", '〔2025〕3号'])(
    '%j stays as it is',
    (text) => {
      expect(toHarmlessText(text)).toBe(text);
    },
  );
});
