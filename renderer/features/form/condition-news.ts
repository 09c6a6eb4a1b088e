/** Says to screen readers what changes on the form without their doing: fields that appear or go, what was taken back. */
import { useEffect, useRef } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { FIELD_CONDITIONS, presenceOf } from '#core/parcel/field-conditions.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { RecordValues } from './group-values.ts';

const PATHS = Object.keys(FIELD_CONDITIONS);

export function useConditionNews(control: Control<RecordValues>, say: (news: string) => void): void {
  const { text, fieldLabel } = useTexts();
  const hidden = useWatch({
    control,
    compute: (values: RecordValues) =>
      PATHS.filter((path) => presenceOf(path, values) === 'hidden').join(' '),
  });
  const before = useRef(hidden);
  useEffect(() => {
    if (before.current === hidden) return;
    const was = new Set(before.current.split(' '));
    const is = new Set(hidden.split(' '));
    before.current = hidden;
    const labels = (paths: readonly string[]) => paths.map(fieldLabel).join('、');
    const shown = PATHS.filter((path) => was.has(path) && !is.has(path));
    const gone = PATHS.filter((path) => !was.has(path) && is.has(path));
    const news = [
      ...(shown.length > 0 ? [text('condition/shown', { fields: labels(shown) })] : []),
      ...(gone.length > 0 ? [text('condition/gone', { fields: labels(gone) })] : []),
    ];
    if (news.length > 0) say(news.join(' '));
  }, [hidden, say, text, fieldLabel]);
}
