/** A failure in words: what happened, each thing found with its place, is my work safe, what to do now. */
import type { Failure, Problem } from '#core/contract/failures.ts';
import type { Issue } from '#core/parcel/issue.ts';

type Text = (key: string, params?: Readonly<Record<string, unknown>>) => string;

const SHOWN_PROBLEMS = 20;

/** All of it as one text, for scripts that show it. */
export function failureMessage(failure: Failure, text: Text): string {
  return failureLines(failure, text).join('\n');
}

export function failureLines({ code, params }: Failure, text: Text): string[] {
  const problems = (params.problems ?? []) as unknown as readonly Problem[];
  const issues = (params.issues ?? []) as unknown as readonly Issue[];
  const found = [
    ...problems.map((problem) => problemText(problem, text)),
    ...issues.map((issue) => issueText(issue, text)),
  ];
  return [
    text(`failures/${code}/what`, params),
    ...found.slice(0, SHOWN_PROBLEMS).map((line) => `  ${line}`),
    ...(found.length > SHOWN_PROBLEMS
      ? [`  ${text('cli/errors/andMore', { count: found.length - SHOWN_PROBLEMS })}`]
      : []),
    text('cli/errors/safe', { text: text(`failures/${code}/safe`, params) }),
    text('cli/errors/now', { text: text(`failures/${code}/now`, params) }),
  ];
}

export function problemText({ code, line, feature, field, file, params }: Problem, text: Text): string {
  const place = line === undefined ? '' : text('places/line', { line });
  const figure = feature === undefined ? '' : text('places/feature', { feature });
  const where = field === undefined ? '' : fieldLabel(field, text);
  return [file ?? '', place, figure, where, text(`problems/${code}`, { ...params, line })]
    .filter((part) => part !== '')
    .join(' ');
}

/** Texts of rules name their field themselves. */
export function issueText({ rule, params }: Issue, text: Text): string {
  return text(`rules/${rule}`, params);
}

function fieldLabel(path: string, text: Text): string {
  const key = `fields/${path}/label`;
  const label = text(key);
  return label === key ? path : label;
}
