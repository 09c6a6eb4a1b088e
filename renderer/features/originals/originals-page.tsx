/** 原件与存储空间: whether the original photos are what they were, bringing damaged ones back, and what takes room. */
import type { RecordId } from '#core/ids.ts';
import { ProofPanel } from './proof-panel.tsx';
import { StoragePanel } from './storage-panel.tsx';
import '../packages/packages.css';
import './originals.css';

export function OriginalsPage({ onOpen }: { readonly onOpen: (parcel: RecordId) => void }) {
  return (
    <div className="packages">
      <ProofPanel onOpen={onOpen} />
      <StoragePanel />
    </div>
  );
}
