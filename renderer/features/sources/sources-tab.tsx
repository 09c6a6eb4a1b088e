/** Where every part of the record comes from, and where two people said different things: both, side by side. */
import { Table } from 'antd';
import type { GroupState, ParcelDetail, ValueSource } from '#core/contract/parcel.ts';
import { type Json, sameJson } from '#core/json.ts';
import { PARCEL_GROUP_NAMES, type ParcelGroup } from '#core/parcel/field-groups.ts';
import { formatDateTime, formatMu } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConflictTag } from '../../ui/state-tag.tsx';
import { ValueText } from './value-text.tsx';
import './sources.css';

type Row = {
  readonly key: string;
  readonly name: string;
  readonly source: ValueSource;
  readonly conflict: boolean;
};

export function SourcesTab({ detail }: { readonly detail: ParcelDetail }) {
  const { text, term } = useTexts();
  const groups = PARCEL_GROUP_NAMES.flatMap((group) => {
    const state = detail.groups[group];
    return state ? [{ group, state }] : [];
  });
  const conflicts = groups.filter(({ state }) => state.conflict);
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
    <div className="sources-tab">
      {conflicts.length > 0 && <h3>{text('sources/conflictsTitle', { count: conflicts.length })}</h3>}
      {conflicts.map(({ group, state }) => (
        <Conflict key={group} group={group} state={state} />
      ))}
      <Table<Row>
        size="small"
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
                {name} {conflict && <ConflictTag />}
              </>
            ),
          },
          {
            title: `${text('sources/who')} · ${text('sources/device')}`,
            dataIndex: 'source',
            key: 'who',
            width: 112,
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
            width: 166,
            className: 'numbers',
            render: ({ at, package: origin }: ValueSource) => (
              <>
                {formatDateTime(at)}
                <span className="second-line">{origin?.fileName ?? text('sources/here')}</span>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

/** The values that stand against each other, one column each, with the differing fields marked. */
function Conflict({ group, state }: { readonly group: ParcelGroup; readonly state: GroupState }) {
  const { text, term, fieldLabel } = useTexts();
  const versions = state.alternatives;
  const fields = [...new Set(versions.flatMap(({ value }) => Object.keys(toFields(value))))];
  return (
    <section className="conflict" aria-label={term(`groups/${group}`)}>
      <p>{text('sources/conflictText', { group: term(`groups/${group}`) })}</p>
      <div className="conflict-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('sources/field')}</th>
              {versions.map(({ source }, place) => (
                <th scope="col" key={source.operation}>
                  {text('sources/version', { number: place + 1 })}
                  <span className="quiet">
                    {source.by} · {formatDateTime(source.at)}
                  </span>
                  <span className="quiet">
                    {source.package?.fileName ?? source.deviceName ?? text('sources/here')}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group === 'boundary' ? (
              <tr className="differs">
                <th scope="row">{term('groups/boundary')}</th>
                {versions.map(({ value, source }) => (
                  <td key={source.operation}>{boundaryWords(value)}</td>
                ))}
              </tr>
            ) : (
              fields.map((field) => {
                const [first, ...rest] = versions.map(({ value }) => toFields(value)[field] ?? null);
                const differs = rest.some((each) => !sameJson(each, first ?? null));
                return (
                  <tr key={field} className={differs ? 'differs' : ''}>
                    <th scope="row">
                      {fieldLabel(`${group}.${field}`)}
                      {differs && <span className="visually-hidden">{text('sources/different')}</span>}
                    </th>
                    {versions.map(({ value, source }) => (
                      <td key={source.operation}>
                        <ValueText group={group} field={field} value={toFields(value)[field]} />
                      </td>
                    ))}
                  </tr>
                );
              })
            )}
          </tbody>
        </table>
      </div>
    </section>
  );

  function boundaryWords(value: Json): string {
    const { rings, planarAreaSqM } = toFields(value);
    const points = Array.isArray(rings)
      ? rings.reduce<number>((sum, ring) => {
          const { points: ofRing } = toFields(ring);
          return sum + (Array.isArray(ofRing) ? ofRing.length : 0);
        }, 0)
      : 0;
    const area =
      typeof planarAreaSqM === 'number' ? ` · ${formatMu(planarAreaSqM)} ${text('common/mu')}` : '';
    return text('sources/boundaryPoints', { count: points }) + area;
  }
}

function toFields(value: Json | undefined): { readonly [field: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [field: string]: Json })
    : {};
}
