/** Who deleted something, and when by his device's clock. */
import type { ValueSource } from '#core/contract/parcel.ts';
import { formatDateTime } from '../../i18n/formats.ts';

export function RemovedBy({ removal }: { readonly removal: ValueSource }) {
  return (
    <span className="removed-by">
      <span className="one-line">{removal.by}</span>{' '}
      <span className="one-line quiet numbers">{formatDateTime(removal.at)}</span>
    </span>
  );
}
