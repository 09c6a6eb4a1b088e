/** What the map shows of a parcel beside its shape, in two bytes: flags, and the place of its category in the tile's list of them. */
import { PARCEL_STATES, type ParcelState } from '#core/parcel/parcel-state.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';

export const ISSUE_GRADES = ['none', 'warnings', 'errors'] as const;
/** The worst that the rules find about a parcel. */
export type IssueGrade = (typeof ISSUE_GRADES)[number];

export type ParcelTraits = {
  readonly state: ParcelState;
  readonly conflict: boolean;
  readonly issues: IssueGrade;
  /** Recorded under the name of another surveyor than the workspace's; never so in the office. */
  readonly others: boolean;
};

/** Bits 0–2 the state's place in PARCEL_STATES, bit 3 conflict, bits 4–5 the place in ISSUE_GRADES, bit 6 others'. */
export const FLAG_FACTORS = { state: 1, conflict: 8, issues: 16, others: 64 } as const;

export function toFlags({ state, conflict, issues, others }: ParcelTraits): number {
  return (
    PARCEL_STATES.indexOf(state) +
    (conflict ? FLAG_FACTORS.conflict : 0) +
    ISSUE_GRADES.indexOf(issues) * FLAG_FACTORS.issues +
    (others ? FLAG_FACTORS.others : 0)
  );
}

export function fromFlags(flags: number): ParcelTraits {
  return {
    state: PARCEL_STATES[flags & 7] ?? 'draft',
    conflict: (flags & FLAG_FACTORS.conflict) !== 0,
    issues: ISSUE_GRADES[(flags >> 4) & 3] ?? 'none',
    others: (flags & FLAG_FACTORS.others) !== 0,
  };
}

/** The traits of many parcels, one place a parcel. */
export type TraitLists = {
  readonly flags: Uint8Array;
  /** Places in `categories`, of which the first is empty and stands for none. */
  readonly category: Uint8Array;
  readonly categories: readonly string[];
};

const MAX_PLACE = 0xff;

/** Categories beyond the room for them are left out: their parcels are drawn as having none. */
export function writeTraits(
  writer: ByteWriter,
  parcels: readonly { readonly flags: number; readonly category: string | null }[],
): void {
  const categories: string[] = [''];
  const places = new Map<string | null, number>([
    [null, 0],
    ['', 0],
  ]);
  const place = Uint8Array.from(parcels, ({ category }) => {
    const known = places.get(category);
    if (known !== undefined) return known;
    if (category === null || categories.length > MAX_PLACE) return 0;
    places.set(category, categories.length);
    return categories.push(category) - 1;
  });
  writer.count(categories.length);
  for (const category of categories) writer.text(category);
  writer.bytes(Uint8Array.from(parcels, ({ flags }) => flags));
  writer.bytes(place);
}

export function readTraits(reader: ByteReader, count: number): TraitLists {
  const categories = Array.from({ length: reader.count() }, () => reader.text());
  return { categories, flags: reader.bytes(count), category: reader.bytes(count) };
}
