/** Keys that work everywhere in the window. Letters alone are left to whoever is typing. */
import { useEffect } from 'react';
import { isDialogOpen } from '../ui/dialog-open.ts';

export type Shortcuts = {
  readonly newParcel: () => void;
  readonly search: () => void;
  readonly print: () => void;
  readonly help: () => void;
  readonly close: () => void;
};

export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = actionOf(event);
      if (!action) return;
      // A dialog in front keeps its keys, Esc first of all.
      if (isDialogOpen()) return;
      event.preventDefault();
      if (action === 'leave') (event.target as HTMLElement).blur();
      else shortcuts[action]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shortcuts]);
}

/** `leave`: Esc in an input only leaves it, so that no half-typed form closes under the hands. */
function actionOf(event: KeyboardEvent): keyof Shortcuts | 'leave' | undefined {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (control && key === 'k') return 'search';
  if (control && key === 'p') return 'print';
  if (key === 'f1') return 'help';
  if (key === 'escape' && isTyping(event.target)) return 'leave';
  if (control || event.altKey || isTyping(event.target)) return undefined;
  if (key === 'n') return 'newParcel';
  if (key === 'escape') return 'close';
  return undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
