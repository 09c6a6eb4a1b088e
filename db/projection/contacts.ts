/**
 * Which parcels a change concerns besides the changed one, and the contacts between boundaries. A contact is measured once, when the
 * later of the two is projected, always in the same order of the two, and noted for both: so the rows are the same in whatever order
 * records come. Where a parcel meets a hundred others and more (the same file taken in a hundred times), the rest is not measured.
 */
import { type ContactLimits, contactOf } from '#core/geo/contact.ts';
import { METRES_A_DEGREE } from '#core/geo/coordinates.ts';
import type { RecordId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import {
  contactsOf,
  type FootprintRow,
  insertContact,
  NO_SURROUNDINGS,
  namesakesOf,
  parcelsNear,
  removeContacts,
  type Surroundings,
  surroundingsOf,
} from '../queries/surroundings.ts';
import { envelopeOf, gkRingsFromBlob, type LonLatBox } from './geopackage-geometry.ts';

export const MAX_CONTACTS = 100;

/**
 * Notes what a parcel's new row does to others and to the contacts.
 * @param before its row as it was; undefined for a parcel that had none
 * @param now its row as it will be; undefined for one that is none any more
 * @param concerned gets the parcels whose findings may be others now
 * @returns those the parcel's own findings concern
 */
export function settleSurroundings(
  database: Db,
  id: RecordId,
  before: FootprintRow | undefined,
  now: FootprintRow | undefined,
  concerned: Set<RecordId>,
  limits: ContactLimits,
): Surroundings {
  const wasLive = before?.deleted === 0;
  const isLive = now?.deleted === 0;
  const hasMoved = wasLive !== isLive || !isSameGeometry(before?.geometry ?? null, now?.geometry ?? null);
  const isCalledOtherwise =
    wasLive !== isLive ||
    before?.unit_no !== now?.unit_no ||
    before?.called !== now?.called ||
    before?.surveyor !== now?.surveyor;
  const note = (others: readonly RecordId[]): void => {
    for (const other of others) concerned.add(other);
  };
  let isAlone = !before;
  if (hasMoved) {
    if (before) note(removeContacts(database, id));
    const met = isLive && now.geometry ? measureContacts(database, id, now.geometry, limits) : [];
    note(met);
    isAlone = met.length === 0;
  } else if (isCalledOtherwise && before) note(contactsOf(database, id));
  if (isCalledOtherwise) {
    if (wasLive && before.unit_no !== now?.unit_no)
      note(namesakesOf(database, id, before.unit_no).map((other) => other.id));
    const namesakes = namesakesOf(database, id, now?.unit_no);
    note(namesakes.map((other) => other.id));
    if (isAlone) return namesakes.length === 0 ? NO_SURROUNDINGS : { neighbours: [], namesakes };
  }
  return isLive ? surroundingsOf(database, id, now.unit_no) : NO_SURROUNDINGS;
}

/**
 * Whether the contacts are the same in whatever order records came: all measured under these limits, and no parcel meeting so many
 * others that the rest was left out.
 */
export function areContactsSettled(database: Db, limits: ContactLimits): boolean {
  const crowded = prepared(
    database,
    `SELECT 1 FROM parcel_contact GROUP BY parcel HAVING count(*) >= ${MAX_CONTACTS} LIMIT 1`,
  ).get();
  return crowded === undefined && limitsMeasuredUnder(database) === limitsText(limits);
}

/** For a workspace without contacts: from now on they are measured under these limits. */
export function beginMeasuring(database: Db, limits: ContactLimits): void {
  prepared(database, 'INSERT OR IGNORE INTO contact_measure VALUES (1, ?)').run(limitsText(limits));
}

/** Measures all contacts anew when the limits are others than they were measured under. To be called in a transaction. */
export function remeasureContacts(database: Db, limits: ContactLimits): void {
  if (limitsMeasuredUnder(database) === limitsText(limits)) return;
  prepared(database, 'DELETE FROM parcel_contact').run();
  const ids = prepared(database, 'SELECT id FROM parcel WHERE deleted = 0 AND geometry IS NOT NULL')
    .pluck()
    .all() as RecordId[];
  for (const id of ids) {
    const geometry = prepared(database, 'SELECT geometry FROM parcel WHERE id = ?').pluck().get(id) as Buffer;
    measureContacts(database, id, geometry, limits);
  }
  prepared(database, 'INSERT OR REPLACE INTO contact_measure VALUES (1, ?)').run(limitsText(limits));
}

function limitsMeasuredUnder(database: Db): string | undefined {
  return prepared(database, 'SELECT limits FROM contact_measure').pluck().get() as string | undefined;
}

const limitsText = ({ snappingM, overlapSqM, sliverWidthM }: ContactLimits): string =>
  JSON.stringify([snappingM, overlapSqM, sliverWidthM]);

function measureContacts(database: Db, id: RecordId, geometry: Buffer, limits: ContactLimits): RecordId[] {
  const box = widened(
    envelopeOf(geometry),
    Math.max(limits.snappingM, limits.sliverWidthM) / METRES_A_DEGREE,
  );
  const near = parcelsNear(database, id, box).filter((other) => boxesMeet(box, envelopeOf(other.geometry)));
  if (near.length === 0) return [];
  const own = gkRingsFromBlob(geometry);
  const met: RecordId[] = [];
  for (const other of near) {
    const theirs = gkRingsFromBlob(other.geometry);
    const contact = id < other.id ? contactOf(own, theirs, limits) : contactOf(theirs, own, limits);
    if (!contact) continue;
    insertContact(database, id, other.id, contact);
    met.push(other.id);
    if (met.length === MAX_CONTACTS) break;
  }
  return met;
}

function isSameGeometry(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

function widened({ minLon, minLat, maxLon, maxLat }: LonLatBox, byDeg: number): LonLatBox {
  return {
    minLon: minLon - byDeg,
    minLat: minLat - byDeg,
    maxLon: maxLon + byDeg,
    maxLat: maxLat + byDeg,
  };
}

function boxesMeet(a: LonLatBox, b: LonLatBox): boolean {
  return a.minLon <= b.maxLon && a.maxLon >= b.minLon && a.minLat <= b.maxLat && a.maxLat >= b.minLat;
}
