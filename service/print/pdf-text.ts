/** Text outside of pages, as PDF writes it: UTF-16 with a byte order mark, in hex, so that no character means anything. */
export function toUtf16Hex(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return `<FEFF${units.map((unit) => unit.toString(16).padStart(4, '0').toUpperCase()).join('')}>`;
}
