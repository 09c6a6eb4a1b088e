/**
 * Which rows are selected: some by name, or all that the filter finds without some. The second needs no list of a hundred
 * thousand names, and what is found later belongs to it too.
 */
import type { ParcelSelection } from '#core/contract/parcel-list.ts';
import type { RecordId } from '#core/ids.ts';
import type { ParcelFilter } from '#core/parcel/list-filter.ts';

export type Selected =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<RecordId> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<RecordId> };

export const NOTHING: Selected = { kind: 'some', ids: new Set() };
export const EVERYTHING: Selected = { kind: 'all', except: new Set() };

export function isSelected(selected: Selected, id: RecordId): boolean {
  return selected.kind === 'some' ? selected.ids.has(id) : !selected.except.has(id);
}

export function withRows(selected: Selected, ids: readonly RecordId[], on: boolean): Selected {
  const named = new Set(selected.kind === 'some' ? selected.ids : selected.except);
  // Among the exceptions a row is named when it is not selected.
  const isNamed = selected.kind === 'some' ? on : !on;
  for (const id of ids) {
    if (isNamed) named.add(id);
    else named.delete(id);
  }
  return selected.kind === 'some' ? { kind: 'some', ids: named } : { kind: 'all', except: named };
}

/** @param total how many the filter finds */
export function countSelected(selected: Selected, total: number): number {
  return selected.kind === 'some' ? selected.ids.size : Math.max(0, total - selected.except.size);
}

/** What a verb is to be done to: what is selected, or all that is found while nothing is. */
export function toSelection(selected: Selected, filter: ParcelFilter): ParcelSelection {
  if (selected.kind === 'all') return { filter, except: [...selected.except] };
  return selected.ids.size > 0 ? { ids: [...selected.ids] } : { filter, except: [] };
}
