/** A line that was begun and not finished: a reload, a dead battery, or another parcel that came between. */
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { DrawingDraft } from '#core/contract/drawing.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { whyNotDrawn } from './why-not-drawn.ts';

/** No more of them than leave room for the map; the others come when these are done with. */
const MAX_SHOWN = 3;

type Props = {
  readonly detail: ParcelDetail | undefined;
  readonly onOpen: (id: RecordId) => void;
  readonly onResume: (draft: DrawingDraft) => void;
  readonly onDropped: () => void;
};

/** Those of the chosen parcel, or of parcels still to be made; where there are none, the newest of another. */
export function DraftNotices({ drafts, ...props }: Props & { readonly drafts: readonly DrawingDraft[] }) {
  const here = drafts.filter(({ parcel }) => parcel === props.detail?.id);
  return (here.length > 0 ? here : drafts.slice(0, 1))
    .slice(0, MAX_SHOWN)
    .map((draft) => <DraftNotice key={`${draft.parcel} ${draft.id}`} draft={draft} {...props} />);
}

function DraftNotice({
  draft,
  detail,
  onOpen,
  onResume,
  onDropped,
}: Props & { readonly draft: DrawingDraft }) {
  const { text } = useTexts();
  const { client } = useService();
  const drop = useMutation({
    mutationFn: ({ parcel, id }: DrawingDraft) => client.drawing.dropDraft({ parcel, id }),
    onSettled: onDropped,
  });
  const { modal } = App.useApp();
  /** Nothing brings it back. */
  const askToDrop = () =>
    modal.confirm({
      title: text('drawing/draft/dropQuestion', { count: draft.line.length }),
      okText: text('drawing/draft/drop'),
      okButtonProps: { danger: true },
      cancelText: text('common/cancel'),
      onOk: () => drop.mutate(draft),
    });
  const { parcel, purpose, line, keptAt } = draft;
  const isHere = parcel === detail?.id;
  const whyNot = isHere && whyNotDrawn(detail);
  return (
    <div className="drawing-hint" role="status">
      <p>
        {text(parcel ? 'drawing/draft/found' : 'drawing/draft/foundNew', {
          tool: text(`drawing/tools/${purpose}`),
          count: line.length,
          time: formatDateTime(keptAt),
        })}
      </p>
      <span className="button-row">
        {!whyNot && (
          <Button type="primary" onClick={() => (parcel && !isHere ? onOpen(parcel) : onResume(draft))}>
            {text(parcel && !isHere ? 'drawing/draft/open' : 'drawing/draft/resume')}
          </Button>
        )}
        <Button loading={drop.isPending} onClick={askToDrop}>
          {text('drawing/draft/drop')}
        </Button>
      </span>
      {whyNot && <p className="quiet">{text(whyNot)}</p>}
      {drop.error && <FailureNotice failure={toFailure(drop.error)} onClose={drop.reset} />}
    </div>
  );
}
