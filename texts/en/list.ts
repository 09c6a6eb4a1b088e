/** Heads of the list's columns in English. */
import type { SameTexts } from '../text-shape.ts';
import type { listColumns as columns } from '../zh-CN/list.ts';

export const listColumns = {
  unitNo: 'No.',
  name: 'Name',
  state: 'State',
  planarAreaSqM: 'Area (mu)',
  category: 'Category',
  townshipCode: 'Township',
  keyAreaNo: 'Key area',
  rightHolder: 'Right holder',
  currentUser: 'Current user',
  address: 'Address',
  registeredAreaSqM: 'Registered area (mu)',
  usageStatus: 'Usage',
  mode: 'Mode',
  stage: 'Stage',
  planYear: 'Plan year',
  surveyor: 'Surveyor',
  surveyedOn: 'Surveyed on',
  photoCount: 'Photos',
  photosMissing: 'Photos due',
  issues: 'Findings',
  changedAt: 'Changed',
} as const satisfies SameTexts<typeof columns>;
