/** How many errors and open warnings a parcel has, the same in list and table; nothing where there are none. */
import { useTexts } from '../i18n/use-texts.ts';
import { ExclamationCircleFilled, WarningFilled } from './icons.tsx';

export function IssueCounts({ errors, warnings }: { readonly errors: number; readonly warnings: number }) {
  return (
    <>
      {errors > 0 && <Count kind="errors" count={errors} />}
      {warnings > 0 && <Count kind="warnings" count={warnings} />}
    </>
  );
}

function Count({ kind, count }: { readonly kind: 'errors' | 'warnings'; readonly count: number }) {
  const { text } = useTexts();
  const words = text(`list/${kind}`, { count });
  return (
    <span className={kind === 'errors' ? 'count-error' : 'count-warning'} title={words}>
      {kind === 'errors' ? (
        <ExclamationCircleFilled aria-label={words} />
      ) : (
        <WarningFilled aria-label={words} />
      )}
      {count}
    </span>
  );
}
