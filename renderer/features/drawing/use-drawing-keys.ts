/**
 * Keys while something is drawn: Enter finishes, Esc gives up, Ctrl+Z and Ctrl+Y go back and forth, Delete takes the chosen point away,
 * else the last one of the line; arrows move it. Heard before the window's own keys; in a text they stay the text's, in a menu or a list
 * the menu's, and what changes the boundary or ends the drawing is heard on the map and its tools alone.
 */
import { useEffect, useRef } from 'react';
import { gk120 } from '#core/geo/coordinates.ts';
import { newVertex } from '#core/geo/editing/edit-shape.ts';
import { isDialogOpen } from '../../ui/dialog-open.ts';
import { vertexOf } from './chosen-point.ts';
import type { DrawingStore } from './drawing-store.ts';

/** How far an arrow moves a point; with Shift ten times as far. */
const STEP_M = 0.1;

const ARROWS: Readonly<Record<string, readonly [north: number, east: number]>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function useDrawingKeys(
  store: DrawingStore,
  ends: { readonly finish: () => void; readonly giveUp: () => void },
): void {
  const latest = useRef(ends);
  latest.current = ends;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || isElsewhere(event.target)) return;
      if (!store.isDragging() && !act(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const act = (event: KeyboardEvent): boolean => {
      const { session, merging } = store.get();
      if (!session) {
        if (!merging || event.key !== 'Escape') return false;
        store.endMerge();
        return true;
      }
      const { line } = session.history.present;
      const control = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (control && key === 'z') {
        if (event.shiftKey) store.redo();
        else store.undo();
        return true;
      }
      if (control && key === 'y') {
        store.redo();
        return true;
      }
      if (control || event.altKey) return false;
      if (event.key === 'Escape') {
        if (session.splitting) store.cancelSplit();
        else if (session.chosen) store.choose(undefined);
        else latest.current.giveUp();
        return true;
      }
      if (!isAtTheMap(event.target)) return false;
      // A button answers to Enter by itself.
      if (event.key === 'Enter' && !isButton(event.target)) {
        latest.current.finish();
        return true;
      }
      if (event.key === 'Delete' || event.key === 'Backspace') {
        if (session.chosen) store.remove(session.chosen);
        else if (line.length > 0) store.takeLastPoint();
        return true;
      }
      const arrow = ARROWS[event.key];
      if (!arrow || !session.chosen) return false;
      const { chosen } = session;
      const from = vertexOf(session.history.present, chosen);
      const stepM = event.shiftKey ? STEP_M * 10 : STEP_M;
      if (from)
        store.move(
          chosen,
          newVertex(gk120(from.gk.northM + arrow[0] * stepM, from.gk.eastM + arrow[1] * stepM)),
        );
      return true;
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [store]);
}

/** Open over the page: keys are theirs, wherever the focus is. */
const OVERLAYS = ['dropdown', 'select-dropdown', 'picker-dropdown', 'popover']
  .map((name) => `.ant-${name}:not(.ant-${name}-hidden)`)
  .join();

/** In a text, a list, a menu, or behind a dialog: keys mean something else there. */
function isElsewhere(target: EventTarget | null): boolean {
  if (isDialogOpen() || document.querySelector(OVERLAYS)) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input, textarea, select, [role="option"], [role="tab"], [role^="menuitem"]'))
  );
}

/** On the map or the tools over it; or nowhere, for what had the focus is gone. */
function isAtTheMap(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof Element && target.closest('.leaflet-container, .drawing-tools') !== null)
  );
}

/** Or the mark of a finding on the map, which is one to a key; a handle is not: Enter on a point finishes the line. */
function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, .finding-mark') !== null;
}
