import { expect, test } from 'vitest';
import { latestFirst } from '#service/photos/latest-first.ts';

/** Work that ends when it is told to. */
function aWork() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const end = async (name: string) => {
    ends.get(name)?.();
    await settle();
  };
  return { begun, work, end, settle };
}

test('what was asked for last is done first, so many at a time', async () => {
  const { begun, work, end, settle } = aWork();
  const make = latestFirst(1);
  for (const name of ['a', 'b', 'c']) void make(name, work(name));
  // Asked for again, it goes before the others, and is done once.
  const again = make('b', work('b'));
  await settle();
  expect(begun).toEqual(['a']);
  await end('a');
  await end('b');
  expect(await again).toBe('b');
  await end('c');
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('what failed makes room for what waits, and is tried again when asked for again', async () => {
  const make = latestFirst(1);
  const failing = make('a', () => Promise.reject(new Error('no picture')));
  const after = make('b', async () => 'b');
  await expect(failing).rejects.toThrow('no picture');
  expect(await after).toBe('b');
  expect(await make('a', async () => 'now')).toBe('now');
});
