/** The keys of the matching page: they mean the chosen photos, wherever on the page one stands, but not while one types. */
import { useEffect, useRef } from 'react';
import { PHOTO_KINDS, type PhotoKind } from '#core/photo/photo-groups.ts';
import { isDialogOpen } from '../../ui/dialog-open.ts';
import { type Arrow, isArrow } from './neighbour-tile.ts';

export type MatchingKeys = {
  readonly move: (arrow: Arrow, extend: boolean) => void;
  readonly confirm: () => void;
  readonly moveTo: () => void;
  readonly setKind: (kind: PhotoKind) => void;
  readonly correctTime: () => void;
  readonly undo: () => void;
};

export function useMatchingKeys(keys: MatchingKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || hasOwnKeys(event.target, event.key))
        return;
      const { move, confirm, moveTo, setKind, correctTime, undo } = latest.current;
      const kind = PHOTO_KINDS[Number(event.key) - 1];
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey) {
        if (key !== 'z') return;
        undo();
      } else if (isArrow(event.key)) move(event.key, event.shiftKey);
      else if (key === 'enter') confirm();
      else if (key === 'm') moveTo();
      else if (key === 't') correctTime();
      else if (kind) setKind(kind);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Inputs, lists of choices, dialogs and the map go by keys of their own, and Enter presses the button one stands on. */
function hasOwnKeys(target: EventTarget | null, key: string): boolean {
  if (isDialogOpen()) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, .ant-select, .leaflet-container')) return true;
  return key === 'Enter' && target.closest('button, a') !== null;
}
