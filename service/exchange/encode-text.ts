/** Text as GBK, for programs that read nothing else. Node has only the way back, so the table is turned round once. */

let codes: ReadonlyMap<string, number> | undefined;

/** The bytes, or the first characters that GBK has not got. */
export function encodeGbk(
  text: string,
): { readonly bytes: Uint8Array } | { readonly missing: readonly string[] } {
  codes ??= turnedTable();
  const bytes = new Uint8Array(text.length * 2);
  const missing = new Set<string>();
  let length = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    const code = point < 0x80 ? point : codes.get(char);
    if (code === undefined) {
      missing.add(char);
      if (missing.size >= MAX_MISSING) break;
    } else if (code > 0xff) {
      bytes[length++] = code >> 8;
      bytes[length++] = code & 0xff;
    } else bytes[length++] = code;
  }
  return missing.size > 0 ? { missing: [...missing] } : { bytes: bytes.subarray(0, length) };
}

const MAX_MISSING = 20;

/** All pairs of bytes that GBK uses, by the character they are. */
function turnedTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      // User-defined pairs decode into the private area, and what is no pair into the sign for that.
      if ([...char].length === 1 && !/[\ue000-\uf8ff\ufffd]/.test(char) && !table.has(char))
        table.set(char, (lead << 8) | trail);
    }
  }
  return table;
}
