import { useCallback } from 'react';
import type { ValueSource } from '#core/contract/parcel.ts';
import { cutMiddle } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** As much of a package's name as one line has room for: of a sentence, and of a narrow column. */
export const NAME_WIDTH = { sentence: 34, column: 16 } as const;

/** By which package something came, else from which device. */
export function useCameBy(room: keyof typeof NAME_WIDTH): (source: ValueSource) => string {
  const { text } = useTexts();
  return useCallback(
    ({ package: brought, deviceName }) =>
      brought ? cutMiddle(brought.fileName, NAME_WIDTH[room]) : (deviceName ?? text('sources/thisDevice')),
    [text, room],
  );
}
