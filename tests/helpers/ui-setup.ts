/** What a browser has and jsdom lacks, as far as the window needs it; and a clean page after every test. */
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver = NoResizes;
window.matchMedia = (media: string) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as MediaQueryList;
Element.prototype.scrollIntoView = () => undefined;

// jsdom knows no styles of pseudo-elements and says so on every call.
const computedStyle = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => computedStyle(element);

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});
