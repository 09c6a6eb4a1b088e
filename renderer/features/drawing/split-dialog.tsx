/** The two parts a line makes, before anything is written: which stays the record it is, and what the other begins with. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { areaOf, type EditShape } from '#core/geo/editing/edit-shape.ts';
import type { RecordId } from '#core/ids.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel } from '../../client/queries.ts';
import { formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useDrawingStore } from './drawing-context.tsx';

const PARTS = ['larger', 'smaller'] as const;

export function SplitDialog({
  parts,
  onMade,
  onClose,
}: {
  /** The larger first. */
  readonly parts: readonly [EditShape, EditShape];
  readonly onMade: (id: RecordId) => void;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const store = useDrawingStore();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const [kept, setKept] = useState<(typeof PARTS)[number]>('larger');
  const split = useMutation({
    mutationFn: () => store.split(kept),
    onSuccess: ({ kept: own, made }) => {
      rememberParcel(queries, own);
      rememberParcel(queries, made);
      const unitNo = made.values.identity?.unitNo ?? '';
      const key = `split ${made.id}`;
      notification.success({
        placement: 'bottom',
        key,
        title: text('drawing/splitDone'),
        description: text('drawing/splitDoneHelp'),
        actions: (
          <Button
            onClick={() => {
              notification.destroy(key);
              onMade(made.id);
            }}
          >
            {text('drawing/openNew', { unitNo })}
          </Button>
        ),
      });
    },
  });
  return (
    <section className="drawing-panel as-dialog" aria-label={text('drawing/splitTitle')}>
      <h3>{text('drawing/splitTitle')}</h3>
      <p className="drawing-help">{text('drawing/splitLead')}</p>
      <Radio.Group
        className="radio-lines"
        aria-label={text('drawing/splitTitle')}
        value={kept}
        disabled={split.isPending}
        onChange={(event) => setKept(event.target.value)}
        options={PARTS.map((part, i) => ({
          value: part,
          label: (
            <span className={`part-label part-${i + 1}`}>
              {text(`drawing/${part}`)}
              <span className="quiet numbers">
                {formatMu(areaOf(parts[i] ?? []))} {text('common/mu')} · {formatSqM(areaOf(parts[i] ?? []))}{' '}
                {text('common/squareMetres')}
              </span>
            </span>
          ),
        }))}
      />
      <p className="quiet">{text('drawing/splitHelp')}</p>
      {split.error && <FailureNotice failure={toFailure(split.error)} onClose={split.reset} />}
      <span className="button-row">
        <Button type="primary" loading={split.isPending} onClick={() => split.mutate()}>
          {text('drawing/splitNow')}
        </Button>
        <Button disabled={split.isPending} onClick={onClose}>
          {text('drawing/goOn')}
        </Button>
      </span>
    </section>
  );
}
