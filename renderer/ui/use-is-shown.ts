import { useCallback, useEffect, useRef } from 'react';

/** For what comes with a reply: whoever asked may have gone on to something else by then, and is not taken along. */
export function useIsShown(): () => boolean {
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return useCallback(() => isShown.current, []);
}
