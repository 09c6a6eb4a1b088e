import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutants } from './mutants.ts';

/** As many runs as are needed to find the rarest of them again and again; nearly all are found within a hundred. */
const runs = { numRuns: 20_000, endOnFailure: true };

describe('the properties can fail', () => {
  test.each(mutants)('they notice when $mistake', async ({ foundBy, merge }) => {
    const found = await fc.check(foundBy(merge), runs);
    expect(found.failed).toBe(true);
    expect(found.counterexample).not.toBeNull();
  });
});
