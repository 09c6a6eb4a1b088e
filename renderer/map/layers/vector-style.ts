/**
 * Plain colours for vector tiles of any making: told by the words in the names of their layers and classes, for there is no one
 * scheme of them. Pale, so that the parcels stand out.
 */
export type VectorStyle = {
  readonly fill?: string;
  readonly line?: string;
  readonly width?: number;
};

type Rule = { readonly words: RegExp; readonly style: VectorStyle };

const AREAS: readonly Rule[] = [
  { words: /water|river|lake|ocean|sea|水/i, style: { fill: '#c6dde8' } },
  { words: /build|house|房|建筑/i, style: { fill: '#ddd8d0', line: '#cbc4ba', width: 0.5 } },
  {
    words: /wood|forest|grass|park|green|farm|orchard|scrub|vegetation|林|草|田/i,
    style: { fill: '#dfead8' },
  },
  { words: /land|earth|background|cover/i, style: { fill: '#f1efe9' } },
];
const LINES: readonly Rule[] = [
  { words: /water|river|stream|canal|水/i, style: { line: '#a9cbdb', width: 1.5 } },
  { words: /rail|train|铁/i, style: { line: '#a9a9a9', width: 1.2 } },
  { words: /bound|admin|border|界/i, style: { line: '#b79fb7', width: 1 } },
  { words: /motorway|trunk|primary|highway|高速|国道/i, style: { line: '#d8b48a', width: 2.5 } },
  { words: /road|transport|street|secondary|tertiary|path|路|道/i, style: { line: '#c9c1b4', width: 1.2 } },
];
const OTHER_AREA: VectorStyle = { line: '#cfc9be', width: 0.5 };
const OTHER_LINE: VectorStyle = { line: '#c4beb3', width: 0.8 };

/** @param described the name of the layer and of the feature's class, as they stand in the file */
export function vectorStyle(kind: 'area' | 'line', described: string): VectorStyle {
  const [rules, other] = kind === 'area' ? [AREAS, OTHER_AREA] : [LINES, OTHER_LINE];
  return rules.find(({ words }) => words.test(described))?.style ?? other;
}
