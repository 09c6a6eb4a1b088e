/** A failure in three sentences: what happened, is my work safe, what to do now; with the findings that came along. */
import { Alert } from 'antd';
import { z } from 'zod';
import { type Failure, problemSchema } from '#core/contract/failures.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { ProblemList } from './problem-list.tsx';

/** In lines of their own: sentences of one language are parted by a blank and those of the other are not. */
export function FailureWords({ safe, now }: { readonly safe: string; readonly now: string }) {
  return (
    <>
      <p className="failure-safe">{safe}</p>
      <p className="failure-now">{now}</p>
    </>
  );
}

const withProblems = z.object({ problems: z.array(problemSchema) });

export function FailureNotice({
  failure,
  onClose,
}: {
  readonly failure: Failure;
  readonly onClose?: () => void;
}) {
  const texts = useTexts();
  const { what, safe, now } = texts.failure(failure);
  const found = withProblems.safeParse(failure.params);
  const isCancelled = failure.code === 'job.cancelled';
  return (
    <Alert
      role="alert"
      type={isCancelled ? 'info' : 'error'}
      showIcon
      {...(onClose ? { closable: { onClose } } : {})}
      title={what}
      description={
        <>
          <FailureWords safe={safe} now={now} />
          {found.success && found.data.problems.length > 0 && <ProblemList problems={found.data.problems} />}
        </>
      }
    />
  );
}
