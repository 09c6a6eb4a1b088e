/** Names of files that Windows, Linux and macOS all take, for names made of what people typed. */

/** What Windows keeps for devices, whatever stands behind a dot. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;

export function isDeviceName(name: string): boolean {
  return DEVICE_NAME.test(name);
}

/** Two names with the same key could be one file on some system: Windows and macOS do not tell `A.jpg` from `a.jpg`. */
export function sameFileKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * One part of a name whose parts are joined by underscores. Characters that Windows refuses, underscores, blanks and invisible characters
 * become hyphens; none of them, and no dot, stands at either end.
 * @param shorten makes it as short as is wanted
 * @returns '' where nothing is left
 */
export function toFileNamePart(text: string, shorten: (plain: string) => string = (plain) => plain): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}\ufffd<>:"/\\|?*_]+/gu, '-')
    .replace(/^[-.]+/, '');
  return shorten(plain).replace(/[-.]+$/, '');
}

/** Cuts after so many bytes of UTF-8 at the most: whole characters, with the marks that belong to them. */
export function cutToBytes(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    bytes += utf8Length(segment);
    if (bytes > maxBytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
