/** What the receiver says now, and whether it is good enough. */
import { toGk120 } from '#core/geo/projection.ts';
import { type Fix, type FixQuality, horizontalSigmaM } from '#core/position/fix.ts';
import type { FixRefusal } from '#core/position/judge-fix.ts';
import { formatCoordinate } from '../../i18n/formats.ts';
import { type Texts, useTexts } from '../../i18n/use-texts.ts';
import { Figure } from '../../ui/figure.tsx';

/** Fixed is green; what was measured otherwise is amber; what was not measured is red. */
const GRADES: Readonly<Record<FixQuality, 'good' | 'fair' | 'poor'>> = {
  'rtk-fixed': 'good',
  'rtk-float': 'fair',
  differential: 'fair',
  pps: 'fair',
  single: 'fair',
  none: 'poor',
  estimated: 'poor',
  manual: 'poor',
  simulated: 'poor',
};

export function FixView({ fix, refusals }: { readonly fix: Fix; readonly refusals: readonly FixRefusal[] }) {
  const { text } = useTexts();
  const { at, quality, satellites, hdop, correctionAgeS, timeOfDay } = fix;
  const gk = at && toGk120(at);
  const sigmaM = horizontalSigmaM(fix);
  return (
    <>
      <p className="position-quality">
        <strong className={`fix-quality is-${GRADES[quality]}`}>
          {text(`position/qualities/${quality}`)}
        </strong>
        {gk && (
          <span className="coordinates">
            X {formatCoordinate(gk.northM)} &nbsp;Y {formatCoordinate(gk.eastM)}
          </span>
        )}
      </p>
      <dl className="position-figures">
        <Figure name={text('position/accuracy')}>
          {sigmaM === undefined ? text('position/noAccuracy') : `±${sigmaM.toFixed(3)} m`}
        </Figure>
        {satellites !== undefined && <Figure name={text('position/satellites')}>{satellites}</Figure>}
        {hdop !== undefined && <Figure name={text('position/hdop')}>{hdop.toFixed(1)}</Figure>}
        {correctionAgeS !== undefined && (
          <Figure name={text('position/age')}>{correctionAgeS.toFixed(0)} s</Figure>
        )}
        <Figure name={text('position/time')}>{inChina(timeOfDay)}</Figure>
      </dl>
      {refusals.length === 0 ? (
        <p className="position-ready">{text('position/ready')}</p>
      ) : (
        <div className="position-refused">
          {text('position/notReady')}
          <ul>
            {refusals.map((refusal) => (
              <li key={refusal.code}>{refusalText(refusal, text)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** `06:12:30.20` of UTC as `14:12:30`, which a watch in Huzhou shows. */
function inChina(timeOfDay: string): string {
  const [hours = '', minutes = '', seconds = ''] = timeOfDay.split(':');
  return `${String((Number(hours) + 8) % 24).padStart(2, '0')}:${minutes}:${seconds.slice(0, 2)}`;
}

/** Why a fix may not be used, in words. */
export function refusalText(refusal: FixRefusal, text: Texts['text']): string {
  const key = `position/refusals/${refusal.code}` as const;
  switch (refusal.code) {
    case 'not-measured':
      return text(key, { quality: text(`position/qualities/${refusal.quality}`) });
    case 'quality':
      return text(key, {
        quality: text(`position/qualities/${refusal.quality}`),
        wanted: text(`position/qualities/${refusal.wanted}`),
      });
    case 'satellites':
      return text(key, { satellites: refusal.satellites, least: refusal.least });
    case 'hdop':
      return text(key, { hdop: refusal.hdop.toFixed(1), most: refusal.most });
    case 'sigma':
      return text(key, { sigmaM: refusal.sigmaM.toFixed(3), mostM: refusal.mostM });
    case 'correction-age':
      return text(key, { ageS: Math.round(refusal.ageS), mostS: refusal.mostS });
    default:
      return text(key);
  }
}
