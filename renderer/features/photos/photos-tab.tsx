/** The evidence photos of a parcel: adding them, and each with its kind, caption and what the camera wrote. */

import { Alert, Button, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { PHOTO_KINDS, type PhotoKind } from '#core/photo/photo-groups.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { CameraOutlined, PictureOutlined } from '../../ui/icons.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RefusedFiles } from '../../ui/refused-files.tsx';
import { CameraDialog } from '../camera/camera-dialog.tsx';
import { groupElementId } from '../form/field-layout.ts';
import { useGalleryLink } from '../gallery/gallery-link.tsx';
import type { IntakeResult } from './add-photos.ts';
import { type Opened, PhotoLarge } from './large/photo-large.tsx';
import { toPhotoList } from './large/photo-list.ts';
import { PHOTO_ACCEPT } from './photo-accept.ts';
import { PhotoCard } from './photo-card.tsx';
import { usePhotoIntake } from './photo-intake.tsx';
import { PhotosTools } from './photos-tools.tsx';
import { RequiredPhotos } from './required-photos.tsx';
import './photos.css';
import { usePhotoIntakeAnywhere } from './use-photo-intake-anywhere.ts';

export function PhotosTab({
  detail,
  disabled,
}: {
  readonly detail: ParcelDetail;
  readonly disabled: boolean;
}) {
  const { text, term } = useTexts();
  const { job, parcel, start } = usePhotoIntake();
  const [kind, setKind] = useState<PhotoKind>('panorama');
  const [large, setLarge] = useState<Opened | undefined>(undefined);
  const [shooting, setShooting] = useState(false);
  const kindId = useId();
  const toGallery = useGalleryLink();
  const { photos } = detail;
  const list = useMemo(() => toPhotoList(photos), [photos]);
  const required = detail.requiredPhotos;
  const minimum = required
    .map((each) => text('photos/minimum', { kind: term(`photoKinds/${each.kind}`), count: each.needed }))
    .join('、');
  const isMine = parcel === detail.id;
  const isFree = !disabled && job.state.kind !== 'running';
  const take = (files: readonly File[]) => start({ parcel: detail.id, kind, files });
  const anywhere = usePhotoIntakeAnywhere(isFree ? take : undefined);

  return (
    <div
      id={groupElementId('photos')}
      className={`photos-tab${anywhere.isOver ? ' photo-drop-over' : ''}`}
      data-drop={text('photoOrigin/dropHere')}
      {...anywhere.handlers}
    >
      {job.state.kind === 'running' ? (
        <>
          {!isMine && <p className="quiet">{text('photos/busyElsewhere')}</p>}
          <JobProgress progress={job.state.progress} onCancel={job.cancel} />
        </>
      ) : (
        <div className="photo-add">
          <div className="photo-add-kind">
            <label htmlFor={kindId}>{text('photos/newKind')}</label>
            <Select
              id={kindId}
              value={kind}
              onChange={setKind}
              disabled={disabled}
              options={PHOTO_KINDS.map((each) => ({ value: each, label: term(`photoKinds/${each}`) }))}
            />
            <Button icon={<CameraOutlined />} disabled={disabled} onClick={() => setShooting(true)}>
              {text('photoCamera/open')}
            </Button>
          </div>
          <FileDrop
            label={text('photos/add')}
            accept={PHOTO_ACCEPT}
            multiple
            disabled={disabled}
            icon={<CameraOutlined />}
            onFiles={take}
          >
            {text('photos/addHelp')}
            <br />
            {text('photoOrigin/pasteHelp')}
          </FileDrop>
        </div>
      )}
      {isMine && job.state.kind === 'failed' && (
        <FailureNotice failure={job.state.failure} onClose={job.reset} />
      )}
      {isMine && job.state.kind === 'done' && <Result result={job.state.result} onClose={job.reset} />}
      {photos.length > 0 && <RequiredPhotos required={required} />}
      {photos.length > 0 && <PhotosTools detail={detail} disabled={disabled} />}
      {photos.length === 0 ? (
        <EmptyHint
          icon={<CameraOutlined />}
          title={text('photos/empty')}
          {...(minimum ? { help: text('photos/emptyHelp', { minimum }) } : {})}
        />
      ) : (
        <>
          {toGallery && (
            <Button
              className="photos-to-gallery"
              icon={<PictureOutlined />}
              onClick={() => toGallery(detail.id)}
            >
              {text('gallery/open')}
            </Button>
          )}
          <ul className="photo-grid" aria-label={text('photos/title')}>
            {photos.map((photo, place) => (
              <PhotoCard
                key={photo.id}
                photo={photo}
                parcel={detail.id}
                disabled={disabled}
                onLarge={() => setLarge({ place })}
              />
            ))}
          </ul>
        </>
      )}
      {shooting && <CameraDialog parcel={detail.id} kind={kind} onClose={() => setShooting(false)} />}
      <PhotoLarge list={list} opened={large} onOpen={setLarge} />
    </div>
  );
}

function Result({ result, onClose }: { readonly result: IntakeResult; readonly onClose: () => void }) {
  const { text } = useTexts();
  const { added, known, refused } = result;
  return (
    <>
      {added.length + known.length > 0 && (
        <Alert
          role="status"
          type="success"
          showIcon
          closable={{ onClose }}
          title={
            known.length > 0
              ? text('photos/resultKnown', { added: added.length, known: known.length })
              : text('photos/result', { added: added.length })
          }
        />
      )}
      <RefusedFiles
        refused={refused}
        title={text('photos/refusedTitle', { count: refused.length })}
        onClose={added.length + known.length === 0 ? onClose : undefined}
      >
        {added.length > 0 && <p>{text('photos/refusedHelp')}</p>}
      </RefusedFiles>
    </>
  );
}
