/**
 * The values of one group that stand against each other, one column each, differing fields first. Taking one writes it
 * on top of all of them; the others stay in the record's history.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { GroupState } from '#core/contract/parcel.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import type { ParcelGroup } from '#core/parcel/field-groups.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useDrawing } from '../drawing/drawing-context.tsx';
import { BoundaryText, differingFields, toFields } from './group-values.tsx';
import { useCameBy } from './use-came-by.ts';
import { ValueText } from './value-text.tsx';

export function Conflict({
  parcel,
  group,
  state,
  onDecide,
}: {
  readonly parcel: RecordId;
  readonly group: ParcelGroup;
  readonly state: GroupState;
  readonly onDecide: () => void;
}) {
  const { text, term, fieldLabel } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const cameBy = useCameBy('column');
  const { hasMap } = useDrawing();
  const versions = state.alternatives;
  const take = useMutation({
    mutationFn: (operation: OpHash) =>
      client.parcel.takeVersion({ id: parcel, group, operation, heads: [...state.heads] }),
    onMutate: onDecide,
    onSuccess: (detail) => rememberParcel(queries, detail),
  });
  const isTaken = (operation: OpHash) => take.isPending && take.variables === operation;

  const differing = differingFields(
    group,
    versions.map(({ value }) => value),
  );
  const named = new Set(versions.flatMap(({ value }) => Object.keys(toFields(value))));
  const rows = [...new Set([...differing, ...named])].map((field) => ({
    field,
    differs: differing.includes(field),
  }));

  return (
    <section className="conflict" tabIndex={-1} aria-label={term(`groups/${group}`)}>
      <p>{text('sources/conflictText', { group: term(`groups/${group}`) })}</p>
      {group === 'boundary' && hasMap && <p>{text('sources/onMap')}</p>}
      {take.error && <FailureNotice failure={toFailure(take.error)} onClose={take.reset} />}
      <div className="conflict-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('sources/field')}</th>
              {versions.map(({ source }, place) => (
                <th scope="col" key={source.operation}>
                  {text(place === 0 ? 'sources/shownVersion' : 'sources/version', { number: place + 1 })}
                  <span className="second-line">
                    {source.by} <span className="one-line">{formatDateTime(source.at)}</span>
                  </span>
                  <span className="second-line one-line" title={source.package?.fileName}>
                    {cameBy(source)}
                  </span>
                  <Button
                    size="small"
                    loading={isTaken(source.operation)}
                    // One at a time: the next would be written on heads that are no more.
                    disabled={take.isPending && !isTaken(source.operation)}
                    aria-label={text('sources/takeVersion', { number: place + 1 })}
                    onClick={() => take.mutate(source.operation)}
                  >
                    {text('sources/take')}
                  </Button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group === 'boundary' ? (
              <tr className="differs">
                <th scope="row">{term('groups/boundary')}</th>
                {versions.map(({ value, source }) => (
                  <td key={source.operation}>
                    <BoundaryText value={value} />
                  </td>
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
}
