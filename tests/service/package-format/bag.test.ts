import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeBagName,
  encodeBagName,
  isBagDeclaration,
  parseBagInfoText,
  parseManifestText,
  toBagInfoText,
  toManifestText,
} from '#service/packages/format/bag.ts';

const sha256 = 'ab'.repeat(32);
const problemsIn = (text: string): readonly unknown[] => parseManifestText(text, 'm.txt', true).problems;

describe('manifests', () => {
  test('are sorted by name, and read again', () => {
    const text = toManifestText([
      { name: 'data/b', sha256 },
      { name: 'data/a', sha256 },
    ]);
    expect(text).toBe(`${sha256}  data/a\n${sha256}  data/b\n`);
    expect(parseManifestText(text, 'm.txt', true).files.map(({ name }) => name)).toEqual([
      'data/a',
      'data/b',
    ]);
  });

  test('of other BagIt tools are read too: capitals, asterisk, tabs, CRLF', () => {
    const text = `${sha256.toUpperCase()} *data/a\r\n${sha256}\tdata/b`;
    expect(parseManifestText(text, 'm.txt', true)).toEqual({
      files: [
        { name: 'data/a', sha256 },
        { name: 'data/b', sha256 },
      ],
      problems: [],
    });
  });

  test.each([
    ['no hash', 'data/a', 'package.manifest-line'],
    ['a hash too short', `${sha256.slice(1)}  data/a`, 'package.manifest-line'],
    ['no name', `${sha256}  `, 'package.manifest-line'],
    ['an empty line', '', 'package.manifest-line'],
    ['a percent that encodes nothing', `${sha256}  data/100%`, 'package.manifest-line'],
    ['a way out', `${sha256}  data/../../x`, 'package.manifest-name'],
    ['an absolute name', `${sha256}  /etc/passwd`, 'package.manifest-name'],
    ['a hidden line feed', `${sha256}  data/a%0Ab`, 'package.manifest-name'],
    ['a tag file among the payload', `${sha256}  bagit.txt`, 'package.manifest-name'],
    ['the same name by case', `${sha256}  data/OK`, 'package.manifest-duplicate'],
  ])('a line with %s is told with its number', (_, line, code) => {
    expect(problemsIn(`${sha256}  data/ok\n${line}\n`)).toEqual([
      { code, params: expect.objectContaining({ file: 'm.txt', line: 2 }) },
    ]);
  });

  test('a payload file among the tags is told', () => {
    expect(parseManifestText(`${sha256}  data/a\n`, 'm.txt', false).problems).toHaveLength(1);
  });
});

describe('names in manifests', () => {
  test('LF, CR and percent are encoded as RFC 8493 wants, and nothing else', () => {
    expect(encodeBagName('a\nb\rc%d 照')).toBe('a%0Ab%0Dc%25d 照');
  });

  test('any name comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        expect(decodeBagName(encodeBagName(name))).toBe(name);
      }),
    );
  });
});

describe('tag files', () => {
  test('the declaration is wanted to the letter', () => {
    expect(isBagDeclaration('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')).toBe(true);
    expect(isBagDeclaration('BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8')).toBe(true);
    expect(isBagDeclaration('BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n')).toBe(false);
    expect(isBagDeclaration('BagIt-Version: 1.0\nTag-File-Character-Encoding: GBK\n')).toBe(false);
  });

  test('bag-info.txt says who, when and how much', () => {
    const text = toBagInfoText({
      externalIdentifier: 'id',
      baggingDate: '2025-03-01',
      softwareAgent: 'Takan\n0.1',
      payloadBytes: 3000,
      payloadFiles: 2,
    });
    expect(text).toBe(
      'External-Identifier: id\nBagging-Date: 2025-03-01\nBag-Software-Agent: Takan 0.1\nPayload-Oxum: 3000.2\n',
    );
    expect(parseBagInfoText(text).get('Payload-Oxum')).toEqual(['3000.2']);
  });

  test('folded and repeated labels of other tools are read', () => {
    const labels = parseBagInfoText('Contact: a\n  b\nContact: c\n\nbroken line\n');
    expect([...labels]).toEqual([['Contact', ['a b', 'c']]]);
  });
});
