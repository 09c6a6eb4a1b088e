/**
 * The values of one group that stand against each other, one column each, differing fields first. Taking one writes it
 * on top of all of them; the others stay in the record's history.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { GroupState } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { type Json, sameJson } from '#core/json.ts';
import { ATTRIBUTE_GROUP_NAMES, type AttributeGroup, type ParcelGroup } from '#core/parcel/field-groups.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { cutMiddle, formatDateTime, formatMu } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ValueText } from './value-text.tsx';

export function Conflict({
  parcel,
  group,
  state,
}: {
  readonly parcel: RecordId;
  readonly group: ParcelGroup;
  readonly state: GroupState;
}) {
  const { text, term, fieldLabel } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const versions = state.alternatives;
  const attributes = ATTRIBUTE_GROUP_NAMES.find((name): name is AttributeGroup => name === group);
  const take = useMutation({
    mutationFn: ({ to, value }: { readonly to: AttributeGroup; readonly value: Json }) =>
      client.parcel.writeGroup({ id: parcel, group: to, value, heads: [...state.heads] }),
    onSuccess: (detail) => rememberParcel(queries, detail),
  });

  const fields = [...new Set(versions.flatMap(({ value }) => Object.keys(toFields(value))))].map((field) => {
    const [first, ...rest] = versions.map(({ value }) => toFields(value)[field] ?? null);
    return { field, differs: rest.some((each) => !sameJson(each, first ?? null)) };
  });
  const rows = fields.toSorted((a, b) => Number(b.differs) - Number(a.differs));

  return (
    <section className="conflict" aria-label={term(`groups/${group}`)}>
      <p>{text('sources/conflictText', { group: term(`groups/${group}`) })}</p>
      {take.error && <FailureNotice failure={toFailure(take.error)} onClose={take.reset} />}
      <div className="conflict-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('sources/field')}</th>
              {versions.map(({ source, value }, place) => (
                <th scope="col" key={source.operation}>
                  {text('sources/version', { number: place + 1 })}
                  <span className="second-line">
                    {source.by} {formatDateTime(source.at)}
                  </span>
                  <span className="second-line">
                    {(source.package && cutMiddle(source.package.fileName, 20)) ??
                      source.deviceName ??
                      text('sources/here')}
                  </span>
                  {attributes && (
                    <Button
                      size="small"
                      loading={take.isPending && take.variables.value === value}
                      aria-label={text('sources/takeVersion', { number: place + 1 })}
                      onClick={() => take.mutate({ to: attributes, value })}
                    >
                      {text('sources/take')}
                    </Button>
                  )}
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
              rows.map(({ field, differs }) => (
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
              ))
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
