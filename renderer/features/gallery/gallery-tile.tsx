/** A photo at its place in the gallery; an empty place while it is on its way. Drawn anew only when something of its own has changed. */
import { memo } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { cutMiddle } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { PhotoTile } from '../photos/photo-tile.tsx';
import { PhotoTime } from '../photos/photo-time.tsx';

const NAME_WIDTH = 19;

export const tileId = (place: number) => `gallery-tile-${place}`;

export const GalleryTile = memo(function GalleryTile({
  place,
  of,
  photo,
  leftPx,
  topPx,
  widthPx,
  heightPx,
  isChosen,
  isCursor,
  onClick,
}: {
  readonly place: number;
  readonly of: number;
  readonly photo: PhotoView | undefined;
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isChosen: boolean;
  readonly isCursor: boolean;
  readonly onClick: (place: number, id: RecordId, chooses: boolean) => void;
}) {
  const { text, term } = useTexts();
  const style = {
    transform: `translate(${leftPx}px, ${topPx}px)`,
    width: widthPx,
    height: heightPx,
  };
  return (
    <div className="gallery-place" role="presentation" style={style}>
      {photo && (
        <PhotoTile
          photo={photo}
          id={tileId(place)}
          kind={term(`photoKinds/${photo.kind}`)}
          isChosen={isChosen}
          isCursor={isCursor}
          withTick
          eager
          place={place}
          of={of}
          onClick={(event, onTick) =>
            onClick(place, photo.id, onTick || event.ctrlKey || event.metaKey || event.shiftKey)
          }
        >
          <span className="tile-line numbers">
            {photo.sketch ? (
              text('large/sketchTag')
            ) : (
              <PhotoTime photo={photo} missing={text('photos/noTime')} isNarrow />
            )}
          </span>
          <span className="tile-line quiet" title={photo.caption ?? photo.fileName}>
            {photo.caption ?? cutMiddle(photo.fileName, NAME_WIDTH)}
          </span>
        </PhotoTile>
      )}
    </div>
  );
});
