/** Of several things that can be asked for beside each other: why the last one was not done. What became of those before is no news. */
import { toFailure } from '../client/failure.ts';
import { FailureNotice } from './failure-notice.tsx';

type Asked = { readonly error: Error | null; readonly submittedAt: number; readonly reset: () => void };

export function LastFailure({ of }: { readonly of: readonly Asked[] }) {
  const [last] = of.toSorted((a, b) => b.submittedAt - a.submittedAt);
  if (!last?.error) return null;
  const close = () => {
    for (const { reset } of of) reset();
  };
  return <FailureNotice failure={toFailure(last.error)} onClose={close} />;
}
