/**
 * Whether a picture file goes as far as it says of itself. Decoders forgive a missing end, some of them in silence, and a
 * photo of which half is grey is no evidence.
 */
import type { PhotoMediaType } from './photo-groups.ts';

/** JPEG says nowhere how long it is: its end is found by decoding it. */
export function reachesItsEnd(bytes: Uint8Array, mediaType: PhotoMediaType): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mediaType) {
    case 'image/jpeg':
      return true;
    case 'image/png':
      return hasAllChunks(view);
    case 'image/webp':
      return view.byteLength >= 12 && view.getUint32(4, true) + 8 <= view.byteLength;
    case 'image/heic':
      return hasAllBoxes(view);
    case 'image/tiff':
      return hasAllStrips(view);
    default:
      mediaType satisfies never;
      return false;
  }
}

const IEND = 0x49454e44;

function hasAllChunks(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === IEND) return true;
  }
  return false;
}

function hasAllBoxes(view: DataView): boolean {
  let at = 0;
  while (at < view.byteLength) {
    if (at + 8 > view.byteLength) return false;
    const short = view.getUint32(at);
    // 0: the box goes to the end of the file; 1: its length stands behind the name, in eight bytes.
    if (short === 0) return true;
    if (short === 1 && at + 16 > view.byteLength) return false;
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8) return false;
    at += length;
  }
  return at === view.byteLength;
}

/** Tags of TIFF 6.0 that say where the pixels of the first picture lie, and how many bytes they are. */
const PLACES = [
  { offsets: 273, counts: 279 },
  { offsets: 324, counts: 325 },
] as const;
const SHORT = 3;
const LONG = 4;

function hasAllStrips(view: DataView): boolean {
  const little = view.byteLength > 0 && view.getUint8(0) === 0x49;
  try {
    const directory = view.getUint32(4, little);
    const entries = new Map<number, number>();
    for (let i = 0; i < view.getUint16(directory, little); i++) {
      const at = directory + 2 + 12 * i;
      entries.set(view.getUint16(at, little), at);
    }
    return PLACES.every(({ offsets, counts }) => {
      const lengths = numbersOf(view, entries.get(counts), little);
      return numbersOf(view, entries.get(offsets), little).every(
        (offset, i) => offset + (lengths[i] ?? 0) <= view.byteLength,
      );
    });
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** @throws RangeError where the file ends before them */
function numbersOf(view: DataView, entry: number | undefined, little: boolean): number[] {
  if (entry === undefined) return [];
  const type = view.getUint16(entry + 2, little);
  const count = view.getUint32(entry + 4, little);
  const size = type === SHORT ? 2 : 4;
  if (type !== SHORT && type !== LONG) return [];
  const start = count * size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  if (start + count * size > view.byteLength) throw new RangeError('the list lies behind the end');
  return Array.from({ length: count }, (_, i) =>
    type === SHORT ? view.getUint16(start + i * size, little) : view.getUint32(start + i * size, little),
  );
}
