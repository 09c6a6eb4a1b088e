/** Photos dropped anywhere on a page or pasted while it is shown; text that is pasted into an input stays the input's. */
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { isDialogOpen } from '../../ui/dialog-open.ts';
import { filesOfDrop } from '../matching/dropped-files.ts';
import { filesOfPaste } from './pasted-files.ts';

export type IntakeAnywhere = {
  /** Something is held over the page. */
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
};

/** @param onFiles undefined where nothing can be taken in now */
export function usePhotoIntakeAnywhere(
  onFiles: ((files: readonly File[]) => void) | undefined,
): IntakeAnywhere {
  const { text } = useTexts();
  const [isOver, setOver] = useState(false);
  const latest = useRef({ onFiles, word: '' });
  latest.current = { onFiles, word: text('photoOrigin/pastedName') };

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { onFiles: take, word } = latest.current;
      const data = event.clipboardData;
      if (!take || !data || event.defaultPrevented || isElsewhere(event.target, data)) return;
      const files = filesOfPaste(data, word, new Date());
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);

  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    isOver: isOver && onFiles !== undefined,
    handlers: {
      onDragOver: (event) => {
        if (!holdsFiles(event)) return;
        // Also where nothing is taken: the browser would open what is dropped in the place of the program.
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event) => {
        const into = event.relatedTarget;
        if (!(into instanceof Node && event.currentTarget.contains(into))) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        // The place made for dropping has taken it already.
        if (event.defaultPrevented || !holdsFiles(event)) return;
        event.preventDefault();
        if (onFiles)
          void filesOfDrop(event.dataTransfer).then((files) => {
            if (files.length > 0) onFiles(files);
          });
      },
    },
  };
}

/** A dialog is open, or a text is meant for the input one stands in. */
function isElsewhere(target: EventTarget | null, data: DataTransfer): boolean {
  if (isDialogOpen()) return true;
  const isInput =
    target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
  return isInput && data.types.includes('text/plain');
}
