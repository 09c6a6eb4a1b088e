import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#core/json.ts';
import { type Operation, operationSchema, toLine } from '#core/merge/operation.ts';
import { Machine, newTruth, packageId, recordId, replicaId, soundMerge } from './machines.ts';
import { live, steps } from './worlds.ts';

const read = (line: string) => operationSchema.parse(JSON.parse(line));

describe('the line of an operation', () => {
  test('read and written again is the same line', () => {
    fc.assert(
      fc.property(steps({ copies: true, withdrawals: true }), (story) => {
        for (const { op } of live(story, soundMerge).truth.ops)
          expect(toLine(read(toLine(op)))).toBe(toLine(op));
      }),
    );
  });

  test('whatever value it writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const { op } = new Machine(replicaId(1)).set(recordId(1), 'parcel.notes', value as Json);
        expect(toLine(read(toLine(op)))).toBe(toLine(op));
      }),
      { numRuns: 300 },
    );
  });

  test('is another one after reading if it holds a key that reading drops, so that an import can refuse it', () => {
    const { op } = new Machine(replicaId(1)).set(recordId(1), 'parcel.notes', 'x');
    const line = toLine(op).replace('"x"', '{"__proto__":1}');
    expect(toLine(read(line))).not.toBe(line);
  });

  test('does not depend on the order of its keys in memory', () => {
    const { op } = new Machine(replicaId(1)).set(recordId(1), 'parcel.notes', 'x');
    const backwards = Object.fromEntries(Object.entries(op).reverse()) as Operation;
    expect(toLine(backwards)).toBe(toLine(op));
  });

  test('has no key for settling by name unless something is named', () => {
    const laptop = new Machine(replicaId(1), newTruth());
    const copy = laptop.copy();
    const plain = laptop.set(recordId(1), 'parcel.notes', 'x');
    expect(Object.keys(JSON.parse(toLine(plain.op)))).toEqual([
      ...['replica', 'seq', 'prev', 'at', 'by', 'kind', 'record', 'group', 'value', 'seen'],
    ]);
    copy.set(recordId(1), 'parcel.notes', 'y');
    laptop.receive({ id: packageId(1), ops: copy.own });
    const settling = laptop.set(recordId(1), 'parcel.notes', 'z');
    expect(Object.keys(JSON.parse(toLine(settling.op))).at(-1)).toBe('settles');
    expect(operationSchema.safeParse({ ...plain.op, settles: [] }).success).toBe(false);
  });
});
