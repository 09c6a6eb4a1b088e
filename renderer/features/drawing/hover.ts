/** Where the pointer is while a line is drawn, as far as the panel tells it; apart from the drawing, for it changes with every move. */
import type { Gk120 } from '#core/geo/coordinates.ts';

export type Hover = { readonly at: Gk120; readonly snapped: 'corner' | 'line' | undefined };
export type HoverStore = ReturnType<typeof createHover>;

export function createHover() {
  let hover: Hover | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => hover,
    set: (next: Hover | undefined) => {
      if (next === hover) return;
      hover = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
