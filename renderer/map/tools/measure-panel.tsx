import { Button } from 'antd';
import { formatLength, formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Measuring } from './use-measuring.ts';

/** What has been measured so far, as it would stand on a parcel map. */
export function MeasurePanel({
  measuring,
  onEnd,
}: {
  readonly measuring: Measuring;
  readonly onEnd: () => void;
}) {
  const { text } = useTexts();
  const { points, measured, takeBack, clear } = measuring;
  return (
    <section className="map-tool-panel" aria-label={text('mapTools/measure')}>
      <output className="map-measured" aria-live="polite">
        {points.length < 2 ? (
          text('mapTools/measureHow')
        ) : (
          <>
            <span>{text('mapTools/distance', { length: formatLength(measured.lengthM) })}</span>
            {points.length > 2 && (
              <>
                <span>{text('mapTools/ringLength', { length: formatLength(measured.ringLengthM) })}</span>
                <span>
                  {text('mapTools/area', {
                    sqM: formatSqM(measured.areaSqM),
                    mu: formatMu(measured.areaSqM),
                  })}
                </span>
              </>
            )}
          </>
        )}
      </output>
      <div className="button-row">
        <Button disabled={points.length === 0} onClick={takeBack}>
          {text('mapTools/takeBack')}
        </Button>
        <Button disabled={points.length === 0} onClick={clear}>
          {text('mapTools/clear')}
        </Button>
        <Button onClick={onEnd}>{text('mapTools/end')}</Button>
      </div>
    </section>
  );
}
