/** What one edition of the reference data changes of another: shown before it is published, and before it is taken in. */
import { z } from 'zod';
import { type Json, jsonSchema, sameJson } from '#core/json.ts';
import type { RuleSettings } from '#core/parcel/rule-settings.ts';
import { DIVISIONS } from './check-reference.ts';
import type { CodeItem, ReferenceData } from './reference-data.ts';

const named = z.object({ code: z.string(), name: z.string() });

export const listChangesSchema = z.object({
  /** Name of a code list, or `divisions`. */
  list: z.string(),
  added: z.array(named),
  renamed: z.array(z.object({ code: z.string(), from: z.string(), to: z.string() })),
  retired: z.array(named),
  restored: z.array(named),
  /** Not in the later one at all: its records show the code alone. */
  removed: z.array(named),
  reordered: z.boolean(),
});
export const referenceChangesSchema = z.object({
  lists: z.array(listChangesSchema),
  settings: z.array(z.object({ name: z.string(), from: jsonSchema, to: jsonSchema })),
  keyAreas: z.boolean(),
  reportingBodies: z.boolean(),
  onlineMaps: z.boolean(),
});
export type ListChanges = Readonly<z.infer<typeof listChangesSchema>>;
export type ReferenceChanges = Readonly<z.infer<typeof referenceChangesSchema>>;

export function changesBetween(before: ReferenceData, after: ReferenceData): ReferenceChanges {
  const lists = [
    ...after.codeLists.map(({ list, items }) =>
      changesOfList(list, before.codeLists.find((each) => each.list === list)?.items ?? [], items),
    ),
    changesOfList(DIVISIONS, before.divisions, after.divisions),
  ];
  // A setting that one of them leaves to the program is there in the other alone.
  const settings = [
    ...new Set([...Object.keys(before.ruleSettings.settings), ...Object.keys(after.ruleSettings.settings)]),
  ] as (keyof RuleSettings)[];
  const differs = (a: readonly Json[], b: readonly Json[]) => !sameJson(a, b);
  return {
    lists: lists.filter(hasChanges),
    settings: settings.flatMap((name) => {
      const [from = null, to = null] = [
        before.ruleSettings.settings[name],
        after.ruleSettings.settings[name],
      ];
      return sameJson(from, to) ? [] : [{ name, from, to }];
    }),
    keyAreas: differs(before.keyAreas, after.keyAreas),
    reportingBodies: differs(before.reportingBodies, after.reportingBodies),
    onlineMaps: differs(before.onlineMaps ?? [], after.onlineMaps ?? []),
  };
}

export function isWithoutChanges({ lists, settings, ...more }: ReferenceChanges): boolean {
  return (
    lists.length === 0 && settings.length === 0 && !more.keyAreas && !more.reportingBodies && !more.onlineMaps
  );
}

function changesOfList(list: string, before: readonly CodeItem[], after: readonly CodeItem[]): ListChanges {
  const old = new Map(before.map((item) => [item.code, item]));
  const codes = new Set(after.map(({ code }) => code));
  const toNamed = ({ code, name }: CodeItem) => ({ code, name });
  const stay = after.filter(({ code }) => old.has(code));
  const isRetired = (item: CodeItem | undefined) => item?.retiredIn !== undefined;
  const order = before.filter(({ code }) => codes.has(code)).map(({ code }) => code);
  return {
    list,
    added: after.filter(({ code }) => !old.has(code)).map(toNamed),
    renamed: stay.flatMap(({ code, name }) => {
      const from = old.get(code)?.name ?? name;
      return from === name ? [] : [{ code, from, to: name }];
    }),
    retired: stay.filter((item) => isRetired(item) && !isRetired(old.get(item.code))).map(toNamed),
    restored: stay.filter((item) => !isRetired(item) && isRetired(old.get(item.code))).map(toNamed),
    removed: before.filter(({ code }) => !codes.has(code)).map(toNamed),
    // Divisions have no order but that of their codes.
    reordered: list !== DIVISIONS && stay.some(({ code }, place) => code !== order[place]),
  };
}

function hasChanges({ added, renamed, retired, restored, removed, reordered }: ListChanges): boolean {
  return reordered || [added, renamed, retired, restored, removed].some((items) => items.length > 0);
}
