import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { openWindow } from './a-window.tsx';

const unbroken = (sentence: string): (string | null)[] => {
  openWindow(
    <ul>
      <li>
        <Sentence>{sentence}</Sentence>
      </li>
    </ul>,
  );
  const said = screen.getByRole('listitem');
  expect(said.textContent).toBe(sentence);
  return Array.from(said.querySelectorAll('.one-line'), ({ textContent }) => textContent);
};

test('the number of a parcel and a date stay in one line', () => {
  expect(
    unbroken('与 DX330502-0001、330502100-0042、330502100-0042 重叠，2025-03-01 调查；距离 3-5 m。'),
  ).toEqual(['DX330502-0001', '330502100-0042', '330502100-0042', '2025-03-01', '3-5']);
});

test('a long name of a file may break, and a sentence without such numbers is left as it is', () => {
  expect(unbroken('文件 survey-of-the-eastern-half-2025-03-01.txt 以前导入过。')).toEqual([]);
});
