/** Unit numbers `<township>-0001`: counted up per township, never given twice by one workspace, deleted parcels included. */
import { highestSerial, isUnitNoTaken } from '#db/queries/parcels.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export type UnitNumbers = { readonly next: (townshipCode: string) => string };

/**
 * A counter for one transaction: what it hands out counts at once, for rows are projected only at the end.
 * @param reserved numbers that other records of the same transaction bring along
 */
export function unitNumbers(
  { database }: OpenWorkspace,
  reserved: ReadonlySet<string> = new Set(),
): UnitNumbers {
  const given = new Map<string, number>();
  return {
    next: (townshipCode) => {
      let serial = given.get(townshipCode) ?? highestSerial(database, townshipCode);
      let unitNo: string;
      do {
        serial += 1;
        unitNo = `${townshipCode}-${String(serial).padStart(4, '0')}`;
      } while (reserved.has(unitNo) || isUnitNoTaken(database, unitNo));
      given.set(townshipCode, serial);
      return unitNo;
    },
  };
}
