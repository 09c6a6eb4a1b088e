/** Files that were not taken, each with its reason. */
import type { Problem } from '#core/contract/failures.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { withKeys } from './with-keys.ts';

export function RefusedFiles({
  refused,
}: {
  readonly refused: readonly { readonly fileName: string; readonly problem: Problem }[];
}) {
  const { problem } = useTexts();
  return (
    <ul className="problem-list">
      {withKeys(refused, ({ fileName }) => fileName).map(({ key, item }) => (
        <li key={key}>
          <span className="problem-line">{item.fileName}</span>
          <span>{problem(item.problem)}</span>
        </li>
      ))}
    </ul>
  );
}
