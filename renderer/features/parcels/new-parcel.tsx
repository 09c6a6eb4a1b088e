/** A new parcel in one of three ways, beside the map, where what was read can be seen before it is taken. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { BoundarySource } from '#core/contract/boundary.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import type { RecordId } from '#core/ids.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import {
  CloseOutlined,
  FileTextOutlined,
  FormOutlined,
  PolygonOutlined,
  SnippetsOutlined,
} from '../../ui/icons.tsx';
import { LastFailure } from '../../ui/last-failure.tsx';
import { useIsShown } from '../../ui/use-is-shown.ts';
import { useTellFailure } from '../../ui/use-tell-failure.tsx';
import { BoundaryReader, type Taking } from '../boundary/boundary-reader.tsx';
import { useDrawing, useDrawingStore } from '../drawing/drawing-context.tsx';
import { useBeginDrawing } from '../drawing/use-close-drawing.ts';
import { TemplateList } from '../templates/template-list.tsx';
import type { DetailTab } from './parcel-detail.tsx';

type Way = 'paste' | 'file';

/** Names the making of parcels: the second click of a double click finds it under way and makes no second one. */
const MAKING = ['make-parcels'] as const;

const OF_THE_IMPORT: ReadonlySet<string> = new Set([
  'boundary.file-taken-in-before',
  'boundary.unit-numbers-given',
]);
const SECONDS_TO_READ = 8;

export function NewParcel({
  onMade,
  onPreview,
  onClose,
}: {
  readonly onMade: (id: RecordId, tab: DetailTab) => void;
  readonly onPreview: (boundaries: readonly Boundary[]) => void;
  readonly onClose: () => void;
}) {
  const { text, problem } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const drawing = useDrawingStore();
  const beginDrawing = useBeginDrawing(undefined);
  const { hasMap } = useDrawing();
  const [way, setWay] = useState<Way | undefined>(undefined);

  const once = (make: () => void) => {
    if (queries.isMutating({ mutationKey: MAKING }) === 0) make();
  };
  const isShown = useIsShown();
  const tellFailure = useTellFailure();
  /** The pane shows it, as long as it is there. */
  const onError = (error: Error) => {
    if (!isShown()) tellFailure(error);
  };
  const open = (id: RecordId) => {
    if (isShown()) onMade(id, 'form');
  };

  const blank = useMutation({
    mutationKey: MAKING,
    mutationFn: (template: string | undefined) => client.parcel.create(template ? { template } : {}),
    onSuccess: (detail) => {
      rememberParcel(queries, detail);
      open(detail.id);
    },
    onError,
  });
  const take = useMutation({
    mutationKey: MAKING,
    mutationFn: ({ source, plots, columns }: { readonly source: BoundarySource } & Omit<Taking, 'plot'>) =>
      client.boundary.importParcels({
        source,
        ...(plots ? { plots: [...plots] } : {}),
        ...(columns ? { columns } : {}),
      }),
    onSuccess: ({ created, warnings }) => {
      // What the preview could not know: parcels that are there already, numbers that were taken meanwhile.
      for (const warning of warnings.filter(({ code }) => OF_THE_IMPORT.has(code)))
        void message.info(problem(warning), SECONDS_TO_READ);
      const first = created[0];
      if (!first) return;
      void message.success(text('create/made', { count: created.length }));
      open(first.id);
    },
    onError,
  });
  /** What went wrong on one way says nothing about another. */
  const go = (next: Way | undefined) => {
    blank.reset();
    take.reset();
    setWay(next);
  };

  return (
    <section className="detail-pane" aria-labelledby="new-parcel-title">
      <header className="detail-head">
        <div className="detail-line">
          <h2 id="new-parcel-title">{text('create/title')}</h2>
          <span className="detail-actions">
            <Tooltip title={`${text('parcel/back')} Esc`}>
              <Button
                type="text"
                icon={<CloseOutlined />}
                aria-label={text('parcel/back')}
                onClick={onClose}
              />
            </Tooltip>
          </span>
        </div>
      </header>
      <div className="tab-body">
        <LastFailure of={[blank, take]} />
        {way === undefined ? (
          <div className="ways">
            <WayButton
              icon={<FormOutlined />}
              title={text('create/blank')}
              help={text('create/blankHelp')}
              busy={blank.isPending}
              onClick={() => once(() => blank.mutate(undefined))}
            />
            {hasMap && (
              <WayButton
                icon={<PolygonOutlined />}
                title={text('drawing/way')}
                help={text('drawing/wayHelp')}
                onClick={() => void beginDrawing(() => drawing.start(undefined, 'draw'))}
              />
            )}
            <WayButton
              icon={<SnippetsOutlined />}
              title={text('create/paste')}
              help={text('create/pasteHelp')}
              onClick={() => go('paste')}
            />
            <WayButton
              icon={<FileTextOutlined />}
              title={text('create/file')}
              help={text('create/fileHelp')}
              onClick={() => go('file')}
            />
            <TemplateList busy={blank.isPending} onUse={({ id }) => once(() => blank.mutate(id))} />
          </div>
        ) : (
          <BoundaryReader
            only={way}
            takesAll
            busy={take.isPending}
            isShown
            onPreview={onPreview}
            onDiscard={() => go(undefined)}
            action={(_, plots) =>
              plots === 1 ? text('create/onePlot') : text('create/manyPlots', { count: plots })
            }
            onTake={(source, taking) => once(() => take.mutate({ source, ...taking }))}
          />
        )}
      </div>
    </section>
  );
}

function WayButton({
  icon,
  title,
  help,
  busy = false,
  onClick,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly help: string;
  readonly busy?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="way" disabled={busy} onClick={onClick}>
      <span className="way-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="way-title">{title}</span>
      <span className="way-help">{help}</span>
    </button>
  );
}
