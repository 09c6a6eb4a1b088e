/**
 * What the office is working on before it is published: the lists, divisions and settings as they shall be. The draft says nothing of
 * versions and former names; publishing works them out against the edition the draft was begun from.
 */
import { z } from 'zod';
import type { Problem } from '#core/contract/failures.ts';
import { sameJson } from '#core/json.ts';
import { CODE_LIST_NAMES } from '#core/parcel/field.ts';
import { ruleSettingsSchema } from '#core/parcel/rule-settings.ts';
import { DIVISIONS, findReferenceProblems } from './check-reference.ts';
import {
  draftOnlineMapSchema,
  findOnlineMapProblems,
  MAX_ONLINE_MAPS,
  type OnlineMap,
} from './online-maps.ts';
import {
  type CodeItem,
  codeItemSchema,
  type Division,
  type Edition,
  editionNumberSchema,
  placeOfDivision,
  type ReferenceData,
} from './reference-data.ts';
import { referenceProblem } from './reference-problems.ts';

/** While it is being typed a name may be empty; what must be right is asked when it is published. */
const draftItemSchema = z.strictObject({
  code: z.string().max(200),
  name: z.string().max(500),
  retired: z.literal(true).optional(),
});
export type DraftItem = Readonly<z.infer<typeof draftItemSchema>>;

export const referenceDraftSchema = z.strictObject({
  /** The edition it was begun from. */
  base: editionNumberSchema,
  codeLists: z
    .array(z.strictObject({ list: z.enum(CODE_LIST_NAMES), items: z.array(draftItemSchema).max(20_000) }))
    .max(CODE_LIST_NAMES.length),
  divisions: z.array(draftItemSchema).max(20_000),
  settings: ruleSettingsSchema,
  onlineMaps: z.array(draftOnlineMapSchema).max(MAX_ONLINE_MAPS).exactOptional(),
});
export type ReferenceDraft = Readonly<z.infer<typeof referenceDraftSchema>>;

/** A draft in which nothing is changed yet. */
export function draftOf({
  edition,
  codeLists,
  divisions,
  ruleSettings,
  onlineMaps,
}: ReferenceData): ReferenceDraft {
  const toDraft = ({ code, name, retiredIn }: CodeItem): DraftItem => ({
    code,
    name,
    ...(retiredIn === undefined ? {} : { retired: true }),
  });
  return {
    base: edition.edition,
    codeLists: codeLists.map(({ list, items }) => ({ list, items: items.map(toDraft) })),
    divisions: divisions.map(toDraft),
    settings: ruleSettings.settings,
    ...(onlineMaps ? { onlineMaps } : {}),
  };
}

export type Applied = { readonly next: ReferenceData; readonly problems: readonly Problem[] };

/**
 * The next edition as the draft wants it, and everything that is wrong with it.
 * @param as what the edition shall be called; its number follows from the one before
 */
export function applyDraft(
  before: ReferenceData,
  draft: ReferenceDraft,
  as: Omit<Edition, 'edition'>,
): Applied {
  const number = before.edition.edition + 1;
  const problems: Problem[] = [];
  const codeLists = before.codeLists.map((list) => {
    const wanted = draft.codeLists.find((each) => each.list === list.list);
    if (!wanted) return list;
    const items = applyItems(list.list, list.items, wanted.items, before.edition.edition, problems);
    return sameJson(items, list.items)
      ? list
      : { list: list.list, version: as.version, source: as.source, items };
  });
  const divisions = applyItems(
    DIVISIONS,
    before.divisions,
    draft.divisions,
    before.edition.edition,
    problems,
  ).map(
    (item): Division => ({ ...item, ...(placeOfDivision(item.code) ?? { level: 'village', parent: '0' }) }),
  );
  const isSameSettings = sameJson(draft.settings, before.ruleSettings.settings);
  const { onlineMaps: _, ...others } = before;
  const onlineMaps = (draft.onlineMaps ?? []).map(trimmed);
  const next: ReferenceData = {
    ...others,
    ...(onlineMaps.length > 0 ? { onlineMaps } : {}),
    edition: { ...as, edition: number },
    earlier: [before.edition, ...before.earlier],
    codeLists,
    divisions: divisions.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ruleSettings: isSameSettings
      ? before.ruleSettings
      : { version: as.version, source: as.source, settings: draft.settings },
  };
  return {
    next,
    problems: [...problems, ...findReferenceProblems(next), ...findOnlineMapProblems(onlineMaps)],
  };
}

function trimmed({ name, url, key, attribution, ...rest }: OnlineMap): OnlineMap {
  return { ...rest, name: name.trim(), url: url.trim(), key: key.trim(), attribution: attribution.trim() };
}

function applyItems(
  list: string,
  before: readonly CodeItem[],
  wanted: readonly DraftItem[],
  until: number,
  problems: Problem[],
): CodeItem[] {
  const known = new Map(before.map((item) => [item.code, item]));
  const codes = new Set(wanted.map(({ code }) => code));
  for (const { code } of before) {
    if (!codes.has(code)) problems.push(referenceProblem('reference.code-gone', { list, code }));
  }
  return wanted.map(({ code, name, retired }): CodeItem => {
    const old = known.get(code);
    const trimmed = name.trim();
    const was =
      old && old.name !== trimmed ? [...(old.was ?? []), { until, name: old.name }] : (old?.was ?? []);
    const item = {
      code,
      name: trimmed,
      ...(retired ? { retiredIn: old?.retiredIn ?? until + 1 } : {}),
      ...(was.length > 0 ? { was } : {}),
    };
    if (!codeItemSchema.shape.code.safeParse(code).success)
      problems.push(referenceProblem('reference.bad-code', { list, code }));
    if (!codeItemSchema.shape.name.safeParse(trimmed).success)
      problems.push(referenceProblem('reference.bad-name', { list, code }));
    return item;
  });
}
