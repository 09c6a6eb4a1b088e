/** What must be right in reference data beyond the form of each member: codes once, names told apart, divisions in their places. */
import type { Problem } from '#core/contract/failures.ts';
import { CODE_LIST_NAMES } from '#core/parcel/field.ts';
import { PHOTO_KINDS } from '#core/photo/photo-groups.ts';
import { type CodeItem, placeOfDivision, type ReferenceData } from './reference-data.ts';
import { referenceProblem } from './reference-problems.ts';

/** How divisions are named where a list is named. */
export const DIVISIONS = 'divisions';

/** Lists whose codes the program itself knows; they may not be added to. */
export const FIXED_LISTS: Readonly<Record<string, readonly string[]>> = { photoKind: PHOTO_KINDS };

export function findReferenceProblems(reference: ReferenceData): Problem[] {
  const { codeLists, divisions, ruleSettings } = reference;
  const byName = new Map(codeLists.map((each) => [each.list, each.items]));
  const categories = new Set(byName.get('category')?.map(({ code }) => code));
  const wanted = new Set(ruleSettings.settings.minimumPhotos.flatMap((each) => each.categories ?? []));
  return [
    ...CODE_LIST_NAMES.filter((list) => codeLists.filter((each) => each.list === list).length !== 1).map(
      (list) => referenceProblem('reference.list-missing', { list }),
    ),
    ...codeLists.flatMap(({ list, items }) => [
      ...findRepeated(list, items),
      ...findRepeatedNames(list, items),
      ...(isFixedListKept(list, items) ? [] : [referenceProblem('reference.fixed-list', { list })]),
    ]),
    ...findRepeated(DIVISIONS, divisions),
    ...findMisplacedDivisions(divisions),
    ...[...wanted]
      .filter((code) => !categories.has(code))
      .map((code) => referenceProblem('reference.unknown-category', { code })),
  ];
}

function findRepeated(list: string, items: readonly Pick<CodeItem, 'code'>[]): Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ code }) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [referenceProblem('reference.duplicate-code', { list, code })];
  });
}

/** Of those in use: one that is out of use may give its name to its successor. */
function findRepeatedNames(list: string, items: readonly CodeItem[]): Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ name, retiredIn }) => {
    if (retiredIn !== undefined) return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [referenceProblem('reference.duplicate-name', { list, name })];
  });
}

function isFixedListKept(list: string, items: readonly CodeItem[]): boolean {
  const codes = FIXED_LISTS[list];
  return (
    !codes ||
    (items.length === codes.length && codes.every((code) => items.some((item) => item.code === code)))
  );
}

function findMisplacedDivisions(divisions: ReferenceData['divisions']): Problem[] {
  const codes = new Set(divisions.map(({ code }) => code));
  return divisions.flatMap(({ code, level, parent }) => {
    const place = placeOfDivision(code);
    if (!place || place.level !== level || place.parent !== parent)
      return [referenceProblem('reference.division-form', { code })];
    return level === 'county' || codes.has(parent)
      ? []
      : [referenceProblem('reference.division-parent', { code, parent })];
  });
}
