/**
 * Work that is asked for faster than it can be done: whoever scrolls through five thousand photos looks at the last ones he came to, so those
 * are made first. What is asked for twice at once is done once.
 */

type Waiting = { readonly key: string; readonly begin: () => void };

/** @param atATime how much of it is done side by side */
export function latestFirst(atATime: number) {
  const wanted = new Map<string, Promise<unknown>>();
  const waiting: Waiting[] = [];
  let running = 0;

  /** @param key what is the same work; asked for again while it waits, it comes before all others */
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const known = wanted.get(key) as Promise<T> | undefined;
    if (known) {
      const place = waiting.findIndex((each) => each.key === key);
      if (place >= 0) waiting.push(...waiting.splice(place, 1));
      return known;
    }
    const done = turn(key)
      .then(work)
      .finally(() => {
        wanted.delete(key);
        running -= 1;
        next();
      });
    wanted.set(key, done);
    return done;
  };

  function turn(key: string): Promise<void> {
    return new Promise((begin) => {
      waiting.push({ key, begin });
      next();
    });
  }

  function next(): void {
    if (running >= atATime) return;
    const latest = waiting.pop();
    if (!latest) return;
    running += 1;
    latest.begin();
  }
}
