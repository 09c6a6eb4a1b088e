/** Placing a scan: the scan on the left, its control points below it, the map on the right. What the points leave is told as they are put. */
import { Button, Input } from 'antd';
import type L from 'leaflet';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BaseMap, ScanPoint } from '#core/contract/base-map.ts';
import { FILE_ROUTES } from '#core/contract/host.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { useService } from '../../client/queries.ts';
import { useJob } from '../../client/use-job.ts';
import { formatLength } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { isDialogOpen } from '../../ui/dialog-open.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { AimOutlined, CloseOutlined, DeleteOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { takeClicks } from '../clicks.ts';
import { useRememberBaseMaps } from '../layers/use-base-maps.ts';
import { clickedRow, type Fit, fitOf, newRow, type PointRow, toRows, typedRow } from './scan-points.ts';
import { ScanView } from './scan-view.tsx';
import './scans.css';

type Props = {
  readonly map: L.Map | null;
  readonly baseMap: BaseMap;
  /** Out of the way for a while, with everything that was typed. */
  readonly isHidden?: boolean;
  readonly onPlaced: (box: BaseMap['box']) => void;
  readonly onClose: () => void;
};

export function ScanPlacing({
  map,
  baseMap: { id, name, scan },
  isHidden = false,
  onPlaced,
  onClose,
}: Props) {
  const { text } = useTexts();
  const { client } = useService();
  const remember = useRememberBaseMaps();
  const [rows, setRows] = useState<readonly PointRow[]>(() => [
    ...toRows(scan?.points ?? []),
    newRow(scan?.points.length ?? 0),
  ]);
  const [chosen, setChosen] = useState(rows.at(-1)?.key ?? 0);
  const [isPicking, setIsPicking] = useState(false);
  const fit = fitOf(rows);
  const place = useJob<readonly ScanPoint[], BaseMap[]>(
    useCallback(
      (points: readonly ScanPoint[], signal: AbortSignal) =>
        client.baseMap.placeScan({ id, points: [...points] }, { signal }),
      [client, id],
    ),
  );
  /** Changes the chosen row, and has one more waiting when none is left to fill in. */
  const change = (key: number, next: (row: PointRow) => PointRow) =>
    setRows((before) => {
      const changed = before.map((row) => (row.key === key ? next(row) : row));
      const isFull = changed.every(({ pixel, typed }) => pixel && typed !== '');
      return isFull ? [...changed, newRow(Math.max(...changed.map((row) => row.key)) + 1)] : changed;
    });
  const remove = (key: number) => {
    const others = rows.filter((row) => row.key !== key);
    const left = others.length > 0 ? others : [newRow(key + 1)];
    setRows(left);
    if (key !== chosen) return;
    setChosen(left.at(-1)?.key ?? key);
    setIsPicking(false);
  };
  const putOnScan = (pixel: NonNullable<PointRow['pixel']>) => {
    const target = rows.find((row) => row.key === chosen && !row.pixel) ?? rows.find((row) => !row.pixel);
    const { key } = target ?? { key: chosen };
    setChosen(key);
    change(key, (row) => ({ ...row, pixel }));
  };
  usePickOnMap(map, isPicking && !isHidden, (at) => {
    setIsPicking(false);
    if (at) change(chosen, (row) => clickedRow(row, lonLat(at.lng, at.lat)));
  });

  const start = async () => {
    if (fit.kind !== 'fits') return;
    const all = await place.start(fit.points);
    if (!all) return;
    remember(all);
    onPlaced(all.find((each) => each.id === id)?.box);
  };
  const { state } = place;
  return (
    <section className="scan-placing" hidden={isHidden} aria-label={text('scans/title', { name })}>
      <header>
        <h3 title={name}>{text('scans/title', { name })}</h3>
        <Button type="text" icon={<CloseOutlined />} aria-label={text('scans/close')} onClick={onClose} />
      </header>
      <p className="quiet">{text(isPicking ? 'scans/clickMap' : 'scans/lead')}</p>
      {scan && (
        <ScanView
          url={FILE_ROUTES.scanPreview(id)}
          width={scan.widthPx}
          height={scan.heightPx}
          rows={rows}
          chosen={chosen}
          label={text('scans/picture')}
          onPixel={putOnScan}
        />
      )}
      <ol className="scan-rows" aria-label={text('scans/points')}>
        {rows.map((row, i) => (
          <Row
            key={row.key}
            no={i + 1}
            row={row}
            fit={fit}
            isChosen={row.key === chosen}
            isPicking={isPicking && row.key === chosen}
            onChoose={() => setChosen(row.key)}
            onType={(typed) => change(row.key, (before) => typedRow(before, typed))}
            onPick={() => {
              setChosen(row.key);
              setIsPicking((was) => !(was && row.key === chosen));
            }}
            onRemove={() => remove(row.key)}
          />
        ))}
      </ol>
      <Verdict fit={fit} />
      {state.kind === 'failed' && state.failure.code !== 'job.cancelled' && (
        <FailureNotice failure={state.failure} onClose={place.reset} />
      )}
      {state.kind === 'running' ? (
        <JobProgress progress={state.progress} onCancel={place.cancel} />
      ) : (
        <span className="button-row">
          <Button type="primary" disabled={fit.kind !== 'fits'} onClick={() => void start()}>
            {text('scans/done')}
          </Button>
          <Button onClick={onClose}>{text('scans/close')}</Button>
        </span>
      )}
    </section>
  );
}

