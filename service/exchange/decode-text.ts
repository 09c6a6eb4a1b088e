/** Bytes of a text file to text. Files come from programs that write UTF-8 with or without mark, or GBK; nothing says which. */

export type DecodedText = { readonly text: string; readonly encoding: 'utf-8' | 'gb18030' };

/** UTF-8 if the bytes are that, else GB 18030, of which GBK is a part; undefined when they are neither, as with a picture. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  // Neither encoding has zero bytes; a spreadsheet or a picture does.
  if (bytes.includes(0)) return undefined;
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not this one.
    }
  }
  return undefined;
}
