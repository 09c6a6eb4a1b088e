/** What the start script prints: in Chinese, unless the terminal speaks English. Output for people goes to standard output. */
import { failures as englishFailures } from '#texts/en/failures.ts';
import { startup as english } from '#texts/en/startup.ts';
import { fillIn } from '#texts/fill-in.ts';
import { failures as chineseFailures } from '#texts/zh-CN/failures.ts';
import { startup as chinese } from '#texts/zh-CN/startup.ts';

type StartTexts = typeof chinese.start;
export type SayKey = Exclude<keyof StartTexts, `reason${string}`>;

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const isEnglish = locale.startsWith('en');
export const startTexts: { readonly [K in keyof StartTexts]: string } = (isEnglish ? english : chinese).start;

export function say(key: SayKey, values: Readonly<Record<string, string | number>> = {}): void {
  process.stdout.write(`${fillIn(startTexts[key], values)}\n`);
}

/** A failure of the catalogue: what happened, whether the work is safe, what to do now. */
export function sayFailure(code: string, params: Readonly<Record<string, unknown>>): void {
  const table: Readonly<Record<string, { what: string; safe: string; now: string }>> = isEnglish
    ? englishFailures
    : chineseFailures;
  const text = table[code] ?? table.internal;
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  if (text)
    process.stderr.write(
      `${fillIn(text.what, values)}\n${fillIn(text.safe, values)}\n${fillIn(text.now, values)}\n`,
    );
}

/** One line that is written over, for progress on a terminal; elsewhere only the first and the last are printed. */
export function sayProgress(text: string, last: boolean): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${text}${last ? '\n' : ''}`);
  else if (last) process.stdout.write(`${text}\n`);
}
