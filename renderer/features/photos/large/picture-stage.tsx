/** A photo to be looked at closely: the screen size first, every pixel as soon as one zooms in far enough to see them. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { FILE_ROUTES } from '#core/contract/host.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { PictureSize } from '#core/photo/picture-size.ts';
import { cornerOf, type PictureView, scaleOf, within } from '#core/photo/picture-view.ts';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { type Drawing, useLooking } from './use-looking.ts';

/** Long side of what the service makes for the screen. */
const SCREEN_PX = 1600;
const UNKNOWN: PictureSize = { widthPx: 0, heightPx: 0 };

export type StageSizes = { readonly picture: PictureSize; readonly stage: PictureSize };
export const NO_SIZES: StageSizes = { picture: UNKNOWN, stage: UNKNOWN };

export function PictureStage({
  photo,
  clockwiseDeg,
  view,
  onView,
  onSizes,
  drawing,
  stamped,
  children,
}: {
  readonly photo: PhotoView;
  readonly clockwiseDeg: ClockwiseDeg;
  readonly view: PictureView;
  readonly onView: (view: PictureView) => void;
  readonly onSizes?: (sizes: StageSizes) => void;
  readonly drawing?: Drawing;
  /** Where the stamped copy is that is to be looked at in place of the photo. */
  readonly stamped?: string | undefined;
  /** Lies over the picture and grows with it. */
  readonly children?: (picture: PictureSize) => ReactNode;
}) {
  const { text } = useTexts();
  const box = useRef<HTMLElement>(null);
  const stage = useSize(box);
  const { sha256, fileName, present } = photo;
  const [upright, setUpright] = useState<PictureSize & { readonly of: string }>();
  const [broken, setBroken] = useState<string>();
  const [whole, setWhole] = useState<string>();
  const shown = stamped ?? sha256;
  const isKnown = upright?.of === shown;
  const picture = isKnown ? turnedSize(upright, clockwiseDeg) : UNKNOWN;
  useLooking(box, { view, onView, picture, size: stage, drawing });

  const { widthPx, heightPx } = picture;
  useEffect(() => {
    onSizes?.({ picture: { widthPx, heightPx }, stage });
  }, [onSizes, widthPx, heightPx, stage]);

  const held = within(view, picture, stage);
  const scale = scaleOf(held.zoom, picture, stage);
  const [left, top] = cornerOf(held, picture, stage);
  const longPx = Math.max(widthPx, heightPx);
  // Once asked for, it stays: zooming out and in again must not ask anew.
  const wantsAll = longPx > SCREEN_PX && scale * longPx * window.devicePixelRatio > SCREEN_PX * 1.05;
  useEffect(() => {
    if (wantsAll) setWhole(sha256);
  }, [wantsAll, sha256]);

  const placed = {
    left: left + (widthPx * scale) / 2,
    top: top + (heightPx * scale) / 2,
    width: (isKnown ? upright.widthPx : 0) * scale,
    height: (isKnown ? upright.heightPx : 0) * scale,
    transform: `translate(-50%, -50%) rotate(${clockwiseDeg}deg)`,
  };
  return (
    <section
      ref={box}
      className={`stage${drawing ? ' stage-drawing' : held.zoom > 1 ? ' stage-close' : ''}`}
      aria-label={text('large/picture', { name: fileName })}
    >
      {!present || broken === shown ? (
        <div className="stage-none" role="note">
          <p>{text(present ? 'photoFile/noPicture' : 'photos/missing')}</p>
          {present && <p>{text('photoFile/noPictureHelp')}</p>}
        </div>
      ) : (
        <>
          {!isKnown && <p className="stage-none">{text('large/loading')}</p>}
          <img
            key={shown}
            src={stamped ?? FILE_ROUTES.photo(sha256, 'large')}
            alt={photo.caption ?? fileName}
            draggable={false}
            style={isKnown ? placed : { opacity: 0 }}
            onLoad={({ currentTarget }) => {
              const size = stamped ? naturalSize(currentTarget) : uprightSize(photo, currentTarget);
              setUpright({ ...size, of: shown });
            }}
            onError={() => setBroken(shown)}
          />
          {isKnown && !stamped && whole === sha256 && (
            <img
              key={`${sha256}-whole`}
              src={FILE_ROUTES.photo(sha256, 'full')}
              alt=""
              draggable={false}
              style={placed}
            />
          )}
          {isKnown && children && (
            <div
              className="stage-over"
              style={{ left, top, width: widthPx * scale, height: heightPx * scale }}
            >
              {children(picture)}
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** Pixels of the original as they stand upright: the file tells the number, the upright copy which side is which. */
function uprightSize(
  { widthPx, heightPx }: PhotoView,
  { naturalWidth, naturalHeight }: HTMLImageElement,
): PictureSize {
  const [long, short] = [Math.max(widthPx, heightPx), Math.min(widthPx, heightPx)];
  return naturalWidth >= naturalHeight
    ? { widthPx: long, heightPx: short }
    : { widthPx: short, heightPx: long };
}

function naturalSize({ naturalWidth, naturalHeight }: HTMLImageElement): PictureSize {
  return { widthPx: naturalWidth, heightPx: naturalHeight };
}

function turnedSize({ widthPx, heightPx }: PictureSize, clockwiseDeg: ClockwiseDeg): PictureSize {
  return clockwiseDeg % 180 === 0 ? { widthPx, heightPx } : { widthPx: heightPx, heightPx: widthPx };
}

function useSize(box: React.RefObject<HTMLElement | null>): PictureSize {
  const [size, setSize] = useState(UNKNOWN);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setSize({ widthPx: element.clientWidth, heightPx: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
