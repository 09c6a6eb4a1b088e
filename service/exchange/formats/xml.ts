/** XML of KML and GPX as plain objects. No document type, so no entities to unfold; what is not well-formed is told by its line. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export type XmlNode = { readonly [name: string]: unknown };

const ATTRIBUTE = '@';
const TEXT = '#text';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** The document, or the line where it stops being XML. */
export function parseXml(text: string): { readonly root: XmlNode } | { readonly line: number } {
  const doctype = findDoctype(text);
  if (doctype >= 0) return { line: text.slice(0, doctype).split('\n').length };
  try {
    const valid = XMLValidator.validate(text);
    if (valid !== true) return { line: Math.max(1, valid.err.line) };
    return { root: parser.parse(text) as XmlNode };
  } catch {
    // Nested deeper than the parser goes.
    return { line: 1 };
  }
}

/** Where a document type is declared, or -1; within a comment or CDATA the same letters are only text. */
function findDoctype(text: string): number {
  let at = text.indexOf('<!');
  while (at >= 0) {
    if (/^<!DOCTYPE/i.test(text.slice(at, at + 9))) return at;
    const ending = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '';
    const end = text.indexOf(ending, at + 2);
    at = end < 0 ? -1 : text.indexOf('<!', end);
  }
  return -1;
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
