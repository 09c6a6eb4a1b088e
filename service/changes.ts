/** Tells every window that reads a workspace what has changed, by subject. A reader that is slow gets the subjects joined. */
import type { Change, Subject } from '#core/contract/change.ts';

export class Changes {
  readonly #listeners = new Set<(subjects: readonly Subject[]) => void>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  announce(...subjects: readonly Subject[]): void {
    for (const listener of this.#listeners) listener(subjects);
  }

  /** Yields until the signal is given; ends quietly then. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void> {
    const waiting = new Set<Subject>();
    let wake: () => void = () => {};
    const listener = (subjects: readonly Subject[]): void => {
      for (const subject of subjects) waiting.add(subject);
      wake();
    };
    const stop = (): void => wake();
    this.#listeners.add(listener);
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        if (waiting.size === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        const subjects = [...waiting];
        waiting.clear();
        yield { subjects, at: this.#now().toISOString() };
      }
    } finally {
      this.#listeners.delete(listener);
      signal?.removeEventListener('abort', stop);
    }
  }
}
