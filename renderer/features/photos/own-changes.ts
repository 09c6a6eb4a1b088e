/** Of one's own changes to photos that follow faster than what is read again, the next is on top of the one before. */
import { useCallback, useRef } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { PhotoSeen } from '#core/contract/seen.ts';
import type { RecordId } from '#core/ids.ts';
import { sameJson } from '#core/json.ts';
import type { PhotoGroup } from '#core/photo/photo-groups.ts';

type Written = { readonly group: PhotoGroup; readonly over: PhotoSeen; readonly heads: PhotoSeen };

export function useOwnChanges() {
  const own = useRef(new Map<RecordId, readonly Written[]>());
  const wrote = useCallback((group: PhotoGroup, over: PhotoSeen, { id, heads }: PhotoView) => {
    const others = own.current.get(id)?.filter((each) => each.group !== group) ?? [];
    own.current.set(id, [...others, { group, over, heads }]);
  }, []);
  /** What somebody has before him who was shown these heads: they, with what he has written over them himself. */
  const seenAfter = useCallback((id: RecordId, shown: PhotoSeen): PhotoSeen => {
    const over = (own.current.get(id) ?? []).filter((each) =>
      sameJson(each.over[each.group] ?? [], shown[each.group] ?? []),
    );
    return { ...shown, ...Object.fromEntries(over.map(({ group, heads }) => [group, heads[group] ?? []])) };
  }, []);
  return { wrote, seenAfter };
}
