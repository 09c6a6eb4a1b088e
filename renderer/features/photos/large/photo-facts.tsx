/** What is known of a photo, and which of it was assumed because its camera did not write it. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { offsetOf } from '#core/china-time.ts';
import { FILE_ROUTES } from '#core/contract/host.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import { isInZone, lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { isTimeCorrected, takenAtOf } from '#core/photo/photo-clock.ts';
import { formatBytes, formatCoordinate, formatDateTime, formatLonLat } from '../../../i18n/formats.ts';
import { type Texts, useTexts } from '../../../i18n/use-texts.ts';
import { WarningFilled } from '../../../ui/icons.tsx';
import { Sentence } from '../../../ui/sentence.tsx';
import { correctionFacts } from '../photo-time.tsx';

const HASH_SHOWN = 12;

export function PhotoFacts({
  photo,
  onOriginal,
  children,
}: {
  readonly photo: PhotoView;
  /** Goes to the photo that a sketch was drawn on; absent where that cannot be shown. */
  readonly onOriginal?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const texts = useTexts();
  const { text, term, photoWarning } = texts;
  const { evidence, source, sketch } = photo;
  return (
    <aside className="large-facts" aria-label={text('large/facts')}>
      {sketch && (
        <div className="large-sketch" role="note">
          <span className="sketch-tag">{text('large/sketchTag')}</span>
          <p>{text('large/sketch')}</p>
          <p className="numbers">
            {text('large/sketchOf', {
              hash: sketch.of.slice(0, HASH_SHOWN),
              by: source.by,
              at: formatDateTime(source.at),
            })}
          </p>
          {onOriginal && <Button onClick={onOriginal}>{text('large/toOriginal')}</Button>}
        </div>
      )}
      {photo.warnings.length > 0 && (
        <ul className="photo-warnings" aria-label={text('large/warnings')}>
          {photo.warnings.map((warning) => (
            <li key={warning.code} className="note-warning">
              <WarningFilled />
              <span>
                <Sentence>{photoWarning(warning)}</Sentence>
              </span>
            </li>
          ))}
        </ul>
      )}
      <dl>
        <Fact name={text('photos/kind')}>{term(`photoKinds/${photo.kind}`)}</Fact>
        <Fact name={text('photos/caption')}>{photo.caption}</Fact>
        {!sketch && <Taken photo={photo} texts={texts} />}
        <Fact name={text('photoFile/altitude')}>{metresText(evidence.altitudeM)}</Fact>
        <Fact name={text('photoFile/gpsTime')}>{evidence.gpsTime && formatDateTime(evidence.gpsTime)}</Fact>
        <Fact name={text('photoFile/drone')}>{droneText(photo, texts)}</Fact>
        <Fact name={text('photoOrigin/origin')}>{originText(photo, texts)}</Fact>
        <Fact name={text('photos/device')}>{evidence.deviceModel}</Fact>
        <Fact name={text('photoFile/lens')}>{evidence.lensModel}</Fact>
        <Fact name={text('photoFile/captionInFile')}>{captionInFile(photo)}</Fact>
        <Fact name={text('photos/size')}>
          {`${photo.widthPx} × ${photo.heightPx} · ${formatBytes(photo.byteLength)}`}
        </Fact>
        <Fact name={text('photos/fileName')}>{photo.fileName}</Fact>
        <Fact name={text('large/addedBy')}>{[source.by, source.deviceName].filter(Boolean).join(' · ')}</Fact>
        <Fact name={text('large/addedAt')}>{formatDateTime(source.at)}</Fact>
        <Fact name={text(sketch ? 'large/fileHash' : 'large/hash')}>
          <span className="large-hash">{photo.sha256}</span>
        </Fact>
      </dl>
      {photo.present && (
        <a href={FILE_ROUTES.photo(photo.sha256, 'original')} target="_blank" rel="noreferrer">
          {text(sketch ? 'large/openFile' : 'photos/original')}
        </a>
      )}
      {children}
    </aside>
  );
}

function Taken({ photo, texts: { text } }: { readonly photo: PhotoView; readonly texts: Texts }) {
  const { offsetAssumed, lon, lat, positionAccuracyM, azimuthDeg, azimuthReference } = photo.evidence;
  const takenAt = takenAtOf(photo);
  const isCorrected = isTimeCorrected(photo);
  return (
    <>
      <Fact name={text('photos/takenAt')}>
        {takenAt ? (
          <>
            {writtenWithOffset(takenAt)}
            {isCorrected && <span className="large-guessed">{text('photoClock/corrected')}</span>}
            {!isCorrected && offsetAssumed && <Guessed why={text('large/offsetGuessed')} />}
          </>
        ) : (
          text('photos/noTime')
        )}
      </Fact>
      {correctionFacts(photo, text).map(({ name, value }) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
      <Fact name={text('photos/position')}>
        {lon === undefined || lat === undefined
          ? text('photos/noPosition')
          : `${formatLonLat(lon, lat)}${positionAccuracyM === undefined ? '' : ` ±${positionAccuracyM.toFixed(1)} m`}`}
      </Fact>
      <Fact name={text('large/projected')}>
        {lon === undefined || lat === undefined ? '' : projected(lon, lat)}
      </Fact>
      <Fact name={text('photos/azimuth')}>
        {azimuthDeg === undefined ? (
          text('photos/noAzimuth')
        ) : (
          <>
            {`${azimuthDeg.toFixed(1)}° ${text(azimuthReference === 'magnetic' ? 'photos/magnetic' : 'photos/trueNorth')}`}
            {azimuthReference === undefined && <Guessed why={text('large/referenceGuessed')} />}
          </>
        )}
      </Fact>
    </>
  );
}

function Guessed({ why }: { readonly why: string }) {
  const { text } = useTexts();
  return (
    <span className="large-guessed">
      <span className="large-guessed-tag">{text('large/guessed')}</span>
      {why}
    </span>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="numbers">{children}</dd>
    </div>
  );
}

/** `2025-03-01 09:08:00 +08:00`: by the clock it was written with. */
function writtenWithOffset(iso: string): string {
  const offset = offsetOf(iso) ?? '';
  return `${iso.slice(0, 19).replace('T', ' ')} ${offset === 'Z' ? '+00:00' : offset}`;
}

/** EPSG:4549, north first as it is written down here; nothing for places this projection is not made for. */
function projected(lon: number, lat: number): string {
  const at = lonLat(lon, lat);
  if (!isInZone(at)) return '';
  const { northM, eastM } = toGk120(at);
  return `X ${formatCoordinate(northM)}　Y ${formatCoordinate(eastM)}`;
}

function droneText({ evidence }: PhotoView, { text }: Texts): string {
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

function originText({ origin }: PhotoView, { text }: Texts): string | undefined {
  if (!origin) return undefined;
  return origin.from === 'camera'
    ? text('photoOrigin/camera')
    : text('photoOrigin/pasted', { time: formatDateTime(origin.at) });
}

function metresText(metres: number | undefined): string | undefined {
  return metres === undefined ? undefined : `${metres.toFixed(1)} m`;
}

/** What stands in the file, each text once. */
function captionInFile({ evidence }: PhotoView): string {
  const { imageDescription, userComment, xmpDescription } = evidence;
  return [...new Set([imageDescription, userComment, xmpDescription])].filter(Boolean).join(' / ');
}
