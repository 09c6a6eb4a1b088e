/** A sentence in which a number with hyphens, of a parcel or a date, is never broken between two lines: half of one is another number. */
import { withKeys } from './with-keys.ts';

/** Longer ones are names of files, which have to break somewhere. */
const HYPHENATED = /(?<![\w-])((?=[\w-]{3,24}(?![\w-]))\w+(?:-\w+)+)/;

export function Sentence({ children }: { readonly children: string }) {
  const parts = children.split(HYPHENATED);
  if (parts.length === 1) return children;
  return withKeys(parts, (part) => part).map(({ key, item }, place) =>
    place % 2 === 0 ? (
      item
    ) : (
      <span key={key} className="one-line">
        {item}
      </span>
    ),
  );
}
