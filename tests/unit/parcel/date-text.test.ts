import { describe, expect, test } from 'vitest';
import { parseDateText } from '#core/parcel/date-text.ts';

describe('dates as people write them', () => {
  test.each([
    '2025-03-01',
    '2025-3-1',
    '2025.3.1',
    '2025/03/1',
    '2025年3月1日',
    '2025 年 3 月 1 号',
    '20250301',
    '２０２５．３．１',
    '2025-03-01 00:00:00',
    '2025-03-01T00:00:00.000Z',
  ])('%s is the first of March', (text) => {
    expect(parseDateText(text)).toEqual({ kind: 'date', value: '2025-03-01' });
  });

  test.each(['2025-02-29', '2025.13.1', '20250431', '2025年0月3日', '1900-02-29', '0000-01-01'])(
    '%s is a day no calendar has',
    (text) => {
      expect(parseDateText(text)).toMatchObject({ problem: { code: 'record.no-such-day' } });
    },
  );

  test.each(['2025', '2025-03', '25.3.1', '3/1/2025', '2025-03/01', '去年', '2025-03-01 09:30', '2025年3月'])(
    '%s is no whole date',
    (text) => {
      expect(parseDateText(text)).toMatchObject({ problem: { code: 'record.date-form' } });
    },
  );

  test('leap days are days', () => {
    expect(parseDateText('2024.2.29')).toMatchObject({ value: '2024-02-29' });
    expect(parseDateText('2000-2-29')).toMatchObject({ value: '2000-02-29' });
  });

  test('blanks are no date and no fault', () => {
    expect(parseDateText('  ')).toEqual({ kind: 'empty' });
  });
});
