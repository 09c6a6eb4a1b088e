/** Chinese unless English is asked for: with --lang, or by TAKAN_LANG. */
import { en } from '#texts/en/index.ts';
import type { TextTree } from '#texts/text-at.ts';
import { zhCN } from '#texts/zh-CN/index.ts';

export type Language = 'zh-CN' | 'en';

export function languageFor(argv: readonly string[]): Language {
  const at = argv.indexOf('--lang');
  const wanted = at >= 0 ? argv[at + 1] : process.env.TAKAN_LANG;
  return wanted === 'en' ? 'en' : 'zh-CN';
}

export function textsFor(argv: readonly string[]): TextTree {
  return languageFor(argv) === 'en' ? en : zhCN;
}
