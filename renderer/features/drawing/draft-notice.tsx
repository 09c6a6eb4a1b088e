/** A line that was begun and not finished: a reload, a dead battery, or another parcel that came between. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { DrawingDraft } from '#core/contract/drawing.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { useService } from '../../client/queries.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export function DraftNotice({
  drafts,
  detail,
  onOpen,
  onResume,
  onDropped,
}: {
  readonly drafts: readonly DrawingDraft[];
  readonly detail: ParcelDetail | undefined;
  readonly onOpen: (id: RecordId) => void;
  readonly onResume: (draft: DrawingDraft) => void;
  readonly onDropped: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const drop = useMutation({
    mutationFn: ({ parcel }: DrawingDraft) => client.drawing.dropDraft(parcel ? { parcel } : {}),
    onSettled: onDropped,
  });
  const draft = drafts.find(({ parcel }) => parcel === detail?.id) ?? drafts[0];
  if (!draft) return null;
  const { parcel, purpose, line, keptAt } = draft;
  const isHere = parcel === detail?.id;
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
        <Button type="primary" onClick={() => (parcel && !isHere ? onOpen(parcel) : onResume(draft))}>
          {text(parcel && !isHere ? 'drawing/draft/open' : 'drawing/draft/resume')}
        </Button>
        <Button loading={drop.isPending} onClick={() => drop.mutate(draft)}>
          {text('drawing/draft/drop')}
        </Button>
      </span>
    </div>
  );
}
