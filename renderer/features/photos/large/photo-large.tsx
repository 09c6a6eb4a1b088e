/**
 * The one large view of photos in the program: zoom, turn, compare, draw on a copy. Opened by the gallery and by a parcel's photos.
 */
import { Modal } from 'antd';
import type { RecordId } from '#core/ids.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { ComparePhotos } from './compare-photos.tsx';
import { LookAtPhoto } from './look-at-photo.tsx';
import type { PhotoList } from './photo-list.ts';
import './large.css';

/** One photo, or two side by side, by their places in the list. */
export type Opened = { readonly place: number; readonly beside?: number };

export function PhotoLarge({
  list,
  opened,
  onOpen,
  onParcel,
}: {
  readonly list: PhotoList;
  /** Undefined while nothing is looked at. */
  readonly opened: Opened | undefined;
  readonly onOpen: (opened: Opened | undefined) => void;
  /** Goes to a photo's parcel; absent where one is there already. */
  readonly onParcel?: ((parcel: RecordId) => void) | undefined;
}) {
  const { text } = useTexts();
  const isOpen = opened !== undefined && list.count > 0;
  const place = Math.min(opened?.place ?? 0, list.count - 1);
  const close = () => onOpen(undefined);
  return (
    <Modal
      open={isOpen}
      footer={null}
      closable={false}
      keyboard={false}
      width="100vw"
      wrapClassName="large-wrap"
      destroyOnHidden
      title={<span className="visually-hidden">{text('photos/large')}</span>}
    >
      {isOpen &&
        (opened.beside === undefined ? (
          <LookAtPhoto
            list={list}
            place={place}
            onPlace={(next) => onOpen({ place: next })}
            onCompare={(beside) => onOpen({ place, beside })}
            onParcel={onParcel}
            onClose={close}
          />
        ) : (
          <ComparePhotos
            list={list}
            place={place}
            beside={opened.beside}
            onEnd={(last) => onOpen({ place: last })}
            onClose={close}
          />
        ))}
    </Modal>
  );
}
