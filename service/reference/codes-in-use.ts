/** Which codes that go out of use are in records of this workspace, and in how many. */
import type { ReferencePreview } from '#core/contract/reference.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import type { ReferenceChanges } from '#core/reference/changes.ts';
import { columnOf } from '#db/projection/parcel-columns.ts';
import {
  type CodeUse,
  usesOfColumn,
  usesOfGrades,
  usesOfJoinedColumn,
  usesOfLandClass,
} from '#db/queries/codes-in-use.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

export function codesInUse(
  { database }: OpenWorkspace,
  changes: ReferenceChanges,
): ReferencePreview['inUse'] {
  return changes.lists.flatMap(({ list, retired, removed }) => {
    const leaving = [...retired, ...removed];
    if (leaving.length === 0) return [];
    const codes = leaving.map(({ code }) => code);
    const uses = usesOf(list, codes);
    return leaving.flatMap(({ code, name }) => {
      const parcels = uses.filter((use) => use.code === code).reduce((sum, use) => sum + use.parcels, 0);
      return parcels > 0 ? [{ list, code, name, parcels }] : [];
    });
  });

  function usesOf(list: string, codes: readonly string[]): CodeUse[] {
    if (list === 'divisions')
      return ['township_code', 'village_code'].flatMap((column) => usesOfColumn(database, column));
    return PARCEL_FIELDS.flatMap(({ field, codeList, input }): CodeUse[] => {
      const column = columnOf(field);
      if (input === 'landClass') return usesOfLandClass(database, column, field, list, codes);
      if (input === 'rows') return list === 'performanceGrade' ? usesOfGrades(database) : [];
      if (codeList !== list) return [];
      return input === 'codes' ? usesOfJoinedColumn(database, column) : usesOfColumn(database, column);
    });
  }
}
