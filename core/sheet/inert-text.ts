/**
 * Makes a value safe to typeset: what people typed is shown as characters, never obeyed. Control characters and marks that
 * turn the direction of writing are taken out. Where a long word breaks is the template's matter, which can measure it.
 */

/** What a cell shows when nothing was recorded. */
export const EMPTY = '—';

/** No cell holds more than this many characters; beyond it the typesetter would only throw away what it was given. */
const MAX_CHARACTERS = 1500;

const LINE_END = /[\n\r\u0085\u2028\u2029\v\f]/;
/** Controls other than white space, lone surrogates, marks of writing direction, and characters nobody can see. */
const INVISIBLE =
  /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

export type InertText = {
  readonly text: string;
  /** The value was longer than fits on any sheet and stands here without its end. */
  readonly cut: boolean;
};

/** The value as characters, lines separated by a line feed. A blank value becomes `EMPTY`. */
export function toInertText(value: string | undefined): InertText {
  // What nobody sees goes first, for it may stand between a line's end and the space that follows.
  const lines = (value ?? '').replace(INVISIBLE, '').replaceAll('\t', ' ').split(LINE_END);
  // Empty lines would take the room of what was written.
  const clean = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  if (clean === '') return { text: EMPTY, cut: false };
  // Twice as many code units as characters are enough for any script, and keep a text of megabytes from being spread out.
  const characters = Array.from(clean.slice(0, 2 * MAX_CHARACTERS + 2));
  const cut = characters.length > MAX_CHARACTERS;
  return { text: cut ? characters.slice(0, MAX_CHARACTERS).join('') : clean, cut };
}

/** As `toInertText`, for places of one line. */
export function toInertLine(value: string | undefined): string {
  return toInertText(value).text.replaceAll('\n', ' ');
}
