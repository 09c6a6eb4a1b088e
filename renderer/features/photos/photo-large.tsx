/** One photo as large as the window allows, with its facts; arrow keys go to the next. */

import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { FILE_ROUTES } from '#core/contract/host.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import {
  cutMiddle,
  formatBytes,
  formatDateTime,
  formatLonLat,
  formatWrittenTime,
} from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { LeftOutlined, RightOutlined } from '../../ui/icons.tsx';

export function PhotoLarge({
  photos,
  place,
  onPlace,
}: {
  readonly photos: readonly PhotoView[];
  readonly place: number | undefined;
  readonly onPlace: (place: number | undefined) => void;
}) {
  const { text, term } = useTexts();
  const photo = place === undefined ? undefined : photos[place];
  const count = photos.length;
  /** The hash of a photo that has no copy to look at. */
  const [broken, setBroken] = useState<string | undefined>(undefined);

  useEffect(() => {
    if (place === undefined) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') onPlace((place + 1) % count);
      if (event.key === 'ArrowLeft') onPlace((place + count - 1) % count);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [place, count, onPlace]);

  return (
    <Modal
      open={photo !== undefined}
      onCancel={() => onPlace(undefined)}
      footer={null}
      width="min(1200px, 94vw)"
      centered
      destroyOnHidden
      title={photo && `${term(`photoKinds/${photo.kind}`)} ${photo.caption ?? ''}`}
    >
      {photo && place !== undefined && (
        <div className="photo-large">
          <div className="photo-stage">
            <Button
              icon={<LeftOutlined />}
              aria-label={text('photos/previous')}
              onClick={() => onPlace((place + count - 1) % count)}
            />
            {broken === photo.sha256 ? (
              <div className="photo-none" role="note">
                <p>{text('photoFile/noPicture')}</p>
                <p className="quiet">{text('photoFile/noPictureHelp')}</p>
              </div>
            ) : (
              <img
                src={FILE_ROUTES.photo(photo.sha256, 'large')}
                alt={photo.caption ?? photo.fileName}
                onError={() => setBroken(photo.sha256)}
              />
            )}
            <Button
              icon={<RightOutlined />}
              aria-label={text('photos/next')}
              onClick={() => onPlace((place + 1) % count)}
            />
          </div>
          <dl className="facts">
            <Fact name={text('photos/takenAt')} value={takenText(photo)} />
            <Fact name={text('photos/position')} value={positionText(photo)} />
            <Fact name={text('photos/azimuth')} value={azimuthText(photo)} />
            <Fact name={text('photoFile/altitude')} value={metresText(photo.evidence.altitudeM)} />
            <Fact name={text('photoFile/gpsTime')} value={gpsTimeText(photo)} />
            <Fact name={text('photoFile/drone')} value={droneText(photo)} />
            <Fact name={text('photos/device')} value={photo.evidence.deviceModel} />
            <Fact name={text('photoFile/lens')} value={photo.evidence.lensModel} />
            <Fact name={text('photoFile/captionInFile')} value={captionInFile(photo)} />
            <Fact
              name={text('photos/size')}
              value={`${photo.widthPx} × ${photo.heightPx} · ${formatBytes(photo.byteLength)}`}
            />
            <Fact name={text('photos/fileName')} value={cutMiddle(photo.fileName, 32)} />
          </dl>
          <div className="photo-line">
            <span className="quiet">{text('photos/of', { number: place + 1, count })}</span>
            <a href={FILE_ROUTES.photo(photo.sha256, 'original')} target="_blank" rel="noreferrer">
              {text('photos/original')}
            </a>
          </div>
        </div>
      )}
    </Modal>
  );

  function takenText({ evidence }: PhotoView): string {
    if (!evidence.takenAt) return text('photos/noTime');
    const written = formatWrittenTime(evidence.takenAt);
    return evidence.offsetAssumed ? `${written}（${text('photos/offsetAssumed')}）` : written;
  }

  /** The receiver's clock, shown by the clock of this country. */
  function gpsTimeText({ evidence: { gpsTime } }: PhotoView): string | undefined {
    return gpsTime && formatDateTime(gpsTime);
  }

  function droneText({ evidence }: PhotoView): string {
    const { relativeAltitudeM, gimbalYawDeg, gimbalPitchDeg } = evidence;
    return [
      relativeAltitudeM === undefined
        ? ''
        : text('photoFile/droneHeight', { metres: relativeAltitudeM.toFixed(1) }),
      gimbalYawDeg === undefined || gimbalPitchDeg === undefined
        ? ''
        : text('photoFile/droneView', { yaw: gimbalYawDeg.toFixed(1), pitch: gimbalPitchDeg.toFixed(1) }),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  function positionText({ evidence: { lon, lat, positionAccuracyM } }: PhotoView): string {
    if (lon === undefined || lat === undefined) return text('photos/noPosition');
    const accuracy = positionAccuracyM === undefined ? '' : ` ±${positionAccuracyM.toFixed(1)} m`;
    return `${formatLonLat(lon, lat)}${accuracy}`;
  }

  function azimuthText({ evidence: { azimuthDeg, azimuthReference } }: PhotoView): string {
    if (azimuthDeg === undefined) return text('photos/noAzimuth');
    const reference =
      azimuthReference === undefined
        ? ''
        : ` ${text(azimuthReference === 'magnetic' ? 'photos/magnetic' : 'photos/trueNorth')}`;
    return `${azimuthDeg.toFixed(1)}°${reference}`;
  }
}

function metresText(metres: number | undefined): string | undefined {
  return metres === undefined ? undefined : `${metres.toFixed(1)} m`;
}

/** What stands in the file, each text once. */
function captionInFile({ evidence }: PhotoView): string {
  const { imageDescription, userComment, xmpDescription } = evidence;
  return [...new Set([imageDescription, userComment, xmpDescription])].filter(Boolean).join(' / ');
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="numbers">{value}</dd>
    </div>
  );
}
