/** XML of KML and GPX as plain objects. No document type, so no entities of its own to unfold; what is not well-formed is told by its line. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export type XmlNode = { readonly [name: string]: unknown };

const ATTRIBUTE = '@';
const TEXT = '#text';

const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The parser's own leaves characters that are written by their numbers, as Chinese often is, and unfolds what a document type declares. */
const entityDecoder = {
  decode: (text: string) =>
    text.replaceAll(ENTITY, (whole, name?: string, decimal?: string, hex?: string) => {
      if (name) return NAMED[name] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return isCharacter(code) ? String.fromCodePoint(code) : whole;
    }),
  /** Called for every document type, where the parser itself sees one: within a comment or CDATA the same letters are only text. */
  addInputEntities: () => {
    throw new Error('a document type');
  },
  setExternalEntities: () => undefined,
  setXmlVersion: () => undefined,
  reset: () => undefined,
};

const parser = new XMLParser({
  entityDecoder,
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** By XML: no control characters but those that part words and lines, no halves of a pair. */
function isCharacter(code: number): boolean {
  return (
    [9, 10, 13].includes(code) || (code >= 0x20 && code < 0xd800) || (code >= 0xe000 && code <= 0x10ffff)
  );
}

/** The document, or the line where it stops being XML. */
export function parseXml(text: string): { readonly root: XmlNode } | { readonly line: number } {
  try {
    const valid = XMLValidator.validate(text);
    if (valid !== true) return { line: Math.max(1, valid.err.line) };
    return { root: parser.parse(text) as XmlNode };
  } catch {
    // A document type, or nested deeper than the parser goes.
    return { line: text.slice(0, Math.max(0, text.indexOf('<!DOCTYPE'))).split('\n').length };
  }
}

/** Children of that name, whether there is none, one or several. */
export function childrenOf(node: unknown, name: string): readonly unknown[] {
  if (!isNode(node) || !Object.hasOwn(node, name)) return [];
  const value = node[name];
  return Array.isArray(value) ? value : [value];
}

export function childOf(node: unknown, name: string): unknown {
  return childrenOf(node, name)[0];
}

export function attributeOf(node: unknown, name: string): string | undefined {
  const value = isNode(node) && Object.hasOwn(node, ATTRIBUTE + name) ? node[ATTRIBUTE + name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

export function textOf(node: unknown): string {
  if (typeof node === 'string') return node.trim();
  const text = isNode(node) && Object.hasOwn(node, TEXT) ? node[TEXT] : undefined;
  return typeof text === 'string' ? text.trim() : '';
}

export function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
