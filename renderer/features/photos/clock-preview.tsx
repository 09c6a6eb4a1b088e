/** Each photo's time before and after, and which photos are left as they are and why. */
import { cutMiddle, formatWrittenSeconds } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { ClockPlan } from './clock-plan.ts';

const SHOWN = 100;

export function ClockPreview({
  plan: { rows, withoutTime, outOfRange, locked, earlier },
  shift,
  showsEarlier,
}: {
  readonly plan: ClockPlan;
  readonly shift: string;
  readonly showsEarlier: boolean;
}) {
  const { text } = useTexts();
  const remarks = [
    withoutTime > 0 && text('photoClock/withoutTime', { count: withoutTime }),
    outOfRange > 0 && text('photoClock/outOfRange', { count: outOfRange }),
    locked > 0 && text('photoClock/locked', { count: locked }),
    showsEarlier && earlier > 0 && text('photoClock/earlier', { count: earlier }),
  ].filter((remark) => remark !== false);
  return (
    <section className="clock-preview" aria-label={text('photoClock/preview')}>
      <p>{text('photoClock/shift', { shift })}</p>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        <div className="clock-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text('photoClock/file')}</th>
                <th scope="col">{text('photoClock/before')}</th>
                <th scope="col">{text('photoClock/after')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map(({ photo, before, after }) => (
                <tr key={photo.id}>
                  <td title={photo.fileName}>{cutMiddle(photo.fileName, 32)}</td>
                  <td className="numbers">{formatWrittenSeconds(before)}</td>
                  <td className="numbers">{formatWrittenSeconds(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN && (
        <p className="quiet">{text('photoClock/more', { count: rows.length - SHOWN })}</p>
      )}
      {remarks.map((remark) => (
        <p key={remark} className="note-warning">
          {remark}
        </p>
      ))}
    </section>
  );
}
