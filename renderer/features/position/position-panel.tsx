/** The receiver beside the map: connecting, what it says, and points made of its fixes. */
import { Button, InputNumber, Progress, Segmented } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { toGk120 } from '#core/geo/projection.ts';
import type { AveragedPoint } from '#core/position/averaging.ts';
import { DEMANDS } from '#core/position/judge-fix.ts';
import { formatCoordinate } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { CloseOutlined } from '../../ui/icons.tsx';
import { ConnectReceiver } from './connect-receiver.tsx';
import { FixView } from './fix-view.tsx';
import { usePosition, usePositionStore } from './position-context.tsx';
import type { Equipment, PositionState } from './position-store.ts';

const EQUIPMENTS = Object.keys(DEMANDS) as readonly Equipment[];
const USUAL_FIXES = 10;
const MOST_FIXES = 600;

export function PositionPanel({ onClose }: { readonly onClose: () => void }) {
  const { text } = useTexts();
  const store = usePositionStore();
  const { source, receiving, failure, fix, refusals, counts, equipment, averaging, measured, scattered } =
    usePosition();
  const [wanted, setWanted] = useState(USUAL_FIXES);
  const id = useId();
  const damaged = counts ? counts.unreadable + counts.faults['checksum-differs'] : 0;
  return (
    <section className="position-panel" aria-label={text('position/title')}>
      <header>
        <h3>{text('position/title')}</h3>
        {source && <Button onClick={store.disconnect}>{text('position/disconnect')}</Button>}
        <Button type="text" aria-label={text('position/close')} icon={<CloseOutlined />} onClick={onClose} />
      </header>
      <p className="quiet position-source" aria-live="polite">
        {source && receiving && `${text(`position/receiving/${receiving}`)} · ${source.name}`}
      </p>
      {failure && <FailureNotice failure={failure} onClose={store.dismissFailure} />}
      {!source && <ConnectReceiver />}
      {source && !fix && receiving === 'listening' && <p className="quiet">{text('position/waiting')}</p>}
      {fix && <FixView fix={fix} refusals={refusals} />}
      {damaged > 0 && <p className="quiet">{text('position/damaged', { count: damaged })}</p>}
      {fix && (
        <>
          <Segmented<Equipment>
            block
            aria-label={text('position/equipment')}
            value={equipment}
            onChange={store.setEquipment}
            options={EQUIPMENTS.map((value) => ({ value, label: text(`position/equipments/${value}`) }))}
          />
          {averaging ? (
            <div className="position-measuring">
              <Progress
                percent={Math.round((averaging.accepted.length / averaging.wanted) * 100)}
                showInfo={false}
                aria-label={text('position/measure')}
              />
              <p>
                {text('position/measuring', {
                  done: averaging.accepted.length,
                  wanted: averaging.wanted,
                })}
                {averaging.refused > 0 && (
                  <span className="position-refused">
                    {' '}
                    {text('position/refused', { count: averaging.refused })}
                  </span>
                )}
              </p>
              {averaging.soFar && <Spread point={averaging.soFar} />}
              <Button onClick={store.stopMeasuring}>{text('position/stop')}</Button>
            </div>
          ) : (
            <form
              className="position-line"
              onSubmit={(event) => {
                event.preventDefault();
                store.measure(wanted);
              }}
            >
              <label htmlFor={id}>{text('position/epochs')}</label>
              <InputNumber
                id={id}
                min={1}
                max={MOST_FIXES}
                precision={0}
                value={wanted}
                onChange={(value) => setWanted(value ?? USUAL_FIXES)}
              />
              <Button
                type={refusals.length === 0 ? 'primary' : 'default'}
                htmlType="submit"
                disabled={receiving !== 'listening'}
              >
                {text('position/measure')}
              </Button>
            </form>
          )}
        </>
      )}
      {/* Six hundred fixes are not read out; where it ends is said by what it ends with. */}
      <span className="visually-hidden" aria-live="polite">
        {averaging && text(refusals.length > 0 ? 'position/measuringWaits' : 'position/measuringBegun')}
      </span>
      {scattered && (
        <p className="position-refused" role="alert">
          {text('position/scattered', {
            spread: scattered.spreadM.toFixed(3),
            most: DEMANDS[equipment].maxSigmaM,
          })}
        </p>
      )}
      {measured && <Measured {...measured} />}
    </section>
  );
}

function Measured({ point, use }: NonNullable<PositionState['measured']>) {
  const { text } = useTexts();
  const { northM, eastM } = toGk120(point.at);
  const element = useRef<HTMLDivElement>(null);
  // In a low window it would come below the panel's edge, where nobody looks for it.
  useEffect(() => {
    if (point) element.current?.scrollIntoView?.({ block: 'nearest' });
  }, [point]);
  return (
    <div ref={element} className="position-point" role="status">
      <strong>{text('position/point')}</strong>
      <p className="coordinates">
        X {formatCoordinate(northM)} &nbsp;Y {formatCoordinate(eastM)}
        {point.accuracyM !== undefined && ` ±${point.accuracyM.toFixed(3)}`}
      </p>
      <Spread point={point} />
      <p>{text(`position/${use}`)}</p>
    </div>
  );
}

function Spread({ point }: { readonly point: AveragedPoint }) {
  const { text } = useTexts();
  return (
    <p className="quiet">
      {text('position/spread', {
        spread: point.spreadM.toFixed(3),
        farthest: point.farthestM.toFixed(3),
        count: point.fixes,
      })}
    </p>
  );
}
