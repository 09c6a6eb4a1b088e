/** The columns of the table: how wide, on which side their text stands, and which of them a person wants to see. */
import { useCallback, useState } from 'react';
import { LIST_COLUMN_NAMES, LIST_COLUMNS, type ListColumnName } from '#core/parcel/list-columns.ts';
import type { ParcelSort } from '#core/parcel/list-filter.ts';

export const COLUMN_WIDTHS_PX: Readonly<Record<ListColumnName, number>> = {
  unitNo: 150,
  name: 200,
  state: 116,
  planarAreaSqM: 120,
  category: 100,
  townshipCode: 130,
  keyAreaNo: 200,
  rightHolder: 220,
  currentUser: 220,
  address: 260,
  registeredAreaSqM: 150,
  usageStatus: 110,
  mode: 120,
  stage: 100,
  planYear: 100,
  surveyor: 100,
  surveyedOn: 120,
  photoCount: 80,
  photosMissing: 110,
  issues: 110,
  changedAt: 160,
};

export const isFigure = (name: ListColumnName): boolean =>
  LIST_COLUMNS[name].kind === 'area' || LIST_COLUMNS[name].kind === 'number';

const FIRST: readonly ListColumnName[] = [
  'unitNo',
  'name',
  'state',
  'planarAreaSqM',
  'category',
  'townshipCode',
  'photosMissing',
  'issues',
  'surveyor',
  'surveyedOn',
  'changedAt',
];
const UNSORTED: ParcelSort = { by: 'unitNo', descending: false };

type TableLayout = { readonly columns: readonly ListColumnName[]; readonly sort: ParcelSort };

const STORED_AS = 'takan.table';

/** What was chosen last on this machine. Names that are none any more are left out. */
function storedLayout(): TableLayout {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(STORED_AS) ?? '');
    if (typeof stored !== 'object' || stored === null) return { columns: FIRST, sort: UNSORTED };
    const { columns, by, descending } = stored as { readonly [key: string]: unknown };
    const known = Array.isArray(columns) ? LIST_COLUMN_NAMES.filter((name) => columns.includes(name)) : [];
    const sorted = LIST_COLUMN_NAMES.find((name) => name === by);
    return {
      columns: known.length > 0 ? known : FIRST,
      sort: sorted ? { by: sorted, descending: descending === true } : UNSORTED,
    };
  } catch {
    return { columns: FIRST, sort: UNSORTED };
  }
}

export function useTableLayout() {
  const [layout, setLayout] = useState(storedLayout);
  const change = useCallback((next: (before: TableLayout) => Partial<TableLayout>): void => {
    setLayout((before) => {
      const { columns, sort } = { ...before, ...next(before) };
      window.localStorage.setItem(STORED_AS, JSON.stringify({ columns, ...sort }));
      return { columns, sort };
    });
  }, []);
  /** The number always stands there, for it names the row. */
  const setColumns = useCallback(
    (chosen: readonly ListColumnName[]) =>
      change(() => ({
        columns: LIST_COLUMN_NAMES.filter((name) => name === 'unitNo' || chosen.includes(name)),
      })),
    [change],
  );
  const resetColumns = useCallback(() => change(() => ({ columns: FIRST })), [change]);
  /** Once up, once down, by the head that was pressed. */
  const sortBy = useCallback(
    (by: ListColumnName) =>
      change(({ sort }) => ({ sort: { by, descending: sort.by === by && !sort.descending } })),
    [change],
  );
  return { ...layout, setColumns, resetColumns, sortBy };
}
