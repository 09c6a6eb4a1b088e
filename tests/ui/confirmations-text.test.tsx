import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DifferenceTable } from '#renderer/features/sources/group-values.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { openWindow } from './a-window.tsx';

const confirmation = {
  rule: 'minimum-photos',
  params: { kind: 'closeUp', needed: 1, found: 0 },
  reason: '厂区封闭，无法进入',
  by: '沈伟',
  at: '2025-03-01T01:08:00.000Z',
};

test('a confirmation in the history is told in words: what was found, why it is right, who said so', () => {
  openWindow(
    <DifferenceTable
      differences={[{ group: 'confirmations', before: undefined, after: { confirmed: [confirmation] } }]}
      heads={['原来', '改为']}
    />,
  );
  const row = screen.getByRole('row', { name: /提醒确认/ });
  const [before, after] = within(row).getAllByRole('cell');
  expect(before?.textContent).toBe(zhCN.window.common.notFilled);
  expect(after?.textContent).toBe('近景照片至少要 1 张，现有 0 张，请补拍。沈伟：厂区封闭，无法进入');
});
