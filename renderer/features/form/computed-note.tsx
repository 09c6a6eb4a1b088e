/** Beside a field the program can compute: whether it holds the computed value, and the way to it where it does not. */
import { Button } from 'antd';
import { useWatch } from 'react-hook-form';
import { type ComputedField, computeValue } from '#core/parcel/computed-values.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { describe } from './field-descriptions.ts';
import type { FormValues } from './group-values.ts';
import { readField } from './group-values.ts';
import { useRecordFormContext } from './record-form.ts';

export function ComputedNote({
  field,
  disabled,
}: {
  readonly field: ComputedField;
  readonly disabled: boolean;
}) {
  const { text } = useTexts();
  const { control, parcelAreaSqM, change } = useRecordFormContext();
  const [computed, stored] = useWatch({
    control,
    name: 'use',
    compute: (use: FormValues | undefined) => {
      const read = (name: string) => readField(describe(`use.${name}`), use?.[name]).value;
      const sources = { floorAreaSqM: read('floorAreaSqM'), footprintAreaSqM: read('footprintAreaSqM') };
      return [computeValue(field, sources, parcelAreaSqM), read(field)] as const;
    },
  });
  if (computed === undefined) return null;
  const value = String(computed);
  if (stored === computed) return <p className="note-quiet">{text('computed/isComputed')}</p>;
  return (
    <p className={stored === undefined ? 'note-quiet' : 'note-overruled'}>
      {stored === undefined ? text('computed/proposed', { value }) : text('computed/overruled', { value })}
      {!disabled && (
        <Button type="link" className="note-action" onClick={() => change(`use.${field}`, computed)}>
          {text(stored === undefined ? 'computed/fill' : 'computed/take')}
        </Button>
      )}
    </p>
  );
}
