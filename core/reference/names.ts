/** What a code is called: now, and what it was called when a record was filled in. */
import type { CodeListName } from '#core/parcel/field.ts';
import type { CodeItem, ReferenceData } from './reference-data.ts';

/** The edition that has this name; undefined where it is not known here. */
export function editionOfVersion(
  { edition, earlier }: Pick<ReferenceData, 'edition' | 'earlier'>,
  version: string | undefined,
): number | undefined {
  return [edition, ...earlier].find((each) => each.version === version)?.edition;
}

/** The name an item had in an edition; its name of today without one. */
export function nameInEdition(item: Pick<CodeItem, 'name' | 'was'>, edition: number | undefined): string {
  if (edition === undefined) return item.name;
  return item.was?.find(({ until }) => until >= edition)?.name ?? item.name;
}

/** Finds the name of a code of a list, or undefined for a code the list has not got. */
export type CodeNames = (list: CodeListName, code: string) => string | undefined;

/** @param listVersion what the record remembers; names of today without it */
export function codeNamesOf(reference: ReferenceData, listVersion?: string): CodeNames {
  const edition = editionOfVersion(reference, listVersion);
  const lists = new Map(
    reference.codeLists.map(({ list, items }) => [list, new Map(items.map((item) => [item.code, item]))]),
  );
  return (list, code) => {
    const item = lists.get(list)?.get(code);
    return item && nameInEdition(item, edition);
  };
}
