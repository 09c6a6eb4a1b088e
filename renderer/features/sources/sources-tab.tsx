/** Where every part of the record comes from, and where two people said different things: both, side by side. */
import { Table } from 'antd';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { ParcelDetail, ValueSource } from '#core/contract/parcel.ts';
import type { OpHash } from '#core/ids.ts';
import { PARCEL_GROUP_NAMES } from '#core/parcel/field-groups.ts';
import { cutMiddle, formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { type ShowsOnMap, toBoundaries, useOnMap } from '../../map/use-on-map.ts';
import { ConflictTag } from '../../ui/state-tag.tsx';
import { Conflict } from './conflict.tsx';
import { DeletionConflict } from './deletion-conflict.tsx';
import { NAME_WIDTH } from './use-came-by.ts';
import './sources.css';

type Row = {
  readonly key: string;
  readonly name: string;
  readonly source: ValueSource;
  readonly conflict: boolean;
};

export function SourcesTab({
  detail,
  onRemoved,
  ...map
}: ShowsOnMap & {
  readonly detail: ParcelDetail;
  readonly onRemoved: (removal: OpHash) => void;
}) {
  const { text, term } = useTexts();
  const { boundary } = detail.groups;
  const contested = useMemo(
    () => toBoundaries(boundary?.alternatives.map(({ value }) => value) ?? []),
    [boundary],
  );
  useOnMap(contested, map);
  const groups = PARCEL_GROUP_NAMES.flatMap((group) => {
    const state = detail.groups[group];
    return state ? [{ group, state }] : [];
  });
  const conflicts = groups.filter(({ state }) => state.conflict);
  const places = conflicts.length + (detail.deletedBy ? 1 : 0);
  const { tab, onDecide } = useFocusOnNext(places);
  const rows: readonly Row[] = [
    ...groups.map(({ group, state }) => ({
      key: group,
      name: term(`groups/${group}`),
      source: state.source,
      conflict: state.conflict,
    })),
    ...detail.photos.map(({ id, fileName, source }) => ({
      key: id,
      name: text('sources/photo', { name: fileName }),
      source,
      conflict: false,
    })),
  ];

  return (
    <div ref={tab} className="sources-tab" tabIndex={-1}>
      {places > 0 && <h3>{text('sources/conflictsTitle', { count: places })}</h3>}
      {detail.deletedBy && (
        <DeletionConflict
          detail={detail}
          deletedBy={detail.deletedBy}
          onDecide={onDecide}
          onRemoved={onRemoved}
        />
      )}
      {conflicts.map(({ group, state }) => (
        <Conflict key={group} parcel={detail.id} group={group} state={state} onDecide={onDecide} />
      ))}
      <Table<Row>
        size="small"
        tableLayout="fixed"
        pagination={false}
        dataSource={[...rows]}
        className="source-table"
        locale={{ emptyText: text('sources/empty') }}
        aria-label={text('sources/title')}
        columns={[
          {
            title: text('sources/group'),
            dataIndex: 'name',
            render: (name: string, { conflict }) => (
              <>
                {name}
                {conflict && (
                  <>
                    {' '}
                    <ConflictTag />
                  </>
                )}
              </>
            ),
          },
          {
            title: `${text('sources/who')} · ${text('sources/device')}`,
            dataIndex: 'source',
            key: 'who',
            width: 104,
            render: ({ by, deviceName }: ValueSource) => (
              <>
                {by}
                <span className="second-line">{deviceName ?? text('sources/thisDevice')}</span>
              </>
            ),
          },
          {
            title: `${text('sources/when')} · ${text('sources/package')}`,
            dataIndex: 'source',
            key: 'when',
            width: 160,
            className: 'numbers',
            render: ({ at, package: origin }: ValueSource) => (
              <>
                <span className="one-line">{formatDateTime(at)}</span>
                <span className="second-line one-line" title={origin?.fileName}>
                  {origin ? cutMiddle(origin.fileName, NAME_WIDTH.column) : text('sources/here')}
                </span>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

/** The pressed button goes with its conflict: the cursor then stands at the next one, or at the tab when none is left. */
function useFocusOnNext(conflicts: number): {
  readonly tab: RefObject<HTMLDivElement | null>;
  readonly onDecide: () => void;
} {
  const tab = useRef<HTMLDivElement>(null);
  /** What others settle leaves the cursor alone. */
  const isDecidedHere = useRef(false);
  const onDecide = useCallback(() => {
    isDecidedHere.current = true;
  }, []);
  const before = useRef(conflicts);
  useEffect(() => {
    if (before.current === conflicts) return;
    before.current = conflicts;
    const isLost = document.activeElement === document.body;
    if (isDecidedHere.current && isLost)
      (tab.current?.querySelector<HTMLElement>('.conflict') ?? tab.current)?.focus();
    isDecidedHere.current = false;
  }, [conflicts]);
  return { tab, onDecide };
}
