/**
 * How texts are cut for searching. A full-text index knows words, and Chinese has none; so every text is cut into its pairs of
 * neighbouring characters, and what is typed becomes the phrase of its pairs: it is found exactly where the typed characters
 * stand in this order, as if every text had been read through. The last character stands alone as well, so that every
 * character begins a token, and one typed character is asked for as the beginning of a token.
 *
 *   织造厂  →  织造 造厂 厂        typed 造厂 → "造厂"        typed 造 → "造"*
 *
 * Full-width and half-width, large and small letters are the same. Characters are code points: a rare character of the
 * extension planes is one, not two. What a tokenizer would drop or fold is written in private-use characters, which it keeps, so
 * a quote, a percent sign or an emoji is found like anything else and is never an operator.
 */
import type { ParcelValues } from './field-groups.ts';

/** What is looked for and what is looked in have this form: compatibility forms folded (NFKC), small letters. */
export function toSearchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Every text of a parcel in which something may be searched for, as it was written. */
export function searchedTextsOf({ identity, tenure, economics, process }: ParcelValues): string[] {
  return [
    identity?.unitNo,
    identity?.name,
    identity?.address,
    identity?.parcelCodes?.join('、'),
    identity?.realEstateUnitNos?.join('、'),
    tenure?.rightHolder,
    tenure?.currentUser,
    tenure?.titleCertificateNo,
    tenure?.approvalNo,
    ...(economics?.enterprises ?? []).map(({ name }) => name),
    process?.remarks,
  ].filter((text) => text !== undefined);
}

/** The tokens of a record's texts, parted by spaces, each run of characters once. Empty for no text. */
export function toSearchTokens(texts: readonly string[]): string {
  let tokens = '';
  for (const run of new Set(texts.flatMap(runsOf))) {
    // One text grown sign by sign: lists of signs and pairs would cost several times as much, and every change pays it.
    let before = '';
    for (const character of run) {
      const sign = toSign(character);
      if (before) tokens += `${before}${sign} `;
      before = sign;
    }
    tokens += `${before} `;
  }
  return tokens.trimEnd();
}

/**
 * What was typed, as an FTS5 query over such tokens: all of its words, which are parted by spaces. Undefined when nothing but
 * spaces was typed.
 */
export function toSearchQuery(typed: string): string | undefined {
  const phrases = [...new Set(runsOf(typed))].map(toPhrase);
  return phrases.length > 0 ? phrases.join(' AND ') : undefined;
}

function toPhrase(word: string): string {
  const signs = signsOf(word);
  if (signs.length === 1) return `"${signs[0]}"*`;
  const pairs = signs.slice(0, -1).map((sign, i) => sign + signs[i + 1]);
  return `"${pairs.join(' ')}"`;
}

/** A text between its spaces and line ends: no search crosses them, for they part the words of a search. */
function runsOf(text: string): string[] {
  return toSearchForm(text)
    .split(/\s+/u)
    .filter((run) => run !== '');
}

function signsOf(run: string): string[] {
  return Array.from(run, toSign);
}

const [NUMBER_BEGINS, NUMBER_ENDS] = ['\ue000', '\ue001'];
/** Where ranges of punctuation, symbols and small alphabets go: private-use characters, one each, from here on. */
const SHIFTED = [
  { from: 0x0000, to: 0x04ff, by: 0xe002 },
  { from: 0x2000, to: 0x2fff, by: 0xe502 - 0x2000 },
  { from: 0x3000, to: 0x30ff, by: 0xf502 - 0x3000 },
] as const;

/** A character as the tokenizer leaves it alone: no two have the same sign, and no sign begins another. */
function toSign(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (isPlain(code)) return character;
  const range = SHIFTED.find(({ from, to }) => code >= from && code <= to);
  if (range) return String.fromCharCode(code + range.by);
  return `${NUMBER_BEGINS}${code.toString(36)}${NUMBER_ENDS}`;
}

/** Digits, small Latin letters and the common ideographs. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x3400 && code <= 0x4dbf)
  );
}
