/** Findings where their place is shown, as notes: open ones by their severity, confirmed ones with their reason. */
import type { Issue } from '#core/parcel/issue.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Sentence } from '../../ui/sentence.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import './issues.css';

export function IssueNotes({ issues }: { readonly issues: readonly Issue[] }) {
  const { text, issue: say } = useTexts();
  return withKeys(issues, ({ rule, field }) => `${rule}/${field}`).map(({ key, item }) => (
    <p key={key} className={`issue-note note-${item.confirmed ? 'confirmed' : item.severity}`}>
      <Sentence>{say(item)}</Sentence>
      {item.confirmed && ` ${text('issues/confirmedNote', { reason: item.confirmed.reason })}`}
    </p>
  ));
}
