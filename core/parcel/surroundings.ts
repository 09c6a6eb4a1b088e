/** What rules may ask about besides the record itself: parcels that have to do with it, and the places the workspace knows. */
import type { Contact } from '#core/geo/contact.ts';
import type { RecordId } from '#core/ids.ts';

/** Another live parcel, as far as a finding has to name it. */
export type OtherParcel = {
  readonly id: RecordId;
  readonly unitNo?: string | undefined;
  readonly name?: string | undefined;
  readonly surveyor?: string | undefined;
  readonly planarAreaSqM?: number | undefined;
};

/** One whose boundary overlaps the record's, or misses it by a sliver. */
export type Neighbour = OtherParcel & { readonly contact: Contact };

export type Place = {
  readonly name: string;
  /** The county it belongs to; a body such as 南太湖新区 has none. */
  readonly countyCode?: string | undefined;
};

/** Reference data of the workspace by code. Empty where nothing is loaded: then nothing is found wrong. */
export type Places = {
  readonly counties: ReadonlyMap<string, Place>;
  readonly townships: ReadonlyMap<string, Place>;
  readonly reportingBodies: ReadonlyMap<string, Place>;
  readonly keyAreas: ReadonlyMap<number, Place>;
};

/** What people call a parcel: its number, else its name. */
export function callOf({ unitNo, name, id }: OtherParcel): string {
  // A parcel with neither is told by the end of its identity, which differs where the beginning is a time.
  return unitNo ?? name ?? id.slice(-6);
}
