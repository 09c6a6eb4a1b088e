/** One photo in the grid: its thumbnail, kind, caption, and the facts of its file. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { PhotoSeen } from '#core/contract/seen.ts';
import type { RecordId } from '#core/ids.ts';
import { PHOTO_KINDS, type PhotoGroup, type PhotoKind } from '#core/photo/photo-groups.ts';
import type { PhotoWarning } from '#core/photo/photo-warnings.ts';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import { toFailure } from '../../client/failure.ts';
import { parcelKey, useService } from '../../client/queries.ts';
import { cutMiddle, formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import {
  CompassOutlined,
  DeleteOutlined,
  EnvironmentOutlined,
  FieldTimeOutlined,
  WarningFilled,
} from '../../ui/icons.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { useWhenChanged } from '../../ui/use-when-changed.ts';
import { useOwnChanges } from './own-changes.ts';
import { PhotoPicture } from './photo-picture.tsx';
import { PhotoTime } from './photo-time.tsx';

type Said =
  | { readonly kind: PhotoKind }
  | { readonly caption: string }
  | { readonly clockwiseDeg: ClockwiseDeg };

export function PhotoCard({
  photo,
  parcel,
  disabled,
  onLarge,
}: {
  readonly photo: PhotoView;
  readonly parcel: RecordId;
  readonly disabled: boolean;
  readonly onLarge: () => void;
}) {
  const { text, term, photoWarning } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const stored = photo.caption ?? '';
  /** What is typed and not read back yet; without it the box says what is stored, whoever wrote it. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const caption = typed ?? stored;
  useWhenChanged(stored, () => typed === stored && setTyped(undefined));
  const id = useId();
  const { takenAt, lon, lat, azimuthDeg } = photo.evidence;
  const own = useOwnChanges();
  const readAgain = () => queries.invalidateQueries({ queryKey: parcelKey(parcel) });

  const change = useMutation({
    mutationFn: async (what: (Said | { readonly remove: true }) & { readonly shown: PhotoSeen }) => {
      const { id } = photo;
      const seen = own.seenAfter(id, what.shown);
      const { assignment = [], caption: said = [], rotation = [] } = seen;
      const wrote = (group: PhotoGroup, written: PhotoView) => own.wrote(group, what.shown, written);
      if ('kind' in what)
        wrote('assignment', await client.photo.setKind({ id, kind: what.kind, heads: assignment }));
      else if ('caption' in what)
        wrote('caption', await client.photo.setCaption({ id, text: what.caption, heads: said }));
      else if ('clockwiseDeg' in what)
        wrote(
          'rotation',
          await client.photo.setRotation({ id, clockwiseDeg: what.clockwiseDeg, heads: rotation }),
        );
      else await client.photo.remove({ id, seen });
    },
    scope: { id: `photo-${photo.id}` },
    onSettled: readAgain,
  });
  const saveCaption = () => {
    if (caption !== stored) change.mutate({ caption, shown: photo.heads });
  };

  return (
    <li className="photo-card">
      <button
        type="button"
        className="photo-thumb"
        onClick={onLarge}
        disabled={!photo.present}
        aria-label={`${text('photos/large')} ${photo.fileName}`}
      >
        <PhotoPicture photo={photo} alt={photo.caption ?? photo.fileName} />
        {photo.sketch && <span className="sketch-tag">{text('large/sketchTag')}</span>}
      </button>
      <div className="photo-body">
        <div className="photo-line">
          <Select
            value={photo.kind}
            onChange={(kind: PhotoKind) => change.mutate({ kind, shown: photo.heads })}
            disabled={disabled}
            size="small"
            aria-label={text('photos/kind')}
            options={PHOTO_KINDS.map((each) => ({ value: each, label: term(`photoKinds/${each}`) }))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            disabled={disabled}
            aria-label={text('photos/remove')}
            onClick={() => {
              const shown = photo.heads;
              modal.confirm({
                title: text('photos/removeQuestion'),
                content: text('photos/removeHelp'),
                okText: text('photos/remove'),
                cancelText: text('common/cancel'),
                onOk: () => change.mutateAsync({ remove: true, shown }).catch(() => undefined),
              });
            }}
          />
        </div>
        {photo.sketch ? (
          <p className="note-warning photo-sketch">{text('large/sketch')}</p>
        ) : (
          <ul className="photo-facts">
            <li className={takenAt ? 'numbers' : 'note-warning'}>
              <FieldTimeOutlined aria-label={text('photos/takenAt')} />
              <PhotoTime
                photo={photo}
                missing={
                  photo.origin?.from === 'clipboard'
                    ? text('photoOrigin/pasted', { time: formatDateTime(photo.origin.at) })
                    : text('photos/noTime')
                }
              />
            </li>
            <li className={lon === undefined ? 'note-warning' : 'numbers'}>
              <EnvironmentOutlined aria-label={text('photos/position')} />
              {lon === undefined || lat === undefined
                ? text('photos/noPosition')
                : `${lon.toFixed(5)}, ${lat.toFixed(5)}`}
            </li>
            <li className={azimuthDeg === undefined ? 'quiet' : 'numbers'}>
              <CompassOutlined aria-label={text('photos/azimuth')} />
              {azimuthDeg === undefined ? text('photos/noAzimuth') : `${Math.round(azimuthDeg)}°`}
            </li>
          </ul>
        )}
        {photo.warnings.length > 0 && (
          <ul className="photo-warnings">
            {photo.warnings.map((warning) => (
              <li key={warning.code} className="note-warning">
                <WarningFilled />
                <div>
                  <Sentence>{photoWarning(warning)}</Sentence>
                  <Settle
                    shown={shownOf(photo, warning)}
                    disabled={disabled || change.isPending}
                    onSettle={(said) => change.mutate({ ...said, shown: photo.heads })}
                  />
                </div>
              </li>
            ))}
          </ul>
        )}
        <label htmlFor={id} className="visually-hidden">
          {text('photos/caption')} {cutMiddle(photo.fileName, 24)}
        </label>
        <Input
          id={id}
          size="small"
          value={caption}
          maxLength={500}
          disabled={disabled}
          placeholder={text('photos/captionPlaceholder')}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={saveCaption}
          onPressEnter={saveCaption}
        />
        {change.error && <FailureNotice failure={toFailure(change.error)} onClose={change.reset} />}
      </div>
    </li>
  );
}

/** Of what people have said differently, that one which is shown. */
function shownOf(
  { kind, caption = '', clockwiseDeg = 0 }: PhotoView,
  { code }: PhotoWarning,
): Said | undefined {
  switch (code) {
    case 'differs-assignment':
      return { kind };
    case 'differs-caption':
      return { caption };
    case 'differs-rotation':
      return { clockwiseDeg };
    default:
      return undefined;
  }
}

/** Writing what is shown over all that was said; another value is written where it is shown. */
function Settle({
  shown,
  disabled,
  onSettle,
}: {
  readonly shown: Said | undefined;
  readonly disabled: boolean;
  readonly onSettle: (said: Said) => void;
}) {
  const { text } = useTexts();
  if (!shown) return null;
  return (
    <Button size="small" className="photo-settle" disabled={disabled} onClick={() => onSettle(shown)}>
      {text('photos/asShown')}
    </Button>
  );
}
