/** What the office's rules ask for of a parcel's photos, kind by kind: what is there and what is missing. */
import type { RequiredPhotos as Required } from '#core/photo/required-photos.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CheckCircleOutlined, WarningFilled } from '../../ui/icons.tsx';
import './required-photos.css';

export function RequiredPhotos({ required }: { readonly required: readonly Required[] }) {
  const { text, term } = useTexts();
  if (required.length === 0) return null;
  return (
    <ul className="required-photos" aria-label={text('requiredPhotos/label')}>
      {required.map(({ kind, needed, found }) => {
        const params = { kind: term(`photoKinds/${kind}`), needed, found, missing: needed - found };
        return found >= needed ? (
          <li key={kind} className="required-photo quiet">
            <CheckCircleOutlined /> {text('requiredPhotos/enough', params)}
          </li>
        ) : (
          <li key={kind} className="required-photo note-warning">
            <WarningFilled /> {text('requiredPhotos/missing', params)}
          </li>
        );
      })}
    </ul>
  );
}
