/** Files that were not taken, each with its reason. */
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '#core/contract/failures.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { withKeys } from './with-keys.ts';

/** Nothing where all were taken. */
export function RefusedFiles({
  refused,
  title,
  onClose,
  children,
}: {
  readonly refused: readonly { readonly fileName: string; readonly problem: Problem }[];
  readonly title: string;
  /** Where nothing else can be closed in its place. */
  readonly onClose?: (() => void) | undefined;
  /** What is to be known before one reads the list. */
  readonly children?: ReactNode;
}) {
  const { problem } = useTexts();
  if (refused.length === 0) return null;
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      {...(onClose ? { closable: { onClose } } : {})}
      title={title}
      description={
        <>
          {children}
          <ul className="problem-list">
            {withKeys(refused, ({ fileName }) => fileName).map(({ key, item }) => (
              <li key={key}>
                <span className="problem-line">{item.fileName}</span>
                <span>{problem(item.problem)}</span>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
