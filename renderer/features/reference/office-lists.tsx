/** The office's draft: the same parts as everybody reads, with inputs, and above them what is to be done with what was changed. */
import { Alert, App, Button } from 'antd';
import type { ReferenceData } from '#core/contract/reference.ts';
import type { ReferenceDraft } from '#core/reference/draft.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ReferenceParts } from './reference-parts.tsx';
import { useDraft } from './use-draft.ts';

export function OfficeLists({
  reference,
  stored,
  onPublish,
}: {
  readonly reference: ReferenceData;
  readonly stored: ReferenceDraft | undefined;
  readonly onPublish: (draft: ReferenceDraft) => void;
}) {
  const { text } = useTexts();
  const { modal } = App.useApp();
  const { draft, change, discard, isChanged, isStale, failure } = useDraft(reference, stored);
  const askToDiscard = () =>
    modal.confirm({
      title: text('reference/discardQuestion'),
      okText: text('reference/discard'),
      okButtonProps: { danger: true },
      cancelText: text('common/cancel'),
      autoFocusButton: 'cancel',
      onOk: discard,
    });
  return (
    <section className="panel" aria-label={text('reference/lists')}>
      {failure && <FailureNotice failure={failure} />}
      {isStale ? (
        <Alert
          type="warning"
          showIcon
          title={text('reference/draftStale', { version: reference.edition.version })}
          action={<Button onClick={discard}>{text('reference/discard')}</Button>}
        />
      ) : (
        isChanged && (
          <Alert
            role="status"
            className="draft-bar"
            type="info"
            showIcon
            title={text('reference/draftNote')}
            description={text('reference/draftHelp')}
            action={
              <span className="button-row">
                <Button type="primary" onClick={() => onPublish(draft)}>
                  {text('reference/preview')}
                </Button>
                <Button onClick={askToDiscard}>{text('reference/discard')}</Button>
              </span>
            }
          />
        )
      )}
      <ReferenceParts reference={reference} draft={draft} {...(isStale ? {} : { change })} />
    </section>
  );
}
