import { expect, test } from 'vitest';
import { cutMiddle } from '#renderer/i18n/formats.ts';

test.each([
  ['湖州织造厂', 10, '湖州织造厂'],
  ['IMG_20250318.jpg', 16, 'IMG_20250318.jpg'],
  ['IMG_20250318_091500.jpg', 13, 'IMG_20…00.jpg'],
  ['湖州市织里镇织造厂.jpg', 13, '湖州市…厂.jpg'],
  ['𬭚𬭚𬭚', 6, '𬭚𬭚𬭚'],
  ['甲𬭚𬭚𬭚𬭚乙', 9, '甲𬭚…𬭚乙'],
  // 葛 as some names write it: the character, and which of its forms.
  ['葛\u{E0100}葛\u{E0100}葛\u{E0100}葛\u{E0100}', 5, '葛\u{E0100}…葛\u{E0100}'],
])('%s is cut in its middle to the width of %d letters, in whole characters', (text, most, shown) => {
  expect(cutMiddle(text, most)).toBe(shown);
});
