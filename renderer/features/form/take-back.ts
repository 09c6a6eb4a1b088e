/**
 * Undo and redo by key and by button. Which undo Ctrl+Z means inside a text: while something typed since the text was entered still
 * stands in it, the browser's own, letter by letter; at the value it was entered with, and everywhere else, the record's. Ctrl+Y
 * likewise belongs to the text once something was typed in it. So the two never touch the same letters.
 */
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { isDialogOpen } from '../../ui/dialog-open.ts';
import type { TakeBack } from './record-form.ts';
import { isTextInput, type RecordForm } from './record-form.ts';

export type TakeBackNews = {
  readonly direction: 'undo' | 'redo';
  readonly result: TakeBack;
  readonly path: string | undefined;
};

type TextElement = HTMLInputElement | HTMLTextAreaElement;
const isText = (element: Element | null): element is TextElement =>
  element instanceof HTMLTextAreaElement || isTextInput(element);

export function useTakeBack(
  root: RefObject<HTMLElement | null>,
  form: RecordForm,
  onNews: (news: TakeBackNews) => void,
) {
  /** The text the cursor is in, and what stood in it when it was entered. */
  const entered = useRef<{ readonly element: TextElement; value: string; typed: boolean } | undefined>(
    undefined,
  );

  const takeBack = useCallback(
    (direction: 'undo' | 'redo') => {
      if (form.disabled) return;
      const { result, step } = form[direction]();
      onNews({ direction, result, path: step[0]?.path });
      const inText = entered.current;
      // What was put into the text by undoing was not typed there; it is there once React has drawn it.
      if (inText) {
        requestAnimationFrame(() => {
          inText.value = inText.element.value;
          inText.typed = false;
        });
      }
    },
    [form, onNews],
  );

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onEnter = ({ target }: FocusEvent) => {
      form.beginSitting();
      entered.current =
        target instanceof Element && isText(target)
          ? { element: target, value: target.value, typed: false }
          : undefined;
    };
    const onInput = () => {
      if (entered.current) entered.current.typed = true;
    };
    const onKey = (event: KeyboardEvent) => {
      const direction = directionOf(event);
      if (!direction || event.defaultPrevented || !isShown(element)) return;
      const active = document.activeElement;
      if (isText(active) || isSearching(active)) {
        const inText = entered.current;
        // A text elsewhere (the search, a caption), or a search within a list: theirs.
        if (!element.contains(active) || !isText(active) || inText?.element !== active) return;
        if (direction === 'undo' ? active.value !== inText.value : inText.typed) return;
      }
      event.preventDefault();
      takeBack(direction);
    };
    element.addEventListener('focusin', onEnter);
    element.addEventListener('input', onInput);
    window.addEventListener('keydown', onKey);
    return () => {
      element.removeEventListener('focusin', onEnter);
      element.removeEventListener('input', onInput);
      window.removeEventListener('keydown', onKey);
    };
  }, [root, form, takeBack]);

  return takeBack;
}

function directionOf(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : undefined;
}

/** Not under another tab, and not behind a dialog. */
function isShown(element: HTMLElement): boolean {
  return !element.closest('[aria-hidden="true"]') && !isDialogOpen();
}

const isSearching = (element: Element | null): boolean =>
  element instanceof HTMLInputElement &&
  element.type !== 'radio' &&
  element.type !== 'checkbox' &&
  element.value !== '';
