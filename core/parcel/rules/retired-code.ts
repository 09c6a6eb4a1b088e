/**
 * A code that the office has put out of use (停用). What was filled in while it was in use stays right and is only pointed out; a record
 * begun, or completed, under a later version must choose another.
 */
import { codesOf } from '../codes-of.ts';
import { error, type Rule, warning } from './rule.ts';

export const retiredCode: Rule = (record, { retired, editionOf }) => {
  const filledIn = editionOf(record.process?.listVersion ?? '');
  return codesOf(record).flatMap(({ list, code, group, field, cell }) => {
    const found = retired(list, code);
    if (!found) return [];
    const make = filledIn !== undefined && filledIn < found.edition ? warning : error;
    const params = { field: `${group}.${field}`, code, name: found.name };
    return [make('retired-code', { group, field, cell }, params)];
  });
};
