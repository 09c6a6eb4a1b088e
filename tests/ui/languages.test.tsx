import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { WelcomePage } from '#renderer/features/welcome/welcome-page.tsx';
import { createTexts } from '#renderer/i18n/setup.ts';
import { toTexts } from '#renderer/i18n/use-texts.ts';
import { en } from '#texts/en/index.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { openWindow } from './a-window.tsx';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}/`),
  );
}

const sources = Object.values(
  import.meta.glob<string>('../../renderer/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).join('\n');

describe('languages', () => {
  test('both have the same keys, none of them empty but where nothing is to be said', () => {
    const [chinese, english] = [leaves(zhCN.window), leaves(en.window)];
    expect(english.map(([key]) => key)).toEqual(chinese.map(([key]) => key));
    const empty = chinese.filter(([, text]) => text === '').map(([key]) => key);
    expect(empty).toEqual(['jobs/units/bytes']);
  });

  test('both fill in the same values', () => {
    const english = new Map(leaves(en.window));
    const valuesOf = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    for (const [key, text] of leaves(zhCN.window)) {
      expect({ key, values: valuesOf(english.get(key)) }).toEqual({ key, values: valuesOf(text) });
    }
  });

  test('every text is used somewhere in the window', () => {
    const unused = leaves(zhCN.window)
      .map(([key]) => key)
      .filter((key) => {
        const parent = key.slice(0, key.lastIndexOf('/') + 1);
        const isUsed = [`'${key}'`, `/${key}'`, `\`${parent}\${`].some((use) => sources.includes(use));
        return !isUsed;
      });
    expect(unused).toEqual([]);
  });

  test('no Chinese text stands next to half-width punctuation', () => {
    const wrong = leaves(zhCN.window).filter(([, text]) => /[一-鿿][,;:?!()]|[,;:?!()][一-鿿]/.test(text));
    expect(wrong).toEqual([]);
  });

  test('how many there are is written as in the tables beside it', () => {
    const { text } = toTexts(createTexts('zh-CN'), 'zh-CN');
    expect(text('list/count', { count: 9999 })).toBe('9,999 宗');
  });

  test('switch at once, and are remembered', async () => {
    const { user } = openWindow(
      <WelcomePage status={{ suggestedFolder: '/survey', recent: [], version: '0.1.0' }} />,
    );
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(zhCN.window.welcome.title);
    await user.click(screen.getByRole('button', { name: /English/ }));
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(en.window.welcome.title);
    expect(screen.getByLabelText(en.window.welcome.surveyor)).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    await user.click(screen.getByRole('button', { name: /中文/ }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(zhCN.window.welcome.title);
  });
});
