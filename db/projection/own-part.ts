/** What of a parcel's row its own operations decide: its values, and what is computed of them without a look at anything else. */
import { toClosedRings } from '#core/geo/boundary.ts';
import type { GroupState, RecordState } from '#core/merge/record-state.ts';
import { joinConfirmations } from '#core/parcel/confirmations.ts';
import { fromOperationGroup, type GroupValue, type ParcelValues } from '#core/parcel/field-groups.ts';
import type { FootprintRow } from '../queries/surroundings.ts';
import { boxOf, type LonLatBox, toGeometryBlob } from './geopackage-geometry.ts';
import { type Column, fieldCells } from './parcel-columns.ts';

export type OwnPart = {
  readonly values: ParcelValues;
  readonly box: LonLatBox | undefined;
  readonly footprint: FootprintRow;
  /** The plain fields in the order of FIELD_COLUMNS. */
  readonly fields: readonly Column[];
  readonly heads: string;
  readonly hasConflict: boolean;
  readonly changedAt: string;
};

export function ownPartOf(state: RecordState): OwnPart {
  const values = parcelValuesOf(state);
  const rings = values.boundary && toClosedRings(values.boundary);
  const box = rings && boxOf(rings);
  const geometry = rings && box ? toGeometryBlob(rings, box) : null;
  return {
    values,
    box,
    footprint: footprintOf(values, state.deleted, geometry),
    fields: fieldCells(values),
    heads: headsText(state),
    hasConflict: hasConflict(state),
    changedAt: latestAt(state),
  };
}

/** A record of a kind that only a newer program knows is none: its operations stay, and no row is made of it. */
export function isParcel(state: RecordState): boolean {
  return [...state.groups.keys()].some((name) => name.startsWith('parcel.'));
}

/** The values of a parcel by group; groups this program does not know are left out, their operations stay. */
export function parcelValuesOf(state: RecordState): ParcelValues {
  const values: Record<string, unknown> = {};
  for (const [name, group] of state.groups) {
    const known = fromOperationGroup(name);
    if (known) values[known] = known === 'confirmations' ? joinedConfirmations(group) : group.value;
  }
  return values as ParcelValues;
}

/** Confirmations of several people add up: none stands against another. */
function joinedConfirmations({ heads }: GroupState): GroupValue<'confirmations'> {
  return joinConfirmations(heads.map(({ op }) => op.value as GroupValue<'confirmations'>));
}

export function hasConflict(state: RecordState): boolean {
  return (
    state.deletionConflict ||
    (state.review?.conflict ?? false) ||
    [...state.groups].some(([name, group]) => group.conflict && fromOperationGroup(name) !== 'confirmations')
  );
}

/** A parcel as others' findings see it, before it has its row; the same as `footprintRow` reads. */
function footprintOf(
  { identity, tenure, process }: ParcelValues,
  deleted: boolean,
  geometry: Buffer | null,
): FootprintRow {
  return {
    deleted: deleted ? 1 : 0,
    unit_no: identity?.unitNo ?? null,
    called: identity?.name ?? tenure?.rightHolder ?? identity?.address ?? null,
    surveyor: process?.surveyor ?? null,
    geometry,
  };
}

/** As JSON; names of groups and hashes are plain signs that need no escape. */
export function headsText(state: RecordState): string {
  let text = '';
  for (const [name, { heads }] of state.groups) {
    text += `${text && ','}"${name}":["${heads.map(({ hash }) => hash).join('","')}"]`;
  }
  return `{${text}}`;
}

/** The latest time that any value in force carries. Shown and sorted by, never decided by. */
function latestAt(state: RecordState): string {
  let latest = state.review?.op.op.at ?? '';
  for (const { heads } of state.groups.values())
    for (const { op } of heads) if (op.at > latest) latest = op.at;
  return latest;
}