function Row({
  no,
  row: { key, pixel, typed, at },
  fit,
  isChosen,
  isPicking,
  onChoose,
  onType,
  onPick,
  onRemove,
}: {
  readonly no: number;
  readonly row: PointRow;
  readonly fit: Fit;
  readonly isChosen: boolean;
  readonly isPicking: boolean;
  readonly onChoose: () => void;
  readonly onType: (typed: string) => void;
  readonly onPick: () => void;
  readonly onRemove: () => void;
}) {
  const { text } = useTexts();
  const residual = fit.kind === 'needs' ? undefined : fit.residualOf.get(key);
  const isWorst = fit.kind === 'refused' && fit.worst.has(key);
  return (
    <li className={isChosen ? 'is-chosen' : ''}>
      <span className="scan-no">{no}</span>
      <Input
        aria-label={text('scans/coordinates', { no })}
        placeholder={text('scans/example')}
        value={typed}
        status={typed !== '' && !at ? 'error' : ''}
        onFocus={onChoose}
        onChange={({ target }) => onType(target.value)}
      />
      <Button
        icon={<AimOutlined />}
        type={isPicking ? 'primary' : 'default'}
        aria-pressed={isPicking}
        aria-label={`${text('scans/onMap')} ${text('scans/point', { no })}`}
        title={text('scans/onMap')}
        onClick={onPick}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={text('scans/removePoint', { no })}
        onClick={onRemove}
      />
      <span className="quiet numbers scan-facts">
        {pixel
          ? text('scans/onScan', { column: pixel.column.toFixed(0), row: pixel.row.toFixed(0) })
          : text('scans/notOnScan')}
        {residual !== undefined && (
          <strong className={isWorst ? 'map-refusal' : ''}>
            {text(isWorst ? 'scans/largestResidual' : 'scans/residual', { residual: formatLength(residual) })}
          </strong>
        )}
      </span>
    </li>
  );
}

/** What the points give together, while they are put. */
function Verdict({ fit }: { readonly fit: Fit }) {
  const { text, problem } = useTexts();
  if (fit.kind === 'needs') return <p role="status">{text('scans/needed', { count: fit.count })}</p>;
  if (fit.kind === 'refused')
    return (
      <p role="status" className="map-refusal">
        {problem({ code: fit.refusal.code, params: { ...fit.refusal.params } })}
        {fit.residualOf.size > 0 && <br />}
        {fit.residualOf.size > 0 && text(fit.worst.size > 0 ? 'scans/lookAtLargest' : 'scans/allAlike')}
      </p>
    );
  const { errorM, residualsM } = fit.fitted;
  return (
    <p role="status">
      {errorM === undefined
        ? text('scans/noCheck')
        : text('scans/fits', { error: formatLength(errorM), largest: formatLength(Math.max(...residualsM)) })}
    </p>
  );
}

/** The next click on the map is a place, and chooses no parcel. @param onPick without a place when it was given up by Esc */
function usePickOnMap(
  map: L.Map | null,
  isPicking: boolean,
  onPick: (at: L.LatLng | undefined) => void,
): void {
  const latest = useRef(onPick);
  latest.current = onPick;
  useEffect(() => {
    if (!map || !isPicking) return;
    const container = map.getContainer();
    const leaveClicks = takeClicks(map, (event) => latest.current(map.mouseEventToLatLng(event)));
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || isDialogOpen()) return;
      // Elsewhere it closes the chosen parcel.
      event.stopImmediatePropagation();
      event.preventDefault();
      latest.current(undefined);
    };
    container.classList.add('map-measuring');
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      container.classList.remove('map-measuring');
      window.removeEventListener('keydown', onKey, { capture: true });
      leaveClicks();
    };
  }, [map, isPicking]);
}
