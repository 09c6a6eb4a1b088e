/** Switches the language at once; shows the one it would switch to. */

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLanguage, LANGUAGE_NAMES } from '../i18n/setup.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { TranslationOutlined } from './icons.tsx';

export function LanguageButton() {
  const { i18n } = useTranslation();
  const { text } = useTexts();
  const other = i18n.language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <Button
      type="text"
      icon={<TranslationOutlined />}
      aria-label={`${text('app/language')} ${LANGUAGE_NAMES[other]}`}
      onClick={() => void changeLanguage(i18n, other)}
    >
      <span lang={other}>{LANGUAGE_NAMES[other]}</span>
    </Button>
  );
}
