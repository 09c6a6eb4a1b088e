/** Other parcels as the workspace would name them to a rule. */
import { recordIdSchema } from '#core/ids.ts';
import type { Neighbour, OtherParcel } from '#core/parcel/surroundings.ts';

export const OTHER_ID = recordIdSchema.parse('01954f3a-7c00-7abc-8def-0123456789ad');

export function anOther(changes: Partial<OtherParcel> = {}): OtherParcel {
  return {
    id: OTHER_ID,
    unitNo: '330502100-0043',
    name: '某某印染厂',
    surveyor: '李四',
    planarAreaSqM: 20_000,
    ...changes,
  };
}

export function aNeighbour(
  contact: Partial<Neighbour['contact']>,
  changes: Partial<OtherParcel> = {},
): Neighbour {
  return { ...anOther(changes), contact: { overlapSqM: 0, sliverM: 0, sliverWidthM: 0, ...contact } };
}
