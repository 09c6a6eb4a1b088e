import { useCallback } from 'react';
import type { ValueSource } from '#core/contract/parcel.ts';
import { cutMiddle } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** As much of a file name as the head of a narrow column has room for. */
const NAME_LENGTH = 20;

/** By which package something came, else from which device. */
export function useCameBy(): (source: ValueSource) => string {
  const { text } = useTexts();
  return useCallback(
    ({ package: brought, deviceName }) =>
      brought ? cutMiddle(brought.fileName, NAME_LENGTH) : (deviceName ?? text('sources/thisDevice')),
    [text],
  );
}
