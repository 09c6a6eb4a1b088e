/** Keys of the large view, wherever in it one stands; not while one writes, and a button keeps its own. */
import { useEffect, useRef } from 'react';

export type LargeKeys = Readonly<Record<string, (() => void) | undefined>>;

/** @param keys by name: `ArrowLeft`, `r`, `Shift+R`, `Ctrl+z` */
export function useLargeKeys(keys: LargeKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest?.('input:not([type=checkbox]), textarea, .ant-select, .ant-modal-confirm')) return;
      // A question stands before the picture: it has the keys.
      if (document.querySelector('.ant-modal-confirm')) return;
      const name = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.key}`;
      const act = latest.current[name] ?? latest.current[name.replace('Shift+', '')];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
