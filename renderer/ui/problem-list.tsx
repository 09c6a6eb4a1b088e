/** Findings inside a file, each with its line, field or file name before the sentence. Long lists scroll in place. */
import type { Problem } from '#core/contract/failures.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { Sentence } from './sentence.tsx';
import { withKeys } from './with-keys.ts';

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const texts = useTexts();
  return (
    <ul className="problem-list">
      {withKeys(
        problems,
        ({ code, line, feature, field }) => `${line ?? ''}/${feature ?? ''}/${field ?? ''}/${code}`,
      ).map(({ key, item: problem }) => (
        <li key={key}>
          {problem.line !== undefined && (
            <span className="problem-line">{texts.text('common/line', { line: problem.line })}</span>
          )}
          {problem.line === undefined && problem.feature !== undefined && (
            <span className="problem-line">{texts.text('common/feature', { feature: problem.feature })}</span>
          )}
          {problem.file !== undefined && <span className="problem-line">{problem.file}</span>}
          {problem.field !== undefined && (
            <span className="problem-line">{texts.fieldLabel(problem.field)}</span>
          )}
          <span>
            <Sentence>{texts.problem(problem)}</Sentence>
          </span>
        </li>
      ))}
    </ul>
  );
}
