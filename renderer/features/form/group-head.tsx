/** The head of a group: its name, whether it is filled, how many findings it has, and when it was saved. */

import type { AttributeGroup } from '#core/parcel/field-groups.ts';
import { countIssues, type Issue } from '#core/parcel/issue.ts';
import { formatClock } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CheckOutlined, ExclamationCircleFilled, WarningFilled } from '../../ui/icons.tsx';
import type { SaveState } from './autosave.ts';
import { groupElementId } from './field-layout.ts';

export function GroupHead({
  group,
  title,
  filled,
  issues,
  state,
  alternatives,
}: {
  readonly group: AttributeGroup;
  readonly title: string;
  readonly filled: boolean;
  readonly issues: readonly Issue[];
  readonly state: SaveState;
  /** How many values stand against each other; 0 without a conflict. */
  readonly alternatives: number;
}) {
  const { text } = useTexts();
  return (
    <header className="group-head">
      <h3 id={`${groupElementId(group)}-title`}>{title}</h3>
      <IssueCounts issues={issues} filled={filled} />
      <span className="group-saved" role="status">
        {savedText()}
      </span>
      {alternatives > 0 && <p className="note-warning">{text('form/conflict', { count: alternatives })}</p>}
      {state.kind === 'failed' && (
        <p className="note-error" role="alert">
          {text(state.retrying ? 'form/failed' : 'form/notSaved')}
        </p>
      )}
    </header>
  );

  function savedText(): string {
    if (state.kind === 'waiting' || state.kind === 'saving') return text('form/waiting');
    if (state.kind === 'saved') return text('form/savedAt', { time: formatClock(new Date(state.atMs)) });
    return '';
  }
}

/** Errors and warnings in numbers, or a tick. */
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
