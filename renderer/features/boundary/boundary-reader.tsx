/**
 * Reads coordinates, pasted or from a file, and shows what was recognised, what was corrected and what was refused,
 * with lines, before anything is written. Used for a parcel's boundary and for making parcels of a file.
 */

import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { BoundaryReading, BoundarySource } from '#core/contract/boundary.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { uploadFile } from '../../client/upload.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FileTextOutlined, ScanOutlined } from '../../ui/icons.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { PlotList } from './plot-list.tsx';

type Read = {
  readonly source: BoundarySource;
  readonly name: string | undefined;
  readonly reading: BoundaryReading;
};

const NO_BOUNDARIES: readonly Boundary[] = [];

export function BoundaryReader({
  only,
  takesAll = false,
  disabled = false,
  busy,
  action,
  onPreview,
  onTake,
  onDiscard,
}: {
  /** Offers one of the two ways; without it both. */
  readonly only?: 'paste' | 'file';
  /** Takes all plots (making parcels of them) rather than one. */
  readonly takesAll?: boolean;
  readonly disabled?: boolean;
  readonly busy: boolean;
  /** The words of the button that takes the plots over; `plot` is the chosen one of several. */
  readonly action: (plot: number | undefined, plots: number) => string;
  readonly onPreview: (boundaries: readonly Boundary[]) => void;
  readonly onTake: (source: BoundarySource, plot: number) => void;
  readonly onDiscard?: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const [pasted, setPasted] = useState('');
  const [plot, setPlot] = useState(0);
  const pasteId = useId();

  const read = useMutation({
    mutationFn: async (from: string | File): Promise<Read> => {
      const source: BoundarySource =
        typeof from === 'string' ? { kind: 'text', text: from } : await uploadFile(from);
      const reading = await client.boundary.read({ source });
      return { source, reading, name: typeof from === 'string' ? undefined : from.name };
    },
    onSuccess: () => setPlot(0),
  });
  const found = read.data;
  const plots = found?.reading.plots;

  useEffect(() => {
    onPreview(plots?.map(({ boundary }) => boundary) ?? NO_BOUNDARIES);
    return () => onPreview(NO_BOUNDARIES);
  }, [plots, onPreview]);

  const discard = () => {
    read.reset();
    setPasted('');
    onDiscard?.();
  };

  return (
    <div className="boundary-reader">
      {!found && only !== 'file' && (
        <div className="paste">
          <label htmlFor={pasteId}>{text('boundary/paste')}</label>
          <Input.TextArea
            id={pasteId}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            placeholder={text('boundary/pastePlaceholder')}
            autoSize={{ minRows: 5, maxRows: 14 }}
            disabled={disabled}
            spellCheck={false}
            className="coordinates"
          />
          <p className="quiet">{text('boundary/pasteHelp')}</p>
          <div className="button-row">
            <Button
              type="primary"
              icon={<ScanOutlined />}
              disabled={disabled || pasted.trim() === ''}
              loading={read.isPending && typeof read.variables === 'string'}
              onClick={() => read.mutate(pasted)}
            >
              {text('boundary/read')}
            </Button>
            {onDiscard && <Button onClick={discard}>{text('boundary/discard')}</Button>}
          </div>
        </div>
      )}
      {!found && only !== 'paste' && (
        <FileDrop
          label={text('boundary/chooseTxt')}
          accept=".txt,text/plain"
          disabled={disabled || read.isPending}
          icon={<FileTextOutlined />}
          onFiles={([file]) => file && read.mutate(file)}
        >
          {text('boundary/dropTxt')}
        </FileDrop>
      )}
      {read.error && <FailureNotice failure={toFailure(read.error)} onClose={read.reset} />}
      {found && (
        <section className="reading" aria-label={text('boundary/preview')}>
          <p className="quiet">
            {text('boundary/source', { name: found.name ?? text('boundary/pasted') })}
            {found.reading.encoding && (
              <span className="together">
                {' '}
                · {text('boundary/encoding', { encoding: found.reading.encoding.toUpperCase() })}
              </span>
            )}
          </p>
          {found.reading.refused.length > 0 ? (
            <Alert
              role="alert"
              type="error"
              showIcon
              title={text('boundary/refusedTitle', { count: found.reading.refused.length })}
              description={
                <>
                  <p>{text('boundary/refusedHelp')}</p>
                  <ProblemList problems={found.reading.refused} />
                </>
              }
            />
          ) : (
            <p className="recognised" role="status">
              {text('boundary/recognised', {
                plots: found.reading.plots.length,
                points: formatCount(countPoints(found.reading.plots.map(({ boundary }) => boundary))),
              })}
            </p>
          )}
          {found.reading.warnings.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={text('boundary/warningsTitle', { count: found.reading.warnings.length })}
              description={<ProblemList problems={found.reading.warnings} />}
            />
          )}
          <PlotList
            plots={found.reading.plots}
            {...(takesAll || found.reading.plots.length < 2 ? {} : { chosen: plot, onChoose: setPlot })}
          />
          <div className="button-row">
            {found.reading.plots.length > 0 && (
              <Button
                type="primary"
                loading={busy}
                disabled={disabled}
                onClick={() => onTake(found.source, plot)}
              >
                {action(found.reading.plots.length > 1 ? plot : undefined, found.reading.plots.length)}
              </Button>
            )}
            {found.source.kind === 'text' && (
              <Button
                type={found.reading.plots.length > 0 ? 'default' : 'primary'}
                onClick={() => read.reset()}
              >
                {text('boundary/correct')}
              </Button>
            )}
            <Button onClick={discard}>{text('boundary/discard')}</Button>
          </div>
        </section>
      )}
    </div>
  );
}

function countPoints(boundaries: readonly Boundary[]): number {
  return boundaries.reduce(
    (sum, { rings }) => sum + rings.reduce((points, ring) => points + ring.points.length, 0),
    0,
  );
}
