/** Whether the service is within reach, as a small store that React can read. */
export type ConnectionState = 'connecting' | 'connected' | 'lost';

export type ConnectionStore = {
  readonly get: () => ConnectionState;
  readonly set: (state: ConnectionState) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createConnectionStore(): ConnectionStore {
  let state: ConnectionState = 'connecting';
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (next) => {
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
