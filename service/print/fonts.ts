/**
 * The two weights of Noto Sans SC that sheets, stamps and drawn copies are set in. They come with the program, because Windows, macOS and Linux
 * have different Chinese fonts, or none, and the same record must give the same page everywhere.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FONT_FILES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

export type FontWeight = keyof typeof FONT_FILES;

/** Where a weight lies. Resolved as a package, so it works from sources and bundled. */
export function fontFile(weight: FontWeight): string {
  return createRequire(import.meta.url).resolve(FONT_FILES[weight]);
}

/** Reads 11 MB a weight; once a worker is enough. */
export function readFonts(): Buffer[] {
  return [fontFile('regular'), fontFile('bold')].map((file) => readFileSync(file));
}
