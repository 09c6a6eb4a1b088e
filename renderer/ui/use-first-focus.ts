/** The cursor stands in the first input of a dialog as soon as it opens. */
import { type RefObject, useEffect, useRef } from 'react';

/**
 * For an input of a dialog that opens with its component. The dialog takes the focus to itself a moment after it stands; where nothing
 * slides in, because somebody has asked for less motion, that is after `autoFocus`, which then is lost.
 */
export function useFirstFocus<Input extends { focus: () => void }>(): RefObject<Input | null> {
  const input = useRef<Input>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return input;
}
