/** Full-width signs (U+FF01–U+FF5E) and the ideographic space as a Chinese input method writes them, made into ASCII. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Only digits and letters: the brackets of 浙（2020）… are part of how a document is numbered. */
export function toHalfWidthAlphanumerics(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, toHalfWidth);
}
