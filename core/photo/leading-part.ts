/** The part of a photo before its pixels, where cameras write what they know. */

const MARKER = 0xff;
const START_OF_IMAGE = 0xd8;
const START_OF_SCAN = 0xda;

/**
 * A JPEG up to its first scan (ISO/IEC 10918-1, B.1.1), so that nobody who reads its metadata goes through megabytes of pixels.
 * @returns all the bytes of any other format, and of a JPEG whose segments do not lead to a scan
 */
export function leadingPart<B extends Uint8Array>(bytes: B): B {
  if (bytes[0] !== MARKER || bytes[1] !== START_OF_IMAGE) return bytes;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === MARKER; ) {
    // Any number of fill bytes may stand before a marker.
    if (bytes[at + 1] === MARKER) {
      at += 1;
      continue;
    }
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (bytes[at + 1] === START_OF_SCAN) return bytes.subarray(0, end) as B;
    at = end;
  }
  return bytes;
}
