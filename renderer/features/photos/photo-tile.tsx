/** A photo as a tile of a list of choices: its picture, its kind, what is remarkable about it, and two lines of the page's own. */
import type { MouseEvent, ReactNode } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CheckOutlined, WarningFilled } from '../../ui/icons.tsx';
import { PhotoPicture } from './photo-picture.tsx';
import './photo-tile.css';

export function PhotoTile({
  photo,
  id,
  kind,
  isKindGuessed = false,
  isChosen,
  isCursor,
  tabIndex,
  withTick = false,
  eager = false,
  place,
  of,
  onClick,
  children,
}: {
  readonly photo: PhotoView;
  /** Of the element. */
  readonly id: string;
  /** What is shown as its kind. */
  readonly kind: string;
  readonly isKindGuessed?: boolean;
  readonly isChosen: boolean;
  readonly isCursor: boolean;
  readonly tabIndex?: 0 | -1;
  /** A corner that chooses the photo, where a click on the rest does something else. */
  readonly withTick?: boolean;
  readonly eager?: boolean;
  /** Where it stands among all, for lists of which only a part exists. */
  readonly place?: number;
  readonly of?: number;
  readonly onClick: (event: MouseEvent, onTick: boolean) => void;
  readonly children: ReactNode;
}) {
  const { text, photoWarning } = useTexts();
  const warnings = photo.warnings.map(photoWarning).join('\n');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page handles the keys for all tiles together
    <div
      id={id}
      role="option"
      tabIndex={tabIndex ?? -1}
      aria-selected={isChosen}
      {...(place === undefined ? {} : { 'aria-posinset': place + 1, 'aria-setsize': of })}
      className={`tile${isChosen ? ' tile-chosen' : ''}${isCursor ? ' tile-cursor' : ''}`}
      onClick={(event) => onClick(event, (event.target as Element).closest('.tile-tick') !== null)}
    >
      <span className="visually-hidden">{photo.fileName} </span>
      <span className="tile-picture">
        <PhotoPicture photo={photo} alt="" eager={eager} />
        <span className="tile-marks">
          {photo.sketch && <span className="sketch-tag">{text('large/sketchTag')}</span>}
          <span className={`tile-kind${isKindGuessed ? ' tile-kind-guessed' : ''}`}>{kind}</span>
        </span>
        {warnings && (
          <span className="tile-warning" title={warnings}>
            <WarningFilled aria-label={warnings} />
          </span>
        )}
        {withTick && (
          <span className="tile-tick" aria-hidden="true">
            <span className="tile-tick-box">{isChosen && <CheckOutlined />}</span>
          </span>
        )}
      </span>
      {children}
    </div>
  );
}
