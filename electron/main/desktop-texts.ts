/** The desktop program's own words: Chinese, unless the system speaks English. */
import { startup as english } from '#texts/en/startup.ts';
import { startup as chinese } from '#texts/zh-CN/startup.ts';

export type DesktopTexts = { readonly [K in keyof typeof chinese.desktop]: string };

/** @param locale of the system, e.g. `zh-CN`, `en-GB` */
export function desktopTexts(locale: string): DesktopTexts {
  return locale.toLowerCase().startsWith('en') ? english.desktop : chinese.desktop;
}
