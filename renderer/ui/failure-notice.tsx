/** A failure in three sentences: what happened, is my work safe, what to do now; with the findings that came along. */
import { Alert } from 'antd';
import { z } from 'zod';
import { type Failure, problemSchema } from '#core/contract/failures.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { ProblemList } from './problem-list.tsx';

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
          <p className="failure-safe">{safe}</p>
          <p className="failure-now">{now}</p>
          {found.success && found.data.problems.length > 0 && <ProblemList problems={found.data.problems} />}
        </>
      }
    />
  );
}
