/** Collects what is found while reading a text, refusals and remarks apart, as the table of codes sorts them. */
import { type BoundaryIssue, isRefusal, type LineIssue } from '../boundary-codes.ts';

const MAX_REFUSALS_LISTED = 100;

export type IssueLog = {
  /** Notes an issue at a 1-based line. */
  add(line: number, issue: BoundaryIssue): void;
  refusedCount(): number;
  /** Both lists by line. */
  lists(): { readonly changes: readonly LineIssue[]; readonly refused: readonly LineIssue[] };
};

export function makeIssueLog(): IssueLog {
  const changes: LineIssue[] = [];
  const refused: LineIssue[] = [];
  let refusedCount = 0;
  return {
    add(line, issue) {
      if (!isRefusal(issue.code)) {
        changes.push({ ...issue, line });
      } else {
        refusedCount++;
        if (refused.length < MAX_REFUSALS_LISTED) refused.push({ ...issue, line });
      }
    },
    refusedCount: () => refusedCount,
    lists: () => ({ changes: byLine(changes), refused: byLine(refused) }),
  };
}

function byLine(issues: readonly LineIssue[]): readonly LineIssue[] {
  return [...issues].sort((a, b) => a.line - b.line);
}
