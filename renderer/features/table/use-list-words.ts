/** Codes, places and times of the list in the window's words. */
import { useMemo } from 'react';
import { type ListWords, namesByCode } from '#core/parcel/list-cells.ts';
import { useReference } from '../../client/queries.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export function useListWords(): ListWords {
  const { text, term } = useTexts();
  const { data } = useReference();
  return useMemo(() => {
    const names = new Map(data?.codeLists.map(({ list, items }) => [list, namesByCode(items)]));
    const areas = new Map(data?.keyAreas.map(({ no, name }) => [no, name]));
    return {
      state: (state) => term(`states/${state}`),
      codeName: (list, code) => names.get(list)?.(code) ?? code,
      township: namesByCode(data?.divisions ?? []),
      keyArea: (no) => `${no} ${areas.get(no) ?? ''}`.trim(),
      time: formatDateTime,
      issues: (errors, warnings) =>
        [
          ...(errors > 0 ? [text('list/errors', { count: errors })] : []),
          ...(warnings > 0 ? [text('list/warnings', { count: warnings })] : []),
        ].join(' '),
    };
  }, [text, term, data]);
}
