/** What became of a step: not done, and why; or done and not stored yet, and what to do about it. */
import { Alert, Button } from 'antd';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Refusal } from '#core/geo/editing/drawing-codes.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useTellFailure } from '../../ui/use-tell-failure.tsx';
import { useDrawingStore } from './drawing-context.tsx';
import type { StoringState } from './drawing-storing.ts';
import { whyNotDrawn } from './why-not-drawn.ts';

/** In one line, where the help stood: a panel that grows covers what is drawn. */
export function NotDone({ refusal }: { readonly refusal: Refusal }) {
  const { text, problem } = useTexts();
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      className="not-done"
      title={
        <>
          <strong>{text('drawing/notDone')}</strong>{' '}
          <span>{problem({ code: refusal.code, params: refusal.params })}</span>
        </>
      }
    />
  );
}

export function NotSaved({
  storing,
  detail,
}: {
  readonly storing: StoringState;
  readonly detail: ParcelDetail | undefined;
}) {
  const { text } = useTexts();
  const store = useDrawingStore();
  const tellFailure = useTellFailure();
  const whyNot = whyNotDrawn(detail);
  /** The only way out where nothing can be written, neither on nor back. */
  const leave = <Button onClick={() => store.forget()}>{text('drawing/closeUnsaved')}</Button>;
  if (storing.kind === 'failed') {
    return (
      <div className="drawing-side drawing-failed">
        {storing.failure.code === 'connection.lost' ? (
          // It is sent again by itself, and the window's banner says the rest.
          <Alert role="alert" type="warning" showIcon title={text('form/failed')} />
        ) : (
          <FailureNotice failure={storing.failure} />
        )}
        {!storing.retrying && (
          <span className="button-row">
            <Button onClick={() => store.retry()}>{text('common/retry')}</Button>
            {leave}
          </span>
        )}
      </div>
    );
  }
  if (storing.kind === 'line-elsewhere') {
    return (
      <div className="drawing-side drawing-failed">
        <FailureNotice failure={storing.failure} />
        <span className="button-row">
          <Button onClick={() => store.takeOver()}>{text('drawing/takeOver')}</Button>
          {storing.failure.code === 'drawing.line-changed-elsewhere' && !whyNot && (
            <Button onClick={() => void store.showOther(detail).catch(tellFailure)}>
              {text('drawing/showOther')}
            </Button>
          )}
          {leave}
        </span>
      </div>
    );
  }
  if (storing.kind !== 'changed-meanwhile') return null;
  const params = { record: detail?.id ?? '', group: 'parcel.boundary' };
  return (
    <div className="drawing-side drawing-failed">
      <FailureNotice failure={{ code: 'record.changed-meanwhile', params }} />
      {whyNot && <p>{text(whyNot)}</p>}
      <span className="button-row">
        {detail && !whyNot && <Button onClick={() => store.reload(detail)}>{text('drawing/reload')}</Button>}
        {leave}
      </span>
    </div>
  );
}
