/** Errors and warnings in numbers, or a tick, or nothing where nothing has been filled in. */
import { countIssues, type Issue } from '#core/parcel/issue.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CheckOutlined, ExclamationCircleFilled, WarningFilled } from '../../ui/icons.tsx';

export function IssueCounts({
  issues,
  filled,
}: {
  readonly issues: readonly Issue[];
  readonly filled: boolean;
}) {
  const { text } = useTexts();
  const { errors, warnings } = countIssues(issues);
  return (
    <span className="issue-counts">
      {errors > 0 && (
        <span className="count-error" title={text('form/groupErrors', { count: errors })}>
          <ExclamationCircleFilled aria-label={text('form/groupErrors', { count: errors })} />
          {errors}
        </span>
      )}
      {warnings > 0 && (
        <span className="count-warning" title={text('form/groupWarnings', { count: warnings })}>
          <WarningFilled aria-label={text('form/groupWarnings', { count: warnings })} />
          {warnings}
        </span>
      )}
      {filled && errors + warnings === 0 && (
        <CheckOutlined className="count-good" aria-label={text('form/groupGood')} />
      )}
    </span>
  );
}
