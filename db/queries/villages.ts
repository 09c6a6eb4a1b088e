/** Villages as the parcels of the workspace name them: codes of twelve digits that begin with their township's nine. */
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type VillageInUse = { readonly code: string; readonly parcels: number };

/** The most used first. */
export function villagesInUse(database: Db, townshipCode: string): VillageInUse[] {
  return prepared(
    database,
    `SELECT village_code AS code, count(*) AS parcels FROM parcel
     WHERE deleted = 0 AND village_code GLOB ? || '[0-9][0-9][0-9]'
     GROUP BY village_code ORDER BY count(*) DESC, village_code LIMIT 200`,
  ).all(townshipCode) as VillageInUse[];
}
