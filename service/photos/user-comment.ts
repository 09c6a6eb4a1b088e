/** EXIF's UserComment: eight bytes that name the character code, then the text in it. */

const CODE_BYTES = 8;

/**
 * @param littleEndian of the EXIF block. The standard says that "UNICODE" follows it; programs differ, so the order that
 *   gives more letters, ideographs and signs as people write them here is taken
 * @returns undefined where there is no text
 */
export function decodeUserComment(bytes: Uint8Array, littleEndian: boolean): string | undefined {
  const code = String.fromCharCode(...bytes.subarray(0, CODE_BYTES))
    .replaceAll('\0', '')
    .trim();
  const rest = bytes.subarray(CODE_BYTES);
  const text = code === 'UNICODE' ? decodeUtf16(rest, littleEndian) : decode(rest, 'utf-8');
  const clean = text.replaceAll('\0', '').trim();
  return clean === '' ? undefined : clean;
}

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const [stated, other] = littleEndian
    ? (['utf-16le', 'utf-16be'] as const)
    : (['utf-16be', 'utf-16le'] as const);
  const [first, second] = [decode(bytes, stated), decode(bytes, other)];
  return likelihood(second) > likelihood(first) ? second : first;
}

function decode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** How much of a text is ASCII, Chinese or full-width. */
function likelihood(text: string): number {
  const usual = text.match(/[\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return usual / Math.max(1, text.length);
}
