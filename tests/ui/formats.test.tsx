import { expect, test } from 'vitest';
import { cutMiddle } from '#renderer/i18n/formats.ts';

test.each([
  ['湖州织造厂', 5, '湖州织造厂'],
  ['湖州市织里镇织造厂.jpg', 9, '湖州市织….jpg'],
  ['𬭚𬭚𬭚', 3, '𬭚𬭚𬭚'],
  ['甲𬭚𬭚𬭚𬭚乙', 5, '甲𬭚…𬭚乙'],
  // 葛 as some names write it: the character, and which of its forms.
  ['葛\u{E0100}葛\u{E0100}葛\u{E0100}葛\u{E0100}', 3, '葛\u{E0100}…葛\u{E0100}'],
])('%s is cut in its middle to %d whole characters', (text, most, shown) => {
  expect(cutMiddle(text, most)).toBe(shown);
});
