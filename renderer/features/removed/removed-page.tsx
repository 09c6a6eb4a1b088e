/** 已删除的内容: parcels and photos that were deleted, who did so and when, and taking them back. */
import type { RecordId } from '#core/ids.ts';
import { RemovedParcels } from './removed-parcels.tsx';
import { RemovedPhotos } from './removed-photos.tsx';
import '../packages/packages.css';
import './removed.css';

export function RemovedPage({ onOpen }: { readonly onOpen: (parcel: RecordId) => void }) {
  return (
    <div className="packages">
      <RemovedParcels onOpen={onOpen} />
      <RemovedPhotos />
    </div>
  );
}
