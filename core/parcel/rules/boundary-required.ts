/** A parcel without a boundary cannot be submitted: geometry is one polygon, shell and holes (docs/domain.md §2). */
import { error, type Rule } from './rule.ts';

export const boundaryRequired: Rule = (record) =>
  record.boundary ? [] : [error('boundary-required', { group: 'boundary' })];
