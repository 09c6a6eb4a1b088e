/**
 * The languages of the window. All texts are part of the program, so a switch needs no loading and no restart.
 * Codes contain dots (`workspace.in-use`), therefore keys are parted by `/`: `failures/workspace.in-use/what`.
 */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '#texts/en/index.ts';
import { zhCN } from '#texts/zh-CN/index.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

const STORED_AS = 'takan.language';

export function storedLanguage(): Language {
  const stored = window.localStorage.getItem(STORED_AS);
  return LANGUAGES.find((language) => language === stored) ?? 'zh-CN';
}

/** Makes an instance of its own, so that tests do not share a language. */
export function createTexts(language: Language): i18n {
  const texts = i18next.createInstance();
  void texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    supportedLngs: [...LANGUAGES],
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    keySeparator: '/',
    nsSeparator: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
  return texts;
}

export async function changeLanguage(texts: i18n, language: Language): Promise<void> {
  await texts.changeLanguage(language);
  document.documentElement.lang = language;
  window.localStorage.setItem(STORED_AS, language);
}
