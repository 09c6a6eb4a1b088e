/**
 * A code that its list has not got: from a file, or from before the office sent a new list. Lists are data (docs/domain.md), so
 * schemas let any code in and this rule stops it at submission. Land-use classes are looked up in the scheme they name.
 */
import type { CodeListName } from '../field.ts';
import { PARCEL_FIELDS } from '../field-groups.ts';
import type { Issue } from '../issue.ts';
import { error, type Rule } from './rule.ts';

type Found = { readonly list: CodeListName; readonly code: string };

export const unknownCode: Rule = (record, { codeLists }) => {
  const issues: Issue[] = [];
  for (const { group, field, codeList, input } of PARCEL_FIELDS) {
    const value = (record[group] as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (value === undefined) continue;
    for (const { list, code } of codesIn(value, codeList, input === 'landClass')) {
      if (codeLists(list)?.has(code) !== false) continue;
      issues.push(error('unknown-code', { group, field }, { field: `${group}.${field}`, code, list }));
    }
  }
  for (const { performanceGrade } of record.economics?.enterprises ?? []) {
    if (performanceGrade === undefined || codeLists('performanceGrade')?.has(performanceGrade) !== false)
      continue;
    const params = { field: 'economics.enterprises', code: performanceGrade, list: 'performanceGrade' };
    issues.push(error('unknown-code', { group: 'economics', field: 'enterprises' }, params));
  }
  return issues;
};

function codesIn(value: unknown, codeList: CodeListName | undefined, isLandClass: boolean): readonly Found[] {
  if (isLandClass) {
    const { scheme, code } = value as { readonly scheme: CodeListName; readonly code: string };
    return [{ list: scheme, code }];
  }
  if (!codeList) return [];
  const codes = (Array.isArray(value) ? value : [value]) as readonly string[];
  return codes.map((code) => ({ list: codeList, code }));
}
