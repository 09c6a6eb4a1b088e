/** The confirmed warnings of a record in words: what was found, the reason, who gave it. */
import type { Json } from '#core/json.ts';
import { confirmationsSchema } from '#core/parcel/groups/confirmations.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Sentence } from '../../ui/sentence.tsx';
import { withKeys } from '../../ui/with-keys.ts';

export function ConfirmationsText({ value }: { readonly value: Json | undefined }) {
  const { text, issue: say } = useTexts();
  const read = confirmationsSchema.safeParse(value);
  const confirmed = read.success ? read.data.confirmed : [];
  if (confirmed.length === 0) return <span className="quiet">{text('common/notFilled')}</span>;
  return withKeys(confirmed, ({ rule, group, field }) => `${rule}/${group}/${field}`).map(({ key, item }) => {
    const { reason, by, ...finding } = item;
    return (
      <p key={key}>
        <Sentence>{say({ ...finding, severity: 'warning' })}</Sentence>
        <span className="second-line">{text('issues/confirmedBy', { by, reason })}</span>
      </p>
    );
  });
}
