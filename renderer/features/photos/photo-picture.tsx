/**
 * The small picture of a photo, filling the box it stands in and turned as people said. While it is on its way the box stays calm and
 * empty; it appears by itself as soon as the service has made it.
 */
import { useState } from 'react';
import { FILE_ROUTES } from '#core/contract/host.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import './photo-picture.css';

export function PhotoPicture({
  photo,
  alt,
  eager = false,
}: {
  readonly photo: Pick<PhotoView, 'sha256' | 'clockwiseDeg' | 'present'>;
  readonly alt: string;
  /** Asked for at once: for places that only exist while they can be seen. */
  readonly eager?: boolean;
}) {
  const { text } = useTexts();
  const { sha256, clockwiseDeg = 0, present } = photo;
  const [broken, setBroken] = useState(false);
  if (!present || broken)
    return (
      <span className="photo-picture">
        <span className="quiet">{text(present ? 'photos/noThumbnail' : 'photos/missing')}</span>
      </span>
    );
  return (
    <span className="photo-picture">
      <img
        ref={notWaitedForAnyMore}
        className={`turned-${clockwiseDeg}`}
        src={FILE_ROUTES.photo(sha256, 'thumb')}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        draggable={false}
        onError={() => setBroken(true)}
      />
    </span>
  );
}

/** A picture that was scrolled away before it came must not keep those waiting that are looked at. */
function notWaitedForAnyMore(image: HTMLImageElement) {
  return () => {
    if (!image.complete) image.removeAttribute('src');
  };
}
