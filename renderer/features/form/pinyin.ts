/** The pinyin of names. Its dictionary is large and is loaded beside the first form. */
import { useEffect, useState } from 'react';
import type { ToSyllables } from './choice-search.ts';

let loaded: ToSyllables | undefined;
let loading: Promise<ToSyllables> | undefined;

export function loadPinyin(): Promise<ToSyllables> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, readonly string[]>();
    loaded = (name) => {
      const syllables =
        known.get(name) ?? pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
      known.set(name, syllables);
      return syllables;
    };
    return loaded;
  });
  return loading;
}

/** Undefined until it is there; a list then finds by code and name alone. Asked for early, so that it is there when a list is opened. */
export function usePinyin(): ToSyllables | undefined {
  const [ready, setReady] = useState(() => loaded);
  useEffect(() => {
    let isOn = !ready;
    if (isOn) {
      loadPinyin().then(
        (toSyllables) => isOn && setReady(() => toSyllables),
        () => undefined,
      );
    }
    return () => {
      isOn = false;
    };
  }, [ready]);
  return ready;
}
