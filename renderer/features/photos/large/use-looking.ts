/** Wheel, pinch, drag and double click on a picture; while something is drawn, one finger draws and two go on zooming. */
import { type RefObject, useEffect, useRef } from 'react';
import type { PictureSize } from '#core/photo/picture-size.ts';
import {
  cornerOf,
  type PictureView,
  panned,
  scaleOf,
  WHOLE,
  within,
  zoomedTo,
  zoomForScale,
} from '#core/photo/picture-view.ts';
import type { SketchPlace } from '#core/photo/sketch.ts';
import { toSketchPlace } from '#core/photo/sketch-line.ts';

export type Drawing = {
  readonly begin: (at: SketchPlace) => void;
  readonly move: (at: SketchPlace) => void;
  readonly end: () => void;
  /** A second finger came: what the first began was no stroke. */
  readonly cancel: () => void;
};
type Point = readonly [x: number, y: number];
type Looking = {
  readonly view: PictureView;
  readonly onView: (view: PictureView) => void;
  readonly picture: PictureSize;
  readonly size: PictureSize;
  readonly drawing?: Drawing | undefined;
};

/** One notch of a wheel is 100 or 120 of these. A touchpad's pinch comes as a wheel with Ctrl, in much smaller steps. */
const PER_WHEEL_PX = 0.0018;
const PER_PINCH_PX = 0.01;
const CLOSER = 2.5;

export function useLooking(stage: RefObject<HTMLElement | null>, looking: Looking): void {
  const latest = useRef(looking);
  latest.current = looking;
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const fingers = new Map<number, Point>();
    let isDrawing = false;

    const go = (next: PictureView): void => {
      // Several events may come before the next drawing of the page.
      latest.current = { ...latest.current, view: next };
      latest.current.onView(next);
    };
    const fromMiddle = (x: number, y: number): Point => {
      const box = element.getBoundingClientRect();
      return [x - box.left - box.width / 2, y - box.top - box.height / 2];
    };
    const placeOf = ([x, y]: Point): SketchPlace => {
      const { view, picture, size } = latest.current;
      const box = element.getBoundingClientRect();
      const held = within(view, picture, size);
      const [left, top] = cornerOf(held, picture, size);
      const scale = scaleOf(held.zoom, picture, size) || 1;
      return toSketchPlace(
        (x - box.left - left) / (picture.widthPx * scale),
        (y - box.top - top) / (picture.heightPx * scale),
      );
    };
    const zoomAbout = (zoom: number, at: Point): void => {
      const { view, picture, size } = latest.current;
      go(zoomedTo(within(view, picture, size), zoom, at, picture, size));
    };

    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 40 : 1;
      const step = event.deltaY * lines * (event.ctrlKey ? PER_PINCH_PX : PER_WHEEL_PX);
      zoomAbout(latest.current.view.zoom * Math.exp(-step), fromMiddle(event.clientX, event.clientY));
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0 || (event.target as Element).closest('button, input')) return;
      element.setPointerCapture?.(event.pointerId);
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      const { drawing } = latest.current;
      if (fingers.size === 1 && drawing) {
        isDrawing = true;
        drawing.begin(placeOf([event.clientX, event.clientY]));
      } else if (isDrawing) {
        isDrawing = false;
        drawing?.cancel();
      }
    };
    const onMove = (event: PointerEvent): void => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now: Point = [event.clientX, event.clientY];
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      fingers.set(event.pointerId, now);
      const { view, picture, size, drawing } = latest.current;
      if (isDrawing) drawing?.move(placeOf(now));
      else if (other) {
        const [was, is] = [middle(before, other), middle(now, other)];
        const grown = distance(now, other) / (distance(before, other) || 1);
        zoomAbout(view.zoom * grown, fromMiddle(...was));
        go(panned(latest.current.view, [is[0] - was[0], is[1] - was[1]], picture, size));
      } else if (!drawing) {
        const held = within(view, picture, size);
        go(panned(held, [now[0] - before[0], now[1] - before[1]], picture, size));
      }
    };
    const onUp = (event: PointerEvent): void => {
      if (!fingers.delete(event.pointerId) || !isDrawing) return;
      isDrawing = false;
      const { drawing } = latest.current;
      if (event.type === 'pointercancel') drawing?.cancel();
      else drawing?.end();
    };
    const onDouble = (event: MouseEvent): void => {
      const { view, picture, size, drawing } = latest.current;
      if (drawing || (event.target as Element).closest('button, input')) return;
      if (view.zoom > 1.01) {
        go(WHOLE);
        return;
      }
      const actual = zoomForScale(1 / window.devicePixelRatio, picture, size);
      zoomAbout(Math.max(actual, CLOSER), fromMiddle(event.clientX, event.clientY));
    };

    // React listens to wheels without being able to keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('dblclick', onDouble);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('dblclick', onDouble);
    };
  }, [stage]);
}

const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
