/** Everything that was ever done to the record, the newest first, and the record compared at two moments of it. */
import { Button, Empty, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import type { HistoryEntry, ParcelDetail } from '#core/contract/parcel.ts';
import type { OpHash } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import { toFailure } from '../../client/failure.ts';
import { useParcelHistory } from '../../client/queries.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { type ShowsOnMap, toBoundaries, useOnMap } from '../../map/use-on-map.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { DifferenceTable } from '../sources/group-values.tsx';
import { useCameBy } from '../sources/use-came-by.ts';
import { CompareMoments } from './compare-moments.tsx';
import { useEntryTitle } from './entry-title.ts';
import { TakeEarlier } from './take-earlier.tsx';
import './history.css';

/** So many are drawn at once; a record typed in for hours has hundreds. */
const SHOWN_AT_FIRST = 30;

export function HistoryTab({
  detail,
  disabled,
  ...map
}: ShowsOnMap & {
  readonly detail: ParcelDetail;
  /** Nothing of the record may be changed. */
  readonly disabled: boolean;
}) {
  const { text } = useTexts();
  const { data, error } = useParcelHistory(detail.id);
  const [comparing, setComparing] = useState(false);
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  /** Whose values are shown, the last opened first. */
  const [opened, setOpened] = useState<readonly OpHash[]>([]);
  const toggle = (operation: OpHash) =>
    setOpened((before) => {
      const others = before.filter((each) => each !== operation);
      return others.length < before.length ? others : [operation, ...others];
    });
  // One at a time: without numbers nobody could tell which of several is which.
  const onMap = useMemo(
    () => toBoundaries(opened.flatMap((operation) => boundaryOf(data?.entries, operation)).slice(0, 1)),
    [data, opened],
  );
  useOnMap(onMap, map);
  if (error) return <FailureNotice failure={toFailure(error)} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const newestFirst = data.entries.toReversed();
  if (newestFirst.length === 0) return <Empty description={text('history/empty')} />;
  return (
    <div className="history-tab">
      {newestFirst.length > 1 && (
        <Button
          aria-expanded={comparing}
          onClick={() => setComparing(!comparing)}
          className="history-compare-button"
        >
          {text(comparing ? 'history/stopComparing' : 'history/compare')}
        </Button>
      )}
      {comparing && <CompareMoments id={detail.id} entries={data.entries} />}
      <ol className="history" aria-label={text('history/label')}>
        {newestFirst.slice(0, shown).map((entry) => (
          <Entry
            key={entry.source.operation}
            entry={entry}
            detail={detail}
            disabled={disabled}
            open={opened.includes(entry.source.operation)}
            onToggle={toggle}
          />
        ))}
      </ol>
      {newestFirst.length > shown && (
        <Button onClick={() => setShown(newestFirst.length)}>
          {text('history/showAll', { count: newestFirst.length })}
        </Button>
      )}
    </div>
  );
}

/** What an operation wrote as the boundary, if it did. */
function boundaryOf(entries: readonly HistoryEntry[] | undefined, operation: OpHash): readonly Json[] {
  const entry = entries?.find(({ source }) => source.operation === operation);
  return entry?.writes.flatMap(({ group, value }) => (group === 'boundary' ? [value] : [])) ?? [];
}

function Entry({
  entry,
  detail,
  disabled,
  open,
  onToggle,
}: {
  readonly entry: HistoryEntry;
  readonly detail: ParcelDetail;
  readonly disabled: boolean;
  readonly open: boolean;
  readonly onToggle: (operation: OpHash) => void;
}) {
  const { text } = useTexts();
  const cameBy = useCameBy('sentence');
  const titleOf = useEntryTitle();
  const { source, writes, withdrawn, reason } = entry;
  return (
    <li className={`history-entry history-${entry.decision ?? entry.kind}`}>
      <div className="history-line">
        <strong>{titleOf(entry)}</strong>
        {withdrawn && <span className="quiet">{text('history/withdrawn')}</span>}
      </div>
      {reason && <p className="history-reason">{reason}</p>}
      <p className="quiet numbers">
        {formatDateTime(source.at)} · {source.by} · {cameBy(source)}
      </p>
      {writes.length > 0 && (
        <button
          type="button"
          className="link-button"
          aria-expanded={open}
          onClick={() => onToggle(source.operation)}
        >
          {text(open ? 'history/hideValues' : 'history/showValues')}
        </button>
      )}
      {open && (
        <DifferenceTable
          differences={writes.map(({ group, value, before }) => ({ group, before, after: value }))}
          heads={[text('history/before'), text('history/after')]}
        />
      )}
      {open && !disabled && <TakeEarlier detail={detail} entry={entry} />}
    </li>
  );
}
