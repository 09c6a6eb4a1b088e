/** The office's work on the code lists, in short: take the draft of what is in force, change it, publish it. */
import type { CodeListName } from '#core/parcel/field.ts';
import { type DraftItem, draftOf, type ReferenceDraft } from '#core/reference/draft.ts';
import type { ReferenceData } from '#core/reference/reference-data.ts';
import type { Client } from './a-workspace.ts';
import { finish } from './calls.ts';

export type Change = (draft: ReferenceDraft) => ReferenceDraft;

/** Changes the items of one list. */
export const inList =
  (name: CodeListName, change: (items: readonly DraftItem[]) => readonly DraftItem[]): Change =>
  (draft) => ({
    ...draft,
    codeLists: draft.codeLists.map(({ list, items }) => ({
      list,
      items: [...(list === name ? change(items) : items)],
    })),
  });

export const renamed = (list: CodeListName, code: string, name: string): Change =>
  inList(list, (items) => items.map((item) => (item.code === code ? { ...item, name } : item)));

export const retired = (list: CodeListName, code: string): Change =>
  inList(list, (items) => items.map((item) => (item.code === code ? { ...item, retired: true } : item)));

export const added = (list: CodeListName, code: string, name: string): Change =>
  inList(list, (items) => [...items, { code, name }]);

export const changed = (reference: ReferenceData, ...changes: readonly Change[]): ReferenceDraft =>
  changes.reduce((draft, change) => change(draft), draftOf(reference));

/** Publishes what is in force with these changes. */
export async function publish(client: Client, version: string, ...changes: readonly Change[]) {
  const draft = changed(await client.reference.all(), ...changes);
  return finish(client.reference.publish({ draft, version, source: `湖自然资〔2026〕${version}` }));
}
