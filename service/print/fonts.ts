/**
 * The two weights of Noto Sans SC that the sheets are set in. They come with the program, because Windows, macOS and Linux
 * have different Chinese fonts, or none, and the same record must give the same page everywhere.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FONT_FILES = [
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
] as const;

/** Reads 11 MB a weight; once a worker is enough. Resolved as a package, so it works from sources and bundled. */
export function readFonts(): Buffer[] {
  const require = createRequire(import.meta.url);
  return FONT_FILES.map((file) => readFileSync(require.resolve(file)));
}
