/** Findings of the survey's rules for a terminal and for scripts. */
import type { ImportFindings, RecordFindings } from '#core/contract/findings.ts';
import type { Issue } from '#core/parcel/issue.ts';
import type { Call } from './command.ts';
import { issueText } from './failure-text.ts';

const NAME_MAX = 20;
const SHOWN_IMPORTED = 5;

/** One row a finding: number, name, kind, rule, field, what is wrong. */
export function findingRows(records: readonly RecordFindings[], text: Call['text']): string[][] {
  return records.flatMap(({ record, unitNo, name = '', issues }) =>
    issues.map((issue) => [
      unitNo ?? record,
      name.length > NAME_MAX ? `${name.slice(0, NAME_MAX)}…` : name,
      text(issue.confirmed ? 'cli/results/confirmed' : `severities/${issue.severity}`),
      issue.rule,
      fieldOf(issue, text),
      issueLine(issue, text),
    ]),
  );
}

export function findingHeads(text: Call['text']): string[] {
  return ['unitNo', 'name', 'severity', 'rule', 'field', 'finding'].map((label) =>
    text(`cli/labels/${label}`),
  );
}

/** What is wrong, and the reason it was confirmed with. */
export function issueLine(issue: Issue, text: Call['text']): string {
  const { confirmed } = issue;
  const said = issueText(issue, text);
  return confirmed ? `${said} ${text('cli/results/confirmedBy', { ...confirmed })}` : said;
}

/** For scripts: the record with its findings, each also in words. */
export function findingsJson(found: RecordFindings, text: Call['text']) {
  return { ...found, issues: found.issues.map((issue) => ({ ...issue, message: issueText(issue, text) })) };
}

/** How complete the records are that came in: a sentence, and the first of them. Nothing when there is nothing to say. */
export function importLines({ first, ...counts }: ImportFindings, text: Call['text']): string[] {
  if (counts.withErrors + counts.withWarnings === 0) return [];
  return [
    text('cli/results/importFindings', counts),
    ...first.slice(0, SHOWN_IMPORTED).map(({ line, unitNo, record, errors, warnings }) => {
      const place = line === undefined ? '' : `${text('places/line', { line })} `;
      return `  ${place}${unitNo ?? record} ${text('cli/results/recordIssues', { errors, warnings })}`;
    }),
  ];
}

function fieldOf({ group, field }: Issue, text: Call['text']): string {
  if (!group) return '';
  if (!field) return text(`groups/${group}`);
  const key = `fields/${group}.${field}/label`;
  const label = text(key);
  return label === key ? field : label;
}
