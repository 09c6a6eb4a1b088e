/** How many errors and open warnings a parcel has, the same in list and table; nothing where there are none. */
import { useTexts } from '../i18n/use-texts.ts';
import { ExclamationCircleFilled, WarningFilled } from './icons.tsx';

export function IssueCounts({ errors, warnings }: { readonly errors: number; readonly warnings: number }) {
  const { text } = useTexts();
  const errorWords = text('list/errors', { count: errors });
  const warningWords = text('list/warnings', { count: warnings });
  return (
    <>
      {errors > 0 && (
        <span className="count-error" title={errorWords}>
          <ExclamationCircleFilled aria-label={errorWords} />
          {errors}
        </span>
      )}
      {warnings > 0 && (
        <span className="count-warning" title={warningWords}>
          <WarningFilled aria-label={warningWords} />
          {warnings}
        </span>
      )}
    </>
  );
}
