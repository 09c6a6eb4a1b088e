/** Photos that were taken off their parcels, each with what it shows, and putting it back. */
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { RemovedPhoto } from '#core/contract/removed.ts';
import { toFailure } from '../../client/failure.ts';
import { useRemovedPhotos, useService } from '../../client/queries.ts';
import { cutMiddle, formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PhotoPicture } from '../photos/photo-picture.tsx';
import { RemovedBy } from './removed-by.tsx';

export function RemovedPhotos() {
  const { text } = useTexts();
  const { client } = useService();
  const { message } = App.useApp();
  const { data, error } = useRemovedPhotos();
  const restore = useMutation({
    mutationFn: ({ id, removals }: RemovedPhoto) => client.photo.restore({ id, removals }),
    onSuccess: (_, { parcel }) =>
      void message.success(
        parcel
          ? text('removed/photoRestored', { unitNo: parcel.unitNo ?? text('list/noNumber') })
          : text('removed/photoRestoredUnmatched'),
      ),
  });
  const items = data?.items ?? [];
  return (
    <section className="panel" aria-labelledby="removed-photos">
      <h3 id="removed-photos">{text('removed/photos')}</h3>
      <p className="panel-lead">{text('removed/photosLead')}</p>
      {error && <FailureNotice failure={toFailure(error)} />}
      {restore.error && <FailureNotice failure={toFailure(restore.error)} onClose={restore.reset} />}
      {data && items.length === 0 && <p className="quiet">{text('removed/noPhotos')}</p>}
      {items.length > 0 && (
        <ul className="removed-photos">
          {items.map((photo) => (
            <li key={photo.id} className="removed-photo">
              <PhotoPicture photo={photo} alt={photo.fileName} />
              <div>
                <p className="numbers" title={photo.fileName}>
                  {cutMiddle(photo.fileName, 30)}
                </p>
                <p className="quiet numbers">{whereOf(photo)}</p>
                <p>
                  <RemovedBy removal={photo.removal} />
                </p>
              </div>
              <Button
                disabled={restore.isPending}
                loading={restore.isPending && restore.variables.id === photo.id}
                aria-label={text('removed/restoreOne', { name: photo.fileName })}
                onClick={() => restore.mutate(photo)}
              >
                {text('removed/restore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {data && data.total > items.length && (
        <p className="quiet">
          {text('removed/shown', { shown: formatCount(items.length), count: data.total })}
        </p>
      )}
    </section>
  );

  function whereOf({ parcel }: RemovedPhoto): string {
    if (!parcel) return text('originals/noParcel');
    const unitNo = parcel.unitNo ?? text('list/noNumber');
    return parcel.removed ? text('removed/ofRemovedParcel', { unitNo }) : unitNo;
  }
}
