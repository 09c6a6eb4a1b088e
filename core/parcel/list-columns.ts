/** THE table of what the list can show of a parcel: each may be a column, may be sorted by, and goes into the CSV. */
import type { CodeListName } from './field.ts';

export type ListColumn =
  | {
      readonly kind:
        | 'text'
        | 'state'
        | 'township'
        | 'keyArea'
        | 'area'
        | 'number'
        | 'date'
        | 'time'
        | 'issues';
    }
  | { readonly kind: 'code'; readonly codeList: CodeListName };

export const LIST_COLUMNS = {
  unitNo: { kind: 'text' },
  name: { kind: 'text' },
  state: { kind: 'state' },
  planarAreaSqM: { kind: 'area' },
  category: { kind: 'code', codeList: 'category' },
  townshipCode: { kind: 'township' },
  keyAreaNo: { kind: 'keyArea' },
  rightHolder: { kind: 'text' },
  currentUser: { kind: 'text' },
  address: { kind: 'text' },
  registeredAreaSqM: { kind: 'area' },
  usageStatus: { kind: 'code', codeList: 'usageStatus' },
  mode: { kind: 'code', codeList: 'redevelopmentMode' },
  stage: { kind: 'code', codeList: 'redevelopmentStage' },
  planYear: { kind: 'number' },
  surveyor: { kind: 'text' },
  surveyedOn: { kind: 'date' },
  photoCount: { kind: 'number' },
  photosMissing: { kind: 'number' },
  issues: { kind: 'issues' },
  changedAt: { kind: 'time' },
} as const satisfies Record<string, ListColumn>;

export type ListColumnName = keyof typeof LIST_COLUMNS;
export const LIST_COLUMN_NAMES = Object.keys(LIST_COLUMNS) as [ListColumnName, ...ListColumnName[]];
