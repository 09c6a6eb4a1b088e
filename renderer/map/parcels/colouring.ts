/** By what the parcels are coloured, and in which colours: one table for the canvas and the legend. */
import { fromFlags, type IssueGrade, type TraitLists } from '#core/map/parcel-traits.ts';
import { STATE_COLOURS } from '../../ui/state-tag.tsx';

export const COLOURINGS = ['state', 'category', 'issues'] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** Told apart by lightness as well as by hue, for eyes that do not tell red from green. */
const CATEGORY_COLOURS = [
  '#7b3fb0',
  '#c2570c',
  '#2f7d32',
  '#6b4a36',
  '#b8165f',
  '#0b6fb3',
  '#8a7400',
  '#00796b',
] as const;
export const NO_CATEGORY_COLOUR = '#6b7780';
export const ISSUE_COLOURS: Readonly<Record<IssueGrade, string>> = {
  none: '#4a7390',
  warnings: '#b36a00',
  errors: '#c8321f',
};

/** A code's colour is that of its place in the code list, so that it stays the same from view to view. */
export function categoryColour(codes: readonly string[], code: string): string {
  const place = codes.indexOf(code);
  return place < 0
    ? NO_CATEGORY_COLOUR
    : (CATEGORY_COLOURS[place % CATEGORY_COLOURS.length] ?? NO_CATEGORY_COLOUR);
}

/** How one parcel is drawn. Parcels of equal style are drawn together. */
export type ParcelStyle = { readonly colour: string; readonly dashed: boolean; readonly faint: boolean };

export type ParcelLook = {
  readonly colouring: Colouring;
  /** Codes of the list of categories, in its order. */
  readonly categoryCodes: readonly string[];
  readonly othersShown: boolean;
};

/** The style of each parcel of a tile, as a place in a list of styles; −1 for one that is not shown. */
export function stylesOf(
  lists: TraitLists & { readonly count: number },
  { colouring, categoryCodes, othersShown }: ParcelLook,
): { readonly styles: readonly ParcelStyle[]; readonly places: Int16Array } {
  const styles: ParcelStyle[] = [];
  const known = new Map<number, number>();
  const places = new Int16Array(lists.count);
  for (let i = 0; i < lists.count; i++) {
    const flags = lists.flags[i] ?? 0;
    const category = lists.category[i] ?? 0;
    // All that a style can depend on, as one number.
    const key = flags * 256 + category;
    let place = known.get(key);
    if (place === undefined) {
      const { state, conflict, issues, others } = fromFlags(flags);
      const colour = {
        state: STATE_COLOURS[state],
        issues: ISSUE_COLOURS[issues],
        category: categoryColour(categoryCodes, lists.categories[category] ?? ''),
      }[colouring];
      place = others && !othersShown ? -1 : placeOf(styles, { colour, dashed: conflict, faint: others });
      known.set(key, place);
    }
    places[i] = place;
  }
  return { styles, places };
}

function placeOf(styles: ParcelStyle[], style: ParcelStyle): number {
  const known = styles.findIndex(
    ({ colour, dashed, faint }) =>
      colour === style.colour && dashed === style.dashed && faint === style.faint,
  );
  return known >= 0 ? known : styles.push(style) - 1;
}
