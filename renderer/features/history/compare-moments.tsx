/** The record at two moments of its history, and nothing but what differs. */
import { Select } from 'antd';
import { useId, useState } from 'react';
import type { HistoryEntry } from '#core/contract/parcel.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { type Json, sameJson } from '#core/json.ts';
import { PARCEL_GROUP_NAMES } from '#core/parcel/field-groups.ts';
import { toFailure } from '../../client/failure.ts';
import { useParcelValuesAt } from '../../client/queries.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { type Difference, DifferenceTable } from '../sources/group-values.tsx';
import { useEntryTitle } from './entry-title.ts';

export function CompareMoments({
  id,
  entries,
}: {
  readonly id: RecordId;
  readonly entries: readonly HistoryEntry[];
}) {
  const { text } = useTexts();
  const titleOf = useEntryTitle();
  const [fromOperation, setFrom] = useState(entries[0]?.source.operation);
  const [toOperation, setTo] = useState(entries.at(-1)?.source.operation);
  const from = useParcelValuesAt(id, fromOperation);
  const to = useParcelValuesAt(id, toOperation);
  const moments = entries.map((entry) => ({
    value: entry.source.operation,
    label: `${formatDateTime(entry.source.at)} ${entry.source.by} ${titleOf(entry)}`,
  }));
  const error = from.error ?? to.error;
  const differences: readonly Difference[] = PARCEL_GROUP_NAMES.flatMap((group) => {
    const before = from.data?.values[group] as Json | undefined;
    const after = to.data?.values[group] as Json | undefined;
    return sameJson(before ?? null, after ?? null) ? [] : [{ group, before, after }];
  });
  return (
    <section className="compare-moments" aria-label={text('history/compare')}>
      <Moment label={text('history/from')} moments={moments} chosen={fromOperation} onChoose={setFrom} />
      <Moment label={text('history/to')} moments={moments} chosen={toOperation} onChoose={setTo} />
      {error && <FailureNotice failure={toFailure(error)} />}
      {from.data && to.data && differences.length === 0 && (
        <p role="status">{text('history/noDifference')}</p>
      )}
      {differences.length > 0 && (
        <DifferenceTable differences={differences} heads={[text('history/from'), text('history/to')]} />
      )}
    </section>
  );
}

function Moment({
  label,
  moments,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly moments: readonly { readonly value: OpHash; readonly label: string }[];
  readonly chosen: OpHash | undefined;
  readonly onChoose: (operation: OpHash) => void;
}) {
  const id = useId();
  return (
    <div className="compare-moment">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className="fill"
        value={chosen ?? null}
        options={[...moments]}
        onChange={(operation) => operation && onChoose(operation)}
      />
    </div>
  );
}
