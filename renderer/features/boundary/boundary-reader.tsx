/**
 * Reads coordinates, pasted or from files, and shows what was recognised, what was corrected and what was refused,
 * with lines, before anything is written. Used for a parcel's boundary and for making parcels of a file.
 */

import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import {
  type BoundaryReading,
  type BoundarySource,
  MAX_BOUNDARY_FILE_BYTES,
  MAX_BOUNDARY_FILE_MB,
} from '#core/contract/boundary.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { sameJson } from '#core/json.ts';
import type { ColumnMapping } from '#core/parcel/source-columns.ts';
import { FailureError, toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { uploadFile } from '../../client/upload.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { type ShowsOnMap, useOnMap } from '../../map/use-on-map.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FileTextOutlined, ScanOutlined } from '../../ui/icons.tsx';
import { type Chosen, ReadingView } from './reading-view.tsx';

type Wish =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'files'; readonly files: readonly File[] }
  /** The same source once more, its columns put into other fields. */
  | { readonly kind: 'again'; readonly before: Read; readonly columns: ColumnMapping };

type Read = {
  readonly source: BoundarySource;
  readonly name: string | undefined;
  /** Absent as long as the columns go where their names say. */
  readonly columns?: ColumnMapping;
  readonly reading: BoundaryReading;
  /** Heads of the boundary that stood there when this was shown. */
  readonly seen: readonly OpHash[] | undefined;
};

export type Taking = Chosen & Pick<Read, 'columns' | 'seen'>;

const NONE: ReadonlySet<number> = new Set();
const ENDINGS = '.txt,.csv,.json,.geojson,.zip,.shp,.dbf,.prj,.cpg,.kml,.kmz,.gpx,.gpkg,.dxf';

export function BoundaryReader({
  only,
  parcel,
  heads,
  isOwn = false,
  takesAll = false,
  disabled = false,
  busy,
  action,
  onTake,
  onDiscard,
  ...map
}: ShowsOnMap & {
  /** Offers one of the two ways; without it both. */
  readonly only?: 'paste' | 'file';
  /** The parcel whose boundary it is to be. */
  readonly parcel?: RecordId;
  /** Heads of the boundary that it has now; absent where it has none. */
  readonly heads?: readonly OpHash[] | undefined;
  /** Whether it was drawn in this window, so that it is nothing new. */
  readonly isOwn?: boolean;
  /** Takes all plots (making parcels of them) rather than one. */
  readonly takesAll?: boolean;
  readonly disabled?: boolean;
  readonly busy: boolean;
  /** The words of the button that takes the plots over; `plot` is the chosen one of several. */
  readonly action: (plot: number | undefined, plots: number) => string;
  readonly onTake: (source: BoundarySource, taking: Taking) => void;
  readonly onDiscard?: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const [pasted, setPasted] = useState('');
  const [found, setFound] = useState<Read | undefined>(undefined);
  const [left, setLeft] = useState<ReadonlySet<number>>(NONE);
  const pasteId = useId();
  const of = parcel ? { parcel } : {};

  const read = useMutation({
    mutationFn: async (wish: Wish): Promise<Read> => {
      if (wish.kind === 'again') {
        const { before, columns } = wish;
        const reading = await client.boundary.read({ source: before.source, columns, ...of });
        return { ...before, columns, reading, seen: heads };
      }
      const source = wish.kind === 'text' ? wish : await upload(wish.files);
      const reading = await client.boundary.read({ source, ...of });
      return { source, reading, seen: heads, name: wish.kind === 'text' ? undefined : nameOf(wish.files) };
    },
  });
  // Told to this call and not to the mutation: a reading that was discarded does not come back with its reply.
  const readFrom = (wish: Wish) =>
    read.mutate(wish, {
      onSuccess: (next) => {
        setFound(next);
        // What is there twice is taken twice only by whoever says so.
        if (takesAll && wish.kind !== 'again')
          setLeft(
            new Set(next.reading.plots.flatMap(({ sameAs }, place) => (sameAs === undefined ? [] : [place]))),
          );
      },
    });
  const isReadingText = read.isPending && read.variables.kind === 'text';
  const nameOf = ([first, ...others]: readonly File[]): string => {
    const name = first?.name ?? '';
    return others.length === 0 ? name : text('boundaryFiles/several', { name, count: others.length + 1 });
  };
  const plots = found?.reading.plots;
  const seen = isOwn ? heads : found?.seen;
  const hasMoved = found !== undefined && !busy && !sameJson([...(seen ?? [])], [...(heads ?? [])]);

  // The map shows what would be taken, numbered as the list numbers it.
  const onMap = useMemo(
    () =>
      plots?.flatMap(({ boundary, takenInAs }, place) =>
        boundary && takenInAs === undefined && !left.has(place) ? [boundary] : [],
      ) ?? [],
    [plots, left],
  );
  useOnMap(onMap, map);

  const reset = () => {
    read.reset();
    setFound(undefined);
    setLeft(NONE);
  };
  const discard = () => {
    reset();
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
              disabled={disabled || pasted.trim() === '' || (read.isPending && !isReadingText)}
              loading={isReadingText}
              onClick={() => readFrom({ kind: 'text', text: pasted })}
            >
              {text('boundary/read')}
            </Button>
            {onDiscard && <Button onClick={discard}>{text('boundary/discard')}</Button>}
          </div>
        </div>
      )}
      {!found && only !== 'paste' && (
        <FileDrop
          label={text('boundaryFiles/choose')}
          accept={ENDINGS}
          multiple
          disabled={disabled || read.isPending}
          icon={<FileTextOutlined />}
          onFiles={(files) => readFrom({ kind: 'files', files })}
        >
          {text('boundaryFiles/drop')}
        </FileDrop>
      )}
      {read.error && <FailureNotice failure={toFailure(read.error)} onClose={read.reset} />}
      {hasMoved && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={text('boundary/movedOn')}
          description={text('boundary/movedOnHelp')}
          action={
            <Button onClick={() => setFound({ ...found, seen: heads })}>
              {text('boundary/movedOnSeen')}
            </Button>
          }
        />
      )}
      {found && (
        <ReadingView
          reading={found.reading}
          name={found.name ?? text('boundary/pasted')}
          takesAll={takesAll}
          disabled={disabled || hasMoved}
          busy={busy || read.isPending}
          action={action}
          left={left}
          onLeave={setLeft}
          onMap={(columns) => readFrom({ kind: 'again', before: found, columns })}
          onTake={(chosen) =>
            onTake(found.source, {
              ...chosen,
              seen,
              ...(found.columns ? { columns: found.columns } : {}),
            })
          }
        >
          {found.source.kind === 'text' && (
            <Button type={found.reading.plots.length > 0 ? 'default' : 'primary'} onClick={reset}>
              {text('boundary/correct')}
            </Button>
          )}
          <Button onClick={discard}>{text('boundary/discard')}</Button>
        </ReadingView>
      )}
    </div>
  );
}

/** What is too large to be read is not sent either. @throws FailureError */
async function upload(files: readonly File[]): Promise<BoundarySource> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MAX_BOUNDARY_FILE_BYTES) {
    const params = { path: files[0]?.name ?? '', limitMb: MAX_BOUNDARY_FILE_MB };
    throw new FailureError({ code: 'file.too-large', params });
  }
  const sent = [];
  for (const file of files) sent.push(await uploadFile(file));
  const [only, ...others] = sent;
  return only && others.length === 0 ? only : { kind: 'files', files: sent };
}
