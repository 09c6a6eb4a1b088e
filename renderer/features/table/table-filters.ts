/** What the filters of the table say in words, one chip a condition, and how a chip is taken away. */
import type { ListWords } from '#core/parcel/list-cells.ts';
import { ISSUE_FILTERS, type ParcelFilter, PHOTO_FILTERS } from '#core/parcel/list-filter.ts';
import { formatMuShort } from '../../i18n/formats.ts';
import type { Texts } from '../../i18n/use-texts.ts';

/** Everything but the search, which stands in the head of the window. */
export type TableFilter = Omit<ParcelFilter, 'search'>;
export const NO_FILTER: TableFilter = {};

export function hasConditions(filter: TableFilter): boolean {
  return Object.values(filter).some((wish) => wish !== undefined);
}

export type Chip = {
  readonly key: string;
  readonly what: string;
  readonly value: string;
  readonly without: TableFilter;
};

export function chipsOf(filter: TableFilter, words: ListWords, { text, term }: Texts): Chip[] {
  const chips: Chip[] = [];
  const oneEach = <T>(
    key: 'states' | 'categories' | 'townshipCodes' | 'keyAreaNos' | 'surveyors',
    what: string,
    values: readonly T[] | undefined,
    toWord: (value: T) => string,
  ): void => {
    for (const value of values ?? []) {
      const rest = (values ?? []).filter((other) => other !== value);
      chips.push({
        key: `${key} ${value}`,
        what,
        value: toWord(value),
        without: { ...filter, [key]: rest.length > 0 ? rest : undefined },
      });
    }
  };
  const range = (
    what: string,
    from: 'surveyedFrom' | 'changedFrom' | 'areaFromSqM',
    to: 'surveyedTo' | 'changedTo' | 'areaToSqM',
  ): void => {
    const toWord = (value: string | number) => (typeof value === 'number' ? formatMuShort(value) : value);
    const [first, last] = [filter[from], filter[to]];
    if (first === undefined && last === undefined) return;
    const value =
      first !== undefined && last !== undefined
        ? text('table/between', { from: toWord(first), to: toWord(last) })
        : first !== undefined
          ? text('table/from', { value: toWord(first) })
          : text('table/to', { value: toWord(last ?? '') });
    chips.push({ key: from, what, value, without: { ...filter, [from]: undefined, [to]: undefined } });
  };
  oneEach('states', text('table/states'), filter.states, (state) => term(`states/${state}`));
  oneEach('categories', text('table/category'), filter.categories, (code) =>
    words.codeName('category', code),
  );
  oneEach('townshipCodes', text('table/township'), filter.townshipCodes, words.township);
  oneEach('keyAreaNos', text('table/keyArea'), filter.keyAreaNos, words.keyArea);
  oneEach('surveyors', text('table/surveyor'), filter.surveyors, (name) => name);
  const issues = ISSUE_FILTERS.find((each) => each === filter.issues);
  if (issues) {
    const value = text(`table/issueKinds/${issues}`);
    chips.push({
      key: 'issues',
      what: text('table/issues'),
      value,
      without: { ...filter, issues: undefined },
    });
  }
  const photos = PHOTO_FILTERS.find((each) => each === filter.photos);
  if (photos) {
    const value = text(`table/photoKinds/${photos}`);
    chips.push({
      key: 'photos',
      what: text('table/photos'),
      value,
      without: { ...filter, photos: undefined },
    });
  }
  range(text('table/surveyed'), 'surveyedFrom', 'surveyedTo');
  range(text('table/changed'), 'changedFrom', 'changedTo');
  range(text('table/area'), 'areaFromSqM', 'areaToSqM');
  return chips;
}
