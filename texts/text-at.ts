/**
 * Finds a text by its key and fills it in, for the places without a translation library (the command line, reports). Understands of
 * i18next's language just what the texts use: `{{name}}` and `$t(other/key)`, which may itself contain a `{{name}}`.
 */
import { fillIn } from './fill-in.ts';

export type TextTree = { readonly [key: string]: string | TextTree };

/**
 * The text under a key such as `failures/workspace.in-use/what`, or undefined. Names may hold dots; a name with a slash in it
 * (`units/万元/亩`) is found as well.
 */
export function findText(texts: TextTree, key: string): string | undefined {
  const whole = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (typeof whole === 'string') return whole;
  for (let slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
    const head = key.slice(0, slash);
    const branch = Object.hasOwn(texts, head) ? texts[head] : undefined;
    const found = typeof branch === 'object' ? findText(branch, key.slice(slash + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The text under a key with its values put in; the key itself where there is none, so that a missing text is seen and never
 * hides what happened. The mark of a value that is missing, or is no text or number, stays.
 */
export function textAt(texts: TextTree, key: string, params: Readonly<Record<string, unknown>> = {}): string {
  const values = Object.fromEntries(
    Object.entries(params).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
  const template = findText(texts, key);
  if (template === undefined) return key;
  // References go first: a value that a person typed must never be read as one.
  return template
    .split(/\$t\(([^)]*)\)/)
    .map((part, index) =>
      index % 2 === 0 ? fillIn(part, values) : textAt(texts, fillIn(part, values), params),
    )
    .join('');
}
