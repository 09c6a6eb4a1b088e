import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VersionVector } from '#core/merge/operation.ts';
import { compareVectors, covers, join } from '#core/merge/version-vector.ts';
import { replicaId } from './machines.ts';

const [a, b] = [replicaId(1), replicaId(2)];
const vectors: fc.Arbitrary<VersionVector> = fc
  .dictionary(fc.constantFrom(a, b, replicaId(3)), fc.integer({ min: 1, max: 4 }))
  .map((entries) => ({ ...entries }));

describe('version vectors', () => {
  test('cover what has at most the number seen', () => {
    expect([1, 2, 3].map((seq) => covers({ [a]: 2 }, { replica: a, seq }))).toEqual([true, true, false]);
    expect(covers({ [a]: 2 }, { replica: b, seq: 1 })).toBe(false);
  });

  test('compare by what they cover', () => {
    expect(compareVectors({ [a]: 1 }, { [a]: 1 })).toBe('equal');
    expect(compareVectors({}, { [a]: 1 })).toBe('before');
    expect(compareVectors({ [a]: 2, [b]: 1 }, { [a]: 1 })).toBe('after');
    expect(compareVectors({ [a]: 1 }, { [b]: 1 })).toBe('concurrent');
  });

  test('joined cover exactly what one of them covers', () => {
    fc.assert(
      fc.property(
        fc.array(vectors),
        fc.constantFrom(a, b),
        fc.integer({ min: 1, max: 5 }),
        (list, replica, seq) => {
          expect(covers(join(list), { replica, seq })).toBe(
            list.some((one) => covers(one, { replica, seq })),
          );
        },
      ),
    );
  });

  test('are never after what they were joined into', () => {
    fc.assert(
      fc.property(vectors, vectors, (one, other) => {
        expect(['equal', 'before']).toContain(compareVectors(one, join([one, other])));
      }),
    );
  });
});
