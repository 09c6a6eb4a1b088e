/** Rows of enterprises out of a spreadsheet: cells parted by tabs, with or without a row of heads. */
import type { Enterprise } from '#core/parcel/groups/economics.ts';
import { normaliseCell } from '#core/parcel/normalise.ts';
import type { Choice } from './choice-search.ts';

export type EnterpriseField = keyof Enterprise;
/** While it is being typed any part may be missing, and a number may still be text. */
export type EnterpriseRow = { readonly [K in EnterpriseField]?: Enterprise[K] | string | undefined };

/** The columns of a table without heads, in the order of the form. */
export const ENTERPRISE_FIELDS: readonly EnterpriseField[] = [
  'name',
  'creditCode',
  'performanceGrade',
  'taxPerMuWanYuan',
  'valueAddedPerMuWanYuan',
  'jobs',
];

/**
 * @param labels what the columns are called, for tables that come with heads; a head may say more, such as the unit
 * @returns undefined for a text that is no table, which is then pasted as any other
 */
export function parsePastedRows(
  text: string,
  labels: Readonly<Record<EnterpriseField, string>>,
  grades: readonly Choice[],
): readonly EnterpriseRow[] | undefined {
  if (!text.includes('\t')) return undefined;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const cells = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const heads = cells[0]?.map((cell) => ENTERPRISE_FIELDS.find((field) => cell.startsWith(labels[field])));
  const hasHeads = heads?.includes('name') ?? false;
  const columns = hasHeads && heads ? heads : ENTERPRISE_FIELDS;
  return (hasHeads ? cells.slice(1) : cells).map((row) =>
    Object.fromEntries(
      columns.flatMap((field, column) => {
        const cell = row[column];
        return field && cell ? [[field, toCell(field, cell, grades)]] : [];
      }),
    ),
  );
}

function toCell(field: EnterpriseField, cell: string, grades: readonly Choice[]): string | number {
  if (field === 'performanceGrade') {
    return grades.find(({ value, label, name }) => [value, label, name].includes(cell))?.value ?? cell;
  }
  return normaliseCell(field, cell).value as string | number;
}
