/** The last word of the office on the record, where its surveyor reads it first: sent back and why, or accepted. */
import { Alert } from 'antd';
import type { ParcelDecision } from '#core/contract/parcel.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export function DecisionNote({ decision }: { readonly decision: ParcelDecision | undefined }) {
  const { text } = useTexts();
  if (decision?.decision !== 'returned' && decision?.decision !== 'accepted') return null;
  const { reason, source, stale } = decision;
  const isReturned = decision.decision === 'returned';
  const values = { by: source.by, time: formatDateTime(source.at) };
  return (
    <Alert
      type={isReturned ? 'error' : stale ? 'warning' : 'success'}
      showIcon
      title={text(isReturned ? 'review/returnedBy' : 'review/acceptedBy', values)}
      description={
        <>
          {reason && <p className="review-reason">{reason}</p>}
          {isReturned && <p className="quiet">{text('review/returnedHelp')}</p>}
          {!isReturned && stale && <p>{text('review/changedSince')}</p>}
        </>
      }
    />
  );
}
