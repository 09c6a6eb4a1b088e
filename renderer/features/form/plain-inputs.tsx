/** The inputs of single values: text, number, date, yes or no, several texts, several codes. */
import { Button, Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { CodeListName } from '#core/parcel/field.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { type ControlProps, useCodeChoices } from './code-select.tsx';

const status = (invalid: boolean | undefined) => (invalid ? { status: 'error' as const } : {});

export function LineInput({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<string>) {
  return (
    <Input
      id={id}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      disabled={disabled}
      autoComplete="off"
      aria-describedby={describedBy}
      aria-required={required}
      {...status(invalid)}
    />
  );
}

export function LinesInput({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<string>) {
  return (
    <Input.TextArea
      id={id}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      disabled={disabled}
      autoSize={{ minRows: 2, maxRows: 8 }}
      aria-describedby={describedBy}
      aria-required={required}
      {...status(invalid)}
    />
  );
}

export function NumberInput({
  unit,
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<number> & { readonly unit?: string | undefined }) {
  return (
    <InputNumber
      id={id}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      disabled={disabled}
      controls={false}
      className="fill numbers"
      {...(unit ? { suffix: unit } : {})}
      inputMode="decimal"
      aria-describedby={describedBy}
      aria-required={required}
      {...status(invalid)}
    />
  );
}

/** Ways in which people write dates; the first is how they are shown. */
const DATE_FORMATS = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD', 'YYYY年M月D日'];

export function DateInput({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<string>) {
  const { text } = useTexts();
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value) : null}
      onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : undefined)}
      format={DATE_FORMATS}
      disabled={disabled}
      placeholder={text('form/dateFormat')}
      className="fill"
      // What was typed counts when the field is left, as everywhere in this form.
      changeOnBlur
      aria-describedby={describedBy}
      aria-required={required}
      {...status(invalid)}
    />
  );
}

/** Three states: yes, no, and not answered yet, which is not a no. */
export function YesNoInput({
  id,
  value,
  onChange,
  disabled,
  labelledBy,
  describedBy,
  required,
}: ControlProps<boolean>) {
  const { text } = useTexts();
  return (
    <div className="yes-no">
      <Radio.Group
        id={id}
        value={value ?? null}
        onChange={(event) => onChange(event.target.value === true)}
        disabled={disabled}
        optionType="button"
        options={[
          { value: true, label: text('common/yes') },
          { value: false, label: text('common/no') },
        ]}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-required={required}
      />
      {value !== undefined && !disabled && (
        <Button type="link" size="small" onClick={() => onChange(undefined)}>
          {text('common/clear')}
        </Button>
      )}
    </div>
  );
}

export function TextsInput({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<readonly string[]>) {
  const { text } = useTexts();
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      value={[...(value ?? [])]}
      onChange={(next: readonly string[]) => onChange(next)}
      tokenSeparators={[',', '，', ';', '；', '、', '\n', '\t']}
      disabled={disabled}
      placeholder={text('form/textsHelp')}
      className="fill"
      aria-describedby={describedBy}
      aria-required={required}
      {...status(invalid)}
    />
  );
}

export function CodesInput({
  list,
  id,
  value,
  onChange,
  disabled,
  labelledBy,
  describedBy,
}: ControlProps<readonly string[]> & { readonly list: CodeListName }) {
  const choices = useCodeChoices(list, value ?? []);
  return (
    <fieldset id={id} className="plain" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <Checkbox.Group
        className="codes"
        value={[...(value ?? [])]}
        onChange={(next) => onChange(next)}
        disabled={disabled}
        options={[...choices]}
      />
    </fieldset>
  );
}
