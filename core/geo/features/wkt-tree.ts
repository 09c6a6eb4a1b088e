/** Well-known text of coordinate systems, both versions, as a tree: `NAME["text", 1.5, CHILD[…]]`. */

export type WktNode = {
  /** In capitals. */
  readonly keyword: string;
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly children: readonly WktNode[];
};

const TOKEN = /\s*(?:([A-Za-z_]\w*)|"((?:[^"]|"")*)"|([-+]?[\d.]+(?:[eE][-+]?\d+)?)|([[(])|([\])])|(,))/y;
/** No definition in use has more; a text without end shall not be walked. */
const MAX_LENGTH = 20_000;
const MAX_DEPTH = 30;

/** The root of the text, or undefined for what is no well-known text. Never throws. */
export function parseWktTree(text: string): WktNode | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const token = new RegExp(TOKEN);
  const next = () => token.exec(text.replace(/^\uFEFF/, ''));
  const [, keyword] = next() ?? [];
  return keyword && next()?.[4] ? readMembers(keyword, next, 0) : undefined;
}

function readMembers(
  keyword: string,
  next: () => RegExpExecArray | null,
  depth: number,
): WktNode | undefined {
  const texts: string[] = [];
  const numbers: number[] = [];
  const children: WktNode[] = [];
  let word: string | undefined;
  for (;;) {
    const found = next();
    if (!found || depth > MAX_DEPTH) return undefined;
    const [, name, quoted, number, opening, closing] = found;
    if (closing) return { keyword: keyword.toUpperCase(), texts, numbers, children };
    if (opening) {
      const child = word === undefined ? undefined : readMembers(word, next, depth + 1);
      if (!child) return undefined;
      children.push(child);
    } else if (quoted !== undefined) texts.push(quoted.replaceAll('""', '"'));
    else if (number !== undefined) numbers.push(Number(number));
    word = name;
  }
}

/** The first node with one of these keywords, the node itself included, outermost first. */
export function findNode(node: WktNode, ...keywords: readonly string[]): WktNode | undefined {
  const level = [node];
  for (let here = level.shift(); here; here = level.shift()) {
    if (keywords.includes(here.keyword)) return here;
    level.push(...here.children);
  }
  return undefined;
}

/** The value of a parameter by a part of its name, e.g. `central_meridian`. */
export function parameterOf(node: WktNode, name: RegExp): number | undefined {
  const level = [node];
  for (let here = level.shift(); here; here = level.shift()) {
    if (here.keyword === 'PARAMETER' && name.test(here.texts[0] ?? '')) return here.numbers[0];
    level.push(...here.children);
  }
  return undefined;
}
