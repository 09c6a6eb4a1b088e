/** What stands against completing the parcel, errors first; each line leads to its place. */

import { useId, useState } from 'react';
import type { Issue } from '#core/parcel/issue.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DownOutlined, ExclamationCircleFilled, WarningFilled } from '../../ui/icons.tsx';
import { withKeys } from '../../ui/with-keys.ts';

export function IssueList({
  issues,
  onGo,
}: {
  readonly issues: readonly Issue[];
  readonly onGo: (issue: Issue) => void;
}) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (issues.length === 0) return null;
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  return (
    <div className="issue-list">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {errors.length > 0 && (
          <span className="count-error">
            <ExclamationCircleFilled />
            {texts.text('list/errors', { count: errors.length })}
          </span>
        )}
        {warnings.length > 0 && (
          <span className="count-warning">
            <WarningFilled />
            {texts.text('list/warnings', { count: warnings.length })}
          </span>
        )}
        <span className="issue-toggle">
          {texts.text(open ? 'parcel/hideIssues' : 'parcel/showIssues')}
          <DownOutlined rotate={open ? 180 : 0} />
        </span>
      </button>
      {open && (
        <ul id={id}>
          {withKeys([...errors, ...warnings], ({ rule, group, field }) => `${rule}/${group}/${field}`).map(
            ({ key, item }) => (
              <li key={key}>
                <button type="button" className={`issue issue-${item.severity}`} onClick={() => onGo(item)}>
                  {texts.issue(item)}
                </button>
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  );
}
