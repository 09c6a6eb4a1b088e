/**
 * A code that its list has not got: from a file, or made up elsewhere. Lists are data (docs/domain.md), so schemas let any code in and
 * this rule stops it at submission. A code the office has put out of use is in its list still: that is the rule `retired-code`.
 */
import { codesOf } from '../codes-of.ts';
import { error, type Rule } from './rule.ts';

export const unknownCode: Rule = (record, { codeLists }) =>
  codesOf(record)
    .filter(({ list, code }) => codeLists(list)?.has(code) === false)
    .map(({ list, code, group, field, cell }) =>
      error('unknown-code', { group, field, cell }, { field: `${group}.${field}`, code, list }),
    );
