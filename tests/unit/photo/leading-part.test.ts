import { describe, expect, test } from 'vitest';
import { leadingPart } from '#core/photo/leading-part.ts';

const segment = (marker: number, ...content: readonly number[]): number[] => [
  ...[0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff],
  ...content,
];
const START = [0xff, 0xd8];
const EXIF = segment(0xe1, 1, 2, 3);
const SCAN = segment(0xda, 7, 7);
const PIXELS = [9, 9, 9, 0xff, 0xd9];

describe('the part of a photo before its pixels', () => {
  test.each([
    ['after its metadata', [...START, ...EXIF, ...SCAN], PIXELS],
    ['without metadata', [...START, ...SCAN], PIXELS],
    ['with fill bytes before a marker', [...START, 0xff, 0xff, ...EXIF, 0xff, ...SCAN], PIXELS],
  ])('of a JPEG %s', (_, head, pixels) => {
    expect([...leadingPart(Uint8Array.from([...head, ...pixels]))]).toEqual(head);
  });

  test.each([
    ['another format', [0x89, 0x50, 0x4e, 0x47, ...PIXELS]],
    ['nothing', []],
    ['a JPEG that ends in its metadata', [...START, ...EXIF.slice(0, 4)]],
    ['a JPEG with rubbish between its segments', [...START, ...EXIF, 0, 0, ...SCAN, ...PIXELS]],
    ['a JPEG with a segment that says it has no length', [...START, 0xff, 0xe1, 0, 0, 0xff]],
  ])('is all of %s', (_, bytes) => {
    expect([...leadingPart(Uint8Array.from(bytes))]).toEqual(bytes);
  });
});
