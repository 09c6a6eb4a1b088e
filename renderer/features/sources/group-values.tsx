/** The values of a group side by side: which fields differ, and each field in words. */
import { type Json, sameJson } from '#core/json.ts';
import { PARCEL_FIELDS, type ParcelGroup } from '#core/parcel/field-groups.ts';
import { formatMu } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmationsText } from './confirmations-text.tsx';
import { ValueText } from './value-text.tsx';

export type FieldValues = { readonly [field: string]: Json };

export function toFields(value: Json | undefined): FieldValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FieldValues) : {};
}

/** Fields in which at least two of the values differ, in the order of the form. */
export function differingFields(group: ParcelGroup, values: readonly (Json | undefined)[]): string[] {
  const [first, ...rest] = values.map(toFields);
  const named = new Set(values.flatMap((value) => Object.keys(toFields(value))));
  const order = PARCEL_FIELDS.flatMap((each) => (each.group === group ? [each.field] : []));
  return [...named]
    .filter((field) => rest.some((other) => !sameJson(other[field] ?? null, first?.[field] ?? null)))
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** A group that is no form but one thing: shown as a whole. */
export const isOneThing = (group: ParcelGroup): boolean => group === 'boundary' || group === 'confirmations';

export function BoundaryText({ value }: { readonly value: Json | undefined }) {
  const { text } = useTexts();
  const { rings, planarAreaSqM } = toFields(value);
  if (!Array.isArray(rings)) return <span className="quiet">{text('common/notFilled')}</span>;
  const points = rings.reduce<number>((sum, ring) => {
    const { points: ofRing } = toFields(ring);
    return sum + (Array.isArray(ofRing) ? ofRing.length : 0);
  }, 0);
  const said = text('sources/boundaryPoints', { count: points });
  if (typeof planarAreaSqM !== 'number') return said;
  return text('sources/boundaryArea', { points: said, area: formatMu(planarAreaSqM) });
}

export type Difference = {
  readonly group: ParcelGroup;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

/** What changed, a line a field, with what stood there and what stands there now. */
export function DifferenceTable({
  differences,
  heads,
}: {
  readonly differences: readonly Difference[];
  readonly heads: readonly [before: string, after: string];
}) {
  const { text, term, fieldLabel } = useTexts();
  const rows = differences.flatMap((difference) => {
    const { group, before, after } = difference;
    if (isOneThing(group)) return [{ ...difference, field: '' }];
    return differingFields(group, [before, after]).map((field) => ({ ...difference, field }));
  });
  return (
    <table className="difference-table">
      <thead>
        <tr>
          <th scope="col">{text('sources/field')}</th>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ group, field, before, after }) => (
          <tr key={`${group}.${field}`}>
            <th scope="row">{field ? fieldLabel(`${group}.${field}`) : term(`groups/${group}`)}</th>
            {[before, after].map((value, side) => (
              <td key={side === 0 ? 'before' : 'after'}>
                {field && <ValueText group={group} field={field} value={toFields(value)[field]} />}
                {group === 'boundary' && <BoundaryText value={value} />}
                {group === 'confirmations' && <ConfirmationsText value={value} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
