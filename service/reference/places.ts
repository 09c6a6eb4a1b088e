/** Divisions, reporting bodies and key areas by code, as the rules ask for them. */
import type { ReferenceData } from '#core/contract/reference.ts';
import type { Places } from '#core/parcel/surroundings.ts';

const kept = new WeakMap<ReferenceData, Places>();

/** Made once for each reading of the reference data: every write asks. */
export function toPlaces(reference: ReferenceData): Places {
  const known = kept.get(reference);
  if (known) return known;
  const { divisions, reportingBodies, keyAreas } = reference;
  const places: Places = {
    counties: new Map(
      divisions.filter(({ level }) => level === 'county').map(({ code, name }) => [code, { name }]),
    ),
    townships: new Map(
      divisions
        .filter(({ level }) => level === 'township')
        .map(({ code, name, parent }) => [code, { name, countyCode: parent }]),
    ),
    reportingBodies: new Map(
      reportingBodies.map(({ code, name, countyCode }) => [
        code,
        { name, ...(countyCode ? { countyCode } : {}) },
      ]),
    ),
    keyAreas: new Map(keyAreas.map(({ no, name }) => [no, { name }])),
  };
  kept.set(reference, places);
  return places;
}
