/**
 * Random numbers that a seed decides for ever: the sample data of a seed are the same on every machine, so that tests, pictures and
 * bug reports can name them. Not for anything that must not be guessed.
 */
export type DemoRandom = {
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  /** from ≤ x < to. */
  readonly between: (from: number, to: number) => number;
  /** Whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** One of the items, as often as its weight says. */
  readonly weighted: <T>(items: readonly (readonly [T, number])[]) => T;
};

/** A generator of its own for every place it is asked for, so that what is drawn in one place moves nothing elsewhere. */
export function demoRandom(seed: number, ...place: readonly (number | string)[]): DemoRandom {
  let state = hashOf(`${seed}/${place.join('/')}`);
  // mulberry32: 32 bits of state, enough for data that are looked at.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + next() * (to - from);
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1));
  return {
    next,
    between,
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        rest -= weight;
        if (rest < 0) return item;
      }
      const last = items.at(-1);
      if (!last) throw new RangeError('nothing to choose from');
      return last[0];
    },
  };
}

/** FNV-1a over UTF-16 units, then mixed, so that neighbouring numbers start far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}
