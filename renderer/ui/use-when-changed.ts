import { useState } from 'react';

/**
 * Does something to a component's own state while it is drawn with another value than before, as React's documents have it for state that
 * follows a property. A new key would do too, and would take the focus away from whoever is typing.
 */
export function useWhenChanged(value: string, act: () => void): void {
  const [seen, setSeen] = useState(value);
  if (seen === value) return;
  setSeen(value);
  act();
}
